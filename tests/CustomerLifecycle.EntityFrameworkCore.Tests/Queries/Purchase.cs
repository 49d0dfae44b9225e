namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

/// <summary>A shop's own order, in its own words.</summary>
public sealed class Purchase
{
    public int Id { get; set; }

    public int BuyerId { get; set; }

    public Buyer? Buyer { get; set; }

    public DateTime PaidAt { get; set; }

    public decimal Total { get; set; }

    public decimal? Costs { get; set; }

    public int Pieces { get; set; }

    public PurchaseState State { get; set; }

    public string? Number { get; set; }

    public string? Channel { get; set; }

    public string? Campaign { get; set; }

    public SellingKind Selling { get; set; }
}
