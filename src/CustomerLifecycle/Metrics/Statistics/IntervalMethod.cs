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

    /// <summary>
    /// Newcombe's interval of the difference of two shares, of two groups or of the same one, from their Wilson intervals.
    /// </summary>
    Newcombe = 3,

    /// <summary>Greenwood's variance on the scale of the logarithm of the survival.</summary>
    LogSurvival = 4,

    /// <summary>
    /// The normal approximation on the scale of the logarithm, of a mean of numbers that have a lower end: the interval never goes below
    /// it.
    /// </summary>
    LogMean = 5,

    /// <summary>
    /// Wilson's score of a mean on a scale with two ends: never outside of them, and rather too wide than too narrow, as no numbers between
    /// two ends scatter more than the ends themselves.
    /// </summary>
    WilsonOnScale = 6,

    /// <summary>
    /// The score interval of a count (Poisson) over what it is divided by: never below 0, and it may exceed 1, as the rate itself may.
    /// </summary>
    PoissonScore = 7,

    /// <summary>Welch's interval of the difference of two means, whose numbers may scatter differently.</summary>
    Welch = 8,
}
