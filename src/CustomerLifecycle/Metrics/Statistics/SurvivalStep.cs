using System.Runtime.InteropServices;

namespace CustomerLifecycle.Metrics;

/// <summary>A time at which it happened to somebody, and what is known from then on.</summary>
/// <remarks>The default value is no step of any estimate.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurvivalStep
{
    internal SurvivalStep(double time, long atRisk, long events, double survival, double standardError, double cumulativeHazard)
    {
        Time = time;
        AtRisk = atRisk;
        Events = events;
        Survival = survival;
        StandardError = standardError;
        CumulativeHazard = cumulativeHazard;
    }

    /// <summary>Gets the time.</summary>
    public double Time { get; }

    /// <summary>Gets how many were still watched just before, and to whom it had not happened.</summary>
    public long AtRisk { get; }

    /// <summary>Gets to how many it happened.</summary>
    public long Events { get; }

    /// <summary>Gets the share to whom it has not happened by then, 0 to 1.</summary>
    public double Survival { get; }

    /// <summary>Gets Greenwood's standard error of the survival.</summary>
    public double StandardError { get; }

    /// <summary>Gets the cumulative hazard (Nelson and Aalen).</summary>
    public double CumulativeHazard { get; }
}
