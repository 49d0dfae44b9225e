namespace CustomerLifecycle.Cli.Input;

/// <summary>The input cannot be used; the message is for the person at the terminal.</summary>
internal sealed class InputException(string message) : Exception(message);
