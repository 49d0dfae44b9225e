namespace Snippets;

public sealed record ShopOrder(string CustomerId, string Number, DateTime CreatedUtc, decimal Total, bool IsCanceled);
