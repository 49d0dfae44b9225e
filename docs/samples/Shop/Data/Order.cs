namespace Shop.Data;

public sealed class Order
{
    public required string Number { get; init; }

    public required string CustomerId { get; init; }

    public DateTime PaidAt { get; set; }

    public decimal Total { get; set; }

    public bool IsCanceled { get; set; }

    /// <summary>Gets or sets when the payment provider last wrote it: the newest version counts, in whatever order they arrive.</summary>
    public DateTime UpdatedAt { get; set; }
}
