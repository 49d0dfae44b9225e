using System.Text.RegularExpressions;
using CustomerLifecycle;
using CustomerLifecycle.Docs.Tests;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace Snippets;

public sealed partial class MeasuringSnippets : PrintingTest
{
    [Fact]
    public void Measuring()
    {
        Shop shop = Shop.Default;
        CustomerHistory[] histories =
        [
            new(
                shop,
                CustomerEvent.Order(Instant.FromUtc(2024, 1, 10, 9, 0), 20m),
                CustomerEvent.Order(Instant.FromUtc(2024, 2, 10, 9, 0), 30m),
                CustomerEvent.Review(Instant.FromUtc(2024, 2, 20, 9, 0), 5)),
            new(
                shop,
                CustomerEvent.Order(Instant.FromUtc(2024, 3, 1, 9, 0), 25m),
                CustomerEvent.Review(Instant.FromUtc(2024, 3, 20, 9, 0), 4)),
        ];

        var scope = new MetricScope(shop, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2025, 1, 1)))
        {
            ObservedUntil = new LocalDate(2025, 2, 1),
            Spend = [new MarketingSpend(new LocalDate(2024, 1, 15), "web", 120m) { Impressions = 40_000 }],
        };
        IReadOnlyList<MetricResult> results = MetricReport.Compute(MetricCatalog.All, scope, histories);
        MetricValue repeat = results.Single(r => r.Definition.Key == "repeat-purchase-rate").Value;
        Console.WriteLine($"{repeat} = {repeat.Numerator} of {repeat.Denominator}, {repeat.Interval}");

        CustomerHistory[] reached =
        [
            new(
                shop,
                CustomerEvent.Impression(Instant.FromUtc(2024, 3, 1, 9, 0)) with { Channel = "poster", Campaign = "spring" },
                CustomerEvent.Visit(Instant.FromUtc(2024, 3, 8, 9, 0)) with { Channel = "search" },
                CustomerEvent.Order(Instant.FromUtc(2024, 3, 9, 9, 0), 20m) with { Channel = "web" }),
            new(
                shop,
                CustomerEvent.SignUp(Instant.FromUtc(2024, 3, 2, 9, 0)) with { Channel = "newsletter", Campaign = "brand" }),
        ];
        var march = new MetricScope(shop, new MetricPeriod(new LocalDate(2024, 3, 1), new LocalDate(2024, 4, 1)))
        {
            Spend = [new MarketingSpend(new LocalDate(2024, 3, 1), "poster", 40m) { Campaign = "spring", Impressions = 900 }],
            Attribution = Attribution.FirstTouch,
        };
        IMetric[] chosen = [MetricCatalog.Of("impressions"), MetricCatalog.Of("cost-per-acquisition")];
        foreach (MetricResult result in MetricReport.ComputeBy(chosen, march, reached, MetricGrouping.ByChannel))
        {
            Console.WriteLine(result);
        }

        IReadOnlyList<MetricResult> conversion =
            MetricReport.ComputeBy([MetricCatalog.Of("lead-to-customer-rate")], march, reached, MetricGrouping.ByCampaign);
        MetricComparison pair = MetricReport.Compare(conversion)[0];
        Console.WriteLine($"{pair.First.Group} less {pair.Second.Group}: {pair.Shares.Difference}, {pair.Shares.Interval}");

        IMetric stars = Metric.Mean(
            new MetricDefinition("average-stars", LocalizedText.Of("Average stars"), FactUnit.Score),
            customer => customer.Events(CustomerEventKind.Review).Select(review => (double)review.Score!.Value),
            undefined: LocalizedText.Of("no reviews in the period", "keine Bewertungen im Zeitraum"));
        Console.WriteLine(MetricReport.Compute([stars], scope, histories)[0]);

        CohortTable cohorts = CohortTable.Of(histories, new CohortOptions(observedUntil: new LocalDate(2024, 6, 15)));
        Cohort first = cohorts.Cohorts[0];
        Console.WriteLine($"{first.Key}: {first.Cells[1].Rate} after a month, {first.Cells[5].State} after five");

        StageFlow<LifecycleMarketingStage> flow = StageFlow.Of(histories, LifecycleMarketingRules.Default, scope.Period);
        StageInfo growth = LifecycleMarketing.Model[LifecycleMarketingStage.Growth];
        Console.WriteLine($"median days in growth: {flow.TimeIn(growth).Quantile(0.5)}");

        AssertPrintedAsIn("docs", "measuring.md");
    }

    [Fact]
    public void MetricsInJson()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "measuring.md"));
        string json = JsonBlock().Match(page).Groups["json"].Value;
        StageModel model = LifecycleMarketing.Model;
        StageInfo growth = LifecycleMarketing.Model[LifecycleMarketingStage.Growth];
        Instant at = Instant.FromUtc(2024, 3, 1, 9, 0);
        CustomerHistory[] guests =
        [
            new(
                Shop.Default,
                CustomerEvent.Own(EventKind.Of("tasting"), at) with { Channel = "store" },
                CustomerEvent.Own(EventKind.Of("tasting"), at) with { Channel = "fair" },
                CustomerEvent.Visit(at),
                CustomerEvent.Visit(at + Duration.FromDays(1)),
                CustomerEvent.Order(at, 20m)),
        ];
        var scope = new MetricScope(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2025, 1, 1)));

        MetricSet own = MetricJson.Parse(json);
        Console.WriteLine(MetricReport.Compute(own.Metrics, scope, guests)[0]);
        Console.WriteLine(MetricCatalog.OfStage(model, growth, own.Metrics)[^1].Definition.Key);

        AssertPrintedAsIn("docs", "measuring.md");
        StageModelFormatException refused = Assert.Throws<StageModelFormatException>(
            () => MetricJson.Parse("""{ "metrics": [{ "key": "a", "numerator": { "fact": "oders" } }] }"""));
        Assert.Contains(refused.Message, page, StringComparison.Ordinal);
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex JsonBlock();
}
