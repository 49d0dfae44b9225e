using System.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>How a file is to be read.</summary>
internal sealed class InputSettings
{
    public required Shop Shop { get; init; }

    public required IReadOnlyDictionary<EventColumn, string> Columns { get; init; }

    public required Encoding Encoding { get; init; }

    /// <summary>The kinds of events of the user's own that the file may hold.</summary>
    public IReadOnlyList<EventKind> Kinds { get; init; } = [];

    /// <summary>The columns that hold an attribute of the customer in every row.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The ids that stand for another one, with the one that stays.</summary>
    public IReadOnlyDictionary<string, string> SameCustomers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool NegativeAsReturn { get; init; }

    public bool SkipInvalid { get; init; }
}
