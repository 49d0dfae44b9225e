using System.Diagnostics;
using System.Text.Json;

namespace CustomerLifecycle.Docs.Tests;

/// <summary>What the packages say of themselves, as the build works it out.</summary>
public sealed class PackageTests
{
    private const string Asked =
        "PackageId,Description,PackageIcon,PackageProjectUrl,RepositoryUrl,RepositoryType,PackageReleaseNotes,Copyright,PackageReadmeFile";

    public static TheoryData<string> Packages =>
    [
        "CustomerLifecycle",
        "CustomerLifecycle.DependencyInjection",
        "CustomerLifecycle.EntityFrameworkCore",
        "CustomerLifecycle.Orleans",
        "CustomerLifecycle.Cli",
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void EveryPackage_SaysWhereItComesFrom(string package)
    {
        const string Url = "https://code.example/shop";
        using JsonDocument document = JsonDocument.Parse(Evaluate(package, $"-getProperty:{Asked}", $"-p:RepositoryUrl={Url}"));
        Dictionary<string, string> said = document.RootElement.GetProperty("Properties")
            .EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        Assert.All(said, p => Assert.NotEqual(string.Empty, p.Value));
        Assert.Equal(
            (package, Url, Url, "git"),
            (said["PackageId"], said["PackageProjectUrl"], said["RepositoryUrl"], said["RepositoryType"]));
        Assert.EndsWith($"{Url}/blob/HEAD/CHANGELOG.md", said["PackageReleaseNotes"], StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf("docs", said["PackageIcon"])));
        Assert.Contains("](../../", File.ReadAllText(Repository.PathOf("src", package, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tool_BringsTwoLanguages() =>
        Assert.Equal("en;de", Evaluate("CustomerLifecycle.Cli", "-getProperty:SatelliteResourceLanguages").Trim());

    private static string Evaluate(string package, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["msbuild", Repository.PathOf("src", package, package + ".csproj"), "-nologo", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
