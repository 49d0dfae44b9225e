using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>When a customer's supply of a product runs out, how sure that is, and when to remind them.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class RunOut : IDecision
{
    internal RunOut(
        string product,
        LocalDate on,
        LocalDate earliest,
        LocalDate latest,
        LocalDate remindOn,
        double daysPerUnit,
        double supply,
        LocalDate since,
        int uses)
    {
        Product = product;
        On = on;
        Earliest = earliest;
        Latest = latest;
        RemindOn = remindOn;
        DaysPerUnit = daysPerUnit;
        Supply = supply;
        Since = since;
        Uses = uses;
    }

    /// <summary>Gets the product.</summary>
    public string Product { get; }

    /// <summary>Gets the day on which the supply is expected to run out.</summary>
    public LocalDate On { get; }

    /// <summary>Gets the early end of the 80 % interval of that day.</summary>
    public LocalDate Earliest { get; }

    /// <summary>Gets the late end of the 80 % interval of that day.</summary>
    public LocalDate Latest { get; }

    /// <summary>Gets the day on which to remind the customer, so that a new supply comes in time.</summary>
    public LocalDate RemindOn { get; }

    /// <summary>Gets how long a unit lasts with this customer.</summary>
    public double DaysPerUnit { get; }

    /// <summary>Gets how many units were bought since the supply before was used up.</summary>
    public double Supply { get; }

    /// <summary>Gets the day since which this supply is used.</summary>
    public LocalDate Since { get; }

    /// <summary>Gets how often the customer has used up what they bought: 0 where only the product's typical lifetime is known.</summary>
    public int Uses { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("product", Product);
        ReadableJson.WriteDay(json, "on", On);
        ReadableJson.WriteDay(json, "earliest", Earliest);
        ReadableJson.WriteDay(json, "latest", Latest);
        ReadableJson.WriteDay(json, "remindOn", RemindOn);
        json.WriteNumber("daysPerUnit", DaysPerUnit);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => DecisionTexts.Format(
        Uses > 0 ? "run-out.own" : "run-out.typical",
        culture,
        Product,
        On,
        Earliest,
        Latest,
        DaysPerUnit,
        new WrittenNumber(Supply, "0.##"),
        Since,
        Uses);

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
