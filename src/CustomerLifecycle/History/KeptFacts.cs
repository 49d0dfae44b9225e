using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// What a profile keeps of the facts that are aggregates over events: one number each, at the place that the fact has in
/// <see cref="CustomerFacts"/>. How an event changes it, how two parts merge and what it says on a day follow from the declaration.
/// </summary>
/// <remarks>
/// Days are kept so that 0 is "never" and the greater number holds: last days count up from the distant past, first days down from the
/// distant future.
/// </remarks>
internal struct KeptFacts
{
    // Above every day of the calendar, before 1970 and after it, so that what is kept is above 0.
    private const int Shift = 1 << 23;

    private Numbers _numbers;
    private NewestValue<int>[]? _latest;

    /// <summary>The number of events behind a fact that counts.</summary>
    public readonly int Count(FactLocation fact) => _numbers[fact.Index];

    /// <summary>The day behind a fact about days since the last event; null where there is none.</summary>
    public readonly int? LastDay(FactLocation fact) => _numbers[fact.Index] is var kept and not 0 ? kept - Shift : null;

    /// <summary>The day behind a fact about days since the first event; null where there is none.</summary>
    public readonly int? FirstDay(FactLocation fact) => _numbers[fact.Index] is var kept and not 0 ? Shift - kept : null;

    /// <summary>Takes in an event.</summary>
    /// <param name="item">The event.</param>
    /// <param name="day">Its calendar day.</param>
    /// <param name="counts">Whether it counts, if it is an order.</param>
    public void Add(in CustomerEvent item, int day, bool counts)
    {
        // Without a branch, as nobody can foresee which event comes next: what is added and what it must come up to, by KeptAs.
        PerKeptAs added = default;
        PerKeptAs least = default;
        added[(int)KeptAs.Count] = 1;
        added[(int)KeptAs.Quantity] = item.Quantity;
        least[(int)KeptAs.LastDay] = day + Shift;
        least[(int)KeptAs.FirstDay] = Shift - day;
        ref int numbers = ref _numbers[0];
        foreach (ushort plain in KeptFactStep.Plain(item.Kind, counts, item.Selling))
        {
            (int place, int keeps) = KeptFactStep.Read(plain);
            Keep(ref Unsafe.Add(ref numbers, place), added[keeps], least[keeps]);
        }

        foreach (ref readonly KeptFactStep step in KeptFactStep.Narrowed(item.Kind))
        {
            if (!step.Selects(in item, counts))
            {
                continue;
            }

            if (step.Keeps != KeptAs.LatestScore)
            {
                Keep(ref Unsafe.Add(ref numbers, step.Place), added[(int)step.Keeps], least[(int)step.Keeps]);
            }
            else if (item.Score is { } score)
            {
                (_latest ??= new NewestValue<int>[KeptFactStep.LatestScores.Length])[step.Latest].Offer(in item, score);
            }
        }
    }

    /// <summary>Takes an event into the number of one fact, wherever that stands.</summary>
    /// <param name="number">The number.</param>
    /// <param name="keeps">As what it is kept.</param>
    /// <param name="day">The calendar day of the event.</param>
    /// <param name="quantity">How many items it is about.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep(ref int number, KeptAs keeps, int day, int quantity)
    {
        number = keeps switch
        {
            KeptAs.Count => (int)Math.Min((uint)number + 1, int.MaxValue),
            KeptAs.LastDay => Math.Max(number, day + Shift),
            KeptAs.FirstDay => Math.Max(number, Shift - day),
            _ => (int)Math.Min((uint)number + (uint)quantity, int.MaxValue),
        };
    }

    /// <summary>What the number of one fact says on a day, as facts store it (<see cref="WriteTo"/>).</summary>
    public static int Said(int number, KeptAs keeps, int today) => keeps switch
    {
        _ when number == 0 => 0,
        KeptAs.LastDay => Math.Max(today + Shift - number, 0) + CustomerFacts.DaysBias,
        KeptAs.FirstDay => Math.Max(today - Shift + number, 0) + CustomerFacts.DaysBias,
        _ => number,
    };

    /// <summary>Takes the number of another part into that of one fact.</summary>
    public static void Merge(ref int number, int other, KeptAs keeps)
    {
        bool isDay = keeps is KeptAs.LastDay or KeptAs.FirstDay;
        Keep(ref number, added: isDay ? 0 : other, least: isDay ? other : 0);
    }

    /// <summary>Sets the number of one fact to what was kept elsewhere.</summary>
    public void Set(int place, int number) => _numbers[place] = number;

    /// <summary>Sets the newest scores to those kept elsewhere, which stay there.</summary>
    public void SetLatest(NewestValue<int>[]? latest) => _latest = latest;

    /// <summary>Takes in all that another part has taken in.</summary>
    public void Merge(ref readonly KeptFacts other)
    {
        for (int place = 0; place < Numbers.Length; place++)
        {
            Merge(ref _numbers[place], other._numbers[place], KeptFactStep.KeepsAt(place));
        }

        for (int i = 0; i < other._latest?.Length; i++)
        {
            (_latest ??= new NewestValue<int>[other._latest.Length])[i].Offer(other._latest[i]);
        }
    }

    /// <summary>Writes the facts of a day.</summary>
    /// <remarks>
    /// Where clocks go back across midnight, an event may carry the date after the day asked for: that is still "today".
    /// </remarks>
    public readonly void WriteTo(ref CustomerFacts facts, int today)
    {
        ref int from = ref Unsafe.AsRef(in _numbers[0]);
        ref int into = ref Unsafe.AsRef(in facts.FirstWord);
        Vector<int> sinceLast = new(today + Shift);
        Vector<int> sinceFirst = new(today - Shift);
        for (int place = 0; place < Numbers.Length; place += Vector<int>.Count)
        {
            Vector<int> kept = Vector.LoadUnsafe(ref from, (nuint)place);
            Vector<int> isLast = Vector.LoadUnsafe(ref KeptFactStep.LastDays, (nuint)place);
            Vector<int> isFirst = Vector.LoadUnsafe(ref KeptFactStep.FirstDays, (nuint)place);
            Vector<int> days = Vector.ConditionalSelect(isFirst, sinceFirst + kept, sinceLast - kept);
            days = Vector.Max(days, Vector<int>.Zero) + Vector<int>.One; // CustomerFacts.DaysBias
            Vector<int> isNever = Vector.Equals(kept, Vector<int>.Zero);
            Vector.ConditionalSelect(Vector.AndNot(isFirst | isLast, isNever), days, kept).StoreUnsafe(ref into, (nuint)place);
        }

        for (int i = 0; i < _latest?.Length; i++)
        {
            if (_latest[i].Value is { } value)
            {
                FactLocation fact = KeptFactStep.LatestScores[i];
                Unsafe.Add(ref into, fact.Index) = value + fact.Bias;
            }
        }
    }

    // As many as can be said: two numbers of 31 bits never leave 32, and as none is below 0, the order of adding makes no difference.
    private static void Keep(ref int number, int added, int least) =>
        number = Math.Max((int)Math.Min((uint)number + (uint)added, int.MaxValue), least);

    [InlineArray((int)KeptAs.Quantity + 1)]
    private struct PerKeptAs
    {
        private int _first;
    }

    [InlineArray(Length)]
    private struct Numbers
    {
        public const int Length = CustomerFacts.WordCount;
        private int _first;
    }
}
