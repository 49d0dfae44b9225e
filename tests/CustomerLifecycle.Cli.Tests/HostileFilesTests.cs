using System.Diagnostics;
using System.Text.Json;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Whatever stands in a file: it acts on no terminal and no spreadsheet, costs bounded time, and is never overwritten.</summary>
public sealed class HostileFilesTests
{
    private const string Escape = "\u001B[31m";
    private const string Turned = "\u202Egnp.exe";

    private static readonly string[] Commands =
        ["report", "classify", "timeline", "due", "actions", "metrics", "cohorts", "flow", "segments"];

    [Fact]
    public void ControlCharactersFromAFile_NeverReachTheTerminalRaw()
    {
        using Tool tool = new();
        string events = tool.Write(
            "customer,at,kind,id,amount,product,channel,campaign\n"
                + $"ada{Escape}\u0007,2024-01-01,order,A{Turned},10,tea\u009B2J,web\u200F,spring\u2066\n"
                + $"ada{Escape}\u0007,2024-02-01,cart-filled,,,tea\u009B2J,web\u200F,\n"
                + "\"=HYPERLINK(1)\",2024-02-01,order,B,20,pot,web,\n");
        foreach (string command in Commands)
        {
            foreach (string format in (string[])["table", "json"])
            {
                int exit = tool.Run([.. Asking(command, events), "--format", format]);
                Assert.True(exit != LifecycleTool.Success || tool.Output.Length > 0);
                AssertHarmless(tool.Output);
                AssertHarmless(tool.Error);
            }
        }

        Assert.Equal(LifecycleTool.Success, Classify(tool, events));
        Assert.Contains(@"ada\u001B[31m\u0007", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ControlCharactersInMessages_NeverReachTheTerminalRaw()
    {
        using Tool tool = new();
        string wrong = tool.Write($"customer,at,kind,amount\nada,2024-01-01,order,1{Escape}\n");
        Assert.Equal(LifecycleTool.BadData, Classify(tool, wrong));
        AssertHarmless(tool.Error);
        Assert.Equal(LifecycleTool.BadData, Classify(tool, tool.Write($"who{Escape},when\na,b\n")));
        AssertHarmless(tool.Error);
        Assert.NotEqual(LifecycleTool.Success, Classify(tool, $"no{Escape}{Turned}.csv"));
        AssertHarmless(tool.Error);
        Assert.Equal(LifecycleTool.BadUsage, tool.Run($"classify{Escape}"));
        AssertHarmless(tool.Error);
        string model = tool.Write(
            """{ "key": "own", "stages": [{ "key": "a\u001B[31m" }], "rules": [], "otherwise": "a" }""", "model.json");
        Assert.Equal(LifecycleTool.BadData, tool.Run("models", "--model", model));
        AssertHarmless(tool.Error);
    }

    [Fact]
    public void NamesInJsonModels_BreakNeitherTablesNorMarkdownNorMermaid()
    {
        using Tool tool = new();
        string name = JsonSerializer.Serialize("Good\n\n# <script>alert(1)</script> \"x\" | `y` ``` \u001B[31m");
        string model = tool.Write(
            $$"""
            { "key": "own", "name": {{name}},
              "stages": [{ "key": "a", "name": {{name}}, "aim": {{name}} }, { "key": "b", "name": "<b>" }],
              "rules": [{ "stage": "a", "name": {{name}}, "source": {{name}},
                "when": { "fact": "orders", "operator": "atLeast", "value": 1 } }],
              "otherwise": "b" }
            """,
            "model.json");
        foreach (string format in (string[])["table", "markdown", "mermaid"])
        {
            Assert.True(LifecycleTool.Success == tool.Run("models", "--model", model, "--format", format), tool.Error);
            AssertHarmless(tool.Output);
            if (format is "table")
            {
                continue;
            }

            Assert.DoesNotContain("<script", tool.Output, StringComparison.Ordinal);
            Assert.Equal(format is "markdown" ? 2 : 0, tool.Lines.Count(l => l.StartsWith("```", StringComparison.Ordinal)));
            Assert.DoesNotContain(tool.Lines, l => l.StartsWith("# <", StringComparison.Ordinal));
            Assert.All(
                tool.Lines.Where(l => l.StartsWith("| ", StringComparison.Ordinal)),
                l => Assert.Contains(CellsOf(l), (int[])[3, 5, 6]));
        }

        int CellsOf(string row) => row.Replace("\\|", string.Empty, StringComparison.Ordinal).Count(c => c == '|') - 1;
    }

    [Fact]
    public void Formulas_AreTextsForSpreadsheets_WhereAsked()
    {
        using Tool tool = new();
        string events = tool.Write(
            "customer,at,kind,amount\n\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",2024-01-01,order,10\n"
                + "+1,2024-01-01,order,10\n@a,2024-01-01,order,5\n"
                + "-5,2024-01-01,order,5\n");
        Assert.Equal(LifecycleTool.Success, Classify(tool, events, "--format", "csv"));
        Assert.Contains("\n\"=HYPERLINK(", tool.Output, StringComparison.Ordinal);
        Assert.Equal(LifecycleTool.Success, Classify(tool, events, "--format", "csv", "--safe-for-spreadsheets"));
        Assert.Contains("\n\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",", tool.Output, StringComparison.Ordinal);
        Assert.Contains("\n'@a,", tool.Output, StringComparison.Ordinal);
        Assert.Contains("\n-5,", tool.Output, StringComparison.Ordinal); // A number is no formula.
        foreach (string command in Commands.Where(c => c is not "report"))
        {
            if (tool.Run([.. Asking(command, events), "--format", "csv", "--safe-for-spreadsheets"]) == LifecycleTool.Success)
            {
                Assert.DoesNotContain(
                    tool.Lines.SelectMany(l => l.Split(',')), f => f.TrimStart('"').StartsWith('=') || f.TrimStart('"').StartsWith('@'));
            }
        }
    }

    [Fact]
    public void Output_NeverOverwritesAFileThatIsRead_WhateverTheWayToIt()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links need rights there.
        }

        using Tool tool = new();
        const string text = "customer,at,kind,amount\nada,2024-01-01,order,10\n";
        string events = tool.Write(text);
        Directory.CreateDirectory(tool.PathOf("folder"));
        File.CreateSymbolicLink(tool.PathOf("link.csv"), events);
        File.CreateSymbolicLink(tool.PathOf("link-of-link.csv"), tool.PathOf("link.csv"));
        Directory.CreateSymbolicLink(tool.PathOf("same-folder"), Path.GetDirectoryName(events)!);
        using (Process link = Process.Start("ln", [events, tool.PathOf("hard.csv")]))
        {
            link.WaitForExit();
        }

        Assert.Equal(LifecycleTool.Success, tool.Run("layouts", "--layout", "lifecycle", "--format", "json"));
        string layout = tool.Write(tool.Output, "own.json");
        foreach (string output in (string[])
            ["events.csv", "link.csv", "link-of-link.csv", "hard.csv", "same-folder/events.csv", "folder/../events.csv", "./events.csv"])
        {
            foreach (string[] call in (string[][])
                [Asking("classify", events), Asking("report", events), Asking("metrics", events), Asking("timeline", events)])
            {
                Assert.Equal(LifecycleTool.BadUsage, tool.Run([.. call, "--output", tool.PathOf(output)]));
                Assert.Contains("is a file that is read here", tool.Error, StringComparison.Ordinal);
                Assert.Equal(text, File.ReadAllText(events));
            }
        }

        Assert.Equal(LifecycleTool.BadUsage, Classify(tool, events, "--layout", layout, "--output", layout));
        Assert.Equal(LifecycleTool.Success, Classify(tool, events, "--output", tool.PathOf("new.csv")));
        Assert.Equal(LifecycleTool.Success, Classify(tool, events, "--output", tool.PathOf("new.csv")));
    }

    [Fact]
    public void AFieldOf20Megabytes_IsRefused_WithTheLimitAndWhatToDo()
    {
        using Tool tool = new();
        string huge = new('x', 20_000_000);
        foreach (string row in (string[])[$"{huge},2024-01-01,order,1", $"\"{huge},2024-01-01,order,1", $"ada,2024-01-01,{huge},1"])
        {
            string events = tool.Write($"customer,at,kind,amount\nada,2024-01-01,order,1\n{row}\n");
            Stopwatch watch = Stopwatch.StartNew();
            Assert.Equal(LifecycleTool.BadData, Classify(tool, events));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
            Assert.Contains("line 3: the row that begins here has more than 1048576 characters", tool.Error, StringComparison.Ordinal);
            Assert.Contains("close it", tool.Error, StringComparison.Ordinal);
            Assert.InRange(tool.Error.Length, 1, 1_000);
        }

        string spend = tool.Write($"at,channel,amount\n2024-01-01,{huge},1\n", "spend.csv");
        Assert.Equal(LifecycleTool.BadData, tool.Run("metrics", tool.Write("customer,at,amount\nada,2024-01-01,1\n"), "--spend", spend));
        Assert.Contains("line 2: the row that begins here has more than 1048576", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileModels_CostBoundedTime()
    {
        using Tool tool = new();
        const string condition = """{ "fact": "orders", "operator": "atLeast", "value": NUMBER }""";
        string[] models =
        [
            ModelWith(string.Join(", ", Enumerable.Range(0, 150_000).Select(Condition))),
            ModelWith(string.Join(", ", Enumerable.Range(0, 10_000).Select(Condition))),
            ModelWith(string.Join(", ", Enumerable.Range(0, 999).Select(Condition))),
            ModelWith($"{{ \"any\": [{string.Join(", ", Enumerable.Range(0, 999).Select(Condition))}] }}"),
            ModelWith(string.Join(
                ", ", Enumerable.Range(0, 30).Select(i => $"{{ \"any\": [{Condition(2 * i)}, {Condition((2 * i) + 1)}] }}"))),
            ModelWith(new string('[', 100_000)),
            ModelWith($$"""{ "fact": "orders", "operator": "isOneOf", "value": [{{string.Join(", ", Enumerable.Range(0, 100_000))}}] }"""),
            new('[', 1_000_000),
            $$"""{ "key": "{{new string('a', 20_000_000)}}" }""",
        ];
        string events = tool.Write("customer,at,kind,amount\nada,2024-01-01,order,1\n");
        foreach (string model in models)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Assert.Equal(LifecycleTool.BadData, tool.Run("classify", events, "--model", tool.Write(model, "model.json")));
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
            Assert.InRange(tool.Error.Length, 1, 2_000);
            Assert.Equal(LifecycleTool.BadData, Classify(tool, events, "--layout", tool.PathOf("model.json")));
            Assert.InRange(tool.Error.Length, 1, 2_000);
        }

        static string Condition(int number) =>
            condition.Replace("NUMBER", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        static string ModelWith(string conditions) =>
            $$"""
            { "key": "own", "stages": [{ "key": "a" }, { "key": "b" }], "rules": [{ "stage": "a", "when": [{{conditions}}] }],
              "otherwise": "b" }
            """;
    }

    [Fact]
    public void OutputThatCannotBeWritten_IsSaid_AndIsNoCrash()
    {
        using Tool tool = new();
        string events = tool.Write("customer,at,kind,amount\nada,2024-01-01,order,10\n");
        using FullWriter full = new(() => new IOException("No space left on device"));
        using FullWriter closed = new(() => new UnauthorizedAccessException("Bad file descriptor"));
        using StringWriter messages = new(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(LifecycleTool.BadData, LifecycleTool.Run(Asking("classify", events), full, messages));
        Assert.Contains("The output cannot be written: No space left", messages.ToString(), StringComparison.Ordinal);
        Assert.Equal(LifecycleTool.BadData, LifecycleTool.Run(Asking("classify", events), full, full));
        Assert.Equal(LifecycleTool.BadData, LifecycleTool.Run(Asking("classify", events), closed, closed));
        Assert.Equal(LifecycleTool.BadData, LifecycleTool.Run(["--help"], full, messages));
        Assert.NotEqual(LifecycleTool.Success, LifecycleTool.Run(["nonsense"], full, full));
    }

    [Fact]
    public void DatesFromEitherEndOfTheCalendar_AreRead_AndThoseBeyondAreRefusedByLineAndColumn()
    {
        using Tool tool = new();
        string events = tool.Write(
            "customer,at,kind,amount\nada,0001-01-01,order,10\nada,9999-12-31,order,10\nbob,1969-12-31T23:30:00Z,order,10\n");
        foreach (string zone in (string[])["UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati"])
        {
            foreach (string command in Commands)
            {
                int exit = tool.Run([.. Asking(command, events), "--zone", zone]);
                Assert.True(exit == LifecycleTool.Success, $"{command} {zone}: {tool.Error}");
            }
        }

        Assert.Equal(LifecycleTool.BadData, Classify(tool, tool.Write("customer,at,kind\nada,10000-01-01,order\n")));
        Assert.Contains("line 2, column 'at'", tool.Error, StringComparison.Ordinal);
        Assert.Equal(LifecycleTool.BadData, Classify(tool, tool.Write("customer,at,kind\nada,2024-02-30,order\n")));
        Assert.Contains("line 2, column 'at'", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WeeklyCohorts_OverTwoThousandYears_AreBounded()
    {
        using Tool tool = new();
        string events = tool.Write("customer,at,kind,amount\nada,0024-01-01,order,10\n" +
            "ada,2024-01-01,order,10\nbob,2024-01-01,order,10\n");
        Stopwatch watch = Stopwatch.StartNew();
        foreach (string format in (string[])["table", "csv", "json"])
        {
            Assert.True(LifecycleTool.Success == tool.Run("cohorts", events, "--by", "week", "--format", format), tool.Error);
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    private static int Classify(Tool tool, params string[] further) => tool.Run(["classify", "--model", "buyer-lifecycle", .. further]);

    private static string[] Asking(string command, string events) => command switch
    {
        "due" => [command, events, "--model", "buyer-lifecycle", "--until", "9999-12-31"],
        "classify" or "actions" or "flow" => [command, events, "--model", "buyer-lifecycle"],
        "timeline" => [command, events, "--model", "buyer-lifecycle", "--customer", File.ReadLines(events).Skip(1).First().Split(',')[0]],
        _ => [command, events],
    };

    private static void AssertHarmless(string text) =>
        Assert.DoesNotContain(
            text, c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is >= '\u202A' and <= '\u202E' or '\u2066' or '\u200F');

    /// <summary>A device that takes nothing.</summary>
    private sealed class FullWriter(Func<Exception> refusal) : StringWriter
    {
        public override void Write(char value) => throw refusal();

        public override void Write(string? value) => throw refusal();

        public override void Write(char[] buffer, int index, int count) => throw refusal();

        public override void Write(ReadOnlySpan<char> buffer) => throw refusal();

        public override void WriteLine() => throw refusal();
    }
}
