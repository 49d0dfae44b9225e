namespace CustomerLifecycle.Sql;

/// <summary>Reads a mapping from JSON; the first thing that is wrong is reported with its place and the mend.</summary>
internal static class SqlMappingJson
{
    private static readonly string[] Columns =
    [
        "amount", "cost", "quantity", "status", "selling", "channel", "campaign", "category", "product", "orderNumber", "score",
        "contractEnd", "attributeName", "attributeValue",
    ];

    public static SqlMapping Read(string json)
    {
        using System.Text.Json.JsonDocument document = JsonPlace.ParseDocument(json);
        JsonPlace root = new(document.RootElement, "$");
        root.RequireProperties(["sources"], ["$schema", "minorUnits"]);
        SqlSource[] sources = [.. root["sources"].Items().Select(ReadSource)];
        int minorUnits = root.Optional("minorUnits") is { } digits ? digits.Whole("minorUnits") : 0;
        return root["sources"].Guard(() => new SqlMapping(sources) { MinorUnits = minorUnits });
    }

    private static SqlSource ReadSource(JsonPlace place)
    {
        place.RequireProperties(
            ["table", "customer", "at"], [.. Columns, "time", "kind", "kindColumn", "kinds", "statuses", "details"]);
        string? Column(string name) => place.Optional(name)?.Text();
        return place.Guard(() => new SqlSource(place["table"].Text(), place["customer"].Text(), place["at"].Text())
        {
            Time = place.Optional("time") is { } time ? ReadTime(time) : SqlTime.Timestamp,
            Kind = place.Optional("kind") is { } kind ? ReadKind(kind) : null,
            KindColumn = Column("kindColumn"),
            Kinds = Read(place, "kinds", ReadKind),
            Amount = Column("amount"),
            Cost = Column("cost"),
            Quantity = Column("quantity"),
            Status = Column("status"),
            Statuses = Read(place, "statuses", ReadStatus),
            Selling = Column("selling"),
            Channel = Column("channel"),
            Campaign = Column("campaign"),
            Category = Column("category"),
            Product = Column("product"),
            OrderNumber = Column("orderNumber"),
            Score = Column("score"),
            ContractEnd = Column("contractEnd"),
            AttributeName = Column("attributeName"),
            AttributeValue = Column("attributeValue"),
            Details = Read(place, "details", detail => detail.Text()),
        });
    }

    private static Dictionary<string, TValue> Read<TValue>(JsonPlace place, string property, Func<JsonPlace, TValue> read) =>
        place.Optional(property) is { } values
            ? values.Names().ToDictionary(name => name, name => read(values[name]), StringComparer.Ordinal)
            : [];

    private static EventKind ReadKind(JsonPlace place)
    {
        string key = place.Text();
        return place.Guard(() => EventKind.Of(key));
    }

    private static SqlTime ReadTime(JsonPlace place) => ReadOneOf<SqlTime>(place);

    private static OrderStatus ReadStatus(JsonPlace place) => ReadOneOf<OrderStatus>(place);

    private static TEnum ReadOneOf<TEnum>(JsonPlace place)
        where TEnum : struct, Enum
    {
        string text = place.Text();
        TEnum[] values = Enum.GetValues<TEnum>();
        int found = Array.FindIndex(values, v => string.Equals(KebabKey.FromValue(v), text, StringComparison.Ordinal));
        return found >= 0
            ? values[found]
            : throw place.Wrong($"'{text}' is not known.", $"Write one of {string.Join(", ", values.Select(KebabKey.FromValue))}.");
    }
}
