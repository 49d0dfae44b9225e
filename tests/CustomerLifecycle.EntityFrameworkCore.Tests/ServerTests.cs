namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>Where the server is not there, its tests do not run, and this says so.</summary>
public sealed class ServerTests
{
    [ServerFact]
    public void PostgreSql_IsAsked() => Assert.Contains("postgresql", Database.Engines);
}
