using System.Text.Json;

namespace CustomerLifecycle.Metrics;

/// <summary>Reads a definition; the first thing that is wrong is reported with its place and the mend.</summary>
internal sealed class MetricJsonReader
{
    private static readonly FactUnit[] Units =
        [FactUnit.Number, FactUnit.Share, FactUnit.Count, FactUnit.Amount, FactUnit.Days, FactUnit.Score];

    private readonly FactJsonReader _facts;

    private MetricJsonReader(IReadOnlyList<EventKind> kinds) => _facts = new FactJsonReader(kinds);

    public static MetricSet Read(string json)
    {
        using JsonDocument document = JsonPlace.ParseDocument(json);
        return ReadRoot(new JsonPlace(document.RootElement, "$"));
    }

    private static MetricSet ReadRoot(JsonPlace root)
    {
        root.RequireProperties(["metrics"], ["$schema", "kinds", "facts"]);
        EventKind[] kinds = [.. (root.Optional("kinds")?.Items() ?? []).Select(StageModelJsonReader.ReadKind)];
        MetricJsonReader reader = new(kinds);
        foreach (JsonPlace fact in root.Optional("facts")?.Items() ?? [])
        {
            reader._facts.Read(fact);
        }

        OrderedDictionary<string, IMetric> metrics = new(StringComparer.Ordinal);
        foreach (JsonPlace node in root["metrics"].Items())
        {
            IMetric metric = reader.ReadMetric(node);
            if (!metrics.TryAdd(metric.Definition.Key, metric))
            {
                throw node["key"].Wrong($"Two metrics have the key '{metric.Definition.Key}'.", "Give one of them another.");
            }
        }

        return metrics.Count > 0
            ? new MetricSet(kinds, [.. metrics.Values])
            : throw root["metrics"].Wrong("The list is empty.", "Define at least one metric.");
    }

    private IMetric ReadMetric(JsonPlace node)
    {
        node.RequireProperties(["key", "numerator"], ["name", "unit", "roles", "source", "denominator"]);
        MetricOperand numerator = ReadOperand(node["numerator"]);
        MetricOperand? denominator = node.Optional("denominator") is { } below ? ReadOperand(below) : null;
        string key = node["key"].Text();
        MetricDefinition definition = node["key"].Guard(() => new MetricDefinition(key, NameOf(node, key), UnitOf(node))
        {
            Formula = denominator is null ? numerator.Text.ToString() : $"{numerator.Text} ÷ {denominator.Text}",
            Population = "everybody with an event",
            Source = node.Optional("source")?.Text() ?? string.Empty,
            Roles = (node.Optional("roles")?.Items() ?? []).Aggregate(
                StageRole.None, (roles, role) => roles | StageModelJsonReader.ReadRole(role)),
            CountsImpressions = numerator.CountsImpressions || denominator is { CountsImpressions: true },
        });
        return denominator is null
            ? Metric.Sum(definition, numerator.Of)
            : numerator.IsCount && denominator.IsCount
                ? Metric.EventRate(definition, numerator.Of, denominator.Of, NoValue.NothingOf(denominator.Text))
                : Metric.Ratio(definition, numerator.Of, denominator.Of, NoValue.NothingOf(denominator.Text));
    }

    private static LocalizedText NameOf(JsonPlace node, string key) =>
        node.Optional("name")?.LocalizedText() ?? LocalizedText.Of(key.Replace('-', ' '));

    private static FactUnit UnitOf(JsonPlace node)
    {
        if (node.Optional("unit") is not { } place)
        {
            return FactUnit.Number;
        }

        string written = place.Text();
        int found = Array.FindIndex(Units, unit => string.Equals(KebabKey.FromValue(unit), written, StringComparison.Ordinal));
        return found >= 0
            ? Units[found]
            : throw place.Wrong(
                $"'{written}' is not a unit of a metric.", Suggestion.For(written, Units.Select(u => KebabKey.FromValue(u))));
    }

    private MetricOperand ReadOperand(JsonPlace node)
    {
        if (node.Optional("fact") is { } fact)
        {
            node.RequireProperties(["fact"], []);
            return MetricOperand.Fact(NumberOf(fact));
        }

        if (node.Optional("count") is not { } count)
        {
            throw node.Wrong(
                "This is nothing that can be added up.", "Write { \"fact\": \"orders\" } or { \"count\": \"visit\" }.");
        }

        node.RequireProperties(["count"], ["where"]);
        return MetricOperand.Count(_facts.Events(count, node.Optional("where")));
    }

    private FactInfo<CustomerFacts> NumberOf(JsonPlace place)
    {
        string key = place.Text();
        return _facts.Catalog.TryGet(key, out FactInfo<CustomerFacts>? fact)
                && !fact.IsText
                && fact.Unit != FactUnit.Date
            ? fact
            : throw place.Wrong(
                fact is null ? $"There is no fact '{key}'." : $"'{key}' is no number.",
                Suggestion.For(key, _facts.Catalog.All.Where(f => !f.IsText && f.Unit != FactUnit.Date).Select(f => f.JsonKey)));
    }
}
