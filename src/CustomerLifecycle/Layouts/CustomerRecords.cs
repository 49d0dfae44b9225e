using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>Gathers what rows say of each customer, and makes their histories of it.</summary>
/// <remarks>
/// Records that share the number of an order become one event, of its versions the one that <see cref="Shop.Updates"/> names, as
/// <c>docs/files.md</c> tells. Memory grows with the records.
/// </remarks>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
public sealed class CustomerRecords
{
    private readonly IReadOnlyDictionary<string, string> _same;
    private readonly HashSet<string> _joined = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, List<CustomerRecord>> _byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnnualDate> _birthdays = new(StringComparer.Ordinal);

    private (string Customer, CustomerEventKind Kind, string? Id) _before;
    private int _run;

    /// <summary>Initializes a new instance of the <see cref="CustomerRecords"/> class that is empty.</summary>
    /// <param name="sameCustomers">
    /// The ids that are one person: each with the one that stays, which may stand for another in its turn. <see langword="null"/>: none.
    /// </param>
    /// <exception cref="ArgumentException">Ids lead in a circle.</exception>
    public CustomerRecords(IReadOnlyDictionary<string, string>? sameCustomers = null) =>
        _same = sameCustomers is null ? Layouts.SameCustomers.None : Layouts.SameCustomers.Resolve(sameCustomers);

    /// <summary>Gets how many ids named by records stand for another one.</summary>
    public int JoinedIds => _joined.Count;

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

        string customer = IdOf(record.Customer);
        bool isOther = !string.Equals(customer, record.Customer, StringComparison.Ordinal);
        if (isOther)
        {
            _joined.Add(record.Customer);
        }

        if (!_byCustomer.TryGetValue(customer, out List<CustomerRecord>? list))
        {
            list = [];
            _byCustomer.Add(customer, list);
        }

        list.Add(record with { Run = RunOf(in record) });
        Instant at = record.Event.At;
        Events = Events is { } known ? new Interval(Instant.Min(known.Start, at), Instant.Max(known.End, at)) : new Interval(at, at);

        // What was said of the id that stays is stronger than what was said of another.
        if (record.Birthday is { } birthday && !(isOther && _birthdays.ContainsKey(customer)))
        {
            _birthdays[customer] = birthday;
        }
    }

    /// <summary>The id that stays of a customer who may go by several.</summary>
    /// <param name="customer">An id.</param>
    /// <returns>The id that stays: the same one, unless it stands for another.</returns>
    public string IdOf(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return _same.GetValueOrDefault(customer, customer);
    }

    /// <summary>The histories of all customers, by their ids, in the order in which records first name them.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <returns>The histories.</returns>
    /// <exception cref="ArgumentException">Records name more than one currency, or two events of one id contradict each other.</exception>
    public IReadOnlyList<KeyValuePair<string, CustomerHistory>> ToHistories(Shop shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return [.. _byCustomer.Select(c => KeyValuePair.Create(c.Key, new CustomerHistory(shop, OrderLines.Merge(c.Value, shop.Updates))))];
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
            byLine,
            _byCustomer.TryGetValue(IdOf(customer), out List<CustomerRecord>? records) ? OrderLines.Products(records, shop.Updates) : []);
    }

    /// <summary>The birthday of a customer.</summary>
    /// <param name="customer">The id.</param>
    /// <returns>The day; <see langword="null"/> where nobody said.</returns>
    public AnnualDate? BirthdayOf(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return _birthdays.TryGetValue(IdOf(customer), out AnnualDate birthday) ? birthday : null;
    }

    /// <summary>Rows of one order that follow one another are one run. What a row says besides its order does not part it.</summary>
    private int RunOf(in CustomerRecord record)
    {
        bool isBeside = record.Part is RecordPart.Product or RecordPart.Refund or RecordPart.Once
            || (record.Event.Kind == CustomerEventKind.AttributeSet && record.Event.Id is null);
        if (!isBeside && _before != (record.Customer, record.Event.Kind, record.Event.Id))
        {
            _before = (record.Customer, record.Event.Kind, record.Event.Id);
            _run++;
        }

        return _run;
    }
}
