using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Timeline;

/// <summary>A stay in one stage: from <see cref="Entered"/>, which belongs to it, to <see cref="Left"/>, which does not.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>The default value is no visit of any timeline.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StageVisit<TStage>
    where TStage : notnull
{
    internal StageVisit(TStage stage, Instant entered, Instant? left, int cycle)
    {
        Stage = stage;
        Entered = entered;
        Left = left;
        Cycle = cycle;
    }

    /// <summary>Gets the stage.</summary>
    public TStage Stage { get; }

    /// <summary>Gets the first instant in the stage.</summary>
    public Instant Entered { get; }

    /// <summary>Gets the first instant in the next stage; <see langword="null"/> while the visit is still open.</summary>
    public Instant? Left { get; }

    /// <summary>
    /// Gets the number of the round in a cyclic model, from 1: a new one begins when the customer leaves the last stage. Always 1 in other
    /// models.
    /// </summary>
    public int Cycle { get; }
}
