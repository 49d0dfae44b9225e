namespace CustomerLifecycle;

/// <content>What was agreed for longer.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>
    /// Gets the calendar days until the contract no longer runs: 1 on its last day, 0 or negative once it is over. Unit: days, may be
    /// negative; <see langword="null"/>: no contract ever.
    /// </summary>
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
    public int? ContractTermDays
    {
        get => Optional(ShippedFacts.ContractTermDays);
        init => _words[ShippedFacts.ContractTermDays.Index] = Days(value);
    }

    /// <summary>
    /// Gets the calendar days until the last quarter of the contract's term, in which its renewal is the topic: 0 or negative once it has
    /// begun. Unit: days, may be negative; <see langword="null"/>: no contract ever.
    /// </summary>
    public int? DaysUntilContractLastQuarter
    {
        get => Optional(ShippedFacts.DaysUntilContractLastQuarter);
        init => _words[ShippedFacts.DaysUntilContractLastQuarter.Index] = SignedDays(value);
    }

    /// <summary>Gets what was paid for contracts; part of <see cref="Revenue"/>. Unit: the shop's currency, 0 or more.</summary>
    public double ContractRevenue
    {
        get => _amounts[ShippedFacts.ContractRevenue.Index];
        init => _amounts[ShippedFacts.ContractRevenue.Index] = Guard.Against.NotFinite(value);
    }

    /// <summary>
    /// Gets what was paid for contracts less their cost; part of <see cref="Profit"/>; may be negative. Unit: the shop's currency.
    /// </summary>
    public double ContractProfit
    {
        get => _amounts[ShippedFacts.ContractProfit.Index];
        init => _amounts[ShippedFacts.ContractProfit.Index] = Guard.Against.NotFinite(value);
    }

    /// <summary>Gets the number of contract renewals. Unit: count, 0 or more.</summary>
    public int ContractRenewals
    {
        get => Number(ShippedFacts.ContractRenewals);
        init => _words[ShippedFacts.ContractRenewals.Index] = Count(value);
    }
}
