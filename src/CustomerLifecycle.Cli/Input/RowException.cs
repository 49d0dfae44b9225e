namespace CustomerLifecycle.Cli.Input;

/// <summary>One row cannot be used.</summary>
internal sealed class RowException(RowError error) : Exception(error.ToString())
{
    public RowError Error { get; } = error;
}
