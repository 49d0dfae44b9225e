namespace Snippets;

/// <summary>Stands in for the database of an application.</summary>
internal sealed class ShopDatabase(IEnumerable<ShopOrder> orders)
{
    public async IAsyncEnumerable<ShopOrder> OrdersAsync()
    {
        foreach (ShopOrder order in orders)
        {
            await Task.Yield();
            yield return order;
        }
    }
}
