using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>The value tier of a customer, and what the next better one asks for.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class ValueTierDecision : IDecision
{
    internal ValueTierDecision(ValueTier tier, double value, double? limit, ValueTier? better, double? betterLimit, bool isTied)
    {
        Tier = tier;
        Value = value;
        Limit = limit;
        Better = better;
        BetterLimit = betterLimit;
        IsTied = isTied;
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
    /// Gets the least value of the next better tier; <see langword="null"/> for the best, and where nobody of the base is in it.
    /// </summary>
    public double? BetterLimit { get; }

    /// <summary>
    /// Gets a value indicating whether more customers have the same value than the next better tier has room for, so that none of them is
    /// in it.
    /// </summary>
    public bool IsTied { get; }

    /// <summary>Gets a value indicating whether nothing tells the customer apart from others: no tier has a limit.</summary>
    internal bool IsIndistinct => Limit is null && BetterLimit is null;

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("tier", Tier.Key);
        json.WriteNumber("value", Value);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture)
    {
        string said = SayLimits(culture);
        return IsTied ? DecisionTexts.Format("tier.tied", culture, said, Better!.Name) : said;
    }

    /// <summary>The tier's key and the reason in English.</summary>
    /// <returns>E.g. <c>gold: value 512.30; …</c>.</returns>
    public override string ToString() => $"{Tier}: {Say(CultureInfo.InvariantCulture)}";

    private string SayLimits(CultureInfo culture) => (Limit, BetterLimit) switch
    {
        ({ } limit, { } next) => DecisionTexts.Format("tier.between", culture, Value, Tier.Name, limit, Better!.Name, next),
        ({ } limit, null) => DecisionTexts.Format("tier.best", culture, Value, Tier.Name, limit),
        (null, { } next) => DecisionTexts.Format("tier.last", culture, Value, Better!.Name, next),
        _ => DecisionTexts.Format(IsTied ? "tier.same" : "tier.only", culture, Value),
    };
}
