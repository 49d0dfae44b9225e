using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>Gathers what rows say of each customer, and makes their histories of it.</summary>
/// <remarks>
/// Records that share the number of an order become one event, as <c>docs/files.md</c> tells. Memory grows with the records.
/// </remarks>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
public sealed class CustomerRecords
{
    private readonly OrderedDictionary<string, List<CustomerRecord>> _byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnnualDate> _birthdays = new(StringComparer.Ordinal);

    /// <summary>Gets the ids of the customers, in the order in which records first name them.</summary>
    public IReadOnlyList<string> Customers => [.. _byCustomer.Keys];

    /// <summary>Gets the time from the oldest to the newest event; <see langword="null"/> where there is none.</summary>
    public Interval? Events { get; private set; }

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentException">The record names no customer.</exception>
    public void Add(CustomerRecord record)
    {
        if (string.IsNullOrEmpty(record.Customer))
        {
            throw new ArgumentException("The record names no customer.", nameof(record));
        }

        if (!_byCustomer.TryGetValue(record.Customer, out List<CustomerRecord>? list))
        {
            list = [];
            _byCustomer.Add(record.Customer, list);
        }

        list.Add(record);
        Instant at = record.Event.At;
        Events = Events is { } known ? new Interval(Instant.Min(known.Start, at), Instant.Max(known.End, at)) : new Interval(at, at);
        if (record.Birthday is { } birthday)
        {
            _birthdays[record.Customer] = birthday;
        }
    }

    /// <summary>The histories of all customers, by their ids, in the order in which records first name them.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <returns>The histories.</returns>
    /// <exception cref="ArgumentException">Records name more than one currency, or two events of one id contradict each other.</exception>
    public IReadOnlyList<KeyValuePair<string, CustomerHistory>> ToHistories(Shop shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return [.. _byCustomer.Select(c => KeyValuePair.Create(c.Key, new CustomerHistory(shop, OrderLines.Merge(c.Value))))];
    }

    /// <summary>
    /// What a customer bought, product by product: each row of an order that names a product is an order by itself, whose
    /// <see cref="CustomerEvent.Reference"/> is the product.
    /// </summary>
    /// <param name="customer">The id.</param>
    /// <param name="shop">Zone, currency and order policy; of the policy, what judges each order by itself.</param>
    /// <returns>A history of products, for <c>ProductPurchase.Of</c>; empty where no row names one, or nobody knows the customer.</returns>
    public CustomerHistory ProductsOf(string customer, Shop shop)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(shop);

        // Lines of one order share its number, and a history would take them for duplicates.
        Shop byLine = shop with { Orders = shop.Orders.EachByItself() };
        return new CustomerHistory(
            byLine, _byCustomer.TryGetValue(customer, out List<CustomerRecord>? records) ? OrderLines.Products(records) : []);
    }

    /// <summary>The birthday of a customer.</summary>
    /// <param name="customer">The id.</param>
    /// <returns>The day; <see langword="null"/> where nobody said.</returns>
    public AnnualDate? BirthdayOf(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return _birthdays.TryGetValue(customer, out AnnualDate birthday) ? birthday : null;
    }
}
