using System.Text.Json;

namespace CustomerLifecycle.Cli.Tests;

public sealed class ReportAndModelsTests : IDisposable
{
    private static readonly string[] Keys =
        ["five-phase-journey", "six-step-funnel", "relationship-cycle", "lifecycle-marketing", "buyer-lifecycle"];

    private readonly Tool _tool = new();

    public static TheoryData<string> Models => [.. Keys];

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void Report_WithoutArgument_ShowsTheDemoShopInEveryModel()
    {
        Assert.Equal(0, _tool.Run("report"));
        string first = _tool.Output;
        Assert.StartsWith(
            "1200 customers of the demo shop at the end of 2025-12-31 (Europe/Berlin)\namounts in EUR; orders: completed",
            first,
            StringComparison.Ordinal);
        foreach (string model in Keys)
        {
            Assert.Contains($"({model})", first, StringComparison.Ordinal);
        }

        foreach (string question in new[] { "why ", "since ", "until ", "do " })
        {
            Assert.Equal(15, _tool.Lines.Count(l => l.StartsWith(question, StringComparison.Ordinal)));
        }

        Assert.True(
            first.IndexOf("(lifecycle-marketing)", StringComparison.Ordinal)
                < first.IndexOf("(five-phase-journey)", StringComparison.Ordinal));
        _tool.Run("report");
        Assert.Equal(first, _tool.Output);
    }

    [Fact]
    public void Report_OfTheDemoFile_SaysTheSame()
    {
        _tool.Run("report");
        string[] builtIn = _tool.Lines;
        string file = _tool.PathOf("demo.csv");
        Assert.Equal(0, _tool.Run("demo", "--output", file));
        Assert.Equal(0, _tool.Run("report", file, "--zone", "Europe/Berlin", "--as-of", "2025-12-31"));
        Assert.Equal(Answers(builtIn), Answers(_tool.Lines));

        // The first line names the file, the last ones the commands for it.
        static IEnumerable<string> Answers(string[] lines) =>
            lines.Skip(1).TakeWhile(l => !l.StartsWith("What to type next", StringComparison.Ordinal));
    }

    [Fact]
    public void DemoShop_LooksLikeAShop()
    {
        _tool.Run("demo");
        string[][] rows = [.. _tool.Lines.Skip(1).Select(l => l.Split(','))];
        Assert.Equal(1_200, rows.Select(r => r[0]).Distinct(StringComparer.Ordinal).Count());
        HashSet<string> kinds = [.. rows.Select(r => r[2])];
        Assert.Equal(
            CustomerEventKinds.All
                .Select(CustomerEventKinds.KeyOf)
                .Where(k => k is not ("custom" or "attribute-set"))
                .Order(StringComparer.Ordinal),
            kinds.Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "web", "app", "store", "marketplace", "email", "social" },
            rows.Select(r => r[8]).ToHashSet(StringComparer.Ordinal));
        ILookup<string, string[]> orders =
            rows.Where(r => r[2] == "order" && r[10] == "completed").ToLookup(r => r[0], StringComparer.Ordinal);
        Assert.InRange(orders.Count(c => c.Count() == 1), 200, 600);
        Assert.InRange(orders.Count(c => c.Count() >= 5), 60, 400);
        Assert.True(orders
            .SelectMany(c => c)
            .Count(r => r[1][5..7] is "11" or "12") > orders.SelectMany(c => c).Count(r => r[1][5..7] is "06" or "07"));
    }

    [Fact]
    public void Demo_MoreCustomers_LeaveTheFirstOnesAsTheyAre()
    {
        _tool.Run("demo", "--customers", "10");
        string[] few = _tool.Lines;
        _tool.Run("demo", "--customers", "12");
        Assert.Equal(few, _tool.Lines.Take(few.Length));
        _tool.Run("demo", "--customers", "10", "--seed", "2");
        Assert.NotEqual(few, _tool.Lines);
        Assert.Equal(2, _tool.Run("demo", "--customers", "0"));
        Assert.Equal(2, _tool.Run("demo", "--customers", "abc"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ModelPages_AreWhatTheToolPrints(string model)
    {
        Assert.Equal(0, _tool.Run("models", "--model", model, "--format", "markdown"));
        Repository.AssertPrinted(Path.Combine(Repository.Root, "docs", "models", model + ".md"), _tool.Output);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_AsJson_AreReadBack(string model)
    {
        Assert.Equal(0, _tool.Run("models", "--model", model, "--format", "json"));
        Assert.Equal(model, StageModelJson.Parse(_tool.Output).Model.Key);
        Assert.Equal(0, _tool.Run("models", "--model", _tool.Write(_tool.Output, "own.json"), "--format", "mermaid"));
        Assert.StartsWith("flowchart TD\n", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_AllAtOnce()
    {
        Assert.Equal(0, _tool.Run("models"));
        Assert.Contains("lapsed-buyer", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("models", "--format", "json"));
        using JsonDocument all = JsonDocument.Parse(_tool.Output);
        Assert.Equal(5, all.RootElement.GetArrayLength());
        Assert.Equal(0, _tool.Run("models", "--help"));
        Assert.Contains("email-opened", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("loyalty-scan", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, _tool.Run("models", "--kinds"));
        Assert.Contains("campaign-response", _tool.Lines);
    }
}
