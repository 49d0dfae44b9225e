using CustomerLifecycle;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace Snippets;

public sealed class MeasuringSnippets : PrintingTest
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

        IMetric stars = Metric.Mean(
            new MetricDefinition("average-stars", LocalizedText.Of("Average stars"), FactUnit.Score),
            customer => customer.Events(CustomerEventKind.Review).Select(review => (double)review.Score!.Value),
            undefined: "no reviews in the period");
        Console.WriteLine(MetricReport.Compute([stars], scope, histories)[0]);

        CohortTable cohorts = CohortTable.Of(histories, new CohortOptions(observedUntil: new LocalDate(2024, 6, 15)));
        Cohort first = cohorts.Cohorts[0];
        Console.WriteLine($"{first.Name}: {first.Cells[1].Rate} after a month, {first.Cells[5].State} after five");

        StageFlow<LifecycleMarketingStage> flow = StageFlow.Of(histories, LifecycleMarketingRules.Default, scope.Period);
        StageInfo growth = LifecycleMarketing.Model[LifecycleMarketingStage.Growth];
        Console.WriteLine($"median days in growth: {flow.TimeIn(growth).Quantile(0.5)}");

        AssertPrintedAsIn("docs", "measuring.md");
    }
}
