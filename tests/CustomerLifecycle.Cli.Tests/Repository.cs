namespace CustomerLifecycle.Cli.Tests;

/// <summary>Where the repository is, seen from the test's assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Public data sets that may lie beside the repository.</summary>
    public static string? Data(string file)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", file));
        return File.Exists(path) ? path : null;
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerLifecycle.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
