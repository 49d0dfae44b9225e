using System.Buffers;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Writes the state of a tracker as JSON, so that any store can keep it, and reads it back exactly as it was.</summary>
/// <remarks>The form has a version; a state of another version is refused, never half read. Stages stand in it by their keys.</remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageTrackerStateJson
{
    /// <summary>The version of the form that is written.</summary>
    public const int Version = 1;

    // Whoever is merged stands within the one who stays, so a long chain of merges is deep; the writer goes as far.
    private const int MostDepth = 1_000;

    /// <summary>Writes a state.</summary>
    /// <typeparam name="TStage">The stage type.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="model">The model whose stages it speaks of.</param>
    /// <returns>The JSON, on one line.</returns>
    /// <exception cref="ArgumentException">An override puts the customer into a stage that the model does not have.</exception>
    public static string Write<TStage>(StageTrackerState<TStage> state, StageModel<TStage> model)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(model);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            WriteState(json, state, model);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a state that <see cref="Write"/> has written.</summary>
    /// <typeparam name="TStage">The stage type.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="model">The model whose stages it speaks of.</param>
    /// <returns>The state.</returns>
    /// <exception cref="JsonException">
    /// It is no such state, of another version, or of another model; the message says what was found.
    /// </exception>
    public static StageTrackerState<TStage> Read<TStage>(string json, StageModel<TStage> model)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MostDepth });
            return Read(document.RootElement, model);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new JsonException($"This is not the state of a tracker: {e.Message}", e);
        }
    }

    private static void WriteState<TStage>(Utf8JsonWriter json, StageTrackerState<TStage> state, StageModel<TStage> model)
        where TStage : notnull
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("model", model.Key);
        json.WriteString("customer", state.Customer);
        json.WriteString("advancedTo", InstantPattern.ExtendedIso.Format(state.AdvancedTo));
        json.WriteString("dueAt", state.DueAt is { } due ? InstantPattern.ExtendedIso.Format(due) : null);
        WriteAll(json, "events", state.Events, item => CustomerEventJsonConverter.Write(json, in item));
        WriteAll(json, "settled", state.Settled, item => WriteSettled(json, item));
        WriteAll(json, "overrides", state.Overrides, item => WriteOverride(json, item, model));
        WriteAll(json, "told", state.Told, change => WriteChange(json, change));
        WriteAll(json, "retracted", state.Retracted, change => WriteChange(json, change));
        WriteMerges(json, state, model);
        json.WriteEndObject();
    }

    /// <summary>What few states have, written only where it is there.</summary>
    private static void WriteMerges<TStage>(Utf8JsonWriter json, StageTrackerState<TStage> state, StageModel<TStage> model)
        where TStage : notnull
    {
        if (state.MergedInto is { } leader)
        {
            json.WriteString("mergedInto", leader);
        }

        WriteOthers("merged", state.Merged);
        WriteOthers("arriving", state.Arriving);
        WriteOthers("leaving", state.Leaving);

        void WriteOthers(string property, IReadOnlyList<StageTrackerState<TStage>> others)
        {
            if (others.Count > 0)
            {
                WriteAll(json, property, others, other => WriteState(json, other, model));
            }
        }
    }

    private static StageTrackerState<TStage> Read<TStage>(JsonElement json, StageModel<TStage> model)
        where TStage : notnull
    {
        int version = json.GetProperty("version").GetInt32();
        string key = Text(json, "model");
        return version != Version
                ? throw new FormatException($"its version is {version}, and this library reads version {Version}.")
                : !string.Equals(key, model.Key, StringComparison.Ordinal)
                    ? throw new FormatException($"it is of the model '{key}', not of '{model.Key}'.")
                : new StageTrackerState<TStage>(
                    Text(json, "customer"),
                    Items(json, "events").Select(CustomerEventJsonConverter.Read),
                    Items(json, "settled").Select(s => (EventKind.Of(Text(s, "kind")), Text(s, "id"))),
                    Items(json, "overrides").Select(o => ReadOverride(o, model)),
                    At(json, "advancedTo"),
                    Items(json, "told").Select(ReadChange),
                    Items(json, "retracted").Select(ReadChange),
                    json.GetProperty("dueAt").ValueKind == JsonValueKind.Null ? null : At(json, "dueAt"),
                    json.TryGetProperty("mergedInto", out _) ? Text(json, "mergedInto") : null,
                    Others(json, "merged", model),
                    Others(json, "arriving", model),
                    Others(json, "leaving", model));
    }

    private static StageTrackerState<TStage>[] Others<TStage>(JsonElement json, string property, StageModel<TStage> model)
        where TStage : notnull =>
        json.TryGetProperty(property, out _) ? [.. Items(json, property).Select(other => Read(other, model))] : [];

    private static void WriteAll<TItem>(Utf8JsonWriter json, string property, IEnumerable<TItem> items, Action<TItem> write)
    {
        json.WriteStartArray(property);
        foreach (TItem item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void WriteSettled(Utf8JsonWriter json, (EventKind Kind, string Id) item)
    {
        json.WriteStartObject();
        json.WriteString("kind", item.Kind.Key);
        json.WriteString("id", item.Id);
        json.WriteEndObject();
    }

    private static void WriteOverride<TStage>(Utf8JsonWriter json, StageOverride<TStage> item, StageModel<TStage> model)
        where TStage : notnull
    {
        json.WriteStartObject();
        item.WriteMembersTo(json, model);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, ToldChange change)
    {
        json.WriteStartObject();
        json.WriteString("from", change.From);
        json.WriteString("to", change.To);
        json.WriteString("at", InstantPattern.ExtendedIso.Format(change.At));
        json.WriteNumber("occurrence", change.Occurrence);
        json.WriteEndObject();
    }

    private static StageOverride<TStage> ReadOverride<TStage>(JsonElement json, StageModel<TStage> model)
        where TStage : notnull
    {
        string key = Text(json, "stage");
        StageInfo<TStage> stage = model.FindKept(key)
            ?? throw new FormatException($"'{key}' is not a stage of '{model.Key}'.");
        LocalDate? until = json.GetProperty("until").GetString() is { } written ? LocalDatePattern.Iso.Parse(written).Value : null;
        return new StageOverride<TStage>(stage.Value, At(json, "from"), until, Text(json, "reason"), Text(json, "author"));
    }

    private static ToldChange ReadChange(JsonElement json) =>
        new(json.GetProperty("from").GetString(), Text(json, "to"), At(json, "at"), json.GetProperty("occurrence").GetInt32());

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string property) => json.GetProperty(property).EnumerateArray();

    private static Instant At(JsonElement json, string property) => InstantPattern.ExtendedIso.Parse(Text(json, property)).Value;

    private static string Text(JsonElement json, string property) =>
        json.GetProperty(property).GetString() ?? throw new FormatException($"'{property}' is null.");
}
