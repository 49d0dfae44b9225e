namespace CustomerLifecycle.Tests.Common;

/// <summary>Public data sets that may lie beside the repository.</summary>
internal static class PublicData
{
    public static string? PathOf(string file)
    {
        string path = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "data", file));
        return File.Exists(path) ? path : null;
    }
}
