namespace CustomerLifecycle.Metrics;

/// <summary>So many of so many: a share with its uncertainty.</summary>
/// <remarks>The default value is none of none, whose share is undefined.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly record struct Proportion
{
    /// <summary>Initializes a new instance of the <see cref="Proportion"/> struct.</summary>
    /// <param name="successes">How many, 0 or more.</param>
    /// <param name="trials">Of how many, not fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more successes than trials.</exception>
    public Proportion(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        Successes = successes;
        Trials = trials;
    }

    /// <summary>Gets how many.</summary>
    public long Successes { get; }

    /// <summary>Gets of how many.</summary>
    public long Trials { get; }

    /// <summary>Gets the share, 0 to 1; <see langword="null"/> where there are no trials.</summary>
    public double? Share => Trials == 0 ? null : (double)Successes / Trials;

    /// <summary>Gets Wilson's 95 % interval of the share; <see langword="null"/> where there are no trials.</summary>
    public ConfidenceInterval? Interval => Trials == 0 ? null : ConfidenceInterval.Wilson(Successes, Trials);
}
