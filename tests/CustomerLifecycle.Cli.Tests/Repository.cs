using CustomerLifecycle.Tests.Shared;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Where the repository is, seen from the test's assembly.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    /// <summary>Public data sets that may lie beside the repository.</summary>
    public static string? Data(string file)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", file));
        return File.Exists(path) ? path : null;
    }
}
