using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>One reminder for all products that run out at about the same time.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class BasketReminder : IDecision
{
    internal BasketReminder(IReadOnlyList<RunOut> products) => Products = products;

    /// <summary>Gets the products, the one that runs out first at the beginning.</summary>
    public IReadOnlyList<RunOut> Products { get; }

    /// <summary>Gets the day on which to remind the customer: that of the product that needs it first.</summary>
    public LocalDate RemindOn => Products.Min(p => p.RemindOn);

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => string.Join("; ", Products.Select(p => p.Say(culture)));

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        ReadableJson.WriteDay(json, "remindOn", RemindOn);
        DecisionJson.WriteAll(json, culture, "products", Products);
        json.WriteEndObject();
    }
}
