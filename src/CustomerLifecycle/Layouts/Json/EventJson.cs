namespace CustomerLifecycle.Layouts;

/// <summary>Reads how a row becomes an event.</summary>
internal static class EventJson
{
    private static readonly string[] Known =
    [
        "when", "otherwise", "at", "updated", "id", "idPrefix", "amount", "cost", "quantity", "refund", "refundedAt", "status", "currency",
        "product",
        "category", "channel", "campaign", "selling", "value", "name", "details", "per", "line", "once", "negative",
    ];

    public static EventDefinition Read(JsonPlace place)
    {
        place.RequireProperties(["kind"], Known);
        bool isPerOrder = place.Optional("per") is { } per && ReadPer(per);
        if (isPerOrder && place.Optional("id") is null)
        {
            throw place["per"].Wrong("Amounts of the whole order need its number.", "Say with 'id' which column has it.");
        }

        return new EventDefinition
        {
            Kind = ReadKind(place["kind"]),
            When = place.Optional("when") is { } when ? ConditionJson.All(when) : [],
            Otherwise = place.Optional("otherwise")?.Text(),
            At = Text("at"),
            Updated = Text("updated"),
            Id = Text("id"),
            IdPrefix = place.Optional("idPrefix")?.Text() ?? string.Empty,
            Amount = Amount(place, "amount"),
            Cost = Amount(place, "cost"),
            Quantity = Amount(place, "quantity"),
            Refund = Amount(place, "refund"),
            RefundedAt = Text("refundedAt"),
            Status = place.Optional("status") is { } status ? [.. EventLayoutJsonReader.SeveralAtLeastOne(status).Select(ReadStatus)] : [],
            Currency = Text("currency"),
            Product = Text("product"),
            Category = Text("category"),
            Channel = Text("channel"),
            Campaign = Text("campaign"),
            Selling = Text("selling"),
            Value = Text("value"),
            Name = Text("name"),
            Details = place.Optional("details") is { } details
                ? SourceJson.Named(details)
                : new Dictionary<string, TextSource>(StringComparer.Ordinal),
            IsPerOrder = isPerOrder,
            Line = place.Optional("line") is { } line ? ReadLine(line) : null,
            IsOnce = place.Optional("once")?.Flag() ?? false,
            NegativeIsReturn = place.Optional("negative") is { } negative && ReadNegative(negative),
        };

        TextSource? Text(string name) => place.Optional(name) is { } source ? SourceJson.Text(source) : null;
    }

    private static AmountSource? Amount(JsonPlace place, string name) =>
        place.Optional(name) is { } source ? SourceJson.Amount(source) : null;

    private static ProductLineDefinition ReadLine(JsonPlace place)
    {
        place.RequireProperties(["product"], ["category", "quantity", "amount"]);
        return new ProductLineDefinition(
            SourceJson.Text(place["product"]),
            place.Optional("category") is { } category ? SourceJson.Text(category) : null,
            Amount(place, "quantity"),
            Amount(place, "amount"));
    }

    private static bool ReadPer(JsonPlace place) => place.Text() switch
    {
        "order" => true,
        "row" => false,
        var other => throw place.Wrong($"'{other}' is not known here.", "Use order or row."),
    };

    private static bool ReadNegative(JsonPlace place) => place.Text() switch
    {
        "return" => true,
        "refused" => false,
        var other => throw place.Wrong($"'{other}' is not known here.", "Use return or refused."),
    };

    private static WordRule ReadKind(JsonPlace place)
    {
        if (!place.IsObject)
        {
            return new WordRule([], Column: null, NoWords, Otherwise: Kind(place), Empty: null);
        }

        place.RequireProperties(["column"], ["words", "otherwise", "empty"]);
        return new WordRule(
            [],
            place["column"].Text(),
            place.Optional("words") is { } words ? Words(words, Kind) : NoWords,
            place.Optional("otherwise") is { } otherwise ? Kind(otherwise) : null,
            place.Optional("empty") is { } empty ? Kind(empty) : null);
    }

    private static WordRule ReadStatus(JsonPlace place)
    {
        if (place.Optional("column") is null)
        {
            place.RequireProperties(["when", "is"], []);
            return new WordRule(ConditionJson.All(place["when"]), Column: null, NoWords, Status(place["is"]), Empty: null);
        }

        place.RequireProperties(["column", "words"], ["when", "otherwise", "empty"]);
        return new WordRule(
            place.Optional("when") is { } when ? ConditionJson.All(when) : [],
            place["column"].Text(),
            Words(place["words"], Status),
            place.Optional("otherwise") is { } otherwise ? Status(otherwise) : null,
            place.Optional("empty") is { } empty ? Status(empty) : null);
    }

    private static Dictionary<string, string> NoWords => new(StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> Words(JsonPlace place, Func<JsonPlace, string> meaning)
    {
        if (!place.IsObject)
        {
            throw place.Wrong("Found no object.", "Words with their meanings are expected, such as { \"paid\": \"completed\" }.");
        }

        Dictionary<string, string> words = NoWords;
        foreach (string word in place.Names())
        {
            if (!words.TryAdd(word, meaning(place[word])))
            {
                throw place[word].Wrong($"'{word}' has a meaning already.", "Upper and lower case are the same here.");
            }
        }

        return words;
    }

    private static string Status(JsonPlace place)
    {
        string written = place.Text();
        return WordRule.IsNothing(written) || StatusWord.TryParse(written, out _)
            ? written
            : throw place.Wrong($"'{written}' is no status of an order.", Suggestion.For(written, StatusWord.All.Append(WordRule.Nothing)));
    }

    private static string Kind(JsonPlace place)
    {
        string written = place.Text();
        if (!WordRule.IsNothing(written))
        {
            // A kind that does not ship is one's own, and the table says which of them it may hold.
            _ = place.Guard(() => EventKind.Of(written));
        }

        return written;
    }
}
