using CustomerLifecycle;
using CustomerLifecycle.Sql;
using NodaTime;

namespace Snippets;

public sealed class ReadmeSnippets : PrintingTest
{
    [Fact]
    public void QuickStart()
    {
        var shop = new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Currency = "EUR" };
        var history = new CustomerHistory(
            shop,
            CustomerEvent.SignUp(Instant.FromUtc(2025, 1, 10, 9, 0)),
            CustomerEvent.Order(Instant.FromUtc(2025, 2, 1, 18, 30), 49.90m) with { Id = "A-17", Channel = "web" });

        CustomerFacts facts = history.FactsAt(new LocalDate(2025, 6, 30));
        Console.WriteLine(LifecycleMarketingRules.Default.Classify(facts).Stage);
        Console.WriteLine(LifecycleMarketingRules.Default.Explain(facts));

        StageTimeline<LifecycleMarketingStage> life = StageTimeline.Replay(
            history, LifecycleMarketingRules.Default, new LocalDate(2025, 6, 30));
        Console.WriteLine(life.Transitions[^1]);
        Console.WriteLine(LifecycleMarketingRules.Default.WaysTo(LifecycleMarketing.Model[LifecycleMarketingStage.Growth], facts));

        AssertPrintedAsIn("README.md");

        var orders = new SqlSource("orders", "customer_id", "ordered_at") { Kind = CustomerEventKind.Order, Amount = "total" };
        StageSql sql = LifecycleMarketingRules.Default.ToSql(SqlDialect.PostgreSql, new SqlMapping(orders), shop);
        string everyonesStage = sql.NextChange(new LocalDate(2025, 6, 30)); // customer, stage, rule, next_on, next_stage, next_rule
        Assert.Contains("next_stage", everyonesStage, StringComparison.Ordinal);
    }

    [Fact]
    public void PackageReadme()
    {
        var history = new CustomerHistory(
            Shop.Default,
            CustomerEvent.SignUp(Instant.FromUtc(2025, 1, 10, 9, 0)),
            CustomerEvent.Order(Instant.FromUtc(2025, 2, 1, 18, 30), 49.90m));
        Console.WriteLine(LifecycleMarketingRules.Default.Explain(history.FactsAt(new LocalDate(2025, 6, 30))));

        AssertPrintedAsIn("src", "CustomerLifecycle", "README.md");
    }
}
