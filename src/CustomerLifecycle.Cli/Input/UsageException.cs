namespace CustomerLifecycle.Cli.Input;

/// <summary>The command was called wrongly; the message is for the person at the terminal.</summary>
internal sealed class UsageException(string message) : Exception(message);
