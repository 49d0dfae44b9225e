namespace CustomerLifecycle.Tests.Sql;

/// <summary>Where a server is not there, its tests do not run, and this says so.</summary>
public sealed class ServerTests
{
    [ServerFact("postgresql")]
    public void PostgreSql_IsAsked() => Assert.Contains("postgresql", Engine.Names);

    [ServerFact("clickhouse")]
    public void ClickHouse_IsAsked() => Assert.Contains("clickhouse", Engine.Names);
}
