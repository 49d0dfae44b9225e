using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>Whether a customer is a high roller, by what they spent and not by how often.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class HighRollerDecision : IDecision
{
    private readonly HighRollerLimits _limits;

    internal HighRollerDecision(HighRollerLimits limits, double total, double largestOrder, int orders)
    {
        _limits = limits;
        Total = total;
        LargestOrder = largestOrder;
        Orders = orders;
    }

    /// <summary>Gets a value indicating whether the customer is a high roller.</summary>
    public bool IsHighRoller => Total >= _limits.Total || LargestOrder >= _limits.SingleOrder;

    /// <summary>Gets the revenue of the customer.</summary>
    public double Total { get; }

    /// <summary>Gets the amount of the largest order.</summary>
    public double LargestOrder { get; }

    /// <summary>Gets the number of orders, which decides nothing.</summary>
    public int Orders { get; }

    /// <summary>Gets a value indicating whether others spent as much, too many to be high rollers all, so that none of them is.</summary>
    public bool IsTied => !IsHighRoller && Orders > 0 && (Total == _limits.TiedTotal || LargestOrder == _limits.TiedOrder);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteBoolean("isHighRoller", IsHighRoller);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture)
    {
        string said = SayLimits(culture);
        return IsTied ? DecisionTexts.Format("high-roller.tied", culture, said) : said;
    }

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    private string SayLimits(CultureInfo culture) =>
        (IsHighRoller, double.IsFinite(_limits.Total), double.IsFinite(_limits.SingleOrder)) switch
        {
            (true, _, _) when Total >= _limits.Total => DecisionTexts.Format("high-roller.total", culture, Total, Orders, _limits.Total),
            (true, _, _) => DecisionTexts.Format("high-roller.order", culture, LargestOrder, _limits.SingleOrder, Orders),
            (_, true, true) => DecisionTexts.Format("high-roller.no", culture, Total, LargestOrder, _limits.Total, _limits.SingleOrder),
            (_, true, false) => DecisionTexts.Format("high-roller.total-only", culture, Total, _limits.Total),
            (_, false, true) => DecisionTexts.Format("high-roller.single-only", culture, Total, LargestOrder, _limits.SingleOrder),
            _ => DecisionTexts.Format(IsTied ? "high-roller.same" : "high-roller.unknown", culture, Total),
        };
}
