using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Runs the tool as a user would, on files in a folder of the test's own.</summary>
internal sealed class Tool : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle-");

    public string Output { get; private set; } = string.Empty;

    public string Error { get; private set; } = string.Empty;

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public int Run(params string[] arguments)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using StringWriter error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        int exitCode = LifecycleTool.Run(arguments, output, error);
        Output = output.ToString();
        Error = error.ToString();
        return exitCode;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string text, string name = "events.csv")
    {
        // Half a pair of surrogates becomes a replacement character, as everywhere.
        File.WriteAllBytes(PathOf(name), Encoding.UTF8.GetBytes(text));
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
