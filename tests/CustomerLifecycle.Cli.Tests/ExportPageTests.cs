using System.Text.RegularExpressions;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Every command on the pages about exports runs on the made-up exports of these tests.</summary>
public sealed partial class ExportPageTests : IDisposable
{
    private readonly Tool _tool = new();

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "exports"), "*.md")
            .Select(f => Path.GetFileName(f))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _tool.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryCommand_Runs(string page)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "exports", page)).ReplaceLineEndings("\n");
        Match[] commands = [.. Command().Matches(text).Cast<Match>()];
        Assert.True(commands.Length >= 2, page);
        foreach (Match command in commands)
        {
            string[] arguments = [.. command.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Resolve)];
            Assert.True(_tool.Run(arguments) == 0, $"{command.Value}\n{_tool.Error}");
        }

        Assert.True(File.Exists(_tool.PathOf("win-back.csv")));
    }

    private string Resolve(string argument)
    {
        string export = Path.Combine(Repository.Root, "tests", "CustomerLifecycle.Cli.Tests", "Exports", argument);
        return !argument.EndsWith(".csv", StringComparison.Ordinal) ? argument : File.Exists(export) ? export : _tool.PathOf(argument);
    }

    [GeneratedRegex("^lifecycle (?<arguments>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Command();
}
