namespace Snippets;

public sealed class Sale
{
    public int Id { get; set; }

    public required string Customer { get; set; }

    public DateTime PaidAt { get; set; }

    public decimal Total { get; set; }

    public bool IsVoid { get; set; }
}
