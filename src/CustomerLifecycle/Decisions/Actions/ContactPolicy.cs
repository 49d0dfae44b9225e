namespace CustomerLifecycle.Decisions;

/// <summary>Whom the shop may address, and how often.</summary>
/// <remarks>
/// A contact is an event <c>email-sent</c>, of the tactic whose key is its reference; contacts on other channels (calls, letters) are
/// <c>custom</c> events named after the tactic.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ContactPolicy
{
    /// <summary>Gets the default policy.</summary>
    public static ContactPolicy Default { get; } = new();

    /// <summary>Gets who may be addressed. Default: whoever has signed up or ordered, and has not opted out since.</summary>
    public Trigger Consent
    {
        get;
        init => field = Guard.Against.Missing(value);
    } = Trigger.When(f => !f.IsOptedOut && (f.IsSignedUp || f.Orders > 0));

    /// <summary>Gets the most contacts within <see cref="PeriodDays"/>. Default: 2; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MostContacts { get; init => field = Guard.Against.Below(value, 1); } = 2;

    /// <summary>Gets the number of days, today included, in which there may be so many contacts. Default: 7; 1 to 3650.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 3650.</exception>
    public int PeriodDays { get; init => field = Guard.Against.OutsideOf(value, 1, 3_650); } = 7;
}
