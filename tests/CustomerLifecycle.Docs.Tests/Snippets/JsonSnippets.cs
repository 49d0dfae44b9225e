using System.Text.RegularExpressions;
using CustomerLifecycle;
using CustomerLifecycle.Docs.Tests;

namespace Snippets;

public sealed partial class JsonSnippets
{
    [Fact]
    public void Parse()
    {
        string json = JsonBlock().Match(File.ReadAllText(Repository.PathOf("docs", "models-in-json.md"))).Groups["json"].Value;
        StageRules<CustomerFacts, string> rules = StageModelJson.Parse(json);
        string stage = rules.Classify(new CustomerFacts { Orders = 2, DaysSinceLastOrder = 10 }).Stage;

        Assert.Equal("reader", stage);
        StageModelFormatException refused = Assert.Throws<StageModelFormatException>(
            () => StageModelJson.Parse(json.Replace("daysSinceLastOrder", "daysSinceLastOder", StringComparison.Ordinal)));
        Assert.Contains(refused.Message, File.ReadAllText(Repository.PathOf("docs", "models-in-json.md")), StringComparison.Ordinal);
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex JsonBlock();
}
