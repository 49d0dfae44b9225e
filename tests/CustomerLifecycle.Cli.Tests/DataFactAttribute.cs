namespace CustomerLifecycle.Cli.Tests;

/// <summary>A test on a public data set; reported as skipped where the file is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string file)
    {
        File = file;
        if (Repository.Data(file) is null)
        {
            Skip = $"The public data set {file} is not beside the repository.";
        }
    }

    public string File { get; }
}
