using System.Text.RegularExpressions;
using CustomerLifecycle;
using CustomerLifecycle.Docs.Tests;
using NodaTime;

namespace Snippets;

public sealed partial class JsonSnippets : PrintingTest
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

    [Fact]
    public void FactsOfYourOwn()
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        string json = JsonBlock().Matches(File.ReadAllText(Repository.PathOf("docs", "models-in-json.md")))
            .Select(m => m.Groups["json"].Value)
            .Single(block => block.Contains("\"facts\"", StringComparison.Ordinal));
        StageRules<CustomerFacts, string> rules = StageModelJson.Parse(json);
        var history = new CustomerHistory(
            shop,
            CustomerEvent.Own(EventKind.Of("tasting"), Instant.FromUtc(2026, 1, 5, 17, 0)),
            CustomerEvent.Own(EventKind.Of("tasting"), Instant.FromUtc(2026, 2, 10, 17, 0)),
            CustomerEvent.Own(EventKind.Of("tasting"), Instant.FromUtc(2026, 3, 20, 17, 0)));
        CustomerFacts facts = history.FactsAt(new LocalDate(2026, 3, 31));
        Console.WriteLine(rules.Explain(facts));
        Console.WriteLine($"until {rules.NextChange(facts, new LocalDate(2026, 3, 31))?.On:uuuu-MM-dd}");

        AssertPrintedAsIn("docs", "models-in-json.md");
        Assert.Equal("taster", rules.Classify(history.FactsAt(new LocalDate(2026, 4, 4))).Stage);
        Assert.Equal("guest", rules.Classify(history.FactsAt(new LocalDate(2026, 4, 5))).Stage);
        Assert.Equal(
            "member", rules.Classify(Having(CustomerEvent.AttributeSet(Instant.FromUtc(2026, 1, 1, 9, 0), "plan", "silver"))).Stage);
        Assert.Equal("gone", rules.Classify(Having(CustomerEvent.AttributeSet(Instant.FromUtc(2026, 1, 1, 9, 0), "plan", "ended"))).Stage);

        CustomerFacts Having(params CustomerEvent[] events) => new CustomerHistory(shop, events).FactsAt(new LocalDate(2026, 3, 31));
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex JsonBlock();
}
