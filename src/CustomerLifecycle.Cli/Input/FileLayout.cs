using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Which layout a file is read through.</summary>
internal static class FileLayout
{
    /// <summary>The key of the tool's own form, which takes whatever has a customer and a time.</summary>
    private const string OwnForm = "lifecycle";

    /// <summary>The layout that a user names: one that ships by its key, or one of their own by its file.</summary>
    /// <exception cref="UsageException">There is no such layout.</exception>
    /// <exception cref="InputException">The file cannot be read, or is not a valid layout.</exception>
    public static EventLayout Find(string name)
    {
        IReadOnlyList<EventLayout> shipped = EventLayout.Shipped;
        return shipped.FirstOrDefault(l => string.Equals(l.Key, name, StringComparison.OrdinalIgnoreCase))
            ?? (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(name)
                ? DefinitionFile.Read(name, EventLayout.Parse)
                : throw new UsageException(
                    $"--layout: there is no layout '{name}'. Use one of {string.Join(", ", shipped.Select(l => l.Key))}, or a JSON file."));
    }

    /// <summary>Whether a layout is the tool's own form.</summary>
    public static bool IsOwnForm(EventLayout layout) => string.Equals(layout.Key, OwnForm, StringComparison.Ordinal);

    /// <summary>The layout of a file by its header.</summary>
    /// <exception cref="InputException">It looks like an export whose layout does not fit, or like nothing that is known.</exception>
    public static EventLayout Recognise(string path, IReadOnlyList<string> header, LayoutOptions options)
    {
        IReadOnlyList<EventLayout> shipped = EventLayout.Shipped;
        string[] names =
        [
            .. header.Where(h => !options.Columns.Values.Contains(h, StringComparer.OrdinalIgnoreCase)),
            .. options.Columns.Where(c => c.Value is not null).Select(c => c.Key),
        ];
        EventLayout own = shipped.First(IsOwnForm);
        if (EventLayout.Recognise(names, shipped) is { } found && !IsOwnForm(found))
        {
            return found;
        }

        IReadOnlyList<string> missing = own.Missing(names);
        EventLayout[] others = [.. shipped.Where(l => !IsOwnForm(l))];
        if (EventLayout.Nearest(names, others) is not { } nearest || options.Columns.Count > 0)
        {
            return own;
        }

        string lacks = $"It looks most like an export '{nearest.Key}', "
            + $"but lacks {string.Join(", ", nearest.Missing(names).Select(m => $"'{m}'"))}. "
            + $"Name what stands for it with --layout {nearest.Key} --map NAME=COLUMN";
        if (missing.Count > 0)
        {
            throw new InputException(
                $"{path}, line 1: there is no column {string.Join(" and no column ", missing.Select(m => $"'{m}'"))} "
                    + "and none with a known synonym. "
                    + $"{lacks}, or name {(missing.Count > 1
                        ? "them"
                        : "it")} with --map {missing[0]}=COLUMN. Its columns are {string.Join(", ", header)}.");
        }

        string[] deciding = [.. header.Where(h => nearest.DecidingColumns.Contains(h, StringComparer.OrdinalIgnoreCase)).Where(IsIgnored)];
        return deciding.Length == 0
            ? own
            : throw new InputException(
                $"{path}, line 1: the column '{deciding[0]}' says which rows count, and would be ignored. {lacks}, "
                    + "or read the file as it is with "
                    + $"--layout {OwnForm}. Its columns are {string.Join(", ", header)}.");

        bool IsIgnored(string column) =>
            own.Missing([.. header]).Count == 0
            && own.Bind(header, options).Summarize().UnusedColumns.Contains(column, StringComparer.OrdinalIgnoreCase);
    }
}
