using System.Text.RegularExpressions;

namespace CustomerLifecycle.Docs.Tests;

/// <summary>What the architecture promises of the source: data goes one way, namespaces follow users, files are easy to find.</summary>
public sealed partial class HouseTests
{
    private const string Core = "CustomerLifecycle";

    private const int Columns = 140;

    /// <summary>The rooms in the order in which data goes through them: none knows a later one.</summary>
    private static readonly string[] Rooms =
    [
        "", "Stages", "Events", "Facts", "History", "Layouts", "Classification", "Sql", "Models", "Timeline", "Tracking",
            "Metrics", "Decisions",
    ];

    private static readonly SourceFile[] Files = [.. Directory
        .EnumerateFiles(Repository.PathOf("src", Core), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(SourceFile.Read)];

    private static readonly ILookup<string, SourceFile> ByType = Files.ToLookup(f => f.TypeName, StringComparer.Ordinal);

    [Fact]
    public void Rooms_KnowThoseBeforeThem_NeverThoseAfter()
    {
        string[] wrong =
        [
            .. from file in Files
               from other in file.Names.SelectMany(name => ByType[name])
               where Array.IndexOf(Rooms, other.Room) > Array.IndexOf(Rooms, file.Room)
               select $"{file.Path} names {other.TypeName} of {other.Room}",
        ];
        Assert.All(Files, f => Assert.Contains(f.Room, Rooms));
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>A door may open its closets, and a closet knows its door; of two closets of a room, one alone knows the other.</summary>
    [Fact]
    public void Closets_KnowOneAnotherOneWay()
    {
        HashSet<(string From, string To)> known =
        [
            .. from file in Files
               where file.Closet.Length > 0
               from other in file.Names.SelectMany(name => ByType[name])
               where other.Room == file.Room && other.Closet.Length > 0 && other.Closet != file.Closet
               select ($"{file.Room}/{file.Closet}", $"{other.Room}/{other.Closet}"),
        ];
        HashSet<string> left = [.. known.SelectMany(k => new[] { k.From, k.To })];
        while (left.FirstOrDefault(closet => !known.Any(k => k.From == closet && left.Contains(k.To))) is { } free)
        {
            left.Remove(free);
        }

        Assert.True(left.Count == 0, "In a circle: " + string.Join(", ", known.Where(k => left.Contains(k.From) && left.Contains(k.To))));
    }

    [Fact]
    public void Namespaces_FollowUsers_NotFolders() => Assert.All(Files, file => Assert.Equal(
        file.Room is "Layouts" or "Sql" or "Metrics" or "Decisions" ? $"{Core}.{file.Room}" : Core,
        file.Namespace));

    [Fact]
    public void NoModelOrStageThatShips_IsNamedOutsideItsCloset()
    {
        string[] keys = [.. ShippedRules.All.Select(r => ((IStageClassifier<CustomerFacts>)r).Model.Key)];
        foreach (string path in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories))
        {
            if (!path.Contains($"{Path.DirectorySeparatorChar}Models{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            {
                string code = SourceFile.WithoutComments(File.ReadAllText(path));
                Assert.DoesNotContain(keys, key => code.Contains($"\"{key}", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Lines_AreNoWiderThan140Columns()
    {
        string[] wide =
        [
            .. from folder in new[] { "src", "tests", "benchmarks" }
               from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
               let parts = Path.GetRelativePath(Repository.PathOf("."), path).Split(Path.DirectorySeparatorChar)
               where !parts.Contains("obj") && !parts.Contains("bin")
               from line in File.ReadLines(path).Index()
               where line.Item.Length > Columns
               select $"{string.Join('/', parts)}, line {line.Index + 1}: {line.Item.Length} columns",
        ];
        Assert.True(wide.Length == 0, string.Join('\n', wide));
    }

    private sealed partial record SourceFile(
        string Path, string Room, string Closet, string TypeName, string Namespace, IReadOnlySet<string> Names)
    {
        public static SourceFile Read(string path)
        {
            string relative = System.IO.Path.GetRelativePath(Repository.PathOf("src", Core), path);
            string[] parts = relative.Split(System.IO.Path.DirectorySeparatorChar);
            string code = WithoutComments(File.ReadAllText(path));
            string file = System.IO.Path.GetFileName(path);
            return new SourceFile(
                relative,
                parts.Length > 1 ? parts[0] : string.Empty,
                parts.Length > 2 ? parts[1] : string.Empty,
                file[..file.IndexOfAny(['.', '{'])],
                NamespaceOf().Match(code).Groups["name"].Value,
                Word().Matches(Text().Replace(code, string.Empty)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal));
        }

        public static string WithoutComments(string code) => Comment().Replace(code, string.Empty);

        [GeneratedRegex("^ *//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
        private static partial Regex Comment();

        [GeneratedRegex("\"[^\"\n]*\"", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
        private static partial Regex Text();

        // A type is named where no dot stands before it: members of other types may have the same name.
        [GeneratedRegex(@"(?<![.\w])[A-Z]\w*\b(?! =)", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
        private static partial Regex Word();

        [GeneratedRegex(
            "^namespace (?<name>[A-Za-z.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
        private static partial Regex NamespaceOf();
    }
}
