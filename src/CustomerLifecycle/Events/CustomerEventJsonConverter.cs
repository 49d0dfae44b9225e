using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>
/// Writes and reads events as JSON: <c>{ "version": 1, "kind": "order", "at": "2025-02-01T18:30:00Z", "id": "A-17", "amount": 49.90 }</c>.
/// </summary>
/// <remarks>
/// <para>
/// What an event does not carry is not written; what is read back is equal to what was written, to the last digit of every amount.
/// </para>
/// <para>
/// Values of attributes and details are texts, numbers, <see langword="true"/> or <see langword="false"/>; dates are texts in ISO 8601.
/// A property that the form does not know, or a version other than 1, is refused, so that nothing is lost silently.
/// </para>
/// </remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public sealed class CustomerEventJsonConverter : JsonConverter<CustomerEvent>
{
    /// <summary>The version of the form that is written.</summary>
    public const int Version = 1;

    /// <inheritdoc/>
    public override CustomerEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        try
        {
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new JsonException($"This is not an event: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CustomerEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, in value);
    }

    internal static void Write(Utf8JsonWriter writer, in CustomerEvent value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("kind", value.EventKind.Key);
        writer.WriteString("at", InstantPattern.ExtendedIso.Format(value.At));
        WriteText(writer, "id", value.Id);
        WriteText(writer, "updatedAt", value.UpdatedAt is { } updated ? InstantPattern.ExtendedIso.Format(updated) : null);
        WriteText(writer, "channel", value.Channel);
        WriteText(writer, "reference", value.Reference);
        WriteProducts(writer, value.Extras?.Products ?? EventProducts.None);
        WriteText(writer, "campaign", value.Campaign);
        WriteText(writer, "category", value.Category);
        WriteMoney(writer, in value);
        if (value.Score is { } score)
        {
            writer.WriteNumber("score", score);
        }

        WriteText(writer, "contractEnd", value.ContractEnd is { } end ? LocalDatePattern.Iso.Format(end) : null);
        if (value.AttributeValue is { } attribute)
        {
            writer.WritePropertyName("value");
            Write(writer, attribute);
        }

        if (value.Details.Count > 0)
        {
            writer.WriteStartObject("details");
            foreach ((string name, EventDetail detail) in value.Details.All)
            {
                writer.WritePropertyName(name);
                Write(writer, detail);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteProducts(Utf8JsonWriter writer, EventProducts products)
    {
        if (products.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("products");
        foreach (string product in products)
        {
            writer.WriteStringValue(product);
        }

        writer.WriteEndArray();
    }

    private static void WriteMoney(Utf8JsonWriter writer, in CustomerEvent value)
    {
        if (value.Amount != 0 || value.Kind is CustomerEventKind.Order or CustomerEventKind.Return)
        {
            writer.WriteNumber("amount", value.Amount);
        }

        if (value.Cost != 0)
        {
            writer.WriteNumber("cost", value.Cost);
        }

        WriteText(writer, "currency", value.Currency);
        if (value.Quantity != 0)
        {
            writer.WriteNumber("quantity", value.Quantity);
        }

        WriteText(writer, "status", value.Status == default ? null : KebabKey.FromValue(value.Status));
        WriteText(writer, "selling", value.Selling == default ? null : KebabKey.FromValue(value.Selling));
    }

    private static void WriteText(Utf8JsonWriter writer, string property, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(property, text);
        }
    }

    private static void Write(Utf8JsonWriter writer, EventDetail value)
    {
        if (value.IsNumber)
        {
            writer.WriteNumberValue(value.Number!.Value);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }

    internal static CustomerEvent Read(JsonElement json)
    {
        CustomerEventParts parts = new(
            EventKind.Of(Text(json.GetProperty("kind"))), InstantPattern.ExtendedIso.Parse(Text(json.GetProperty("at"))).Value);
        foreach (JsonProperty property in json.EnumerateObject())
        {
            JsonElement value = property.Value;
            parts = property.Name switch
            {
                "version" => value.GetInt32() == Version
                    ? parts
                    : throw new FormatException($"its version is {value}, and this library reads version {Version}."),
                "kind" or "at" => parts,
                "id" => parts with { Id = Text(value) },
                "updatedAt" => parts with { UpdatedAt = InstantPattern.ExtendedIso.Parse(Text(value)).Value },
                "channel" => parts with { Channel = Text(value) },
                "reference" => parts with { Reference = Text(value) },
                "products" => parts with { Products = [.. value.EnumerateArray().Select(Text)] },
                "campaign" => parts with { Campaign = Text(value) },
                "category" => parts with { Category = Text(value) },
                "amount" => parts with { Amount = value.GetDecimal() },
                "cost" => parts with { Cost = value.GetDecimal() },
                "currency" => parts with { Currency = Text(value) },
                "quantity" => parts with { Quantity = value.GetInt32() },
                "status" => parts with { Status = OneOf<OrderStatus>(Text(value)) },
                "selling" => parts with { Selling = OneOf<SellingKind>(Text(value)) },
                "score" => parts with { Score = value.GetInt32() },
                "contractEnd" => parts with { ContractEnd = LocalDatePattern.Iso.Parse(Text(value)).Value },
                "value" => parts with { AttributeValue = Detail(value) },
                "details" => parts with
                {
                    Details = value
                        .EnumerateObject()
                        .Aggregate(EventDetails.None, (details, detail) => details.With(detail.Name, Detail(detail.Value))),
                },
                _ => throw new FormatException($"'{property.Name}' is no part of an event."),
            };
        }

        return parts.ToEvent();
    }

    private static string Text(JsonElement value) =>
        value.GetString() ?? throw new FormatException("null stands where a text is expected; leave the property out.");

    private static EventDetail Detail(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => Text(value),
    };

    private static TEnum OneOf<TEnum>(string key)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(KebabKey.Fold(value.ToString()), KebabKey.Fold(key), StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw new FormatException($"'{key}' is not one of {string.Join(", ", Enum.GetNames<TEnum>().Select(KebabKey.FromName))}.");
    }
}
