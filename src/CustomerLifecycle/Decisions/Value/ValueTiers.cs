using System.Globalization;

namespace CustomerLifecycle.Decisions;

/// <summary>Which value makes which tier: every value lies in exactly one, and more value never in a lower one.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class ValueTiers
{
    private readonly ValueTier[] _tiers;
    private readonly double[] _limits;
    private readonly double?[] _tied;

    private ValueTiers(ValueTier[] tiers, TopLimit[] limits)
    {
        _tiers = tiers;
        _limits = [.. limits.Select(l => l.Value)];
        _tied = [.. limits.Select(l => l.Tied)];
    }

    /// <summary>Gets the tiers that ship, the best first: platinum, gold, silver, bronze.</summary>
    public static IReadOnlyList<ValueTier> ShippedTiers { get; } =
    [
        new("platinum", LocalizedText.Of("Platinum", "Platin")),
        new("gold", LocalizedText.Of("Gold", "Gold")),
        new("silver", LocalizedText.Of("Silver", "Silber")),
        new("bronze", LocalizedText.Of("Bronze", "Bronze")),
    ];

    /// <summary>Gets the top shares of customers that ship: 5 % platinum, 20 % at least gold, 50 % at least silver. Own choice.</summary>
    public static IReadOnlyList<double> ShippedShares { get; } = [0.05, 0.2, 0.5];

    /// <summary>Gets the tiers, the best first.</summary>
    public IReadOnlyList<ValueTier> Tiers => _tiers;

    /// <summary>
    /// Gets the least value of each tier but the last, which takes all the rest; infinite for a tier that holds nobody, as the base is too
    /// small or its customers cannot be told apart.
    /// </summary>
    public IReadOnlyList<double> Limits => _limits;

    /// <summary>Tiers by absolute limits.</summary>
    /// <param name="tiers">The tiers, the best first; one more than limits.</param>
    /// <param name="limits">The least value of each tier but the last, decreasing and finite.</param>
    /// <returns>The tiers.</returns>
    /// <exception cref="ArgumentException">
    /// The limits do not decrease, are not finite or are too few or many, or two tiers have one key.
    /// </exception>
    public static ValueTiers OfLimits(IReadOnlyList<ValueTier> tiers, IReadOnlyList<double> limits)
    {
        Check(tiers, limits, nameof(limits));
        bool isDecreasing = limits.Zip(limits.Skip(1)).All(pair => pair.First > pair.Second) && limits.All(double.IsFinite);
        return isDecreasing
            ? new ValueTiers([.. tiers], [.. limits.Select(l => new TopLimit(l, Tied: null))])
            : throw new ArgumentException(
                $"The limits must be finite and decrease from tier to tier; found {Join(limits)}.", nameof(limits));
    }

    /// <summary>
    /// Tiers by top shares of a base. Who has the same value is in the same tier, and no tier with those above holds more customers than
    /// its share: where not all of the same value have room, all of them stay below, and the decision says so.
    /// </summary>
    /// <param name="values">The value of each customer of the base, finite.</param>
    /// <param name="tiers">The tiers, the best first; one more than shares.</param>
    /// <param name="shares">
    /// The most customers in each tier or a better one, as a share, but for the last; increasing, more than 0, less than 1. Less than a
    /// whole customer is nobody.
    /// </param>
    /// <returns>The tiers with the limits that the base gives; without a customer everybody is in the last one.</returns>
    /// <exception cref="ArgumentException">
    /// The shares do not increase, lie outside 0 to 1 or are too few or many, two tiers have one key, or a value is not finite.
    /// </exception>
    public static ValueTiers OfTopShares(IEnumerable<double> values, IReadOnlyList<ValueTier> tiers, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(tiers, shares, nameof(shares));
        if (!shares.Zip(shares.Skip(1)).All(pair => pair.First < pair.Second) || !shares.All(s => s is > 0 and < 1))
        {
            throw new ArgumentException(
                $"The shares must increase from tier to tier and lie between 0 and 1; found {Join(shares)}.", nameof(shares));
        }

        double[] ordered = [.. values.OrderDescending()];
        return ordered.All(double.IsFinite)
            ? new ValueTiers([.. tiers], [.. shares.Select(s => TopLimit.Of(ordered, s))])
            : throw new ArgumentException("Every value must be a finite number.", nameof(values));
    }

    /// <summary>The tier of a value.</summary>
    /// <param name="value">The value, finite.</param>
    /// <returns>The tier and why.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public ValueTierDecision TierOf(double value)
    {
        Guard.Against.NotFinite(value, member: nameof(value));
        int tier = Array.FindIndex(_limits, limit => value >= limit);
        tier = tier < 0 ? _tiers.Length - 1 : tier;
        return new ValueTierDecision(
            _tiers[tier],
            value,
            tier < _limits.Length ? _limits[tier] : null,
            tier > 0 ? _tiers[tier - 1] : null,
            tier > 0 && double.IsFinite(_limits[tier - 1]) ? _limits[tier - 1] : null,
            tier > 0 && _tied[tier - 1] == value);
    }

    private static void Check(IReadOnlyList<ValueTier> tiers, IReadOnlyList<double> limits, string paramName)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        ArgumentNullException.ThrowIfNull(limits, paramName);
        if (tiers.Count == 0 || tiers.Contains(null!))
        {
            throw new ArgumentException("Give at least one tier, and none that is null.", nameof(tiers));
        }

        if (tiers.Count != limits.Count + 1)
        {
            throw new ArgumentException(
                $"{tiers.Count} tiers need {tiers.Count - 1} {paramName}, one for each but the last; found {limits.Count}.", paramName);
        }

        if (tiers.GroupBy(t => t.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two tiers have the key '{twice.Key}'.", nameof(tiers));
        }
    }

    private static string Join(IEnumerable<double> numbers) =>
        string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}
