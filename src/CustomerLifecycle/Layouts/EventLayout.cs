using System.Text.Json;

namespace CustomerLifecycle.Layouts;

/// <summary>
/// How the columns of a table become events of customers: of an export of a shop system, of a public data set, or of one's own.
/// </summary>
/// <remarks>
/// A layout is its JSON, described by <see cref="Schema"/> and by <c>docs/layouts.md</c>; those that ship are of the same form as
/// one's own.
/// Nothing is read from or written to disk.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class EventLayout
{
    private const string Folder = "CustomerLifecycle.Layouts.Shipped.";

    // A layout is written by a person; what is longer is something else.
    private const int LongestText = 1_000_000;

    private readonly LayoutDefinition _definition;
    private readonly string _json;

    private EventLayout(LayoutDefinition definition, string json) => (_definition, _json) = (definition, json);

    /// <summary>Gets the layouts that ship, the own form of the command line's files last.</summary>
    /// <remarks>They are read anew each time; keep them where they are asked for often.</remarks>
    public static IReadOnlyList<EventLayout> Shipped =>
    [
        .. typeof(EventLayout).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Parse(ResourceText(name)))
            .OrderBy(layout => layout._definition.DetailPrefix is not null),
    ];

    /// <summary>Gets the JSON schema (draft 2020-12) of a layout.</summary>
    public static string Schema => ResourceText("CustomerLifecycle.event-layout.schema.json");

    /// <summary>Gets the key, in kebab case, e.g. <c>shopify-orders</c>.</summary>
    public string Key => _definition.Key;

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name => _definition.Name;

    /// <summary>Gets the columns that a table must have to be recognised; of each list one is enough.</summary>
    public IReadOnlyList<IReadOnlyList<string>> RecognisedBy => _definition.Header;

    /// <summary>Gets the names of all columns that the layout reads, as <see cref="LayoutOptions.Columns"/> may rename them.</summary>
    public IReadOnlyList<string> Columns => field ??= [.. LayoutColumns.Of(_definition)];

    /// <summary>Gets the columns that decide whether a row is an order that counts, such as a status.</summary>
    public IReadOnlyList<string> DecidingColumns => field ??= [.. LayoutColumns.Deciding(_definition)];

    /// <summary>Reads a layout.</summary>
    /// <param name="json">The definition.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="StageModelFormatException">The definition is not valid; the message says where, what was found and what is
    /// right.</exception>
    public static EventLayout Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Length <= LongestText
            ? new EventLayout(EventLayoutJsonReader.Read(json), json)
            : throw new StageModelFormatException(
                FormattableString.Invariant($"Found {json.Length} characters. A layout has at most {LongestText}."));
    }

    /// <summary>The layout of a table, by its header.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="layouts">The layouts that may be it; of those that fit, the one that asks for most columns wins, then the
    /// earlier.</param>
    /// <returns>The layout; <see langword="null"/> where none fits.</returns>
    public static EventLayout? Recognise(IEnumerable<string> header, IEnumerable<EventLayout> layouts)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(layouts);
        string[] names = [.. header];
        return Guard.Against.NothingWithin(layouts).Where(l => l.Missing(names).Count == 0).MaxBy(l => l._definition.Header.Count);
    }

    /// <summary>The layout that lacks the fewest of its columns in a table.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="layouts">The layouts that may be it.</param>
    /// <returns>The layout; <see langword="null"/> where the table has less than half of the columns of any.</returns>
    public static EventLayout? Nearest(IEnumerable<string> header, IEnumerable<EventLayout> layouts)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(layouts);
        string[] names = [.. header];
        return Guard.Against.NothingWithin(layouts)
            .Select(l => (Layout: l, Share: 1 - (l.Missing(names).Count / (double)Math.Max(1, l.RecognisedBy.Count))))
            .Where(l => l.Share >= 0.5)
            .OrderByDescending(l => l.Share)
            .ThenByDescending(l => l.Layout.RecognisedBy.Count)
            .Select(l => l.Layout)
            .FirstOrDefault();
    }

    /// <summary>Which of the columns that the layout is recognised by a table lacks.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <returns>The names as the layout has them; empty where the layout fits.</returns>
    public IReadOnlyList<string> Missing(IEnumerable<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        HashSet<string> names = [.. header.Select(HeaderBinding.Fold)];
        return
        [
            .. _definition.Header
                .Where(any => !any.SelectMany(NamesOf).Any(n => names.Contains(HeaderBinding.Fold(n))))
                .Select(any => any[0]),
        ];
    }

    /// <summary>Whether a table has a column that says when the things of a row happened.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <returns>Whether it has; lists of customers often have none, so that <see cref="LayoutOptions.Dated"/> is needed.</returns>
    public bool TellsTime(IEnumerable<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        HashSet<string> names = [.. header.Select(HeaderBinding.Fold)];
        return _definition.At is null || _definition.At.Columns.SelectMany(NamesOf).Any(n => names.Contains(HeaderBinding.Fold(n)));
    }

    /// <summary>Looks the columns of a table up, once for all its rows.</summary>
    /// <param name="header">The names of the columns, in their order.</param>
    /// <param name="options">What is known of the table beside its layout; <see langword="null"/>: nothing.</param>
    /// <returns>The reader of its rows.</returns>
    /// <exception cref="EventLayoutException">A column is missing, or two could be the same.</exception>
    public EventRowReader Bind(IReadOnlyList<string> header, LayoutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new EventRowReader(this, _definition, header, options ?? LayoutOptions.Default);
    }

    /// <summary>The definition, which <see cref="Parse"/> reads back to the same layout.</summary>
    /// <returns>JSON, indented.</returns>
    public string ToJson()
    {
        using JsonDocument document = JsonPlace.ParseDocument(_json);
        return ReadableJson.Write(document.RootElement.WriteTo);
    }

    /// <summary>The key.</summary>
    /// <returns>E.g. <c>shopify-orders</c>.</returns>
    public override string ToString() => Key;

    private IEnumerable<string> NamesOf(string column) =>
        _definition.Columns.TryGetValue(column, out IReadOnlyList<string>? others) ? others.Prepend(column) : [column];

    private static string ResourceText(string name)
    {
        using Stream stream = typeof(EventLayout).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
