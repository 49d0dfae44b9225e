using System.Text.Json;
using System.Text.RegularExpressions;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>Whatever the tool prints as JSON is in the dialect of the model definitions: properties in camel case.</summary>
public sealed partial class JsonDialectTests : IDisposable
{
    private const string Events = """
        customer,at,kind,amount,product,birthday
        ada,2024-01-05,order,50,tea,05-31
        ada,2024-02-05,order,40,tea,
        ben,2024-01-10,sign-up,,,
        ben,2024-03-05,order,20,tea,

        """;

    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("classify", "--model", "lifecycle-marketing", "--explain", "--ways")]
    [InlineData("timeline", "--customer", "ada")]
    [InlineData("diff", "--model", "lifecycle-marketing", "--from", "2024-01-01", "--to", "2024-03-31")]
    [InlineData("metrics", "--from", "2024-01-01", "--to", "2024-04-01")]
    [InlineData("cohorts")]
    [InlineData("flow", "--model", "lifecycle-marketing")]
    [InlineData("segments")]
    [InlineData("actions", "--model", "lifecycle-marketing", "--customer", "ada")]
    [InlineData("what-if", "--model", "lifecycle-marketing", "--set", "growth.activeDays=10")]
    public void Properties_AreInCamelCase(string command, params string[] options)
    {
        Assert.Equal(0, _tool.Run([command, _tool.Write(Events), .. options, "--format", "json"]));
        Check(_tool.Output);
    }

    [Fact]
    public void PropertiesOfDefinitions_AreInCamelCase()
    {
        Assert.Equal(0, _tool.Run("models", "--format", "json"));
        Check(_tool.Output);
    }

    private static void Check(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        string[] names = [.. NamesIn(document.RootElement)];
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Matches(CamelCase(), name));
    }

    private static IEnumerable<string> NamesIn(JsonElement element) => element.ValueKind switch
    {
        // Steps are told by the stage that they begin from: those names are keys, no properties.
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "expectedPeriodsFrom"
            ? [property.Name]
            : NamesIn(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CamelCase();
}
