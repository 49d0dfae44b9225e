namespace Shop.Data;

public sealed class Customer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public DateTime SignedUpAt { get; init; }
}
