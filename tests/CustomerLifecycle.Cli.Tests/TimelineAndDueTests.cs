using System.Text.Json;

namespace CustomerLifecycle.Cli.Tests;

public sealed class TimelineAndDueTests : IDisposable
{
    private const string Orders = "customer,at,amount,order\nada,2024-01-05,10,A1\nada,2024-09-01,20,A2\nben,2024-12-01,5,B1\n";

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Timeline_Json_HoldsVisitsAndTransitions()
    {
        Assert.Equal(0, Timeline("--model", "lifecycle-marketing", "--as-of", "2024-12-31", "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        JsonElement life = document.RootElement;
        Assert.Equal("ada", life.GetProperty("customer").GetString());
        Assert.Equal("2024-12-31", life.GetProperty("asOf").GetString());
        Assert.Equal("growth", life.GetProperty("furthest").GetString());
        Assert.Equal(
            [
                "growth 2024-01-05 2024-04-05 91",
                "win-back 2024-04-05 2024-09-01 149",
                "growth 2024-09-01  121",
            ],
            life
                .GetProperty("visits")
                .EnumerateArray()
                .Select(v => $"{v.GetProperty("stage")} {v.GetProperty("entered")} {v.GetProperty("left")} {v.GetProperty("days")}"));
        Assert.Equal(
            [
                "2024-04-05 skip time passed lapsed-buyer",
                "2024-09-01 return order A2 new-customer",
            ],
            life
                .GetProperty("transitions")
                .EnumerateArray()
                .Select(t => $"{t.GetProperty("on")} {t.GetProperty("direction")} {t.GetProperty("cause")} {t.GetProperty("rule")}"));
    }

    [Fact]
    public void Timeline_EveryDate_IsConfirmedByClassify()
    {
        foreach (string model in new[] { "five-phase-journey", "six-step-funnel", "relationship-cycle", "lifecycle-marketing" })
        {
            Assert.Equal(0, Timeline("--model", model, "--as-of", "2026-06-30", "--format", "json"));
            using JsonDocument document = JsonDocument.Parse(_tool.Output);
            JsonElement[] transitions = [.. document.RootElement.GetProperty("transitions").EnumerateArray()];
            Assert.NotEmpty(transitions);
            foreach (JsonElement transition in transitions)
            {
                DateOnly on = DateOnly.Parse(transition.GetProperty("on").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(transition.GetProperty("from").GetString(), StageOn(model, on.AddDays(-1)));
                Assert.Equal(transition.GetProperty("to").GetString(), StageOn(model, on));
            }
        }
    }

    [Fact]
    public void Timeline_TableCsvAndMermaid_ShowEveryModel()
    {
        Assert.Equal(0, Timeline("--as-of", "2024-12-31", "--language", "de"));
        Assert.Contains("Rückgewinnung", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("Verkaufstrichter", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Timeline("--as-of", "2024-12-31", "--format", "csv"));
        Assert.Equal("customer,model,stage,entered,left,days", _tool.Lines[0]);
        Assert.Contains("ada,lifecycle-marketing,growth,2024-09-01,,121", _tool.Lines);
        Assert.Equal(0, Timeline("--as-of", "2024-12-31", "--model", "lifecycle-marketing", "--format", "mermaid"));
        Assert.Equal("gantt", _tool.Lines[0]);
        Assert.Contains("    Growth :active, 2024-09-01, 2025-01-01", _tool.Lines);
        Assert.Equal(1, _tool.Run("timeline", _tool.Write(Orders), "--customer", "eve"));
        Assert.Contains("There is no customer 'eve'", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Due_ListsChangesInOrder()
    {
        Assert.Equal(0, _tool.Run(
            "due", _tool.Write(Orders), "--model", "six-step-funnel", "--as-of", "2024-12-01", "--until", "2025-12-31", "--format", "csv"));
        Assert.Equal(
            ["customer,stage,on,next_stage", "ben,conversion,2024-12-09,experience", "ada,advocacy,2025-03-26,retention"], _tool.Lines);
        Assert.Equal(
            0, _tool.Run("due", _tool.Write(Orders), "--model", "six-step-funnel", "--as-of", "2024-12-01", "--until", "2024-12-08"));
        Assert.DoesNotContain("ben", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("due", _tool.Write(Orders), "--model", "six-step-funnel"));
    }

    [Fact]
    public void Diff_SaysWhoMoved_FromWhereToWhere_AndWhy()
    {
        string file = _tool.Write(Orders);
        string[] asked = ["diff", file, "--model", "lifecycle-marketing", "--from", "2024-08-31", "--to", "2024-12-01"];
        Assert.Equal(0, _tool.Run([.. asked, "--format", "csv"]));
        Assert.Equal(
            [
                "customer,from,to,on,cause,reason",
                "ada,win-back,growth,2024-09-01,order A2,2 orders (at least 1)",
                "ben,,growth,2024-12-01,,1 order (at least 1)",
            ],
            _tool.Lines);
        Assert.Equal(0, _tool.Run([.. asked, "--format", "json"]));
        using JsonDocument document = JsonDocument.Parse(_tool.Output);
        Assert.Equal(
            (2, 2), (document.RootElement.GetProperty("customers").GetInt32(), document.RootElement.GetProperty("moved").GetInt32()));
        Assert.Equal(
            [" growth 1", "win-back growth 1"],
            document.RootElement
                .GetProperty("movements")
                .EnumerateArray()
                .Select(m => $"{m.GetProperty("from")} {m.GetProperty("to")} {m.GetProperty("customers")}"));
        Assert.Equal(
            0, _tool.Run("diff", file, "--model", "lifecycle-marketing", "--from", "2024-03-31", "--to", "2024-04-30", "--language", "de"));
        Assert.Contains("Zeitablauf", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, _tool.Run("diff", file, "--model", "lifecycle-marketing", "--from", "2024-03-31", "--to", "2024-03-30"));
        Assert.Equal(2, _tool.Run("diff", file, "--model", "lifecycle-marketing", "--from", "2024-03-31"));
        Assert.Equal(
            0, _tool.Run("diff", file, "--model", "lifecycle-marketing", "--from", "2024-03-31", "--to", "2024-03-31", "--format", "csv"));
        Assert.Single(_tool.Lines);
    }

    [Fact]
    public void Diff_IsClassifyOnBothDays()
    {
        string demo = _tool.PathOf("demo.csv");
        Assert.Equal(0, _tool.Run("demo", "--output", demo));
        foreach (string model in new[] { "five-phase-journey", "relationship-cycle" })
        {
            Dictionary<string, string> before = Stages(demo, model, "2025-06-30");
            Dictionary<string, string> after = Stages(demo, model, "2025-12-31");
            Assert.Equal(0, _tool.Run("diff", demo, "--model", model, "--from", "2025-06-30", "--to", "2025-12-31", "--format", "csv"));
            string[][] movers = [.. _tool.Lines.Skip(1).Select(l => l.Split(','))];
            Assert.NotEmpty(movers);
            Assert.All(movers, m => Assert.Equal(after[m[0]], m[2]));
            Assert.All(movers.Where(m => m[1].Length > 0), m => Assert.Equal(before[m[0]], m[1]));
            HashSet<string> moved = [.. movers.Select(m => m[0])];
            Assert.All(before.Keys.Where(c => !moved.Contains(c)), c => Assert.Equal(before[c], after[c]));
        }
    }

    private Dictionary<string, string> Stages(string file, string model, string asOf)
    {
        Assert.Equal(0, _tool.Run("classify", file, "--model", model, "--as-of", asOf, "--format", "csv"));
        return _tool.Lines.Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
    }

    private int Timeline(params string[] options) => _tool.Run(["timeline", _tool.Write(Orders), "--customer", "ada", .. options]);

    private string StageOn(string model, DateOnly day)
    {
        Assert.Equal(
            0,
            _tool.Run(
                "classify", _tool.Write(Orders), "--model", model,
                "--as-of", day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), "--format", "csv"));
        return _tool.Lines.Single(l => l.StartsWith("ada,", StringComparison.Ordinal)).Split(',')[1];
    }
}
