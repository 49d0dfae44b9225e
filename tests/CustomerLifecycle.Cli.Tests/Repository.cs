using CustomerLifecycle.Tests.Common;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Where the repository is, seen from the test's assembly.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;
}
