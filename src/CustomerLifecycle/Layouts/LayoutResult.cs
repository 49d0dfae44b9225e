namespace CustomerLifecycle.Layouts;

/// <summary>All that was read of a table.</summary>
/// <param name="Records">What the rows say of each customer.</param>
/// <param name="Summary">What was used, and what was left out.</param>
public sealed record LayoutResult(CustomerRecords Records, LayoutSummary Summary)
{
    /// <summary>Gets what the rows say of each customer.</summary>
    public CustomerRecords Records { get; init => field = Guard.Against.Missing(value); } = Guard.Against.Null(Records);

    /// <summary>Gets what was used, and what was left out.</summary>
    public LayoutSummary Summary { get; init => field = Guard.Against.Missing(value); } = Guard.Against.Null(Summary);
}
