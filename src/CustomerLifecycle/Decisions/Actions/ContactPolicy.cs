namespace CustomerLifecycle.Decisions;

/// <summary>Whom the shop may address, how often, and when selling or rewarding would be out of place.</summary>
/// <remarks>
/// A contact is an event <c>email-sent</c>, of the tactic whose key is its reference; contacts on other channels (calls, letters) are
/// <c>custom</c> events named after the tactic.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ContactPolicy
{
    /// <summary>Gets the default policy.</summary>
    public static ContactPolicy Default { get; } = new();

    /// <summary>
    /// Gets who may be addressed. Default: whoever has signed up, ordered, shown a loyalty card or made a contract, and has not opted out
    /// since.
    /// </summary>
    public Trigger Consent
    {
        get;
        init => field = Guard.Against.Missing(value);
    } = Trigger.When(f =>
        !f.IsOptedOut && (f.IsSignedUp || f.Orders > 0 || f.LoyaltyScans > 0 || f.DaysUntilContractEnd != null));

    /// <summary>
    /// Gets to whom nothing is to be sold now (<see cref="TacticPurpose.Selling"/>), on the own site neither. Default: whoever has an open
    /// support case, or had one, wrote a review of one or two stars or gave a survey answer of 6 or less, in the last 14 days. Own choice.
    /// </summary>
    public Trigger NoSelling { get; init => field = Guard.Against.Missing(value); } = Trigger.When(f =>
        f.OpenSupportCases >= 1 || f[TacticFacts.DaysSinceComplaint] <= 14);

    /// <summary>
    /// Gets whose loyalty is not to be rewarded (<see cref="TacticPurpose.Reward"/>), beside those who are lost. Default: whoever has
    /// canceled a contract that still runs or ended in the last 90 days. Own choice.
    /// </summary>
    public Trigger NoReward { get; init => field = Guard.Against.Missing(value); } = Trigger.When(f =>
        f.IsContractCanceled && f.DaysUntilContractEnd >= -90);

    /// <summary>Gets the most contacts within <see cref="PeriodDays"/>. Default: 2; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MostContacts { get; init => field = Guard.Against.Below(value, 1); } = 2;

    /// <summary>Gets the number of days, today included, in which there may be so many contacts. Default: 7; 1 to 3650.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 3650.</exception>
    public int PeriodDays { get; init => field = Guard.Against.OutsideOf(value, 1, 3_650); } = 7;
}
