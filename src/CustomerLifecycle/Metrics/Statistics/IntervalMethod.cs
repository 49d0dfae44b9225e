namespace CustomerLifecycle.Metrics;

/// <summary>How a confidence interval was worked out.</summary>
/// <remarks>The default value is <see cref="None"/>.</remarks>
public enum IntervalMethod
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Wilson's score interval of a share.</summary>
    Wilson = 1,

    /// <summary>The normal approximation: value ± 1.96 standard errors.</summary>
    Normal = 2,

    /// <summary>Newcombe's interval of the difference of two shares, from their Wilson intervals.</summary>
    Newcombe = 3,

    /// <summary>Greenwood's variance on the scale of the logarithm of the survival.</summary>
    LogSurvival = 4,
}
