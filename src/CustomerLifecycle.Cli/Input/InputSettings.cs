using System.Text;
using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Input;

/// <summary>How a file is to be read.</summary>
internal sealed class InputSettings
{
    /// <summary>What the user says of the file beside its layout.</summary>
    public required LayoutOptions Options { get; init; }

    /// <summary>The layout that the user names; null: what the header looks like.</summary>
    public EventLayout? Layout { get; init; }

    public required Encoding Encoding { get; init; }

    public bool SkipInvalid { get; init; }
}
