namespace CustomerLifecycle.Tests.Common;

/// <summary>Files of the repository that are printed from the code.</summary>
internal static class PrintedPage
{
    /// <summary>Compares a printed file with the committed one, or renews it where UPDATE_DOCS is set.</summary>
    /// <param name="project">The folder of the test project, for the command that renews the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="printed">What is printed.</param>
    public static void AssertIs(string project, string path, string printed)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is { Length: > 0 })
        {
            File.WriteAllText(path, printed);
        }

        string committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
        int same = committed.Zip(printed).TakeWhile(c => c.First == c.Second).Count();
        int line = 1 + printed.Take(same).Count(c => c == '\n');
        Assert.True(
            string.Equals(committed, printed, StringComparison.Ordinal),
            $"{Path.GetRelativePath(RepositoryRoot.Path, path)} is not what the code prints; line {line} is to be:\n"
                + $"{printed.Split('\n')[line - 1]}\n"
                + $"Renew it, and look at the difference: UPDATE_DOCS=1 dotnet test tests/{project} --configuration Release");
    }
}
