using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>A customer with figures, scores and segment.</summary>
/// <typeparam name="TKey">The type of the customers' ids.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class RfmCustomer<TKey> : IJsonResult
{
    internal RfmCustomer(TKey customer, RfmFigures figures, RfmScore score, RfmSegment segment)
    {
        Customer = customer;
        Figures = figures;
        Score = score;
        Segment = segment;
    }

    /// <summary>Gets the customer.</summary>
    public TKey Customer { get; }

    /// <summary>Gets what was measured.</summary>
    public RfmFigures Figures { get; }

    /// <summary>Gets the scores.</summary>
    public RfmScore Score { get; }

    /// <summary>Gets the segment.</summary>
    public RfmSegment Segment { get; }

    /// <summary>Writes the customer with figures, scores and segment.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="culture">The language of the segment's name.</param>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("customer", Convert.ToString(Customer, CultureInfo.InvariantCulture));
        json.WriteString("segment", Segment.Key);
        json.WriteString("name", Segment.Name.In(culture));
        json.WriteNumber("recencyDays", Figures.RecencyDays);
        json.WriteNumber("frequency", Figures.Frequency);
        json.WriteNumber("monetary", Figures.Monetary);
        json.WriteString("score", Score.ToString());
        json.WriteEndObject();
    }
}
