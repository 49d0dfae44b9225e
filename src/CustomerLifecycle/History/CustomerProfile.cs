using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>The running summary of one customer: constant size, however many events it has taken in.</summary>
/// <remarks>
/// <para>
/// Events may arrive in any order, and profiles of parts may be merged in any order and grouping: the facts are always those of the
/// full history. An event given twice counts twice; drop duplicates before, or use a <see cref="CustomerHistory"/>, which ignores them.
/// </para>
/// <para>
/// Facts of the user's own are kept where they are named when the profile is made. Windows that move, distinct counts and most frequent
/// values cannot be had from a summary of constant size: ask the history for them.
/// </para>
/// <para>A profile answers from its newest event on; for earlier dates ask the <see cref="CustomerHistory"/>.</para>
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Different profiles are independent.</threadsafety>
public sealed partial class CustomerProfile
{
    private const int Never = int.MinValue;

    private KeptFacts _kept;
    private ProfileTimes _times = new();
    private readonly FactSummary[] _summaries;
    private RecentActivity _recent;
    private BuyingRounds _rounds;
    private OpenBasket _basket = new();
    private long _newestTicks = long.MinValue;
    private ProfileMoney _money;
    private NewestValue<decimal> _lastOrder;
    private ContractState _contract = new();

    /// <summary>
    /// Initializes a new instance of the <see cref="CustomerProfile"/> class without any event: the identity of <see cref="Merge"/>.
    /// </summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="facts">The facts of the user's own to keep, e.g. <c>rules.OwnFacts</c>; none: those that ship alone.</param>
    /// <exception cref="ArgumentException">
    /// The order policy needs the whole history (<see cref="OrderPolicy.NeedsHistory"/>), or a fact does; the message names it.
    /// </exception>
    public CustomerProfile(Shop shop, params IEnumerable<CustomerFact> facts)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(facts);
        if (shop.Orders.NeedsHistory)
        {
            throw new ArgumentException(
                $"The order policy '{shop.Orders}' judges an order by the customer's other events, which a profile does not keep. Use a "
                    + "CustomerHistory, or a policy that can do without: shop with { Orders = shop.Orders.EachByItself() }.",
                nameof(shop));
        }

        Shop = shop;
        Currency = shop.Currency;
        _summaries = [.. FactSummary.DeclarationsOf(facts, "a profile", "a CustomerHistory").Select(d => new FactSummary(d))];
    }

    private CustomerProfile(Shop shop)
    {
        Shop = shop;
        Currency = shop.Currency;
        _summaries = [];
    }

    /// <summary>Gets what holds for all customers of the shop.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the currency of the amounts: the shop's, else that of the events so far, else <see langword="null"/>.</summary>
    public string? Currency { get; private set; }

    /// <summary>Gets the number of events taken in, test orders excepted.</summary>
    public int EventCount { get; private set; }

    /// <summary>Gets the time of the newest event, or <see langword="null"/> where there is none.</summary>
    public Instant? Newest => _newestTicks == long.MinValue ? null : Instant.FromUnixTimeTicks(_newestTicks);

    /// <summary>Gets the amount of the orders that count, less returns, and what was paid for contracts.</summary>
    public decimal Revenue => _money.Revenue.ToDecimal();

    /// <summary>Gets the cost of what was sold and kept, and of contracts.</summary>
    public decimal Cost => _money.Cost.ToDecimal();

    /// <summary>Gets what was paid for contracts; part of <see cref="Revenue"/>.</summary>
    public decimal ContractRevenue => _money.ContractRevenue.ToDecimal();

    /// <summary>Gets the cost of contracts; part of <see cref="Cost"/>.</summary>
    public decimal ContractCost => _money.ContractCost.ToDecimal();

    /// <summary>Gets the money given back by returns, refunds and refunded orders.</summary>
    public decimal ReturnedAmount => _money.Returned.ToDecimal();

    /// <summary>Gets the amount of the largest order that counts, 0 where there is none.</summary>
    public decimal LargestOrder => _money.LargestOrder;

    /// <summary>Takes in one event.</summary>
    /// <param name="item">The event, of this customer.</param>
    /// <exception cref="ArgumentException">Its currency is another than that of the profile; nothing was taken in.</exception>
    public void Add(in CustomerEvent item)
    {
        AdoptCurrency(item.Currency);
        Add(in item, LocalDay.Of(item.At, Shop.Zone));
    }

    /// <summary>Takes in an event whose currency is known to be right and whose calendar day is known already.</summary>
    internal void Add(in CustomerEvent item, int day)
    {
        _newestTicks = Math.Max(_newestTicks, item.Ticks);
        foreach (FactSummary summary in _summaries)
        {
            summary.Add(in item, day, Shop.Orders.Counts);
        }

        if (item is { Kind: CustomerEventKind.Order, Status: OrderStatus.Test } && !Shop.Orders.CountTest)
        {
            return;
        }

        EventCount++;
        ProfileParts parts = Parts();
        bool counts = item.Kind == CustomerEventKind.Order && parts.AddOrder(in item, day, Shop);
        _kept.Add(in item, day, counts);
        if (item.Kind != CustomerEventKind.Order)
        {
            parts.AddOther(in item, day, Shop);
        }
    }

    /// <summary>Takes in all that another profile of the same customer has taken in.</summary>
    /// <param name="other">The other profile; it stays as it is.</param>
    /// <exception cref="ArgumentException">
    /// The profiles are of shops that differ, in different currencies, keep different facts, or are one and the same; nothing was taken in.
    /// </exception>
    public void Merge(CustomerProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException("A profile cannot be merged with itself: everything would count twice.", nameof(other));
        }

        if (!Shop.Equals(other.Shop))
        {
            throw new ArgumentException(
                "Profiles can be merged only where zone, currency, order policy and decline policy are the same.", nameof(other));
        }

        if (!_summaries.Select(s => s.Fact.Identity).SequenceEqual(other._summaries.Select(s => s.Fact.Identity), StringComparer.Ordinal))
        {
            throw new ArgumentException("Profiles can be merged only where they keep the same facts.", nameof(other));
        }

        AdoptCurrency(other.Currency);
        foreach ((FactSummary summary, FactSummary others) in _summaries.Zip(other._summaries))
        {
            summary.Merge(others);
        }

        _money.Merge(in other._money);
        _times.Merge(in other._times);
        EventCount += other.EventCount;
        _kept.Merge(ref other._kept);
        _newestTicks = Math.Max(_newestTicks, other._newestTicks);
        Parts().Merge(other.Parts(), Shop);
    }

    /// <summary>Forgets all events, so that those of another customer can be taken in. There must be no facts of the user's own.</summary>
    internal void Clear()
    {
        Currency = Shop.Currency;
        EventCount = 0;
        _newestTicks = long.MinValue;
        (_kept, _recent, _rounds, _basket, _lastOrder, _contract) = (default, default, default, new(), default, new());
        (_money, _times) = (default, new());
    }

    /// <summary>Becomes the summary that others keep of a customer; parts that nobody keeps are empty.</summary>
    internal void Restore(
        ref readonly KeptFacts kept, ref readonly ProfileMoney money, ref readonly ProfileTimes times, ProfileParts parts)
    {
        (_kept, _money, _times) = (kept, money, times);
        _recent = Unsafe.IsNullRef(ref parts.Recent) ? default : parts.Recent;
        _rounds = Unsafe.IsNullRef(ref parts.Rounds) ? default : parts.Rounds;
        _basket = Unsafe.IsNullRef(ref parts.Basket) ? new() : parts.Basket;
        _contract = Unsafe.IsNullRef(ref parts.Contract) ? new() : parts.Contract;
        _lastOrder = Unsafe.IsNullRef(ref parts.LastOrder) ? default : parts.LastOrder;
    }

    /// <summary>
    /// The profile of a customer whose orders are judged before they reach it, so that it can do without the other events.
    /// </summary>
    /// <param name="shop">Zone, currency and order policy, whatever it needs.</param>
    /// <param name="series">The judged events, which answer for facts of the user's own; null where nobody asks for any.</param>
    internal static CustomerProfile OfJudged(Shop shop, FactSeriesSet? series = null) => new(shop) { Series = series };

    /// <summary>
    /// The events that the profile was folded from, where somebody keeps them: they answer for every fact of the user's own.
    /// </summary>
    internal FactSeriesSet? Series { get; set; }

    private ProfileParts Parts() => new()
    {
        Money = ref _money,
        Times = ref _times,
        Recent = ref _recent,
        Rounds = ref _rounds,
        Basket = ref _basket,
        Contract = ref _contract,
        LastOrder = ref _lastOrder,
    };

    /// <summary>Takes on the currency of an amount, or refuses it.</summary>
    internal void AdoptCurrency(string? currency)
    {
        if (currency is null || string.Equals(currency, Currency, StringComparison.Ordinal))
        {
            return;
        }

        if (Currency is not null)
        {
            throw new ArgumentException(
                $"An amount is in {currency}, but this customer's amounts are in {Currency}; convert it to {Currency} before.",
                nameof(currency));
        }

        Currency = currency;
    }
}
