namespace CustomerLifecycle;

/// <summary>What an event of a kind does to a fact that does not say so by being an aggregate over events.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Effect">What it does; null where that depends on all other events.</param>
/// <param name="Value">The value that is set or added, where there is one.</param>
internal sealed record EventEffect(EventKind Kind, FactEffectKind? Effect, double Value)
{
    /// <summary>The fact that says by being below 1 that the customer is lost, where the effect depends on it.</summary>
    public FactLocation? DaysUntilLost { get; init; }

    /// <summary>Whether there is such a fact only for customers with such an event.</summary>
    public bool IsEvidence => Effect is null or FactEffectKind.PutOff or FactEffectKind.SetOfLost || Value > 0;

    public static EventEffect PutsOff(EventKind kind) => new(kind, FactEffectKind.PutOff, Value: 0);

    public static EventEffect Unknown(EventKind kind) => new(kind, Effect: null, Value: 0);
}
