using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Something bought: a product, on a day, so many of it.</summary>
/// <remarks>An order with several products is several purchases.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ProductPurchase
{
    /// <summary>Initializes a new instance of the <see cref="ProductPurchase"/> class.</summary>
    /// <param name="product">The product.</param>
    /// <param name="on">The day.</param>
    /// <param name="quantity">How many, in any unit of the product's own; more than 0 and finite.</param>
    /// <exception cref="ArgumentException">The product is empty, or the day is of another calendar than the ISO calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is not above 0.</exception>
    public ProductPurchase(string product, LocalDate on, double quantity)
    {
        Product = Guard.Against.NullOrWhiteSpace(product);
        On = Guard.Against.NotIso(on);
        Quantity = Guard.Against.NotFiniteAbove(quantity, 0);
    }

    /// <summary>Gets the product.</summary>
    public string Product { get; }

    /// <summary>Gets the day.</summary>
    public LocalDate On { get; }

    /// <summary>Gets how many.</summary>
    public double Quantity { get; }

    /// <summary>
    /// Gets what was paid for all of it. Unit: the shop's currency, 0 or more; <see langword="null"/> where it is not known, the default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or not finite.</exception>
    public double? Amount { get; init => field = value is { } amount ? Guard.Against.NotFiniteFrom(amount, 0) : null; }

    /// <summary>Gets the category of the product; <see langword="null"/> where it is not known, the default.</summary>
    public string? Category { get; init; }

    /// <summary>The purchases of a history whose orders name their products (<see cref="CustomerEvent.Products"/>).</summary>
    /// <param name="history">The history.</param>
    /// <param name="asOf">The day up to whose end purchases are known.</param>
    /// <returns>
    /// The purchases by orders that count, in time order; where no quantity was given, one, and an amount of 0 is taken as not known. Of an
    /// order of several products, quantity and amount of each are not known.
    /// </returns>
    public static IReadOnlyList<ProductPurchase> Of(CustomerHistory history, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        Instant end = history.Shop.EndOf(asOf);
        return
        [
            .. history.CountedOrders()
                .Where(o => o.At < end && !string.IsNullOrWhiteSpace(o.Reference))
                .SelectMany(o => o.Products.Select(product => Bought(in o, product, LocalDate.Min(history.Shop.DayOf(o.At), asOf)))),
        ];
    }

    private static ProductPurchase Bought(in CustomerEvent order, string product, LocalDate day)
    {
        bool isAlone = order.Products.Count == 1;
        return new ProductPurchase(product, day, isAlone ? Math.Max(1, order.Quantity) : 1)
        {
            Amount = isAlone && order.Amount > 0 ? (double)order.Amount : null,
            Category = order.Category,
        };
    }
}
