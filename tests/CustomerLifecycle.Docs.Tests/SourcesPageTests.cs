using System.Text.RegularExpressions;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Docs.Tests;

/// <summary>The page that says where each demand of the articles is met: its rows have tests, and its names exist.</summary>
public sealed partial class SourcesPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Repository.PathOf("docs", "sources.md"));

    private static readonly string[] Rows =
        [.. Page.Select(line => RowStart.Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    [Fact]
    public void EveryRow_IsNamedByItsTests()
    {
        string[] named =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*Properties.cs", SearchOption.AllDirectories))
                .SelectMany(file => SourceTrait.Matches(File.ReadAllText(file)))
                .Select(m => m.Groups[1].Value)
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.NotEmpty(Rows);
        Assert.Equal(Rows.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    /// <summary>What a row calls by name is a type, member, metric, tactic or rule that is there.</summary>
    [Fact]
    public void EveryName_Exists()
    {
        string api = File.ReadAllText(Repository.PathOf("tests", "CustomerLifecycle.Docs.Tests", "PublicApi.txt"));
        HashSet<string> keys =
        [
            .. MetricCatalog.All.Select(m => m.Definition.Key),
            .. Playbook.Shipped.Tactics.Select(t => t.Key),
            .. MetricCatalog.Calculators.Select(c => c.Key),
            .. ShippedRules.All.SelectMany(r => r.Rules).Select(r => r.Key),
        ];
        string[] missing =
        [
            .. Page.Where(line => RowStart.IsMatch(line))
                .SelectMany(line => CodeSpan.Matches(line))
                .Select(m => m.Groups[1].Value)
                .Where(name => !name.StartsWith("lifecycle ", StringComparison.Ordinal))
                .Where(name => !keys.Contains(name)
                    && !name.Split('.').All(part => api.Contains(part.Split('<')[0], StringComparison.Ordinal))),
        ];
        Assert.Empty(missing);
    }

    [GeneratedRegex(@"^\| (00[0-4]: .*?) \| ")]
    private static partial Regex RowStart { get; }

    [GeneratedRegex(@"\[Trait\(""source"", ""(.*?)""\)\]")]
    private static partial Regex SourceTrait { get; }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan { get; }
}
