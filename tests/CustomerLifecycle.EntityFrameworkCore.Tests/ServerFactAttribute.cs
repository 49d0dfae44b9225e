namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>A test that needs PostgreSQL; reported as skipped where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = PostgreSqlDatabase.Server is null
        ? "No server of PostgreSQL: tests/servers.sh start FOLDER starts one and says its address."
        : null;
}
