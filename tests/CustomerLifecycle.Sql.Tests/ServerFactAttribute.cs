namespace CustomerLifecycle.Tests.Sql;

/// <summary>A test that needs a server; reported as skipped where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute(string engine)
    {
        EngineName = engine;
        Skip = Engine.ServerOf(engine) is "" ? $"No server of {engine}: tests/servers.sh start FOLDER starts one and says its "
            + "address." : null;
    }

    public string EngineName { get; }
}
