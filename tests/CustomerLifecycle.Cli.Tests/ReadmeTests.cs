using System.Text.RegularExpressions;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>What the README shows of the tool is what the tool prints.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void EveryCommandWithItsOutput_IsWhatTheToolPrints()
    {
        string path = Path.Combine(Repository.Root, "README.md");
        string orders = _tool.PathOf("orders.csv");
        Assert.Equal(0, _tool.Run("demo", "--output", orders));
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.Equal(["classify", "actions"], Shown().Matches(page).Select(m => m.Groups["arguments"].Value.Split(' ')[0]));
        string printed = Shown().Replace(page, shown =>
        {
            string[] arguments = [.. shown.Groups["arguments"].Value.Split(' ').Select(a => a is "orders.csv" ? orders : a)];
            Assert.Equal(0, _tool.Run(arguments));
            return $"{shown.Groups["before"].Value}{_tool.Output.TrimEnd('\n')}\n```\n";
        });
        Repository.AssertPrinted(path, printed);
    }

    [GeneratedRegex(
        "(?<before>^```bash\nlifecycle (?<arguments>[^\n]+)\n```\n\n```text\n).*?^```\n",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Shown();
}
