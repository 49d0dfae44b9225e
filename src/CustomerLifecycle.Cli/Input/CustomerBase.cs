using CustomerLifecycle.Decisions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>All customers of a file or of the demo shop, each with their history.</summary>
internal sealed class CustomerBase
{
    private readonly Dictionary<string, IReadOnlyList<ProductPurchase>> _purchases;
    private readonly Dictionary<string, AnnualDate> _birthdays;

    private CustomerBase(
        string name,
        Shop shop,
        IReadOnlyList<KeyValuePair<string, CustomerHistory>> customers,
        Dictionary<string, IReadOnlyList<ProductPurchase>> purchases,
        Dictionary<string, AnnualDate> birthdays,
        Interval events)
    {
        Name = name;
        Shop = shop;
        Customers = customers;
        OldestDay = shop.DayOf(events.Start);
        NewestDay = shop.DayOf(events.End);
        _purchases = purchases;
        _birthdays = birthdays;
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

    /// <summary>Gathers the events of each customer.</summary>
    /// <param name="name">What the customers are of.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="rows">All events, with the customer of each.</param>
    /// <exception cref="InputException">There is no event.</exception>
    public static CustomerBase Of(string name, Shop shop, IEnumerable<CustomerRow> rows)
    {
        OrderedDictionary<string, List<CustomerEvent>> byCustomer = new(StringComparer.Ordinal);
        Dictionary<string, AnnualDate> birthdays = new(StringComparer.Ordinal);
        Instant oldest = Instant.MaxValue;
        Instant newest = Instant.MinValue;
        foreach (CustomerRow row in rows)
        {
            if (!byCustomer.TryGetValue(row.Customer, out List<CustomerEvent>? list))
            {
                list = [];
                byCustomer.Add(row.Customer, list);
            }

            list.Add(row.Event);
            list.AddRange(row.Attributes);
            oldest = Instant.Min(oldest, row.Event.At);
            newest = Instant.Max(newest, row.Event.At);
            if (row.Birthday is { } birthday)
            {
                birthdays[row.Customer] = birthday;
            }
        }

        return byCustomer.Count == 0
            ? throw new InputException($"{name} holds no event.")
            : new CustomerBase(
                name,
                shop,
                [.. byCustomer.Select(c => KeyValuePair.Create(c.Key, new CustomerHistory(shop, OrderLines.Merge(c.Value))))],
                byCustomer.ToDictionary(c => c.Key, c => OrderLines.Purchases(shop, c.Value), StringComparer.Ordinal),
                birthdays,
                new Interval(oldest, newest));
    }

    /// <summary>What a customer bought, product by product, as far as the rows name products.</summary>
    public IReadOnlyList<ProductPurchase> PurchasesOf(string customer) => _purchases[customer];

    /// <summary>The birthday of a customer; null where nobody said.</summary>
    public AnnualDate? BirthdayOf(string customer) => _birthdays.TryGetValue(customer, out AnnualDate birthday) ? birthday : null;

    /// <summary>The history of a customer.</summary>
    /// <exception cref="InputException">There is no such customer.</exception>
    public CustomerHistory Of(string customer) =>
        Customers.FirstOrDefault(c => string.Equals(c.Key, customer, StringComparison.Ordinal)).Value
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
