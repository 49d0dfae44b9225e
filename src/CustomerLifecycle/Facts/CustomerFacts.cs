using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>What a customer looks like in numbers as of a moment: what rules decide on.</summary>
/// <remarks>
/// <para>
/// "Never happened" is <see langword="null"/>, and a comparison with <see langword="null"/> is false in both directions:
/// a customer without an order has neither ordered within the last 90 days nor longer ago.
/// </para>
/// <para>The default value is a customer of whom nothing is known: all counts 0, all days <see langword="null"/>.</para>
/// <para>Amounts are <see cref="double"/> here, for deciding; <see cref="CustomerProfile"/> keeps them as <see cref="decimal"/>.</para>
/// <para>
/// Facts of the user's own (<see cref="Fact"/>) are asked for by indexer: <c>facts[ClubFacts.Tastings]</c>. They are worked out when they
/// are asked for, from the history or profile that the facts are of; facts made by hand hold those that were given:
/// <c>new CustomerFacts { Orders = 2, [ClubFacts.Tastings] = 3 }</c>.
/// </para>
/// <para>See <see cref="Catalog"/> for every fact that ships with key, name, unit and source.</para>
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly partial struct CustomerFacts : IEquatable<CustomerFacts>
{
    // Missing is stored as 0, so that the default value means "never"; what is there is stored with a bias above 0.
    internal const int DaysBias = 1;
    internal const int SignedBias = 1 << 30;

    // Whole vectors, so that a vector load never leaves the struct: a multiple of 8, of which the last few are not in use.
    internal const int WordCount = 72;

    /// <summary>How many amounts there are.</summary>
    internal const int AmountCount = 8;

    private readonly Words _words;
    private readonly Amounts _amounts;
    private readonly FactSource? _source;
    private readonly int _day; // of facts made by hand: how many days have passed since
    private readonly bool _isOfADay;

    /// <summary>Gets all facts with key, name, unit, range, source and the way in which they change with time.</summary>
    public static FactCatalog<CustomerFacts> Catalog => ShippedFacts.Catalog;

    /// <summary>Gets a fact of the user's own, or sets it in facts made by hand.</summary>
    /// <param name="fact">The fact.</param>
    /// <exception cref="InvalidOperationException">
    /// The facts are of a <see cref="CustomerProfile"/> that does not keep the fact.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a number that is not finite.</exception>
    /// <exception cref="ArgumentException">The fact that is set is calculated from others.</exception>
    public int this[Fact<int> fact]
    {
        get => (int)Math.Clamp(Known(fact), int.MinValue, int.MaxValue);
        init => _source = Given(fact, value);
    }

    /// <inheritdoc cref="this[Fact{int}]"/>
    public int? this[Fact<int?> fact]
    {
        get => Read(fact) is { Number: var number } && !double.IsNaN(number) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
        init => _source = Given(fact, value ?? double.NaN);
    }

    /// <inheritdoc cref="this[Fact{int}]"/>
    public double this[Fact<double> fact]
    {
        get => Known(fact);
        init => _source = Given(fact, Guard.Against.NotFinite(value));
    }

    /// <inheritdoc cref="this[Fact{int}]"/>
    public double? this[Fact<double?> fact]
    {
        get => Read(fact) is { Number: var number } && !double.IsNaN(number) ? number : null;
        init => _source = Given(fact, value is { } known ? Guard.Against.NotFinite(known) : double.NaN);
    }

    /// <inheritdoc cref="this[Fact{int}]"/>
    public bool this[Fact<bool> fact]
    {
        get => Known(fact) != 0;
        init => _source = Given(fact, value ? 1 : 0);
    }

    /// <inheritdoc cref="this[Fact{int}]"/>
    public string? this[Fact<string?> fact]
    {
        get => Read(fact).Text;
        init => _source = Given(fact, FactValue.Of(value));
    }

    /// <inheritdoc cref="this[Fact{int}]"/>
    public LocalDate? this[Fact<LocalDate?> fact]
    {
        get => Read(fact) is { Number: var number } && !double.IsNaN(number) ? LocalDay.ToDate((int)number) : null;
        init => _source = Given(fact, value is { } date ? LocalDay.Of(date) : double.NaN);
    }

    /// <summary>
    /// Whether two customers look the same in every fact that ships, and in every one of the user's own that was given by hand.
    /// </summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all facts are equal.</returns>
    public static bool operator ==(CustomerFacts left, CustomerFacts right) => left.Equals(right);

    /// <summary>Whether two customers differ in any fact.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a fact differs.</returns>
    public static bool operator !=(CustomerFacts left, CustomerFacts right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(CustomerFacts other) =>
        ((ReadOnlySpan<int>)_words).SequenceEqual(other._words)
        && ((ReadOnlySpan<double>)_amounts).SequenceEqual(other._amounts)
        && (_source as HandMadeFacts, other._source as HandMadeFacts) switch
        {
            (null, null) => true,
            ({ } mine, { } theirs) => mine.SaysTheSame(theirs),
            _ => false,
        };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CustomerFacts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(MemoryMarshal.AsBytes((ReadOnlySpan<int>)_words));
        foreach (double amount in (ReadOnlySpan<double>)_amounts)
        {
            hash.Add(amount);
        }

        return hash.ToHashCode();
    }

    /// <summary>What is known of the customer: every fact that is neither missing nor 0, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>orders 3, days-since-last-order 12, is-signed-up true</c>.</returns>
    public override string ToString()
    {
        CustomerFacts facts = this;
        return string.Join(", ", Catalog.All
            .Select(fact => (fact, value: fact.Measure(facts)))
            .Where(f => f.value is not null && (f.value != 0 || f.fact.Unit == FactUnit.Days))
            .Select(f => $"{f.fact.Key} {f.fact.FormatValue(f.value!.Value)}"));
    }

    /// <summary>Where the user's own facts come from.</summary>
    internal FactSource? Source { get => _source; init => _source = value; }

    /// <summary>The day of the facts; null of facts made by hand.</summary>
    internal int? Day
    {
        get => _isOfADay ? _day : null;
        init => (_isOfADay, _day) = (value is not null, value.GetValueOrDefault());
    }

    /// <summary>Sets the day of facts that are written number by number.</summary>
    internal static void SetDay(ref CustomerFacts facts, int day) =>
        (Unsafe.AsRef(in facts._isOfADay), Unsafe.AsRef(in facts._day)) = (true, day);

    /// <summary>The day of the facts, counted from when they were given where they were made by hand.</summary>
    internal int DayOrPassed => _day;

    /// <summary>A fact of the user's own; NaN where it is missing.</summary>
    internal FactValue Read(FactDeclaration fact) => fact.Calculation is { } calculation
        ? new(calculation.Of(in this))
        : _source?.Read(fact, _day) ?? FactValue.Missing;

    /// <summary>In how many more days, beyond some, time alone may change a fact unevenly; null where it never does.</summary>
    internal int? NextChange(FactDeclaration fact, int afterDays)
    {
        if (fact.Calculation is not { } calculation)
        {
            return _source?.NextChange(fact, _day + afterDays) - _day;
        }

        int? next = null;
        foreach (FactInfo<CustomerFacts> operand in calculation.Operands)
        {
            int? change = operand.DailyChange != 0 ? afterDays + 1
                : operand is { IsOwn: true, Declaration: { } own } ? NextChange(own, afterDays)
                : null;
            next = next is null || change < next ? change ?? next : next;
        }

        return next;
    }

    /// <summary>The facts so many days later, if nothing happens.</summary>
    internal CustomerFacts AfterDays(int days)
    {
        CustomerFacts later = this;
        foreach (FactInfo<CustomerFacts> fact in ShippedFacts.Timed)
        {
            ref int stored = ref Unsafe.Add(ref Unsafe.AsRef(in later.FirstWord), fact.Location.Index);
            stored = stored == 0 ? 0 : (int)Math.Clamp(stored + ((long)days * fact.DailyChange), 1, int.MaxValue);
        }

        Unsafe.AsRef(in later._day) = (int)Math.Min((long)_day + days, int.MaxValue);
        return later;
    }

    /// <summary>The stored whole numbers, biased: what the conditions of rules are computed on.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ref readonly int FirstWord => ref _words[0];

    /// <summary>The stored amounts.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ref readonly double FirstAmount => ref _amounts[0];

    private static int Count(int value, [CallerMemberName] string member = "") => Guard.Against.Below(value, 0, nameof(value), member);

    private static int Days(int? value, [CallerMemberName] string member = "") =>
        value is { } days ? Guard.Against.OutsideOf(days, 0, int.MaxValue - DaysBias, nameof(value), member) + DaysBias : 0;

    private static int SignedDays(int? value, [CallerMemberName] string member = "") => value is { } days
        ? Guard.Against.OutsideOf(days, 1 - SignedBias, int.MaxValue - SignedBias, nameof(value), member) + SignedBias
        : 0;

    private static int Percent(int value, [CallerMemberName] string member = "") =>
        Guard.Against.OutsideOf(value, 0, 100, nameof(value), member);

    private static int Score(int? value, int lowest, int highest, [CallerMemberName] string member = "") =>
        value is { } score ? Guard.Against.OutsideOf(score, lowest, highest, nameof(value), member) + DaysBias : 0;

    private FactValue Read(CustomerFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return Read(fact.Declaration);
    }

    private double Known(CustomerFact fact) => Read(fact) is { Number: var number } && !double.IsNaN(number) ? number : 0;

    private HandMadeFacts Given(CustomerFact fact, double value) => Given(fact, new FactValue(value));

    private HandMadeFacts Given(CustomerFact fact, FactValue value)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return HandMadeFacts.With(_source, fact.Declaration, value);
    }

    private int Number(FactLocation place) => _words[place.Index];

    private int? Optional(FactLocation place)
    {
        int stored = _words[place.Index];
        return stored == 0 ? null : stored - place.Bias;
    }

    [InlineArray(WordCount)]
    private struct Words
    {
        private int _first;
    }

    [InlineArray(AmountCount)]
    private struct Amounts
    {
        private double _first;
    }
}
