using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>
/// One customer as metrics see them: the orders that count, before, in and after the period, their contracts, and what else happened in
/// it.
/// </summary>
/// <remarks>Worked out once for all metrics of a report, and dropped before the next customer.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CustomerPeriod
{
    private readonly CountedOrder[] _orders;
    private readonly int _from;
    private readonly int _to;
    private readonly int[] _days;
    private readonly int _end;
    private StrongBox<CustomerFacts>? _facts;

    /// <summary>Initializes a new instance of the <see cref="CustomerPeriod"/> class.</summary>
    /// <param name="history">The customer's history.</param>
    /// <param name="scope">The period and what else holds for all customers.</param>
    /// <exception cref="ArgumentException">The history is of another shop.</exception>
    public CustomerPeriod(CustomerHistory history, MetricScope scope)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(scope);
        if (!history.Shop.Equals(scope.Shop))
        {
            throw new ArgumentException(
                "The history is of another shop (zone, currency or order policy) than the metrics.", nameof(history));
        }

        History = history;
        Scope = scope;
        _end = LocalDay.Of(scope.ObservedUntil);
        _from = LocalDay.Of(scope.Period.From);
        _to = LocalDay.Of(scope.Period.To);
        _days = [.. history.Events.Select(e => DayOf(in e))];
        _orders = [.. history.CountedOrders().Select(o => new CountedOrder(o, DayOf(in o))).Where(o => o.Day < _end)];
        FirstOrderInPeriod = CountBefore(_from);
        OrderCountAtEnd = CountBefore(_to);
    }

    /// <summary>Gets the history.</summary>
    public CustomerHistory History { get; }

    /// <summary>Gets the period and what else holds for all customers.</summary>
    public MetricScope Scope { get; }

    /// <summary>Gets all orders that count and are known of, in time order: those before and after the period too.</summary>
    public IReadOnlyList<CountedOrder> Orders => _orders;

    /// <summary>Gets the orders of the period.</summary>
    public ReadOnlySpan<CountedOrder> OrdersInPeriod => _orders.AsSpan(FirstOrderInPeriod..OrderCountAtEnd);

    /// <summary>Gets the number of orders in the period.</summary>
    public int OrderCount => OrderCountAtEnd - FirstOrderInPeriod;

    /// <summary>Gets the number of orders before the period.</summary>
    public int OrderCountBefore => FirstOrderInPeriod;

    /// <summary>Gets the number of orders by the end of the period.</summary>
    public int OrderCountAtEnd { get; }

    /// <summary>Gets the day of the first order that counts; <see langword="null"/> where there is none by the end of the period.</summary>
    public LocalDate? FirstOrderOn => OrderCountAtEnd > 0 ? _orders[0].On : null;

    /// <summary>
    /// Gets a value indicating whether the customer became one in the period: the first of all orders, contracts and scans of the loyalty
    /// card lies in it.
    /// </summary>
    public bool IsNew => FirstActiveDay >= _from && FirstActiveDay < _to;

    /// <summary>
    /// Gets a value indicating whether the customer is one in the period: an order, a contract that runs or a scan of the loyalty card lies
    /// in it.
    /// </summary>
    public bool IsActive => HasSign(_from, _to);

    /// <summary>Gets a value indicating whether the customer pays in the period: an order or a contract that runs lies in it.</summary>
    public bool IsBuyer => OrderCount > 0 || ContractTerms.Any(t => t.Start < _to && t.End > _from);

    /// <summary>Gets a value indicating whether the customer has ordered or had a contract by the end of the period.</summary>
    public bool HasBought => OrderCountAtEnd > 0 || ContractTerms.Any(t => t.Start < _to);

    /// <summary>Gets a value indicating whether anything is known of the customer by the end of the period.</summary>
    public bool IsKnown => _days.Length > 0 && _days[0] < _to;

    /// <summary>
    /// Gets the revenue by the date of the return: the amount of the orders of the period, those that came back later included, less what
    /// returns gave back in it, and what was paid for contracts in it. What has been told of a period stays as it is.
    /// </summary>
    public decimal Revenue => Money.Revenue;

    /// <summary>
    /// Gets the revenue by the date of the order, restated: the amount of the orders of the period, less all that returns that name them
    /// gave back, then or later, as far as the data reach, and what was paid for contracts in it. A return that names no order at hand
    /// counts on its own day.
    /// </summary>
    public decimal RestatedRevenue => Money.RestatedRevenue;

    /// <summary>Gets <see cref="RestatedRevenue"/> without contracts: what was kept of the orders of the period.</summary>
    public decimal OrderRevenue => Money.OrderRevenue;

    /// <summary>Gets the revenue of the period less the cost of what was sold and kept, and of contracts.</summary>
    public decimal Profit => Money.Profit;

    /// <summary>Gets the amount of all orders by the end of the period, less all returns, and what was paid for contracts.</summary>
    public decimal RevenueToDate => Money.RevenueToDate;

    /// <summary>
    /// Gets the revenue to date less the cost of what was sold and kept, and of contracts: what the customer has been worth.
    /// </summary>
    public decimal ProfitToDate => Money.ProfitToDate;

    /// <summary>
    /// Gets the channel that is taken to have brought the customer, as <see cref="MetricScope.Attribution"/> says; <see langword="null"/>
    /// where no event names one.
    /// </summary>
    public string? Channel => Touches.Of(this, e => e.Channel);

    /// <summary>
    /// Gets the campaign that is taken to have brought the customer, as <see cref="MetricScope.Attribution"/> says; <see langword="null"/>
    /// where no event names one.
    /// </summary>
    public string? Campaign => Touches.Of(this, e => e.Campaign);

    /// <summary>Gets the facts at the end of the period.</summary>
    public CustomerFacts FactsAtEnd =>
        (_facts ??= new StrongBox<CustomerFacts>(History.FactsAt(Scope.Period.To.PlusDays(-1)))).Value;

    // Many metrics ask for the same sums.
    private PeriodMoney Money => field ??= new PeriodMoney(this);

    private int FirstOrderInPeriod { get; }

    /// <summary>The events of a kind in the period, in time order.</summary>
    /// <param name="kind">The kind, one that ships or one of the user's own.</param>
    /// <returns>The events.</returns>
    public IEnumerable<CustomerEvent> Events(EventKind kind)
    {
        for (int i = 0; i < _days.Length && _days[i] < _to; i++)
        {
            if (_days[i] >= _from && IsOf(kind, History.Events[i]))
            {
                yield return History.Events[i];
            }
        }
    }

    /// <summary>The number of events of some kinds in the period.</summary>
    /// <param name="kinds">The kinds, those that ship and the user's own.</param>
    /// <returns>The number.</returns>
    public int Count(params ReadOnlySpan<EventKind> kinds)
    {
        int count = 0;
        for (int i = 0; i < _days.Length && _days[i] < _to; i++)
        {
            bool isOne = false;
            for (int k = 0; k < kinds.Length && !isOne && _days[i] >= _from; k++)
            {
                isOne = IsOf(kinds[k], History.Events[i]);
            }

            count += isOne ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether an order that counts lies within some days before a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="days">How many days before it; orders on the day itself are not counted.</param>
    /// <returns>Whether there is one.</returns>
    public bool HasOrderedBefore(LocalDate day, int days) =>
        HasOrder((int)Math.Clamp((long)LocalDay.Of(day) - days, int.MinValue, int.MaxValue), LocalDay.Of(day));

    /// <summary>
    /// Whether the customer is active at the beginning of a day: an order or a scan of the loyalty card lies within
    /// <see cref="MetricScope.ActiveDays"/> before, or a contract ran on the day before.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <returns>Whether they are active.</returns>
    public bool IsActiveAt(LocalDate day)
    {
        int number = LocalDay.Of(day);
        return Array.Exists(Spans, s => s.From < number && s.Until >= number);
    }

    /// <summary>Gets a value indicating whether the customer is active at the start of the period (<see cref="IsActiveAt"/>).</summary>
    public bool IsActiveAtStart => IsActiveAt(Scope.Period.From);

    /// <summary>Gets a value indicating whether the customer is active at the end of the period (<see cref="IsActiveAt"/>).</summary>
    public bool IsActiveAtEnd => IsActiveAt(Scope.Period.To);

    /// <summary>Whether an order, a contract that runs or a scan of the loyalty card lies in a period.</summary>
    /// <param name="period">The period.</param>
    /// <returns>Whether there is one.</returns>
    public bool IsActiveIn(MetricPeriod period) => HasSign(LocalDay.Of(period.From), LocalDay.Of(period.To));

    /// <summary>Whether an order that counts lies in a period.</summary>
    /// <param name="period">The period.</param>
    /// <returns>Whether there is one.</returns>
    public bool HasOrdered(MetricPeriod period) => HasOrder(LocalDay.Of(period.From), LocalDay.Of(period.To));

    /// <summary>The days from the first event to the first order that counts, where there is one.</summary>
    internal int DaysToAcquire => FirstActiveDay!.Value - _days[0];

    /// <summary>The day of the first order that counts, on a day or after it.</summary>
    internal int? FirstOrderFrom(int day) => CountBefore(day) is var before && before < _orders.Length ? _orders[before].Day : null;

    /// <summary>The day on which all of a basket had been bought, not before its own; null where something is left.</summary>
    internal int? BoughtOn(in CustomerEvent basket)
    {
        int? last = DayOf(in basket);
        foreach (string? product in basket.Reference is null ? [null] : basket.Products.Cast<string?>())
        {
            long filled = basket.Ticks;
            int closes = Array.FindIndex(_orders, o => OpenBasket.Closes(o.Event, product, filled));
            last = closes < 0 ? null : Math.Max(last.Value, _orders[closes].Day);
            if (last is null)
            {
                break;
            }
        }

        return last;
    }

    /// <summary>The day of the first event that satisfies a predicate, after an event or on its day.</summary>
    internal int? FirstDayFrom(int day, Func<CustomerEvent, bool> isIt)
    {
        for (int i = 0; i < _days.Length && _days[i] < _end; i++)
        {
            if (_days[i] >= day && isIt(History.Events[i]))
            {
                return _days[i];
            }
        }

        return null;
    }

    /// <summary>The events known of by the end of the data, with their days.</summary>
    internal IEnumerable<(CustomerEvent Event, int Day)> EventsWithDays() => History.Events.Zip(_days);

    /// <summary>The events of the period, in time order.</summary>
    internal IEnumerable<CustomerEvent> EventsInPeriod() =>
        EventsWithDays().Where(e => e.Day >= _from && e.Day < _to).Select(e => e.Event);

    /// <summary>The amount of the orders of some days, less what returns gave back on them, and what was paid for contracts.</summary>
    internal decimal RevenueBetween(int from, int to)
    {
        decimal revenue = 0;
        foreach (Booking booking in Bookings)
        {
            revenue += booking.Day >= from && booking.Day < to ? booking.Amount : 0;
        }

        return revenue;
    }

    /// <summary>What goes into the books, in time order.</summary>
    internal Booking[] Bookings => field ??= Booking.Of(this);

    /// <summary>The orders of the period that were sold, and what came back in it.</summary>
    internal SoldOrders Sold => field ??= new SoldOrders(this);

    /// <summary>The terms of the customer's contracts, as far as they are known of.</summary>
    internal IReadOnlyList<ContractTerm> ContractTerms => field ??= ContractTerm.Of(EventsWithDays().Where(e => e.Day < _end));

    /// <summary>How long each sign of being a customer keeps them active, in the order of their beginning.</summary>
    internal ActiveSpan[] Spans => field ??= ActiveSpan.Of(this, _end);

    /// <summary>The first day on which the person was a customer; null where they never were.</summary>
    internal int? FirstActiveDay => Spans.Length > 0 ? Spans[0].From : null;

    /// <summary>Whether the customer was one in the period of as many days just before.</summary>
    internal bool WasActiveInPeriodBefore => HasSign((2 * _from) - _to, _from);

    /// <summary>The day of an event of the customer.</summary>
    internal int DayOf(in CustomerEvent item) => MetricDay.Of(item.At, Scope.Shop.Zone);

    internal int FromDay => _from;

    internal int ToDay => _to;

    private bool HasSign(int from, int to) => Array.Exists(Spans, s => s.From < to && s.Last >= from);

    private static bool IsOf(EventKind kind, CustomerEvent item) =>
        kind.Shipped == item.Kind
            && (kind.IsOwn ? string.Equals(kind.Key, item.Extras?.OwnKind, StringComparison.Ordinal) : item.Extras?.OwnKind is null);

    private bool HasOrder(int from, int to) => CountBefore(to) > CountBefore(from);

    private int CountBefore(int day)
    {
        int low = 0;
        int high = _orders.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _orders[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
