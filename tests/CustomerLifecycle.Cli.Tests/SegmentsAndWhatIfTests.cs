using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

public sealed class SegmentsAndWhatIfTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Segments_HaveALineForEveryBuyer()
    {
        Assert.Equal(0, _tool.Run("segments", Shop(), "--as-of", "2024-03-31", "--format", "csv"));
        Assert.Equal("customer,segment,recency,frequency,monetary,r,f,m", _tool.Lines[0]);
        Assert.Equal(11, _tool.Lines.Length); // ten buyers; the lead has no scores
        Assert.Equal("c9,champions,0,2,110,5,5,5", _tool.Lines[10]);
        Assert.Equal(0, _tool.Run("segments", Shop(), "--as-of", "2024-03-31", "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal(10, document.RootElement.GetArrayLength());
        Assert.Equal(0, _tool.Run("segments", Shop(), "--as-of", "2024-03-31"));
        Assert.Contains("Champions", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("segments")); // the demo shop
    }

    [Fact]
    public void Segments_MayHaveCutPointsOfOnesOwn_AndBeNested()
    {
        string shop = Shop();
        const string Cuts = "recency=10,20,30,40;frequency=1,2,3,4;monetary=20,40,60,80";
        Assert.Equal(0, _tool.Run("segments", shop, "--as-of", "2024-03-31", "--format", "csv", "--cuts", Cuts));
        string inline = _tool.Output;
        Assert.All(
            _tool.Lines.Skip(1).Select(l => l.Split(',')), c => Assert.Equal(c[3] == "1" ? "1" : "2", c[6])); // one or two orders
        string file = _tool.Write(
            """{ "recency": [10, 20, 30, 40], "frequency": [1, 2, 3, 4], "monetary": [20, 40, 60, 80] }""", "cuts.json");
        Assert.Equal(0, _tool.Run("segments", shop, "--as-of", "2024-03-31", "--format", "csv", "--cuts", file));
        Assert.Equal(inline, _tool.Output);
        Assert.Equal(0, _tool.Run("segments", shop, "--as-of", "2024-03-31", "--format", "csv", "--binning", "nested"));
        Assert.Equal(11, _tool.Lines.Length);
        foreach (string wrong in new[]
        {
            "recency=1,2,3", "recency=4,3,2,1", "speed=1,2,3,4", "recency=1,2,x,4", "recency=1,2,3,4;recency=1,2,3,4",
        })
        {
            Assert.Equal(2, _tool.Run("segments", shop, "--cuts", wrong));
            Assert.Contains("--cuts", _tool.Error, StringComparison.Ordinal);
        }

        Assert.Equal(1, _tool.Run("segments", shop, "--cuts", _tool.Write("""{ "recency": [1, 2] }""", "cuts.json")));
        Assert.Contains("4 increasing numbers", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_AddUpToTheBuyersOfBothDays()
    {
        Assert.Equal(0, _tool.Run("segments", Shop(), "--as-of", "2024-03-31", "--since", "2024-01-31", "--format", "csv"));
        Assert.Equal("from,to,customers", _tool.Lines[0]);
        Assert.Equal(10, _tool.Lines.Skip(1).Sum(l => int.Parse(l.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(_tool.Lines, l => l.StartsWith(',')); // from nowhere: new customers
        Assert.Equal(0, _tool.Run("segments", Shop(), "--as-of", "2024-03-31", "--since", "2024-01-31", "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal(10, document.RootElement.EnumerateArray().Sum(m => m.GetProperty("customers").GetInt32()));
        Assert.Equal(2, _tool.Run("segments", Shop(), "--as-of", "2024-01-31", "--since", "2024-03-31"));
    }

    [DataFact("cdnow-sample-orders.csv")]
    public void Cdnow_TiesAreTogetherOrApart_AsAsked()
    {
        string file = PublicData.PathOf("cdnow-sample-orders.csv")!;
        Assert.Equal(0, _tool.Run("segments", file, "--format", "csv", "--as-of", "1998-06-30"));
        string[] together = _tool.Lines;
        Assert.Equal(0, _tool.Run("segments", file, "--format", "csv", "--as-of", "1998-06-30", "--ties", "apart"));
        string[] apart = _tool.Lines;

        // Most customers ordered once, so some segments are empty: more of them where these share a score.
        Assert.Equal((8, 9), (SegmentsOf(together), SegmentsOf(apart)));
        Assert.Equal(together.Length, apart.Length);

        static int SegmentsOf(string[] lines) => lines.Skip(1).Select(l => l.Split(',')[1]).Distinct(StringComparer.Ordinal).Count();
    }

    [Fact]
    public void WhatIf_TellsWhoMovesAndWhy()
    {
        string file = _tool.Write("customer,at,amount\nada,2024-01-01,10\nben,2024-03-01,10\n");
        string[] question = ["what-if", file, "--model", "lifecycle-marketing", "--as-of", "2024-04-20", "--format", "csv"];
        Assert.Equal(0, _tool.Run([.. question, "--set", "growth.activeDays=120"]));
        Assert.Equal(
            [
                "customer,today,proposed,reason_today,reason_proposed",
                "ada,win-back,growth,\"the next order has been overdue for 19 days: 110 days since the last order, "
                    + "at most 90 in 19 of 20 cases\",1 order (at least 1)",
            ],
            _tool.Lines);
        Assert.Equal(0, _tool.Run([.. question, "--set", "growth-active-days=90"]));
        Assert.Single(_tool.Lines);
        Assert.Equal(0, _tool.Run([.. question[..^1], "table", "--set", "GrowthActiveDays=30", "--language", "de"]));
        Assert.Contains(": 1 / 2", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("Rückgewinnung", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "growth.days=120", "there is no threshold 'growth.days'")]
    [InlineData("--set", "growth.activeDays", "must be NAME=VALUE with a whole number")]
    [InlineData("--set", "growth.activeDays=-1", "must be NAME=VALUE with a whole number")]
    public void WhatIf_RefusesWhatIsNoThreshold(string option, string value, string message)
    {
        string file = _tool.Write("customer,at,amount\nada,2024-01-01,10\n");
        Assert.Equal(2, _tool.Run("what-if", file, "--model", "lifecycle-marketing", option, value));
        Assert.Contains(message, _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_ComparesRulesOfTheSameStages_AndNothingElse()
    {
        string file = _tool.Write("customer,at,amount\nada,2024-01-01,10\n");
        Assert.Equal(2, _tool.Run("what-if", file, "--model", "lifecycle-marketing"));
        Assert.Contains("either --set NAME=VALUE or --rules FILE.json", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("models", "--model", "six-step-funnel", "--format", "json", "--output", _tool.PathOf("other.json")));
        Assert.Equal(2, _tool.Run("what-if", file, "--model", "lifecycle-marketing", "--rules", _tool.PathOf("other.json")));
        Assert.Contains("has other stages than 'lifecycle-marketing'", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("models", "--model", "lifecycle-marketing", "--format", "json", "--output", _tool.PathOf("same.json")));
        string rules = Regex.Replace(
            File.ReadAllText(_tool.PathOf("same.json")),
            "(\"daysUntilOverdue\",\\s*\"operator\": \"lessThan\",\\s*\"value\": )1",
            "${1}80");
        File.WriteAllText(_tool.PathOf("same.json"), rules);
        Assert.Equal(
            0,
            _tool.Run(
                "what-if", file, "--model", "lifecycle-marketing", "--rules", _tool.PathOf("same.json"),
                "--as-of", "2024-01-20", "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal(("growth", "win-back"), (
            document.RootElement.GetProperty("movers")[0].GetProperty("today").GetString(),
            document.RootElement.GetProperty("movers")[0].GetProperty("proposed").GetString()));
    }

    [Fact]
    public void WhatIf_NeitherForgetsTheThresholdsOfAFile_NorOverwritesIt()
    {
        string file = _tool.Write("customer,at,amount\nada,2024-01-01,10\n");
        string own = _tool.PathOf("own.json");
        Assert.Equal(0, _tool.Run("models", "--model", "lifecycle-marketing", "--format", "json", "--output", own));
        Assert.Equal(0, _tool.Run("what-if", file, "--model", own, "--set", "growth.activeDays=120"));
        string rules = File.ReadAllText(own).Replace("90", "30", StringComparison.Ordinal);
        File.WriteAllText(own, rules);
        Assert.Equal(2, _tool.Run("what-if", file, "--model", own, "--set", "growth.activeDays=120"));
        Assert.Contains("give the proposed rules with --rules", _tool.Error, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("what-if", file, "--model", "lifecycle-marketing", "--rules", own, "--output", own));
        Assert.Equal(rules, File.ReadAllText(own));
    }

    private string Shop() => _tool.Write(
        "customer,at,kind,amount\nlead,2024-01-01,sign-up,\n"
        + string.Concat(Enumerable.Range(0, 10)
            .Select(i => $"c{i},2024-01-{20 + i:00},order,{10 + (i * 10)}\n{(i == 9 ? "c9,2024-03-31,order,10\n" : string.Empty)}"))
            .Replace("c5,2024-01-25", "c5,2024-02-25", StringComparison.Ordinal));
}
