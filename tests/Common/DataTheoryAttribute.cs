namespace CustomerLifecycle.Tests.Common;

/// <summary>A test with several inputs on public data sets; reported as skipped where a file is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute(params string[] files)
    {
        Files = files;
        if (Array.Find(files, file => PublicData.PathOf(file) is null) is { } missing)
        {
            Skip = $"The public data set {missing} is not beside the repository.";
        }
    }

    public IReadOnlyList<string> Files { get; }
}
