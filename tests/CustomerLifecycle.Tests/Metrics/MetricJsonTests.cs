using System.Text.Json;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

public sealed class MetricJsonTests
{
    private const string Cellar = """
        {
          "$schema": "metrics.schema.json",
          "kinds": ["tasting"],
          "facts": [{ "key": "guests", "sum": "tasting", "of": "detail:guests" }],
          "metrics": [
            {
              "key": "tastings-per-visit",
              "name": { "en": "Tastings per visit", "de": "Verkostungen je Besuch" },
              "roles": ["growth", "retention"],
              "source": "Own choice",
              "numerator": { "count": "tasting", "where": { "channel": "store" } },
              "denominator": { "count": "visit" }
            },
            { "key": "guests-per-order", "numerator": { "fact": "guests" }, "denominator": { "fact": "orders" } },
            { "key": "cross-selling", "unit": "share", "numerator": { "fact": "crossSells" }, "denominator": { "fact": "orders" } },
            { "key": "big-orders", "unit": "count", "numerator": { "count": "order", "where": { "amount": { "atLeast": 50 } } } }
          ]
        }
        """;

    private static readonly MetricScope March =
        new(Shop.Default, new MetricPeriod(new LocalDate(2024, 3, 1), new LocalDate(2024, 4, 1)));

    [Fact]
    public void Ratios_OfFactsAndOfEvents_AreMeasured()
    {
        MetricSet set = MetricJson.Parse(Cellar);
        EventKind tasting = Assert.Single(set.Kinds);
        CustomerHistory[] shop =
        [
            new(
                Shop.Default,
                Tasting(-30, "store", 9), // before the period: no event of it, but part of the fact
                Tasting(1, "store", 4),
                Tasting(2, "fair", 3),
                CustomerEvent.Visit(At(1)),
                CustomerEvent.Visit(At(2)),
                CustomerEvent.Order(At(3), 60) with { Selling = SellingKind.CrossSell },
                CustomerEvent.Order(At(4), 70) with { Status = OrderStatus.Canceled }),
            new(Shop.Default, Tasting(5, "store", 2), CustomerEvent.Order(At(6), 20), CustomerEvent.Visit(At(40))),
        ];
        Dictionary<string, MetricValue> values = MetricReport.Compute(set.Metrics, March, shop)
            .ToDictionary(r => r.Definition.Key, r => r.Value, StringComparer.Ordinal);
        Assert.Equal((2.0, 2.0), (values["tastings-per-visit"].Numerator, values["tastings-per-visit"].Denominator));
        Assert.Equal(IntervalMethod.PoissonScore, values["tastings-per-visit"].Interval!.Value.Method);
        MetricValue guests = values["guests-per-order"];
        Assert.Equal((18.0, 2.0, null), (guests.Numerator, guests.Denominator, guests.Interval));
        MetricValue crossSelling = values["cross-selling"];
        Assert.Equal((0.5, IntervalMethod.PoissonScore), (crossSelling.Value!.Value, crossSelling.Interval!.Value.Method));
        Assert.Equal(1, values["big-orders"].Value); // a canceled order does not count
        Assert.Equal(
            "no events of the period (visit)", MetricReport.Compute(set.Metrics, March, [])[0].Value.Undefined?.ToString());

        CustomerEvent Tasting(int day, string channel, int guests) =>
            CustomerEvent.Own(tasting, At(day)) with { Channel = channel, Details = EventDetails.None.With("guests", guests) };
    }

    [Fact]
    public void ADefinition_SaysWhatAShippedOneSays()
    {
        MetricDefinition metric = MetricJson.Parse(Cellar).Metrics[0].Definition;
        Assert.Equal("Verkostungen je Besuch", metric.Name.In(System.Globalization.CultureInfo.GetCultureInfo("de")));
        Assert.Equal(StageRole.Growth | StageRole.Retention, metric.Roles);
        Assert.Equal("events of the period (tasting and channel is store) ÷ events of the period (visit)", metric.Formula);
        Assert.Equal("Own choice", metric.Source);
        Assert.Contains(
            "tastings-per-visit",
            MetricCatalog.OfStage(
                LifecycleMarketing.Model,
                LifecycleMarketing.Model[LifecycleMarketingStage.Growth],
                MetricJson.Parse(Cellar).Metrics).Select(m => m.Definition.Key));
    }

    [Fact]
    public void AMetricThatCountsImpressions_SeesThemWhereTheyWereSeen()
    {
        MetricSet set = MetricJson.Parse("""{ "metrics": [{ "key": "seen", "numerator": { "count": "impression" } }] }""");
        CustomerHistory customer = new(
            Shop.Default,
            CustomerEvent.Impression(At(1)) with { Channel = "poster" },
            CustomerEvent.Impression(At(2)) with { Channel = "search" });
        Assert.Equal(
            ["seen [poster]: 1", "seen [search]: 1"],
            MetricReport.ComputeBy(set.Metrics, March, [customer], MetricGrouping.ByChannel).Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("[]", "$: Found a list. An object with 'metrics' is expected.")]
    [InlineData("{", "This is not JSON:")]
    [InlineData("""{ "metrics": [] }""", "$.metrics: The list is empty. Define at least one metric.")]
    [InlineData("""{ "metric": [] }""", "$: 'metric' is not known here. Did you mean 'metrics'?")]
    [InlineData("""{ "metrics": [{ "key": "a" }] }""", "$.metrics[0]: 'numerator' is missing. Add it.")]
    [InlineData("""{ "metrics": [{ "key": "A b", "numerator": { "fact": "orders" } }] }""", "$.metrics[0].key: ")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "numerator": { "fact": "oders" } }] }""",
        "$.metrics[0].numerator.fact: There is no fact 'oders'. Did you mean 'orders'?")]
    [InlineData(
        """{ "facts": [{ "key": "plan", "attribute": "plan" }], "metrics": [{ "key": "a", "numerator": { "fact": "plan" } }] }""",
        "$.metrics[0].numerator.fact: 'plan' is no number.")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "numerator": { "count": "tasting" } }] }""",
        "$.metrics[0].numerator.count: There is no kind of event 'tasting'.")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "numerator": { "count": "visit", "where": { "chanel": "web" } } }] }""",
        "$.metrics[0].numerator.where.chanel: No event carries 'chanel'. Did you mean 'channel'?")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "numerator": {} }] }""",
        "$.metrics[0].numerator: This is nothing that can be added up. Write { \"fact\": \"orders\" } or { \"count\": \"visit\" }.")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "numerator": { "fact": "orders", "count": "visit" } }] }""",
        "$.metrics[0].numerator: 'count' is not known here.")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "unit": "shares", "numerator": { "fact": "orders" } }] }""",
        "$.metrics[0].unit: 'shares' is not a unit of a metric. Did you mean 'share'?")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "roles": ["growing"], "numerator": { "fact": "orders" } }] }""",
        "$.metrics[0].roles[0]: 'growing' is not a role of a stage.")]
    [InlineData(
        """{ "metrics": [{ "key": "a", "numerator": { "fact": "orders" } }, { "key": "a", "numerator": { "fact": "orders" } }] }""",
        "$.metrics[1].key: Two metrics have the key 'a'.")]
    [InlineData("""{ "kinds": ["order"], "metrics": [] }""", "$.kinds[0]: 'order' is a kind that ships.")]
    public void WhatIsWrong_IsSaidWithItsPlaceAndTheMend(string json, string message) => Assert.StartsWith(
        message, Assert.Throws<StageModelFormatException>(() => MetricJson.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void TheSchema_KnowsWhatTheReaderKnows()
    {
        using JsonDocument schema = JsonDocument.Parse(MetricJson.Schema);
        JsonElement metric = schema.RootElement.GetProperty("$defs").GetProperty("metric").GetProperty("properties");
        Assert.Equal(
            ["denominator", "key", "name", "numerator", "roles", "source", "unit"],
            metric.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (JsonElement unit in metric.GetProperty("unit").GetProperty("enum").EnumerateArray())
        {
            string json = $$"""{ "metrics": [{ "key": "a", "unit": "{{unit.GetString()}}", "numerator": { "fact": "orders" } }] }""";
            Assert.Single(MetricJson.Parse(json).Metrics);
        }

        Assert.Equal(
            StageRoles.All.SelectMany(StageRoles.KeysOf),
            metric.GetProperty("roles").GetProperty("items").GetProperty("enum").EnumerateArray().Select(r => r.GetString()!));
    }

    private static Instant At(int day) => Instant.FromUtc(2024, 3, 1, 9, 0) + Duration.FromDays(day - 1);
}
