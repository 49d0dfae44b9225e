using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Where the repository is, seen from the test's assembly.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    /// <summary>Compares a printed file with the committed one, or renews it where UPDATE_DOCS is set.</summary>
    public static void AssertPrinted(string path, string printed) => PrintedPage.AssertIs("CustomerLifecycle.Cli.Tests", path, printed);
}
