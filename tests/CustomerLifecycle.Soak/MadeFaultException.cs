namespace CustomerLifecycle.Soak;

/// <summary>A fault that was made on purpose.</summary>
internal sealed class MadeFaultException() : IOException("A fault made on purpose.");
