using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>
/// The events that one fact selects, in time order: when they were and what they carry. Any window of any past day is answered from it, a
/// count or sum by two searches, everything else by a look at the window's events.
/// </summary>
internal sealed class FactSeries(FactSelector selector, EventProperty? property)
{
    private readonly List<Entry> _entries = [];
    private bool _isByDay = true;

    /// <summary>Takes in an event that is not earlier than those before.</summary>
    public void Add(in CustomerEvent item, int day, OrderPolicyOfFacts orders)
    {
        if (!selector.Selects(in item, orders))
        {
            return;
        }

        FactValue value = property?.Read(item) ?? FactValue.Missing;
        DecimalSum total = _entries.Count == 0 ? default : _entries[^1].Total;
        _isByDay &= _entries.Count == 0 || _entries[^1].Day <= day;
        _entries.Add(new Entry(item.Ticks, day, value, total + (property?.Exact?.Invoke(item) ?? 0)));
    }

    /// <summary>The value on a day of what was known at an instant.</summary>
    /// <param name="fact">A fact with the selector and property of the series.</param>
    /// <param name="day">The day.</param>
    /// <param name="ticks">The last instant whose events are known.</param>
    public FactValue Read(FactDeclaration fact, int day, long ticks)
    {
        ReadOnlySpan<Entry> known = CollectionsMarshal.AsSpan(_entries)[..CountUpTo(ticks)];
        (int from, int until) = fact.Window.On(day);
        if (fact.Window.IsEver)
        {
            return Aggregate(fact, known, default, day);
        }

        if (!_isByDay)
        {
            // Where clocks went back across midnight, a later event may bear the earlier date.
            List<Entry> inWindow = [];
            DecimalSum total = default;
            for (int i = 0; i < known.Length; i++)
            {
                if (known[i].Day >= from && known[i].Day < until)
                {
                    total += known[i].Total - (i == 0 ? default : known[i - 1].Total);
                    inWindow.Add(known[i] with { Total = total });
                }
            }

            return Aggregate(fact, CollectionsMarshal.AsSpan(inWindow), default, day);
        }

        int first = CountBefore(known, from);
        int last = until == int.MaxValue ? known.Length : CountBefore(known, until);
        return Aggregate(fact, known[first..Math.Max(first, last)], first == 0 ? default : known[first - 1].Total, day);
    }

    /// <summary>The first day after some on which time alone takes an event out of the window.</summary>
    public int? NextChange(FactDeclaration fact, int day, long ticks)
    {
        ReadOnlySpan<Entry> known = CollectionsMarshal.AsSpan(_entries)[..CountUpTo(ticks)];
        int? next = null;
        for (int i = _isByDay ? CountBefore(known, fact.Window.On(day).From) : 0; i < known.Length; i++)
        {
            if (fact.Window.LeavesOn(known[i].Day) is { } leaves && leaves > day && !(next <= leaves))
            {
                next = leaves;
            }

            if (_isByDay && next is not null)
            {
                break; // Whoever came later leaves no earlier.
            }
        }

        // As long as something is in the window, days since and until go on too.
        return next is not null && fact.Aggregate is FactAggregate.DaysSince or FactAggregate.DaysSinceFirst or FactAggregate.DaysUntil
            ? day + 1
            : next;
    }

    private FactValue Aggregate(FactDeclaration fact, ReadOnlySpan<Entry> entries, DecimalSum before, int day) => fact.Aggregate switch
    {
        FactAggregate.Count => new(entries.Length),
        FactAggregate.Sum => new(entries.Length == 0 ? 0 : (entries[^1].Total - before).ToDouble()),
        FactAggregate.DaysSince => entries.Length < fact.Nth ? FactValue.Missing : new(Math.Max(0, day - DayFromEnd(entries, fact.Nth))),
        FactAggregate.DaysSinceFirst => entries.Length == 0 ? FactValue.Missing : new(Math.Max(0, day - EarliestDay(entries))),
        FactAggregate.DaysUntil => NewestWith(entries) is { Number: var date } ? new(date - day) : FactValue.Missing,
        FactAggregate.Mean => Mean(entries, before),
        FactAggregate.Smallest or FactAggregate.Largest => Extreme(entries, fact.Aggregate == FactAggregate.Largest),
        FactAggregate.First => FirstWith(entries),
        FactAggregate.Latest => NewestWith(entries),
        FactAggregate.Attribute => entries.Length == 0 ? FactValue.Missing : entries[^1].Value,
        FactAggregate.Distinct => new(Distinct(entries)),
        FactAggregate.MostFrequent => MostFrequent(entries),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Where clocks went back across midnight, the n-th last day is not that of the n-th last instant.
    private int DayFromEnd(ReadOnlySpan<Entry> entries, int nth) => _isByDay ? entries[^nth].Day : DaysOf(entries)[^nth];

    private int EarliestDay(ReadOnlySpan<Entry> entries) => _isByDay ? entries[0].Day : DaysOf(entries)[0];

    private static int[] DaysOf(ReadOnlySpan<Entry> entries)
    {
        int[] days = new int[entries.Length];
        for (int i = 0; i < days.Length; i++)
        {
            days[i] = entries[i].Day;
        }

        Array.Sort(days);
        return days;
    }

    private static FactValue Mean(ReadOnlySpan<Entry> entries, DecimalSum before)
    {
        int count = 0;
        foreach (ref readonly Entry entry in entries)
        {
            count += double.IsNaN(entry.Value.Number) ? 0 : 1;
        }

        return count == 0 ? FactValue.Missing : new((entries[^1].Total - before).Over(count));
    }

    private static FactValue Extreme(ReadOnlySpan<Entry> entries, bool isLargest)
    {
        double extreme = double.NaN;
        foreach (ref readonly Entry entry in entries)
        {
            double number = entry.Value.Number;
            bool isFurther = double.IsNaN(extreme) || (isLargest ? number > extreme : number < extreme);
            extreme = !double.IsNaN(number) && isFurther ? number : extreme;
        }

        return new(extreme);
    }

    private static FactValue FirstWith(ReadOnlySpan<Entry> entries)
    {
        foreach (ref readonly Entry entry in entries)
        {
            if (!double.IsNaN(entry.Value.Number))
            {
                return entry.Value;
            }
        }

        return FactValue.Missing;
    }

    private static FactValue NewestWith(ReadOnlySpan<Entry> entries)
    {
        for (int i = entries.Length - 1; i >= 0; i--)
        {
            if (!double.IsNaN(entries[i].Value.Number))
            {
                return entries[i].Value;
            }
        }

        return FactValue.Missing;
    }

    private static int Distinct(ReadOnlySpan<Entry> entries)
    {
        HashSet<FactValue> seen = [];
        foreach (ref readonly Entry entry in entries)
        {
            if (!double.IsNaN(entry.Value.Number))
            {
                seen.Add(entry.Value);
            }
        }

        return seen.Count;
    }

    private static FactValue MostFrequent(ReadOnlySpan<Entry> entries)
    {
        Dictionary<FactValue, int> counts = [];
        FactValue most = FactValue.Missing;

        // From the newest on, so that of several that are equally frequent the one seen last is met first.
        List<FactValue> byNewest = [];
        for (int i = entries.Length - 1; i >= 0; i--)
        {
            FactValue value = entries[i].Value;
            if (!double.IsNaN(value.Number))
            {
                ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out bool isKnown);
                count++;
                if (!isKnown)
                {
                    byNewest.Add(value);
                }
            }
        }

        foreach (FactValue value in byNewest)
        {
            most = double.IsNaN(most.Number) || counts[value] > counts[most] ? value : most;
        }

        return most;
    }

    private static int CountBefore(ReadOnlySpan<Entry> entries, int day)
    {
        int low = 0;
        int high = entries.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = entries[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int CountUpTo(long ticks)
    {
        int low = 0;
        int high = _entries.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _entries[middle].Ticks <= ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>One event: what it carries, and the exact sum of all up to it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(long Ticks, int Day, FactValue Value, DecimalSum Total);
}
