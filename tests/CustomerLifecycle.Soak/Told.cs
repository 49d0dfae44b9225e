namespace CustomerLifecycle.Soak;

/// <summary>What handlers were told of in all.</summary>
/// <param name="Stands">What was told and not taken back.</param>
/// <param name="Count">How many changes were told, each counted once.</param>
/// <param name="Retracted">How many of them took something back.</param>
internal sealed record Told(IReadOnlyList<string> Stands, int Count, int Retracted);
