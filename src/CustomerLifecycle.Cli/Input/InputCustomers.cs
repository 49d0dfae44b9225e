using CustomerLifecycle.Decisions;
using CustomerLifecycle.Layouts;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Cli.Input;

/// <summary>All customers of a file or of the demo shop, each with their history.</summary>
internal sealed class InputCustomers
{
    private readonly CustomerRecords _records;

    private InputCustomers(string name, Shop shop, CustomerRecords records, Interval events)
    {
        Name = name;
        Shop = shop;
        Customers = records.ToBase(shop);
        OldestDay = shop.DayOf(events.Start);
        NewestDay = shop.DayOf(events.End);
        _records = records;
    }

    /// <summary>What the customers are of, for headings.</summary>
    public string Name { get; }

    public Shop Shop { get; }

    /// <summary>Customers by their id, in the order in which the input first names them.</summary>
    public CustomerBase Customers { get; }

    /// <summary>The day of the oldest event.</summary>
    public LocalDate OldestDay { get; }

    /// <summary>The day of the newest event: where no date is asked for, this is "now".</summary>
    public LocalDate NewestDay { get; }

    /// <summary>The currency of all amounts; null where nobody said.</summary>
    public string? Currency => Shop.Currency ?? _records.Currency;

    /// <summary>Gathers the events of each customer.</summary>
    /// <param name="name">What the customers are of.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="records">All events, with the customer of each.</param>
    /// <exception cref="InputException">There is no event.</exception>
    public static InputCustomers Of(string name, Shop shop, CustomerRecords records) => records.Events is { } events
        ? new InputCustomers(name, shop, records, events)
        : throw NoEvent(name);

    /// <summary>What is said where there is no event.</summary>
    public static InputException NoEvent(string name) => new($"{name} holds no event.");

    /// <summary>What a customer bought, product by product, as far as the rows name products.</summary>
    public IReadOnlyList<ProductPurchase> PurchasesOf(string customer) =>
        ProductPurchase.Of(_records.ProductsOf(customer, Shop), LocalDate.MaxIsoValue);

    /// <summary>The birthday of a customer; null where nobody said.</summary>
    public AnnualDate? BirthdayOf(string customer) => _records.BirthdayOf(customer);

    /// <summary>The id that stays of a customer who may go by several.</summary>
    public string IdOf(string customer) => _records.IdOf(customer);

    /// <summary>How many ids of the input stand for another one.</summary>
    public int JoinedIds => _records.JoinedIds;

    /// <summary>
    /// From the first event to a day, which belongs to the period unless the calendar ends with it: a period needs a day behind it.
    /// </summary>
    public MetricPeriod PeriodUntil(LocalDate day)
    {
        LocalDate last = LocalDate.Min(day, LocalDate.MaxIsoValue.PlusDays(-1));
        return new MetricPeriod(LocalDate.Min(OldestDay, last), last.PlusDays(1));
    }

    /// <summary>The history of a customer.</summary>
    /// <exception cref="InputException">There is no such customer.</exception>
    public CustomerHistory Of(string customer) =>
        Customers.Find(IdOf(customer)) ?? throw new InputException($"There is no customer '{customer}' in {Name}.");

    /// <summary>
    /// Says how many customers are not known yet on a day: they are classified all the same, as people of whom nothing is known.
    /// </summary>
    public void TellOfThoseToCome(LocalDate asOf, TextWriter messages) =>
        InputStages.TellOfThoseToCome(ToComeBy(asOf), Customers.Count, asOf, messages);

    /// <summary>How many customers have no event by a day.</summary>
    public int ToComeBy(LocalDate asOf)
    {
        Instant end = Shop.EndOf(asOf);
        return asOf >= NewestDay ? 0 : Customers.Count(c => c.Value.Events[0].At >= end);
    }

    /// <summary>The facts of all customers at the end of a day, in their order.</summary>
    public CustomerFacts[] FactsAt(LocalDate asOf) => [.. Customers.Ask((_, history) => history.FactsAt(asOf))];
}
