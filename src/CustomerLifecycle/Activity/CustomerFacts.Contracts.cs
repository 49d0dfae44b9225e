namespace CustomerLifecycle.Activity;

/// <content>What was agreed for longer.</content>
public readonly partial struct CustomerFacts
{
    /// <summary>Gets the calendar days until the contract no longer runs: 1 on its last day, 0 or negative once it is over. Unit: days, may be negative; <see langword="null"/>: no contract ever.</summary>
    public int? DaysUntilContractEnd { get => Optional(FactWord.DaysUntilContractEnd, SignedBias); init => _words[(int)FactWord.DaysUntilContractEnd] = SignedDays(value); }

    /// <summary>Gets a value indicating whether the newest contract event is a cancellation, whether or not the contract still runs.</summary>
    public bool IsContractCancelled { get => Number(FactWord.IsContractCancelled) != 0; init => _words[(int)FactWord.IsContractCancelled] = value ? 1 : 0; }

    /// <summary>Gets the number of contract renewals. Unit: count, 0 or more.</summary>
    public int ContractRenewals { get => Number(FactWord.ContractRenewals); init => _words[(int)FactWord.ContractRenewals] = Count(value); }
}
