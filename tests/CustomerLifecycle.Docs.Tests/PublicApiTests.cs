using System.Reflection;
using System.Text;

namespace CustomerLifecycle.Docs.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_IsTheApprovedOne()
    {
        StringBuilder api = new();
        foreach (Assembly assembly in new[]
        {
            typeof(LocalizedText).Assembly, typeof(ICustomerLifecycle).Assembly, typeof(StageTransitionRow).Assembly,
            typeof(TrackedStage).Assembly,
        })
        {
            api.Append("# ").Append(assembly.GetName().Name).Append('\n');
            foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                api.Append('\n').Append(type.FullName).Append('\n');
                foreach (string member in Members(type))
                {
                    api.Append("  ").Append(member).Append('\n');
                }
            }

            api.Append('\n');
        }

        Repository.AssertPrinted(Repository.PathOf("tests", "CustomerLifecycle.Docs.Tests", "PublicApi.txt"), api.ToString());
    }

    [Fact]
    public void Core_BringsAlongNodaTimeAndGuardClauses() => Assert.Equal(
        ["Ardalis.GuardClauses", "NodaTime"],
        typeof(LocalizedText).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => !n.StartsWith("System.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m is not MethodInfo { IsSpecialName: true } || m.Name.StartsWith("op_", StringComparison.Ordinal))
        .Where(m => m is not Type)
        .Where(m => !m.Name.Contains('<', StringComparison.Ordinal) && m.Name is not ("value__" or "MemberwiseClone"))
        .Select(m => m.ToString() ?? m.Name)
        .Order(StringComparer.Ordinal);
}
