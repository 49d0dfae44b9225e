using System.Globalization;

namespace CustomerLifecycle.Decisions;

/// <summary>The value tier of a customer, and what the next better one asks for.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class ValueTierDecision : IDecision
{
    internal ValueTierDecision(ValueTier tier, double value, double? limit, ValueTier? better, double? betterLimit)
    {
        Tier = tier;
        Value = value;
        Limit = limit;
        Better = better;
        BetterLimit = betterLimit;
    }

    /// <summary>Gets the tier.</summary>
    public ValueTier Tier { get; }

    /// <summary>Gets the value that decided.</summary>
    public double Value { get; }

    /// <summary>Gets the least value of the tier; <see langword="null"/> for the last one, which has none.</summary>
    public double? Limit { get; }

    /// <summary>Gets the next better tier; <see langword="null"/> for the best.</summary>
    public ValueTier? Better { get; }

    /// <summary>
    /// Gets the least value of the next better tier; <see langword="null"/> for the best, and where there was no customer to learn it from.
    /// </summary>
    public double? BetterLimit { get; }

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => (Limit, BetterLimit) switch
    {
        ({ } limit, { } next) => DecisionTexts.Format("tier.between", culture, Value, Tier.Name, limit, Better!.Name, next),
        ({ } limit, null) => DecisionTexts.Format("tier.best", culture, Value, Tier.Name, limit),
        (null, { } next) => DecisionTexts.Format("tier.last", culture, Value, Better!.Name, next),
        _ => DecisionTexts.Format("tier.only", culture, Value),
    };

    /// <summary>The tier's key and the reason in English.</summary>
    /// <returns>E.g. <c>gold: value 512.30; …</c>.</returns>
    public override string ToString() => $"{Tier}: {Say(CultureInfo.InvariantCulture)}";
}
