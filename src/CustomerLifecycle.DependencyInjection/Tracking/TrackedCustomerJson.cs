using System.Buffers;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>
/// Writes all that a store keeps of a customer as one JSON text, and reads it back exactly as it was, undelivered changes with their ids.
/// </summary>
/// <remarks>
/// What a store asks for stays outside, in columns of its own: <see cref="TrackedCustomer{TStage}.Version"/>,
/// <see cref="StageTrackerState{TStage}.DueAt"/>, and whether anything is undelivered. The form has a version; another one is refused.
/// </remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class TrackedCustomerJson
{
    /// <summary>The version of the form that is written.</summary>
    public const int Version = 1;

    /// <summary>Writes a customer, all but <see cref="TrackedCustomer{TStage}.Version"/>.</summary>
    /// <typeparam name="TStage">The stage type.</typeparam>
    /// <param name="customer">The customer.</param>
    /// <param name="model">The model whose stages it speaks of.</param>
    /// <returns>The JSON, on one line.</returns>
    /// <exception cref="ArgumentException">An override puts the customer into a stage that the model does not have.</exception>
    public static string Write<TStage>(TrackedCustomer<TStage> customer, StageModel<TStage> model)
        where TStage : notnull
    {
        Guard.Against.Null(customer);
        Guard.Against.Null(model);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WritePropertyName("state");
            json.WriteRawValue(StageTrackerStateJson.Write(customer.State, model));
            json.WriteStartArray("undelivered");
            foreach (UndeliveredChange<TStage> item in customer.Undelivered)
            {
                WriteUndelivered(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a customer that <see cref="Write"/> has written.</summary>
    /// <typeparam name="TStage">The stage type.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="model">The model whose stages it speaks of.</param>
    /// <param name="version">How many times the customer was saved: what the store has beside the text.</param>
    /// <returns>The customer.</returns>
    /// <exception cref="JsonException">
    /// It is no such text, of another version, or of another model; the message says what was found.
    /// </exception>
    public static TrackedCustomer<TStage> Read<TStage>(string json, StageModel<TStage> model, long version)
        where TStage : notnull
    {
        Guard.Against.Null(json);
        Guard.Against.Null(model);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            int found = root.GetProperty("version").GetInt32();
            if (found != Version)
            {
                throw new FormatException($"its version is {found}, and this library reads version {Version}.");
            }

            StageTrackerState<TStage> state = StageTrackerStateJson.Read(root.GetProperty("state").GetRawText(), model);
            return new TrackedCustomer<TStage>(
                state,
                [.. root.GetProperty("undelivered").EnumerateArray().Select(u => ReadUndelivered(u, state.Customer, model))],
                version);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new JsonException($"This is not a tracked customer: {e.Message}", e);
        }
    }

    private static void WriteUndelivered<TStage>(Utf8JsonWriter json, UndeliveredChange<TStage> item)
        where TStage : notnull
    {
        json.WriteStartObject();
        json.WriteString("from", item.Change.Told.From);
        json.WriteString("to", item.Change.Told.To);
        json.WriteString("at", InstantPattern.ExtendedIso.Format(item.Change.At));
        json.WriteNumber("occurrence", item.Change.Occurrence);
        json.WriteString("on", LocalDatePattern.Iso.Format(item.Change.On));
        json.WriteBoolean("isRetraction", item.Change.IsRetraction);
        json.WriteStartArray("handledBy");
        foreach (string handler in item.HandledBy)
        {
            json.WriteStringValue(handler);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static UndeliveredChange<TStage> ReadUndelivered<TStage>(JsonElement json, string customer, StageModel<TStage> model)
        where TStage : notnull
    {
        ToldChange told = new(
            json.GetProperty("from").GetString(),
            Text(json, "to"),
            InstantPattern.ExtendedIso.Parse(Text(json, "at")).GetValueOrThrow(),
            json.GetProperty("occurrence").GetInt32());
        return new UndeliveredChange<TStage>(
            new StageChange<TStage>(
                customer,
                model,
                told,
                LocalDatePattern.Iso.Parse(Text(json, "on")).GetValueOrThrow(),
                json.GetProperty("isRetraction").GetBoolean()),
            json.GetProperty("handledBy").EnumerateArray().Select(h => h.GetString()!));
    }

    private static string Text(JsonElement json, string property) =>
        json.GetProperty(property).GetString() ?? throw new FormatException($"'{property}' is null.");
}
