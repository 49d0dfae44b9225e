using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>
/// The latest days on which something happened, and what of each: constant size, and the same whatever the order of arrival.
/// </summary>
internal struct LatestDays<TDay>
    where TDay : struct, IDayOfMany<TDay>
{
    /// <summary>A dozen days show a rhythm; what is older says little about today's.</summary>
    private const int Most = 12;

    // In order, the last one last; made with the first, as many customers never return anything, or never answer.
    private Kept[]? _days;

    /// <summary>How many days are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How many gaps lie between them.</summary>
    public readonly int Gaps => Math.Max(0, Count - 1);

    /// <summary>A kept day, 0 is the earliest.</summary>
    public readonly int this[int place] => _days![place].Day;

    /// <summary>The last day; of no meaning where none is kept.</summary>
    public readonly int Last => _days![Count - 1].Day;

    /// <summary>The days from a kept day to the next.</summary>
    public readonly int Gap(int place) => _days![place + 1].Day - _days[place].Day;

    /// <summary>What happened after a kept day.</summary>
    public readonly TDay After(int place)
    {
        TDay sum = default;
        foreach (Kept kept in _days.AsSpan(0, Count)[(place + 1)..])
        {
            sum += kept.What;
        }

        return sum;
    }

    /// <summary>What happened after a day, of the days that are kept.</summary>
    public readonly TDay AfterDay(int day)
    {
        int place = Count - 1;
        while (place >= 0 && _days![place].Day > day)
        {
            place--;
        }

        return After(place);
    }

    public void Add(int day, TDay what) => Add(new Kept(day, what));

    public void Merge(ref readonly LatestDays<TDay> other)
    {
        foreach (Kept kept in other._days.AsSpan(0, other.Count))
        {
            Add(kept);
        }
    }

    private void Add(Kept added)
    {
        Span<Kept> days = _days ??= new Kept[Most];
        int place = Count;
        while (place > 0 && days[place - 1].Day > added.Day)
        {
            place--;
        }

        if (place > 0 && days[place - 1].Day == added.Day)
        {
            days[place - 1] = new Kept(added.Day, days[place - 1].What + added.What);
        }
        else if (Count < Most)
        {
            days[place..Count].CopyTo(days[(place + 1)..]);
            days[place] = added;
            Count++;
        }
        else if (place > 0)
        {
            // The earliest makes room.
            days[1..place].CopyTo(days);
            days[place - 1] = added;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Kept(int Day, TDay What);
}
