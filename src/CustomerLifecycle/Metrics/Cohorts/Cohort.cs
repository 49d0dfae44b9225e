using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>The customers whose first activity lies in one month or week.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class Cohort : IJsonResult
{
    internal Cohort(LocalDate from, string key, long size, IReadOnlyList<CohortCell> cells)
    {
        From = from;
        Key = key;
        Size = size;
        Cells = cells;
    }

    /// <summary>Gets the first day of the month or week.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the key: <c>2024-05</c> for a month, the Monday for a week.</summary>
    public string Key { get; }

    /// <summary>Gets the number of customers.</summary>
    public long Size { get; }

    /// <summary>Gets the periods, from 0 on; as many for every cohort of a table.</summary>
    public IReadOnlyList<CohortCell> Cells { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("key", Key);
        ReadableJson.WriteDay(json, "from", From);
        json.WriteNumber("size", Size);
        json.WriteStartArray("cells");
        foreach (CohortCell cell in Cells)
        {
            json.WriteStartObject();
            json.WriteNumber("age", cell.Age);
            json.WriteString("state", KebabKey.FromValue(cell.State));
            if (cell.State != CohortCellState.NotYetObservable)
            {
                json.WriteNumber("active", cell.Active);
                json.WriteNumber("members", cell.Members);
                ReadableJson.WriteNumber(json, "rate", cell.Rate);
                ReadableJson.WriteNumber(json, "low", cell.Interval?.Low);
                ReadableJson.WriteNumber(json, "high", cell.Interval?.High);
                json.WriteNumber("orders", cell.Orders);
                json.WriteNumber("revenue", cell.Revenue);
                json.WriteNumber("profit", cell.Profit);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
