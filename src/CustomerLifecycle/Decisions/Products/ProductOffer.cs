using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>A product to offer a customer, and why.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class ProductOffer : IDecision
{
    private readonly DecisionPhrase _why;

    internal ProductOffer(BoughtProduct owned, BoughtTogether other, int customers, bool isDearer = false)
    {
        Product = other.Product.Name;
        Price = other.Product.Price;
        Because = owned.Name;
        PriceOfBecause = owned.Price;
        Share = new Proportion(other.Customers, owned.Customers);
        ShareOfAll = new Proportion(other.Product.Customers, customers);
        object[] counts = [Product, other.Customers, owned.Customers, Because, other.Product.Customers, customers];
        _why = isDearer
            ? new DecisionPhrase("product.dearer", [.. counts, Price!.Value, PriceOfBecause!.Value])
            : new DecisionPhrase("product.also-bought", counts);
    }

    internal ProductOffer(string product, int days, LocalDate last)
    {
        Product = product;
        _why = new DecisionPhrase("product.again", product, days, last);
    }

    /// <summary>Gets the product.</summary>
    public string Product { get; }

    /// <summary>
    /// Gets the product of the customer's own that it follows from; <see langword="null"/> where it is offered for its own sake, as the
    /// customer buys it again and again.
    /// </summary>
    public string? Because { get; }

    /// <summary>
    /// Gets how many of the customers who bought <see cref="Because"/> bought the product too; <see langword="null"/> where it follows from
    /// none.
    /// </summary>
    public Proportion? Share { get; }

    /// <summary>Gets how many of all customers bought the product; <see langword="null"/> where it follows from none.</summary>
    public Proportion? ShareOfAll { get; }

    /// <summary>
    /// Gets what one costs on average. Unit: the shop's currency; <see langword="null"/> where no purchase says so, or it follows from no
    /// other.
    /// </summary>
    public double? Price { get; }

    /// <summary>Gets what one of <see cref="Because"/> costs on average, likewise.</summary>
    public double? PriceOfBecause { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteString("product", Product);
        json.WriteString("because", Because);
        ReadableJson.WriteNumber(json, "bought", Share?.Successes);
        ReadableJson.WriteNumber(json, "of", Share?.Trials);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return _why.Say(culture);
    }

    /// <summary>The reason in English.</summary>
    /// <returns>E.g. <c>grinder: 14 of 20 customers who bought coffee bought it too; …</c>.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
