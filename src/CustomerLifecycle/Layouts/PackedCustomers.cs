namespace CustomerLifecycle.Layouts;

/// <summary>The customers that records tell of.</summary>
internal sealed class PackedCustomers(PackedRecords records, PackedPlaces places, IReadOnlyList<string> named, Shop shop) : ICustomerEvents
{
    public CustomerHistory HistoryOf(int customer) => records.HistoryOf(places.Of(customer), named, shop);

    public void Prefetch(int customer)
    {
        if (customer < places.Count)
        {
            records.Prefetch(places.Of(customer));
        }
    }

    public bool TryLoad(int customer, long end, PackedLife into) => records.TryLoad(places.Of(customer), shop, end, into);
}
