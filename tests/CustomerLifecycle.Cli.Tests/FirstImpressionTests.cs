using System.Text.RegularExpressions;
using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>What somebody sees who meets the tool for the first time.</summary>
public sealed partial class FirstImpressionTests : IDisposable
{
    private const string TwoYears = """
        customer,at,amount,order
        ada,2023-01-01,1234.5,A1
        ada,2023-03-01,20,A2
        ben,2024-12-31,5,B1
        ben,2025-02-01,7,B2
        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Report_FitsATerminalOf80Columns(string language)
    {
        Assert.Equal(0, _tool.Run("report", "--language", language));
        AssertNarrow();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Report_OfLargeAmountsAndLongNames_FitsToo(string language)
    {
        string id = new('x', 130);
        string file = _tool.Write(string.Concat(
            "customer,at,amount,cost\n",
            string.Concat(Enumerable.Range(1, 9).Select(day => $"{id}{day % 3},2024-01-0{day},123456789.12,23456789.5\n"))));
        Assert.Equal(0, _tool.Run("report", file, "--language", language));
        AssertNarrow(except: id);
    }

    [DataTheory("personas.csv")]
    [InlineData("en")]
    [InlineData("de")]
    public void Report_OfPersonas_FitsToo(string language)
    {
        Assert.Equal(0, _tool.Run("report", PublicData.PathOf("personas.csv")!, "--language", language));
        AssertNarrow();
    }

    [Fact]
    public void Report_EndsWithCommandsThatWorkAsTyped()
    {
        Assert.Equal(0, _tool.Run("report", "--language", "de"));
        string report = _tool.Output;
        string file = _tool.PathOf("demo.csv");
        string[][] commands = [.. Commands(report).Select(c => c.Replace("demo.csv", file, StringComparison.Ordinal).Split(' '))];
        Assert.Equal(["demo", "classify", "actions", "actions", "metrics"], commands.Select(c => c[0]));
        foreach (string[] command in commands)
        {
            Assert.Equal(0, _tool.Run(command));
        }
    }

    [Fact]
    public void Report_OfAFile_RepeatsWhatTheFileNeedsToBeRead()
    {
        string file = _tool.Write("customer,bought,amount,a,b\nada l,2024-01-05,10,x,y\n", "my orders.csv");
        Assert.Equal(
            0,
            _tool.Run(
                "report", file, "--model", "buyer-lifecycle", "--map", "at=bought", "--attribute", "a", "--attribute", "b",
                "--merge-same-day", "--skip-invalid"));
        string[] commands = [.. Commands(_tool.Output)];
        Assert.All(commands, c => Assert.EndsWith(
            "--map at=bought --attribute a --attribute b --skip-invalid --merge-same-day", c, StringComparison.Ordinal));
        Assert.StartsWith(
            $"classify '{file}' --model buyer-lifecycle --customer 'ada l' --explain --map", commands[0], StringComparison.Ordinal);
        Assert.DoesNotContain("(lifecycle-marketing)", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("demo", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-12-31", "2024-01-01 to 2025-01-01 (excluded), the last full calendar year of the data")]
    [InlineData("2024-12-30", "2023-01-01 to 2024-01-01 (excluded), the last full calendar year of the data")]
    public void WithoutDates_TheLastFullYearIsTaken_AndSaid(string newest, string period)
    {
        string file = _tool.Write($"customer,at,amount\nada,2023-01-01,10\nben,{newest},5\n");
        Assert.Equal(0, _tool.Run("metrics", file));
        Assert.StartsWith(period + ";", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("flow", file, "--model", "lifecycle-marketing"));
        Assert.Equal([period, "Lifecycle marketing (lifecycle-marketing)"], _tool.Lines.Take(2));
        Assert.Equal(0, _tool.Run("metrics", file, "--format", "csv"));
        Assert.EndsWith($",{period[..10]},{period[14..24]}", _tool.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAFullYear_AllThereIsIsTaken_AndSaid()
    {
        string file = _tool.Write("customer,at,amount\nada,2024-01-02,10\nben,2024-12-31,5\n");
        Assert.Equal(0, _tool.Run("metrics", file));
        Assert.StartsWith("2024-01-02 to 2025-01-01 (excluded), all there is: ", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("metrics", file, "--from", "2024-02-01"));
        Assert.StartsWith("2024-02-01 to 2025-01-01 (excluded);", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutCosts_NothingIsCalledProfit()
    {
        string file = _tool.Write(TwoYears);
        foreach (string[] command in new string[][] { ["report", file], ["metrics", file, "--format", "csv"], ["metrics", file] })
        {
            Assert.Equal(0, _tool.Run(command));
            Assert.DoesNotMatch("(?m)^(?!(do|why) ).*\\bprofit(-per-customer)?\\b", _tool.Output);
        }

        file = _tool.Write(TwoYears.Replace("amount,order", "amount,cost", StringComparison.Ordinal)
            .Replace(",A1", ",3", StringComparison.Ordinal).Replace(",A2", ",", StringComparison.Ordinal)
            .Replace(",B1", ",", StringComparison.Ordinal).Replace(",B2", ",", StringComparison.Ordinal));
        Assert.Equal(0, _tool.Run("report", file));
        Assert.Contains(" profit ", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("metrics", file, "--format", "csv"));
        Assert.Contains(_tool.Lines, l => l.StartsWith(",profit-per-customer,", StringComparison.Ordinal));
    }

    [Fact]
    public void German_NumbersAndDatesAreGerman_InTablesAlone()
    {
        string file = _tool.Write(TwoYears);
        Assert.Equal(0, _tool.Run("metrics", file, "--from", "2023-01-01", "--to", "2024-01-01", "--language", "de"));
        Assert.StartsWith("01.01.2023 bis 31.12.2023; UTC; Bestellungen: abgeschlossene", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("1.254,50", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("metrics", file, "--from", "2023-01-01", "--to", "2024-01-01", "--language", "de", "--format", "csv"));
        Assert.Contains(",revenue,,1254.5,amount,1254.5,1,,,,,,2023-01-01,2024-01-01", _tool.Lines);
        Assert.Equal(0, _tool.Run("due", file, "--model", "lifecycle-marketing", "--until", "2026-12-31", "--language", "de"));
        Assert.Matches(@"│ \d\d\.\d\d\.2025 │ ben", _tool.Output);
    }

    [Fact]
    public void German_ReasonsOfUndefinedMetricsAreGerman()
    {
        // Nothing but a return, so that nearly every metric is undefined; and the demo shop, for the rest.
        string file = _tool.Write("customer,at,kind,amount\na,2024-01-01,return,5\n");
        foreach (string[] command in new string[][] { ["metrics", file], ["metrics"], ["metrics", "--by", "channel"] })
        {
            Assert.Equal(0, _tool.Run([.. command, "--language", "de"]));
            Assert.Contains("kein Wert: ", _tool.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"kein Wert: (no|nobody\S*|nothing|fewer|there|what|of|the) ", _tool.Output);
        }
    }

    [Fact]
    public void German_CausesNameKindsOfEventsInGerman()
    {
        string file = _tool.Write(TwoYears);
        Assert.Equal(0, _tool.Run("timeline", file, "--customer", "ben", "--model", "buyer-lifecycle", "--language", "de"));
        Assert.Contains("Bestellung B2", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("timeline", file, "--customer", "ben", "--model", "buyer-lifecycle"));
        Assert.Contains("order B2", _tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("due --until 2026-06-30")]
    [InlineData("diff --from 2023-12-31 --to 2025-06-30")]
    [InlineData("actions")]
    [InlineData("actions --customer D0435")]
    [InlineData("classify --customer D0435 --explain")]
    public void Tables_Fit100Columns(string question)
    {
        string[] words = question.Split(' ');
        string file = _tool.PathOf("demo.csv");
        Assert.Equal(0, _tool.Run("demo", "--output", file));
        foreach (string language in new[] { "en", "de" })
        {
            Assert.Equal(0, _tool.Run([words[0], file, "--model", "lifecycle-marketing", .. words[1..], "--language", language]));
            Assert.All(_tool.Lines, l => Assert.InRange(l.Length, 0, 100));
            Assert.DoesNotContain("…", _tool.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cohorts")]
    [InlineData("segments")]
    public void TablesOfTheBase_Fit100Columns(string command)
    {
        foreach (string language in new[] { "en", "de" })
        {
            Assert.Equal(0, _tool.Run(command, "--language", language));
            Assert.All(_tool.Lines, l => Assert.InRange(l.Length, 0, 100));
            Assert.DoesNotContain("…", _tool.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>The commands of a report, each on one line without the name of the tool.</summary>
    private static IEnumerable<string> Commands(string report) => Continued()
        .Replace(report, " ")
        .Split('\n')
        .Where(l => l.StartsWith("  lifecycle ", StringComparison.Ordinal))
        .Select(l => l["  lifecycle ".Length..]);

    [GeneratedRegex(@" \\\n +", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Continued();

    private void AssertNarrow(string? except = null) => Assert.All(
        _tool.Output.Split('\n').Where(l => except is null || !l.Contains(except, StringComparison.Ordinal)),
        l => Assert.InRange(l.Length, 0, 80));
}
