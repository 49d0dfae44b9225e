using CustomerLifecycle;
using CustomerLifecycle.Sql;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Snippets;

public sealed class DatabaseSnippets : PrintingTest
{
    [Fact]
    public void InTheDatabase()
    {
        using var connection = Opened();

        var shop = new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        var mapping = new SqlMapping(
            new SqlSource("orders", "customer_id", "ordered_at")
            {
                Kind = CustomerEventKind.Order,
                Amount = "total",
                Status = "state",
                Statuses = new Dictionary<string, OrderStatus> { ["paid"] = OrderStatus.Completed, ["void"] = OrderStatus.Canceled },
            },
            new SqlSource("visits", "customer_id", "seen_at") { Kind = CustomerEventKind.Visit });
        StageSql sql = LifecycleMarketingRules.Default.ToSql(SqlDialect.Sqlite, mapping, shop);

        using var command = new SqliteCommand(sql.NextChange(new LocalDate(2025, 3, 31)), connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            Console.WriteLine($"{reader["customer"]}: {reader["stage"]} ({reader["rule"]}), {reader["next_stage"]} on {reader["next_on"]}");
        }

        AssertPrintedAsIn("docs", "databases.md");
    }

    [Fact]
    public void TheSameInTheProcess()
    {
        var shop = new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        var history = new CustomerHistory(shop, CustomerEvent.Order(Instant.FromUtc(2025, 2, 1, 18, 30), 49.90m));
        CustomerFacts facts = history.FactsAt(new LocalDate(2025, 3, 31));
        Assert.Equal(LifecycleMarketingStage.Growth, LifecycleMarketingRules.Default.Classify(facts).Stage);
        Assert.Equal(new LocalDate(2025, 5, 3), LifecycleMarketingRules.Default.NextChange(facts, new LocalDate(2025, 3, 31))?.On);
    }

    private static SqliteConnection Opened()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = new SqliteCommand(
            """
            CREATE TABLE orders (customer_id TEXT, ordered_at TEXT, total REAL, state TEXT);
            CREATE TABLE visits (customer_id TEXT, seen_at TEXT);
            INSERT INTO orders VALUES ('ada', '2025-02-01 18:30:00', 49.90, 'paid'), ('ben', '2025-03-01 09:00:00', 20, 'void');
            INSERT INTO visits VALUES ('ben', '2025-03-01 08:55:00');
            """,
            connection);
        command.ExecuteNonQuery();
        return connection;
    }
}
