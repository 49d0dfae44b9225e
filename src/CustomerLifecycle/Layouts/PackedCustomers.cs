namespace CustomerLifecycle.Layouts;

/// <summary>The customers that records tell of.</summary>
internal sealed class PackedCustomers(PackedRecords records, PackedPlaces places, IReadOnlyList<string> named, Shop shop) : ICustomerEvents
{
    private const int CustomersAhead = 2; // mostly loaded next, so their events are asked for meanwhile

    public CustomerHistory HistoryOf(int customer) => records.HistoryOf(places.Of(customer), named, shop);

    public bool TryLoad(int customer, long end, PackedLife into)
    {
        if (customer + CustomersAhead < places.Count)
        {
            records.Prefetch(places.Of(customer + CustomersAhead));
        }

        return records.TryLoad(places.Of(customer), shop, end, into);
    }
}
