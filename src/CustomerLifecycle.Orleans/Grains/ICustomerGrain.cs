namespace CustomerLifecycle;

/// <summary>
/// One customer: the place where everything is recorded that goes to them. All that crosses the wire is text, so that clients need nothing
/// but the grain's name.
/// </summary>
[Alias("customer-lifecycle.customer")]
internal interface ICustomerGrain : IGrainWithStringKey
{
    [Alias("record")]
    Task RecordAsync(CustomerCall call, string events, CancellationToken cancellationToken);

    [Alias("correct")]
    Task CorrectAsync(CustomerCall call, string mended, CancellationToken cancellationToken);

    [Alias("remove")]
    Task RemoveAsync(CustomerCall call, string kind, string id, CancellationToken cancellationToken);

    [Alias("advance")]
    Task AdvanceAsync(string tracking, string now, CancellationToken cancellationToken);

    [Alias("merge")]
    Task MergeAsync(CustomerCall call, string from, CancellationToken cancellationToken);

    [Alias("unmerge")]
    Task UnmergeAsync(CustomerCall call, CancellationToken cancellationToken);

    [Alias("stages")]
    Task<StageText[]> StagesAsync(string culture, CancellationToken cancellationToken);

    [Alias("find")]
    Task<string?> FindAsync(string tracking, CancellationToken cancellationToken);

    [Alias("export")]
    Task<string?> ExportAsync(CancellationToken cancellationToken);

    [Alias("erase")]
    Task<bool> EraseAsync(CustomerCall call, CancellationToken cancellationToken);

    /// <summary>Somebody else wrote to the customer: what is held of them is of the past.</summary>
    [Alias("forget")]
    Task ForgetAsync();
}
