using System.Text.RegularExpressions;

namespace CustomerLifecycle.Docs.Tests;

public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages.Select(p => Path.GetRelativePath(Repository.Root, p))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryCSharpBlock_IsCompiledAndRun(string page)
    {
        string snippets = Normalise(string.Join('\n', Directory
            .EnumerateFiles(Repository.PathOf("tests", "CustomerLifecycle.Docs.Tests", "Snippets"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)));
        foreach (Match block in CSharpBlock().Matches(File.ReadAllText(Repository.PathOf(page))))
        {
            string code = Normalise(block.Groups["code"].Value);
            Assert.True(snippets.Contains(code, StringComparison.Ordinal), $"{page} has C# that is not in Snippets:\n{code}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryLinkToAFile_LeadsSomewhere(string page)
    {
        string folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        foreach (Match link in Link().Matches(File.ReadAllText(Repository.PathOf(page))))
        {
            string target = link.Groups["target"].Value;
            Assert.True(
                target.StartsWith("https://", StringComparison.Ordinal) || File.Exists(Path.Combine(folder, target)),
                $"{page} links to {target}, which is not there.");
        }
    }

    [Fact]
    public void ThereAreBlocksToCheck() =>
        Assert.True(Repository.Pages.Sum(p => CSharpBlock().Count(File.ReadAllText(p))) >= 10);

    /// <summary>
    /// What remains of code when it moves into a method: lines without indentation, without using directives and printed output.
    /// </summary>
    private static string Normalise(string code) => string.Join('\n', code
        .ReplaceLineEndings("\n")
        .Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !UsingDirective().IsMatch(line) && !line.StartsWith("// ", StringComparison.Ordinal)));

    [GeneratedRegex(
        "^ *```csharp\n(?<code>.*?)^ *```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5_000)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Link();

    [GeneratedRegex("^using [A-Za-z.]+;$", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex UsingDirective();
}
