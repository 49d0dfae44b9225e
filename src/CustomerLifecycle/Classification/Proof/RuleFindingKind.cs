namespace CustomerLifecycle;

/// <summary>The kinds of faults that a rule list can have.</summary>
/// <remarks>The default value is <see cref="ThresholdOutOfReach"/>.</remarks>
public enum RuleFindingKind
{
    /// <summary>A condition asks for a value that the fact never takes.</summary>
    ThresholdOutOfReach = 0,

    /// <summary>Conditions of an alternative contradict each other.</summary>
    Contradiction = 1,

    /// <summary>Whenever the rule holds, an earlier rule holds already.</summary>
    NeverWins = 2,
}
