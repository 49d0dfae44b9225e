using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>How much attention a customer gets, and why.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class AttentionDecision : IDecision
{
    private readonly string _text;

    internal AttentionDecision(AttentionRule rule, ValueTier tier, string text)
    {
        Rule = rule;
        Tier = tier;
        _text = text;
    }

    /// <summary>Gets what the level means.</summary>
    public AttentionRule Rule { get; }

    /// <summary>Gets the level.</summary>
    public AttentionLevel Level => Rule.Level;

    /// <summary>Gets within what time a request or complaint is to be answered.</summary>
    public Duration Response => Rule.Response;

    /// <summary>Gets the most offers in 30 days.</summary>
    public int OffersPerMonth => Rule.OffersPerMonth;

    /// <summary>Gets the value tier that earned it.</summary>
    public ValueTier Tier { get; }

    /// <summary>Gets the name of the level for people.</summary>
    public LocalizedText Name => DecisionTexts.Of($"attention.{Level}");

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("level", KebabKey.FromValue(Level));
        json.WriteNumber("responseHours", Response.TotalHours);
        json.WriteNumber("offersPerMonth", OffersPerMonth);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => DecisionTexts.Format(_text, culture, Tier.Name);

    /// <summary>The level and the reason in English.</summary>
    /// <returns>English.</returns>
    public override string ToString() => $"{Level}: {Say(CultureInfo.InvariantCulture)}";
}
