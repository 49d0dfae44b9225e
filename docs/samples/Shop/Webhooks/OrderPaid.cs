namespace Shop.Webhooks;

/// <summary>What the payment provider posts: an order, again whenever something about it changes.</summary>
internal sealed record OrderPaid(
    string? Number, string? Customer, DateTimeOffset? PaidAt, decimal? Total, DateTimeOffset? UpdatedAt, bool IsCanceled = false)
{
    /// <summary>What is wrong with it, by property; nothing where all is well.</summary>
    public Dictionary<string, string[]> Errors() => new (string Property, string? Message)[]
    {
        (nameof(Number), string.IsNullOrWhiteSpace(Number) ? "An order needs a number." : null),
        (nameof(Customer), string.IsNullOrWhiteSpace(Customer) ? "An order needs a customer." : null),
        (nameof(PaidAt), PaidAt is null ? "Say when it was paid, e.g. 2026-05-01T12:00:00Z." : null),
        (nameof(Total), Total is null or < 0 or > 1_000_000 ? "A total is between 0 and 1000000." : null),
    }.Where(e => e.Message is not null).ToDictionary(e => e.Property, e => new[] { e.Message! });
}
