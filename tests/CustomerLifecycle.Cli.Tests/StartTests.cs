using System.Reflection;
using System.Runtime.Loader;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>What a command does not need is not worked out when it starts.</summary>
public sealed class StartTests
{
    /// <summary>Building the rules of any shipped model allocates more by far; looking at rules that are built, less.</summary>
    private const long LeastOfBuilding = 20_000;

    private static readonly Type[] Rules =
    [
        typeof(FivePhaseJourneyRules),
        typeof(SixStepFunnelRules),
        typeof(RelationshipCycleRules),
        typeof(LifecycleMarketingRules),
        typeof(BuyerLifecycleRules),
    ];

    [Fact]
    public void Help_BuildsTheRulesOfNoModel()
    {
        Assembly core = RunInNewProgram("--help");
        Assert.All(Rules, rules => Assert.True(IsBuiltNow(core, rules), rules.Name));
        Assert.All(Rules, rules => Assert.False(IsBuiltNow(core, rules), rules.Name));
    }

    [Fact]
    public void ACommandOfOneModel_BuildsTheRulesOfNoOther()
    {
        Assembly core = RunInNewProgram("models", "--model", SixStepFunnel.Key, "--format", "json");
        Assert.Equal(
            Rules.Where(rules => rules != typeof(SixStepFunnelRules)),
            Rules.Where(rules => IsBuiltNow(core, rules)));
    }

    /// <summary>Runs the tool as in a fresh process: with assemblies of its own, in which nothing was ever asked for.</summary>
    /// <returns>The library that it used.</returns>
    private static Assembly RunInNewProgram(params string[] arguments)
    {
        Program program = new();
        Type tool = program.LoadFromAssemblyName(typeof(LifecycleTool).Assembly.GetName()).GetType(typeof(LifecycleTool).FullName!)!;
        object? exitCode = tool
            .GetMethod(nameof(LifecycleTool.Run), [typeof(IReadOnlyList<string>), typeof(TextWriter), typeof(TextWriter)])!
            .Invoke(null, [arguments, TextWriter.Null, TextWriter.Null]);
        Assert.Equal(LifecycleTool.Success, exitCode);
        return program.LoadFromAssemblyName(typeof(ShippedRules).Assembly.GetName());
    }

    private static bool IsBuiltNow(Assembly core, Type rules)
    {
        PropertyInfo property = core.GetType(rules.FullName!)!.GetProperty("Default")!;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(property.GetValue(null));
        return GC.GetAllocatedBytesForCurrentThread() - before > LeastOfBuilding;
    }

    private sealed class Program() : AssemblyLoadContext(isCollectible: false)
    {
        private static readonly string?[] Own =
            [typeof(LifecycleTool).Assembly.GetName().Name, typeof(ShippedRules).Assembly.GetName().Name];

        protected override Assembly? Load(AssemblyName assemblyName) => Own.Contains(assemblyName.Name, StringComparer.Ordinal)
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
            : null;
    }
}
