using System.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>How a file is to be read.</summary>
internal sealed class InputSettings
{
    public required Shop Shop { get; init; }

    public required IReadOnlyDictionary<EventColumn, string> Columns { get; init; }

    public required Encoding Encoding { get; init; }

    public bool NegativeAsReturn { get; init; }

    public bool SkipInvalid { get; init; }
}
