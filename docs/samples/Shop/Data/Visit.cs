namespace Shop.Data;

public sealed class Visit
{
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public DateTime At { get; init; }
}
