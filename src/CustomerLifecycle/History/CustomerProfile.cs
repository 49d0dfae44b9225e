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
    private long _lastSignUpTicks = long.MinValue;
    private long _lastOptOutTicks = long.MinValue;
    private long _lastPraiseTicks = long.MinValue;
    private long _lastCriticismTicks = long.MinValue;
    private readonly FactSummary[] _summaries;
    private RecentActivity _recent;
    private BuyingRounds _rounds;
    private OpenBasket _basket = new();
    private long _newestTicks = long.MinValue;
    private DecimalSum _revenue;
    private DecimalSum _cost;
    private DecimalSum _contractRevenue;
    private DecimalSum _contractCost;
    private DecimalSum _returnedAmount;
    private int _casesClosed;
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
        _summaries = SummariesOf(facts);
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
    public decimal Revenue => _revenue.ToDecimal();

    /// <summary>Gets the cost of what was sold and kept, and of contracts.</summary>
    public decimal Cost => _cost.ToDecimal();

    /// <summary>Gets what was paid for contracts; part of <see cref="Revenue"/>.</summary>
    public decimal ContractRevenue => _contractRevenue.ToDecimal();

    /// <summary>Gets the cost of contracts; part of <see cref="Cost"/>.</summary>
    public decimal ContractCost => _contractCost.ToDecimal();

    /// <summary>Gets the money given back by returns, refunds and refunded orders.</summary>
    public decimal ReturnedAmount => _returnedAmount.ToDecimal();

    /// <summary>Gets the amount of the largest order that counts, 0 where there is none.</summary>
    public decimal LargestOrder { get; private set; }

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
        bool counts = item.Kind == CustomerEventKind.Order && AddOrder(in item, day);
        _kept.Add(in item, day, counts);
        if (item.Kind != CustomerEventKind.Order)
        {
            AddDetails(in item, day);
            if (CustomerEventKinds.IsEngagement(item.Kind))
            {
                _recent.AddEngagement(day);
            }
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

        _revenue += other._revenue;
        _cost += other._cost;
        _contractRevenue += other._contractRevenue;
        _contractCost += other._contractCost;
        _returnedAmount += other._returnedAmount;
        LargestOrder = Math.Max(LargestOrder, other.LargestOrder);
        EventCount += other.EventCount;
        _kept.Merge(ref other._kept);
        _basket.Merge(ref other._basket);
        _newestTicks = Math.Max(_newestTicks, other._newestTicks);
        _lastSignUpTicks = Math.Max(_lastSignUpTicks, other._lastSignUpTicks);
        _lastOptOutTicks = Math.Max(_lastOptOutTicks, other._lastOptOutTicks);
        _lastPraiseTicks = Math.Max(_lastPraiseTicks, other._lastPraiseTicks);
        _lastCriticismTicks = Math.Max(_lastCriticismTicks, other._lastCriticismTicks);
        _recent.Merge(in other._recent);
        _rounds.Merge(in other._rounds, Shop.Decline.LostAfterDays);
        _casesClosed += other._casesClosed;
        _lastOrder.Offer(other._lastOrder);
        _contract.Merge(ref other._contract);
    }

    /// <summary>Forgets all events, so that those of another customer can be taken in. There must be no facts of the user's own.</summary>
    internal void Clear()
    {
        Currency = Shop.Currency;
        EventCount = 0;
        LargestOrder = 0;
        (_kept, _recent, _rounds, _basket, _lastOrder, _contract) = (default, default, default, new(), default, new());
        (_revenue, _cost, _contractRevenue, _contractCost, _returnedAmount) = (default, default, default, default, default);
        (_lastSignUpTicks, _lastOptOutTicks, _newestTicks) = (long.MinValue, long.MinValue, long.MinValue);
        (_lastPraiseTicks, _lastCriticismTicks, _casesClosed) = (long.MinValue, long.MinValue, 0);
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

    private static FactSummary[] SummariesOf(IEnumerable<CustomerFact> facts)
    {
        FactDeclaration[] asked =
        [
            .. Guard.Against.NothingWithin(facts).SelectMany(f =>
                f.Declaration.Calculation?.Operands.Select(o => o.Own?.Declaration).OfType<FactDeclaration>() ?? [f.Declaration])
                .DistinctBy(d => d.Identity, StringComparer.Ordinal)
                .OrderBy(d => d.Identity, StringComparer.Ordinal),
        ];
        return Array.Find(asked, d => !d.FitsASummary) is { } tooMuch
            ? throw new ArgumentException(
                $"The fact '{tooMuch.Key}' ({tooMuch.Identity}) needs every event, which a profile does not keep; "
                    + "use a CustomerHistory for it.",
                nameof(facts))
            : [.. asked.Select(d => new FactSummary(d))];
    }

    /// <summary>Takes in what the order is worth; says whether it counts.</summary>
    private bool AddOrder(in CustomerEvent order, int day)
    {
        decimal kept = order.Status == OrderStatus.Refunded ? 0 : order.Amount;
        if (order.Status == OrderStatus.Refunded)
        {
            _returnedAmount += order.Amount;
            _recent.AddRefunded(day, order.Amount);
        }

        if (!Shop.Orders.Counts(in order))
        {
            return false;
        }

        _revenue += kept;
        _recent.AddOrder(day, kept);
        _rounds.Add(BuyingRound.OfOrder(day), Shop.Decline.LostAfterDays);
        _cost += order.Status == OrderStatus.Refunded ? 0 : order.Cost;
        LargestOrder = Math.Max(LargestOrder, kept);
        _basket.Buy(in order);
        _lastOrder.Offer(in order, kept);
        return true;
    }

    private void AddDetails(in CustomerEvent item, int day)
    {
        switch (item.Kind)
        {
            case CustomerEventKind.Return:
                _revenue -= item.Amount;
                _cost -= item.Cost;
                _returnedAmount += item.Amount;
                _recent.AddReturn(day, item.Amount);
                break;
            case CustomerEventKind.SignUp:
                _lastSignUpTicks = Math.Max(_lastSignUpTicks, item.Ticks);
                break;
            case CustomerEventKind.OptedOut:
                _lastOptOutTicks = Math.Max(_lastOptOutTicks, item.Ticks);
                break;
            case CustomerEventKind.CartFilled:
                _basket.Fill(in item);
                break;
            case CustomerEventKind.ReferralMade or CustomerEventKind.Review or CustomerEventKind.SurveyAnswered:
                _lastPraiseTicks = Opinions.IsPraise(in item) ? Math.Max(_lastPraiseTicks, item.Ticks) : _lastPraiseTicks;
                _lastCriticismTicks = Opinions.IsCriticism(in item) ? Math.Max(_lastCriticismTicks, item.Ticks) : _lastCriticismTicks;
                break;
            case CustomerEventKind.SupportClosed:
                _casesClosed++;
                break;
            case CustomerEventKind.LoyaltyScan:
                _rounds.Add(BuyingRound.OfScan(day), Shop.Decline.LostAfterDays);
                break;
            case CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed:
                _contract.Add(in item, day);
                AddTerm(in item, day);
                break;
            case CustomerEventKind.ContractCanceled or CustomerEventKind.ContractPaused or CustomerEventKind.ContractResumed
                or CustomerEventKind.PaymentFailed or CustomerEventKind.TrialStarted:
                _contract.Add(in item, day);
                break;
        }
    }

    private void AddTerm(in CustomerEvent item, int day)
    {
        if (item.ContractEndDay > day)
        {
            _rounds.Add(BuyingRound.OfTerm(day, item.ContractEndDay - 1), Shop.Decline.LostAfterDays);
        }

        _revenue += item.Amount;
        _cost += item.Cost;
        _contractRevenue += item.Amount;
        _contractCost += item.Cost;
    }

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
