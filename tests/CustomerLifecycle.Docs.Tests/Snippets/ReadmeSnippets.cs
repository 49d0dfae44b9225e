using CustomerLifecycle;
using CustomerLifecycle.Sql;
using Microsoft.Data.Sqlite;
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

        using SqliteConnection connection = Opened();
        var orders = new SqlSource("orders", "customer_id", "ordered_at") { Kind = CustomerEventKind.Order, Amount = "total" };
        StageSql sql = LifecycleMarketingRules.Default.ToSql(SqlDialect.Sqlite, new SqlMapping(orders), shop);
        using var command = new SqliteCommand(sql.Classify(new LocalDate(2025, 6, 30)), connection); // or NextChange, Counts, DueUpTo, …
        using var row = command.ExecuteReader();
        row.Read();
        Console.WriteLine($"{row["customer"]}: {row["stage"]}, by the rule {row["rule"]}");

        AssertPrintedAsIn("README.md");
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

    private static SqliteConnection Opened()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = new SqliteCommand(
            """
            CREATE TABLE orders (customer_id TEXT, ordered_at TEXT, total REAL);
            INSERT INTO orders VALUES ('ada', '2025-02-01 18:30:00', 49.90);
            """,
            connection);
        command.ExecuteNonQuery();
        return connection;
    }
}
