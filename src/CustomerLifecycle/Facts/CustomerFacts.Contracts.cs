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

    /// <summary>Gets the number of contract renewals. Unit: count, 0 or more.</summary>
    public int ContractRenewals
    {
        get => Number(ShippedFacts.ContractRenewals);
        init => _words[ShippedFacts.ContractRenewals.Index] = Count(value);
    }
}
