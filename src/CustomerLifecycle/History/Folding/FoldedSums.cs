namespace CustomerLifecycle;

/// <summary>Where the sums of money stand in a row; −1 where nobody asks for one.</summary>
internal sealed record FoldedSums
{
    public int Revenue { get; init; } = -1;

    public int Cost { get; init; } = -1;

    public int ContractRevenue { get; init; } = -1;

    public int ContractCost { get; init; } = -1;

    public int Returned { get; init; } = -1;

    public int Largest { get; init; } = -1;

    public bool IsAny => Revenue >= 0 || Cost >= 0 || ContractRevenue >= 0 || ContractCost >= 0 || Returned >= 0 || Largest >= 0;
}
