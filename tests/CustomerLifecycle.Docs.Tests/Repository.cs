using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Docs.Tests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    public static IEnumerable<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md"),
        .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateDirectories(Path.Combine(Root, "src")).SelectMany(folder => Directory.EnumerateFiles(folder, "*.md")),
    ];

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Compares a printed file with the committed one, or renews it where UPDATE_DOCS is set.</summary>
    public static void AssertPrinted(string path, string printed)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(path, printed);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run the tests with UPDATE_DOCS=1.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), printed);
    }
}
