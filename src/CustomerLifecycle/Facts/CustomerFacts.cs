using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>What a customer looks like in numbers as of a moment: what rules decide on.</summary>
/// <remarks>
/// <para>
/// "Never happened" is <see langword="null"/>, and a comparison with <see langword="null"/> is false in both directions:
/// a customer without an order has neither ordered within the last 90 days nor longer ago.
/// </para>
/// <para>The default value is a customer of whom nothing is known: all counts 0, all days <see langword="null"/>.</para>
/// <para>Amounts are <see cref="double"/> here, for deciding; <see cref="CustomerProfile"/> keeps them as <see cref="decimal"/>.</para>
/// <para>See <see cref="Catalog"/> for every fact with key, name, unit and source.</para>
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly partial struct CustomerFacts : IEquatable<CustomerFacts>
{
    // Missing is stored as 0, so that the default value means "never"; what is there is stored with a bias above 0.
    internal const int DaysBias = 1;
    internal const int SignedBias = 1 << 30;

    private readonly Words _words;
    private readonly Amounts _amounts;

    /// <summary>Gets all facts with key, name, unit, range, source and the way in which they change with time.</summary>
    public static FactCatalog<CustomerFacts> Catalog => CustomerFactCatalog.Instance;

    /// <summary>Whether two customers look the same in every fact.</summary>
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
        ((ReadOnlySpan<int>)_words).SequenceEqual(other._words) && ((ReadOnlySpan<double>)_amounts).SequenceEqual(other._amounts);

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

    /// <summary>The stored whole numbers, biased: what the conditions of rules are computed on.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ref readonly int FirstWord => ref _words[0];

    /// <summary>The stored amounts.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    internal ref readonly double FirstAmount => ref _amounts[0];

    private static int Count(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }

    private static int Days(int? value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value.GetValueOrDefault(), nameof(value));
        return value + DaysBias ?? 0;
    }

    private static int SignedDays(int? value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value.GetValueOrDefault(), -SignedBias, nameof(value));
        return value + SignedBias ?? 0;
    }

    private static int Percent(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
        return value;
    }

    private static int Score(int? value, int lowest, int highest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value ?? lowest, lowest, nameof(value));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? lowest, highest, nameof(value));
        return value + DaysBias ?? 0;
    }

    private int Number(IntegerFact word) => _words[(int)word];

    private int? Optional(IntegerFact word, int bias)
    {
        int stored = _words[(int)word];
        return stored == 0 ? null : stored - bias;
    }

    // Padded to whole vectors, so that a vector load never leaves the struct.
    [InlineArray(48)]
    private struct Words
    {
        private int _first;
    }

    [InlineArray(8)]
    private struct Amounts
    {
        private double _first;
    }
}
