using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>A model with kinds, facts and attributes of its own, in a file of the shop's own.</summary>
public sealed class OwnWordsTests : IDisposable
{
    private const string Model = """
        {
          "key": "wine-club", "name": { "en": "Wine club", "de": "Weinklub" },
          "kinds": ["tasting"],
          "facts": [
            { "key": "tastings", "count": "tasting" },
            { "key": "tastings-90", "count": "tasting", "inLastDays": 90,
              "name": { "en": "tastings in 90 days", "de": "Verkostungen in 90 Tagen" } },
            { "key": "spent-365", "sum": "order", "of": "amount", "inLastDays": 365 },
            { "key": "orders-12-months", "count": "order", "inLastMonths": 12 },
            { "key": "spent-this-year", "sum": "order", "of": "amount", "in": "calendar-year" },
            { "key": "store-orders", "count": "order", "where": { "channel": "store" } },
            { "key": "channels", "distinct": "order", "of": "channel" },
            { "key": "favourite-channel", "mostFrequent": "order", "of": "channel" },
            { "key": "days-since-third-last-order", "daysSince": "order", "nth": 3 },
            { "key": "plan", "attribute": "plan" },
            { "key": "days-to-trial-end", "daysUntil": { "attribute": "trial-end" } },
            { "key": "advent", "count": "order", "from": "2025-11-20", "until": "2025-12-01" },
            { "key": "spent-per-order", "calculate": { "divide": ["spent-365", "orders-12-months"] } }
          ],
          "stages": [
            { "key": "guest", "roles": ["awareness"] }, { "key": "trial", "roles": ["consideration", "welcome"] },
            { "key": "member", "roles": ["retention"] },
            { "key": "patron", "roles": ["retention", "advocacy"] }, { "key": "gone", "roles": ["lost"] }
          ],
          "rules": [
            { "stage": "gone", "when": [{ "fact": "daysSinceLastOrder", "operator": "moreThan", "value": 200 }] },
            { "stage": "patron", "when": { "any": [
              [{ "fact": "spent-365", "operator": "atLeast", "value": 500 }, { "fact": "plan", "operator": "is", "value": "gold" }],
              { "fact": "tastings-90", "operator": "atLeast", "value": 3 }] } },
            { "stage": "member", "when": { "any": [
              { "fact": "orders-12-months", "operator": "atLeast", "value": 2 },
              { "fact": "plan", "operator": "isOneOf", "value": ["gold", "silver"] },
              { "fact": "favourite-channel", "operator": "is", "value": "store" }] } },
            { "stage": "trial", "when": [{ "fact": "days-to-trial-end", "operator": "atLeast", "value": 1 }] }
          ],
          "otherwise": "guest"
        }
        """;

    private const string Club = """
        customer,at,kind,amount,channel,name,value
        ann,2025-01-05,order,300,store,,
        ann,2025-03-10,order,250,web,,
        ann,2025-02-01,attribute-set,,,plan,gold
        ben,2025-02-01,tasting,,,,
        ben,2025-03-01,tasting,,,,
        ben,2025-04-01,tasting,,,,
        cat,2025-04-20,attribute-set,,,trial-end,2025-05-20
        dan,2024-05-10,order,20,web,,
        dan,2025-03-31,order,20,web,,
        eve,2025-04-29,order,20,store,,
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void OwnModel_SaysStageAndReason_InBothLanguages()
    {
        Assert.Equal(0, Classify("2025-04-30"));
        Assert.Equal(
            [
                "customer,stage,reason,since,until,next_stage",
                "ann,patron,spent 365: 550.00 (at least 500.00); plan: gold,2025-03-10,2025-09-27,gone",
                "ben,patron,3 tastings in 90 days (at least 3),2025-04-01,2025-05-02,guest",
                "cat,trial,days to trial end: 20 (at least 1),2025-04-20,2025-05-20,guest",
                "dan,member,2 orders in the last 12 months (at least 2),2025-03-31,2025-05-10,guest",
                "eve,member,favourite channel: store,2025-04-29,2025-11-16,gone",
            ],
            _tool.Lines);
        Assert.Equal(0, Classify("2025-04-30", "--language", "de"));
        Assert.Contains("ben,patron,3 Verkostungen in 90 Tagen (mindestens 3)", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("dan,member,2 Bestellungen in den letzten 12 Monaten (mindestens 2)", _tool.Output, StringComparison.Ordinal);
    }

    /// <summary>On the day said, and not on the day before, the stage is the one said.</summary>
    [Fact]
    public void EveryDate_IsConfirmedOnTheDayAndTheDayBefore()
    {
        Assert.Equal(0, Classify("2025-04-30"));
        foreach (string[] row in _tool.Lines.Skip(1).Select(l => l.Split(',')).ToArray())
        {
            string[] answer = row[^3..];
            Assert.Equal(row[1], StageOn(row[0], answer[0]));
            Assert.NotEqual(row[1], StageOn(row[0], DayBefore(answer[0])));
            Assert.Equal(answer[2], StageOn(row[0], answer[1]));
            Assert.Equal(row[1], StageOn(row[0], DayBefore(answer[1])));
        }
    }

    [Fact]
    public void Ways_SayWhatWouldHappen_InTheShopsWords()
    {
        Assert.Equal(0, Classify("2025-04-30", "--ways", "--format", "json"));
        using JsonDocument json = JsonDocument.Parse(_tool.Output);
        string WayOf(string customer, string stage) => json.RootElement.EnumerateArray()
            .Single(c => c.GetProperty("customer").GetString() == customer).GetProperty("ways").EnumerateArray()
            .Single(w => w.GetProperty("stage").GetString() == stage).GetProperty("way").GetString()!;

        Assert.StartsWith("3 more tastings", WayOf("dan", "patron"), StringComparison.Ordinal);
        Assert.Contains("plan set to gold", WayOf("cat", "member"), StringComparison.Ordinal);
        Assert.Contains("nothing happens for 2 days", WayOf("ben", "guest"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUndeclaredKind_IsRefused_AndCanBeDeclaredOnTheCommandLine()
    {
        string file = _tool.Write("customer,at,kind\na,2025-01-01,tastin\n");
        string model = _tool.Write(Model, "own.json");
        Assert.Equal(1, _tool.Run("classify", file, "--model", model));
        Assert.Contains("did you mean 'tasting'?", _tool.Error, StringComparison.Ordinal);
        string demo = _tool.Write("customer,at,kind,amount,detail:seats\na,2025-01-01,demo-booked,5,3\n", "demo.csv");
        Assert.Equal(1, _tool.Run("classify", demo, "--model", "lifecycle-marketing"));
        Assert.Equal(0, _tool.Run("classify", demo, "--model", "lifecycle-marketing", "--kinds", "demo-booked"));
        Assert.Equal(2, _tool.Run("classify", demo, "--model", "lifecycle-marketing", "--kinds", "Demo Booked"));
        string tastings = _tool.Write(
            "customer,at,kind,amount\nada,2024-01-05,tasting,\nada,2024-01-09,order,5\nada,2024-02-07,tasting,\n", "tastings.csv");
        Assert.Equal(
            0,
            _tool.Run("cohorts", tastings, "--kinds", "tasting", "--cohort-by", "tasting", "--signal", "tasting", "--format", "csv"));
        Assert.StartsWith("2024-01,1,1,in-progress,1,1,1,", _tool.Lines[2], StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("cohorts", tastings, "--kinds", "tasting", "--signal", "tastin"));
        Assert.Contains("did you mean tasting?", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AColumn_CanHoldAnAttributeInEveryRow()
    {
        string file = _tool.Write("customer,at,amount,plan\na,2025-01-01,10,gold\nb,2025-01-01,10,\n");
        string model = _tool.Write(Model, "own.json");
        Assert.Equal(0, _tool.Run("classify", file, "--model", model, "--attribute", "plan", "--format", "csv"));
        Assert.Contains("a,member,plan: gold", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("b,guest,", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(1, _tool.Run("classify", file, "--model", model, "--attribute", "country"));
        Assert.Contains("--attribute names the column 'country'", _tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeline", "--customer", "ben")]
    [InlineData("due", "--until", "2026-01-01")]
    [InlineData("diff", "--from", "2025-02-15", "--to", "2025-05-05")]
    [InlineData("flow", "--from", "2025-02-15", "--to", "2025-05-05")]
    [InlineData("actions")]
    [InlineData("actions", "--customer", "ann")]
    [InlineData("metrics", "--by", "stage")]
    public void EveryCommand_TakesSuchAModel(params string[] command)
    {
        string model = _tool.Write(Model, "own.json");
        int exit = _tool.Run([command[0], _tool.Write(Club), "--model", model, .. command[1..]]);
        Assert.True(exit == 0, _tool.Error);
    }

    [Fact]
    public void Facts_PrintsTheOwnOnesToo()
    {
        Assert.Equal(0, _tool.Run("facts", "--model", _tool.Write(Model, "own.json"), "--format", "csv"));
        Assert.Contains(
            "tastings-90,tastings in 90 days,count,number of events: tastings in the last 90 days", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("facts"));
        Assert.DoesNotContain("tastings", _tool.Output, StringComparison.Ordinal);
    }

    private int Classify(string asOf, params string[] further) => _tool.Run(
        [
            "classify",
            _tool.Write(Club),
            "--model",
            _tool.Write(Model, "own.json"),
            "--as-of",
            asOf,
            .. further.Contains("--format") ? [] : new[] { "--format", "csv" },
            .. further,
        ]);

    private string StageOn(string customer, string day)
    {
        Assert.Equal(0, Classify(day, "--customer", customer));
        return _tool.Lines[1].Split(',') is var row && row[^3].Length == 0 ? "not known" : row[1];
    }

    private static string DayBefore(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            .AddDays(-1)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
