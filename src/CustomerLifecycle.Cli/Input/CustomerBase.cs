using CustomerLifecycle.Decisions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>All customers of a file or of the demo shop, each with their history.</summary>
internal sealed class CustomerBase
{
    private readonly Dictionary<string, IReadOnlyList<ProductPurchase>> _purchases;
    private readonly Dictionary<string, AnnualDate> _birthdays;
    private readonly IReadOnlyDictionary<string, string>? _sameCustomers;

    private CustomerBase(
        string name,
        Shop shop,
        IReadOnlyList<KeyValuePair<string, CustomerHistory>> customers,
        Dictionary<string, IReadOnlyList<ProductPurchase>> purchases,
        Dictionary<string, AnnualDate> birthdays,
        Interval events,
        IReadOnlyDictionary<string, string>? sameCustomers)
    {
        Name = name;
        Shop = shop;
        Customers = customers;
        OldestDay = shop.DayOf(events.Start);
        NewestDay = shop.DayOf(events.End);
        _purchases = purchases;
        _birthdays = birthdays;
        _sameCustomers = sameCustomers;
    }

    /// <summary>What the customers are of, for headings.</summary>
    public string Name { get; }

    public Shop Shop { get; }

    /// <summary>Customers by their id, in the order in which the input first names them.</summary>
    public IReadOnlyList<KeyValuePair<string, CustomerHistory>> Customers { get; }

    /// <summary>The day of the oldest event.</summary>
    public LocalDate OldestDay { get; }

    /// <summary>The day of the newest event: where no date is asked for, this is "now".</summary>
    public LocalDate NewestDay { get; }

    /// <summary>The currency of all amounts; null where nobody said.</summary>
    public string? Currency => Shop.Currency ?? Customers.Select(c => c.Value.Currency).FirstOrDefault(c => c is not null);

    /// <summary>How many ids of the input were joined with another.</summary>
    public int JoinedIds { get; private init; }

    /// <summary>Gathers the events of each customer.</summary>
    /// <param name="name">What the customers are of.</param>
    /// <param name="shop">Zone, currency, order policy, and which updates count.</param>
    /// <param name="rows">All events, with the customer of each.</param>
    /// <param name="sameCustomers">The ids that stand for another one, with the one that stays; null where every id is a customer.</param>
    /// <exception cref="InputException">There is no event.</exception>
    public static CustomerBase Of(
        string name, Shop shop, IEnumerable<CustomerRow> rows, IReadOnlyDictionary<string, string>? sameCustomers = null)
    {
        OrderedDictionary<string, CustomerRows> byCustomer = new(StringComparer.Ordinal);
        Dictionary<string, AnnualDate> birthdays = new(StringComparer.Ordinal);
        HashSet<string> joined = new(StringComparer.Ordinal);
        Instant oldest = Instant.MaxValue;
        Instant newest = Instant.MinValue;
        int block = 0;
        (string Customer, CustomerEventKind Kind, string? Id) before = default;
        foreach (CustomerRow row in rows)
        {
            string customer = row.Customer;
            if (sameCustomers?.TryGetValue(row.Customer, out string? stays) == true)
            {
                joined.Add(row.Customer);
                customer = stays;
            }

            if (!byCustomer.TryGetValue(customer, out CustomerRows? list))
            {
                list = new CustomerRows();
                byCustomer.Add(customer, list);
            }

            block += before == (row.Customer, row.Event.Kind, row.Event.Id) ? 0 : 1;
            before = (row.Customer, row.Event.Kind, row.Event.Id);
            list.Add(row, block);
            oldest = Instant.Min(oldest, row.Event.At);
            newest = Instant.Max(newest, row.Event.At);

            // What was said of the id that stays is stronger than what was said of another.
            if (row.Birthday is { } birthday
                && (string.Equals(customer, row.Customer, StringComparison.Ordinal) || !birthdays.ContainsKey(customer)))
            {
                birthdays[customer] = birthday;
            }
        }

        if (byCustomer.Count == 0)
        {
            throw new InputException($"{name} holds no event.");
        }

        List<KeyValuePair<string, CustomerHistory>> customers = new(byCustomer.Count);
        Dictionary<string, IReadOnlyList<ProductPurchase>> purchases = new(byCustomer.Count, StringComparer.Ordinal);
        foreach ((string customer, CustomerRows list) in byCustomer)
        {
            customers.Add(KeyValuePair.Create(customer, list.Make(shop, out IReadOnlyList<ProductPurchase> bought)));
            purchases.Add(customer, bought);
        }

        return new CustomerBase(name, shop, customers, purchases, birthdays, new Interval(oldest, newest), sameCustomers)
        {
            JoinedIds = joined.Count,
        };
    }

    /// <summary>What a customer bought, product by product, as far as the rows name products.</summary>
    public IReadOnlyList<ProductPurchase> PurchasesOf(string customer) => _purchases[customer];

    /// <summary>The birthday of a customer; null where nobody said.</summary>
    public AnnualDate? BirthdayOf(string customer) => _birthdays.TryGetValue(customer, out AnnualDate birthday) ? birthday : null;

    /// <summary>The id that stays of a customer who may go by several.</summary>
    public string IdOf(string customer) => _sameCustomers?.GetValueOrDefault(customer) ?? customer;

    /// <summary>The history of a customer.</summary>
    /// <exception cref="InputException">There is no such customer.</exception>
    public CustomerHistory Of(string customer) =>
        Customers.FirstOrDefault(c => string.Equals(c.Key, IdOf(customer), StringComparison.Ordinal)).Value
        ?? throw new InputException($"There is no customer '{customer}' in {Name}.");

    /// <summary>
    /// Says how many customers are not known yet on a day: they are classified all the same, as people of whom nothing is known.
    /// </summary>
    public void TellOfThoseToCome(LocalDate asOf, TextWriter messages)
    {
        Instant end = Shop.EndOf(asOf);
        int toCome = Customers.Count(c => c.Value.Events[0].At >= end);
        if (toCome > 0)
        {
            string day = LocalDatePattern.Iso.Format(asOf);
            messages.WriteLine(FormattableString.Invariant(
                $"{toCome} of {Customers.Count} customers have no event by {day}; nothing is known of them."));
        }
    }

    /// <summary>The facts of all customers at the end of a day, in their order.</summary>
    public CustomerFacts[] FactsAt(LocalDate asOf) => [.. Customers.Select(c => c.Value.FactsAt(asOf))];
}
