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
    public static void AssertPrinted(string path, string printed) => PrintedPage.AssertIs("CustomerLifecycle.Docs.Tests", path, printed);
}
