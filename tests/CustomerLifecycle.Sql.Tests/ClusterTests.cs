using CustomerLifecycle.Sql;
using NodaTime;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>The same answer on one, two and three nodes: each classifies the customers that it holds.</summary>
public sealed class ClusterTests
{
    [ServerFact("clickhouse")]
    public void OneTwoAndThreeNodes_GiveTheSameStages()
    {
        LocalDate day = new(2024, 12, 30);
        using ClickHouseEngine engine = (ClickHouseEngine)Engine.Open("clickhouse");
        Base customers = Base.Load(engine, 3, 80);
        StageSql sql = LifecycleMarketingRules.Default.ToSql(engine.Dialect, engine.Mapping, customers.Shop);
        string[] alone = [.. engine.Ask(sql.Classify(day)).Select(Said).Order(StringComparer.Ordinal)];
        foreach (int nodes in new[] { 1, 2, 3 })
        {
            engine.Spread(nodes, customers.Customers.SelectMany(c => c.Value.Events.ToArray().Select(e => (c.Key, e))));
            StageSql ofNode = LifecycleMarketingRules.Default.ToSql(engine.Dialect, engine.MappingOfNode, customers.Shop);
            string[] together = [.. engine.AskAll(nodes, ofNode.Classify(day)).Select(Said).Order(StringComparer.Ordinal)];
            Assert.Equal(alone, together);
        }
    }

    private static string Said(IReadOnlyDictionary<string, string?> row) => $"{row["customer"]} {row["stage"]} {row["rule"]}";
}
