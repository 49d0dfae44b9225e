using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// When a basket is open: the one definition for facts, tactics and metrics. A product that was put in is left until an order names it,
/// then or up to a day before, as some shops write the basket after the order; a basket or order that names no product stands for all.
/// </summary>
/// <remarks>
/// The latest products put in and the latest bought are looked at, as many of each as <see cref="LatestProducts.Most"/>: whoever has bought
/// as many other products since is no longer reminded of what they left. So constant memory is enough, whatever the order of arrival.
/// </remarks>
internal struct OpenBasket
{
    /// <summary>How long before the basket an order still counts for it.</summary>
    private const long ShortlyBefore = NodaConstants.TicksPerDay;

    private LatestProducts _filled;
    private LatestProducts _bought;
    private long _filledWithAnything;
    private long _boughtAnything;
    private long _boughtUnnamed;

    public OpenBasket()
    {
        _filledWithAnything = long.MinValue;
        _boughtAnything = long.MinValue;
        _boughtUnnamed = long.MinValue;
    }

    /// <summary>Whether something is left in the basket.</summary>
    public readonly bool IsOpen => _filledWithAnything > _boughtAnything || HasProductLeft();

    /// <summary>Whether an order takes a product out of the basket.</summary>
    /// <param name="order">The order, one that counts.</param>
    /// <param name="product">The product; null: it was not named.</param>
    /// <param name="filledTicks">When it was put in.</param>
    public static bool Closes(in CustomerEvent order, string? product, long filledTicks) => product is null || order.Reference is null
        ? order.Ticks >= filledTicks
        : order.Ticks >= filledTicks - ShortlyBefore && order.Products.Contains(product, StringComparer.Ordinal);

    public void Fill(in CustomerEvent item)
    {
        if (item.Reference is null)
        {
            _filledWithAnything = Math.Max(_filledWithAnything, item.Ticks);
        }
        else
        {
            _filled.Offer(in item);
        }
    }

    /// <summary>Takes in an order that counts.</summary>
    public void Buy(in CustomerEvent order)
    {
        _boughtAnything = Math.Max(_boughtAnything, order.Ticks);
        if (order.Reference is null)
        {
            _boughtUnnamed = Math.Max(_boughtUnnamed, order.Ticks);
        }
        else
        {
            _bought.Offer(in order);
        }
    }

    public void Merge(ref readonly OpenBasket other)
    {
        _filled.Merge(in other._filled);
        _bought.Merge(in other._bought);
        _filledWithAnything = Math.Max(_filledWithAnything, other._filledWithAnything);
        _boughtAnything = Math.Max(_boughtAnything, other._boughtAnything);
        _boughtUnnamed = Math.Max(_boughtUnnamed, other._boughtUnnamed);
    }

    private readonly bool HasProductLeft()
    {
        foreach ((string product, long ticks) in _filled.All)
        {
            // Where the list of what was bought is full and all of it is as new, the product may have been bought and fallen off.
            bool isBought = _boughtUnnamed >= ticks
                || _bought.OldestOfAll >= ticks - ShortlyBefore
                || _bought.LastOf(product) >= ticks - ShortlyBefore;
            if (!isBought)
            {
                return true;
            }
        }

        return false;
    }
}
