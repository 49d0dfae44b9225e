using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>What a level of attention means: how fast requests are answered, and how many offers go out.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record AttentionRule
{
    /// <summary>Initializes a new instance of the <see cref="AttentionRule"/> class.</summary>
    /// <param name="level">The level.</param>
    /// <param name="response">Within what time a request or complaint is to be answered, more than 0.</param>
    /// <param name="offersPerMonth">The most offers in 30 days, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the level is not defined.</exception>
    public AttentionRule(AttentionLevel level, Duration response, int offersPerMonth)
    {
        Level = Guard.Against.Undefined(level);
        Response = Guard.Against.NotAbove(response, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(offersPerMonth);
        OffersPerMonth = offersPerMonth;
    }

    /// <summary>Gets the level.</summary>
    public AttentionLevel Level { get; }

    /// <summary>Gets within what time a request or complaint is to be answered.</summary>
    public Duration Response { get; }

    /// <summary>Gets the most offers in 30 days.</summary>
    public int OffersPerMonth { get; }
}
