using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>What came of taking events in, or of time passing.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class TrackingResult<TStage> : IJsonResult
    where TStage : notnull
{
    internal TrackingResult(
        IReadOnlyList<StageChange<TStage>> changes, IReadOnlyList<StageChangeFailure> failures, IReadOnlyList<StageTrackingFault> faults)
    {
        Changes = changes;
        Failures = failures;
        Faults = faults;
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        Guard.Against.Null(json);
        Guard.Against.Null(culture);
        json.WriteStartObject();
        json.WriteStartArray("changes");
        foreach (StageChange<TStage> change in Changes)
        {
            change.WriteTo(json, culture);
        }

        json.WriteEndArray();
        json.WriteStartArray("failures");
        foreach (StageChangeFailure failure in Failures)
        {
            json.WriteStartObject();
            json.WriteString("customer", failure.Customer);
            json.WriteString("changeId", failure.ChangeId);
            json.WriteString("handler", failure.Handler);
            json.WriteNumber("attempt", failure.Attempt);
            json.WriteString("message", failure.Exception.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("faults");
        foreach (StageTrackingFault fault in Faults)
        {
            json.WriteStartObject();
            json.WriteString("customer", fault.Customer);
            json.WriteString("message", fault.Exception.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// Gets the changes that were worked out and saved now, in order; those of different customers one customer after the other.
    /// </summary>
    public IReadOnlyList<StageChange<TStage>> Changes { get; }

    /// <summary>Gets the failures of handlers; the changes concerned are kept.</summary>
    public IReadOnlyList<StageChangeFailure> Failures { get; }

    /// <summary>
    /// Gets the customers whom letting time pass could not deal with; they are tried again the next time. Empty for a single customer,
    /// where it throws.
    /// </summary>
    public IReadOnlyList<StageTrackingFault> Faults { get; }
}
