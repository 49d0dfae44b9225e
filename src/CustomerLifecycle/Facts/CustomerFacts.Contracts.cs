namespace CustomerLifecycle;

/// <content>What was agreed for longer.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>More than these are said as these, so that constant memory is enough.</summary>
    internal const int MostFailedPayments = 16;

    /// <summary>
    /// Gets the calendar days until the contract no longer runs: 1 on its last day, 0 or negative once it is over. Unit: days, may be
    /// negative; <see langword="null"/>: no contract ever. One that ends on the day on which it was made is none, and neither is a
    /// cancellation without a contract.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilContractEnd
    {
        get => Optional(ShippedFacts.DaysUntilContractEnd);
        init => _words[ShippedFacts.DaysUntilContractEnd.Index] = SignedDays(value);
    }

    /// <summary>
    /// Gets a value indicating whether the newest contract event is a cancellation, whether or not the contract still runs.
    /// </summary>
    public bool IsContractCanceled
    {
        get => Number(ShippedFacts.IsContractCanceled) != 0;
        init => _words[ShippedFacts.IsContractCanceled.Index] = value ? 1 : 0;
    }

    /// <summary>
    /// Gets the length of the contract's term: from the day on which it was made or last renewed to its end, as then agreed. Unit: days, 0
    /// or more; <see langword="null"/>: no contract ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? ContractTermDays
    {
        get => Optional(ShippedFacts.ContractTermDays);
        init => _words[ShippedFacts.ContractTermDays.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days until the last quarter of the contract's term, in which its renewal is the topic: 0 or negative once it has
    /// begun. Unit: days, may be negative; <see langword="null"/>: no contract ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilContractLastQuarter
    {
        get => Optional(ShippedFacts.DaysUntilContractLastQuarter);
        init => _words[ShippedFacts.DaysUntilContractLastQuarter.Index] = SignedDays(value);
    }

    /// <summary>Gets what was paid for contracts; part of <see cref="Revenue"/>. Unit: the shop's currency, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double ContractRevenue
    {
        get => _amounts[ShippedFacts.ContractRevenue.Index];
        init => _amounts[ShippedFacts.ContractRevenue.Index] = Guard.Against.NotFiniteFrom(value, 0);
    }

    /// <summary>
    /// Gets what was paid for contracts less their cost; part of <see cref="Profit"/>; may be negative. Unit: the shop's currency.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public double ContractProfit
    {
        get => _amounts[ShippedFacts.ContractProfit.Index];
        init => _amounts[ShippedFacts.ContractProfit.Index] = Guard.Against.NotFinite(value);
    }

    /// <summary>
    /// Gets a value indicating whether the contract is paused: not resumed, renewed or cancelled since, and no new one begun. A paused
    /// contract is not over, whatever day it was to end on.
    /// </summary>
    public bool IsContractPaused
    {
        get => Number(ShippedFacts.IsContractPaused) != 0;
        init => _words[ShippedFacts.IsContractPaused.Index] = value ? 1 : 0;
    }

    /// <summary>Gets the calendar days since a contract was last paused. Unit: days, 0 or more; <see langword="null"/>: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceContractPaused
    {
        get => Optional(ShippedFacts.DaysSinceContractPaused);
        init => _words[ShippedFacts.DaysSinceContractPaused.Index] = Days(value);
    }

    /// <summary>
    /// Gets the number of payments for a contract that failed since one was begun or renewed. Unit: count, 0 to 16; more are said as 16.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int FailedPayments
    {
        get => Number(ShippedFacts.FailedPayments);
        init => _words[ShippedFacts.FailedPayments.Index] = Guard.Against.OutsideOf(value, 0, MostFailedPayments);
    }

    /// <summary>
    /// Gets the calendar days since a payment for a contract last failed, whether or not it was paid since. Unit: days, 0 or more;
    /// <see langword="null"/>: never.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysSinceFailedPayment
    {
        get => Optional(ShippedFacts.DaysSinceFailedPayment);
        init => _words[ShippedFacts.DaysSinceFailedPayment.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days until the trial no longer runs: 1 on its last day, 0 or negative once it is over, whether or not a contract
    /// followed. Unit: days, may be negative; <see langword="null"/>: no trial ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int? DaysUntilTrialEnd
    {
        get => Optional(ShippedFacts.DaysUntilTrialEnd);
        init => _words[ShippedFacts.DaysUntilTrialEnd.Index] = SignedDays(value);
    }

    /// <summary>Gets the number of contract renewals. Unit: count, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what is outside of that range.</exception>
    public int ContractRenewals
    {
        get => Number(ShippedFacts.ContractRenewals);
        init => _words[ShippedFacts.ContractRenewals.Index] = Count(value);
    }
}
