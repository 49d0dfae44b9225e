using System.Text.Json;
using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>Reads a layout; the first thing that is wrong is reported with its place and the mend.</summary>
internal static class EventLayoutJsonReader
{
    // Nobody writes more by hand; what has more is something else.
    private const int Most = 1_000;

    public static LayoutDefinition Read(string json)
    {
        using JsonDocument document = JsonPlace.ParseDocument(json);
        return ReadRoot(new JsonPlace(document.RootElement, "$"));
    }

    /// <summary>The items of a list, or the one thing that stands instead of it.</summary>
    internal static IReadOnlyList<JsonPlace> Several(JsonPlace place)
    {
        IReadOnlyList<JsonPlace> items = place.IsArray ? place.Items() : [place];
        return items.Count <= Most ? items : throw place.Wrong(
            FormattableString.Invariant($"Found {items.Count} items."), FormattableString.Invariant($"At most {Most} are read."));
    }

    internal static IReadOnlyList<JsonPlace> SeveralAtLeastOne(JsonPlace place) => Several(place) is { Count: > 0 } items
        ? items
        : throw place.Wrong("The list is empty.", "Name at least one.");

    private static LayoutDefinition ReadRoot(JsonPlace root)
    {
        root.RequireProperties(
            ["key", "header", "customer", "events"],
            ["$schema", "name", "columns", "zone", "dates", "decimal", "nobody", "at", "birthday", "skip", "attributes", "detailPrefix"]);
        string key = root["key"].Text();
        if (!KebabKey.IsKebabCase(key))
        {
            throw root["key"].Wrong($"'{key}' is not a key.", "Write it in lower case with hyphens, such as my-orders.");
        }

        IReadOnlyDictionary<string, IReadOnlyList<string>> columns = ReadColumns(root.Optional("columns"));
        return new LayoutDefinition
        {
            Key = key,
            Name = root.Optional("name")?.LocalizedText() ?? LocalizedText.Of(KebabKey.ToWords(key)),
            Header =
            [
                .. SeveralAtLeastOne(root["header"]).Select(IReadOnlyList<string> (h) => [.. SeveralAtLeastOne(h).Select(n => n.Text())]),
            ],
            Columns = columns,
            Zone = root.Optional("zone") is { } zone ? ReadZone(zone) : null,
            Dates = root.Optional("dates") is { } dates ? dates.Guard(() => DateFormat.Parse(dates.Text())) : null,
            Decimal = root.Optional("decimal") is { } mark ? ReadMark(mark) : DecimalMark.Unknown,
            Customer = SourceJson.Text(root["customer"]),
            Nobody = root.Optional("nobody") is { } nobody ? [.. Several(nobody).Select(n => n.Text())] : [],
            At = root.Optional("at") is { } at ? SourceJson.Text(at) : null,
            Birthday = root.Optional("birthday") is { } birthday ? SourceJson.Text(birthday) : null,
            Skip = root.Optional("skip") is { } skip ? [.. Several(skip).Select(ReadSkip)] : [],
            Events = [.. SeveralAtLeastOne(root["events"]).Select(EventJson.Read)],
            Attributes = root.Optional("attributes") is { } attributes
                ? SourceJson.Named(attributes)
                : new Dictionary<string, TextSource>(StringComparer.Ordinal),
            DetailPrefix = root.Optional("detailPrefix")?.Text(),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadColumns(JsonPlace? place)
    {
        Dictionary<string, IReadOnlyList<string>> columns = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        if (place is not { } node)
        {
            return columns;
        }

        if (!node.IsObject)
        {
            throw node.Wrong("Found no object.", "Columns are named as in { \"customer\": [\"customer_id\"] }.");
        }

        foreach (string name in node.Names())
        {
            string[] others = [.. Several(node[name]).Select(n => n.Text())];
            foreach (string other in others.Prepend(name).DistinctBy(HeaderBinding.Fold, StringComparer.Ordinal))
            {
                if (!taken.TryAdd(HeaderBinding.Fold(other), name))
                {
                    throw node[name].Wrong(
                        $"'{other}' is already a name of the column '{taken[HeaderBinding.Fold(other)]}'.", "A name can mean one column.");
                }
            }

            if (!columns.TryAdd(name, others))
            {
                throw node[name].Wrong($"'{name}' is named twice.", "Put its names in one list.");
            }
        }

        return columns;
    }

    private static DateTimeZone ReadZone(JsonPlace place)
    {
        string id = place.Text();
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
            ?? throw place.Wrong(
                $"'{id}' is not a time zone.", "Use an id such as UTC or Europe/Berlin, or leave it out for that of the shop.");
    }

    private static DecimalMark ReadMark(JsonPlace place) => place.Text() switch
    {
        "." => DecimalMark.Point,
        "," => DecimalMark.Comma,
        var other => throw place.Wrong($"'{other}' is not a decimal mark.", "Use . or ,"),
    };

    private static (IReadOnlyList<RowCondition> When, string Because) ReadSkip(JsonPlace place)
    {
        place.RequireProperties(["when", "because"], []);
        return (ConditionJson.All(place["when"]), place["because"].Text());
    }
}
