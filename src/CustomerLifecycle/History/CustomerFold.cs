using System.Globalization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// The facts of all customers as of a day, folded from their events as they come: no event is kept, so memory grows with the customers and
/// not with what happened.
/// </summary>
/// <remarks>
/// <para>
/// Events may come in any order, and parts of a base may be folded on several threads (<see cref="Fork"/>, <see cref="Join"/>): the facts
/// are always those of each customer's <see cref="CustomerHistory"/>. A fold that is made for a list of rules
/// (<see cref="BaseClassification"/>) keeps what those rules ask for and nothing else: a few dozen bytes for each customer where they ask
/// for counts, days and sums.
/// </para>
/// <para>
/// Where an event changes how another is judged, because both carry the same id or a return names an order, a fold cannot know:
/// such customers are <see cref="Unsettled"/> until a base of their events is given (<see cref="Settle"/>). Ids are remembered for that:
/// a bit for each where they are numbers as dense as order numbers are, else about 12 bytes; events without an id need none.
/// </para>
/// </remarks>
/// <threadsafety>One thread at a time while events are added; afterwards any number of readers.</threadsafety>
public sealed partial class CustomerFold
{
    private readonly FoldPlan _plan;
    private readonly CustomerFact[] _own;
    private readonly FactDeclaration[] _ownKept;
    private readonly SeenIds _seen;
    private readonly CustomerKeys _keys;
    private readonly FoldedCustomers _folded;
    private readonly SteadyDays _days;
    private readonly LocalDate? _asOf;
    private readonly long _end;
    private readonly bool _isComplete;
    private readonly List<string> _currencies = [];
    private long _oldestTicks = long.MaxValue;
    private long _newestTicks = long.MinValue;
    private CustomerBase? _settledBy;
    private string[]? _unsettled; // until another event comes

    /// <summary>Initializes a new instance of the <see cref="CustomerFold"/> class for all facts that ship, without any event.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="asOf">
    /// The day as of whose end facts are asked for; later events are left out. <see langword="null"/>: the day of the newest event.
    /// </param>
    /// <param name="facts">The facts of the user's own to keep; none: those that ship alone.</param>
    /// <exception cref="ArgumentException">
    /// The order policy merges orders of a day, or a fact needs every event; the message names it.
    /// </exception>
    public CustomerFold(Shop shop, LocalDate? asOf = null, params IEnumerable<CustomerFact> facts)
        : this(shop, asOf, asked: null, facts)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="CustomerFold"/> class for some facts.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="asOf">The day of the facts; null: that of the newest event.</param>
    /// <param name="asked">The facts that ship and are asked for; null: all of them.</param>
    /// <param name="facts">The facts of the user's own.</param>
    internal CustomerFold(Shop shop, LocalDate? asOf, IReadOnlyCollection<FactInfo<CustomerFacts>>? asked, IEnumerable<CustomerFact> facts)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(facts);
        if (shop.Orders.MergeSameDay)
        {
            throw new ArgumentException(
                $"The order policy '{shop.Orders}' judges an order by the others of its day, which a fold does not keep. Use a "
                    + "CustomerBase, or a policy without MergeSameDay.",
                nameof(shop));
        }

        Shop = shop;
        _isComplete = asked is null;
        _own = [.. Guard.Against.NothingWithin(facts)];
        _ownKept = FactSummary.DeclarationsOf(_own, "a fold", "a CustomerBase");
        _plan = new FoldPlan([.. asked ?? ShippedFacts.All, .. _own.SelectMany(ShippedOperandsOf)]);
        _asOf = asOf?.WithCalendar(CalendarSystem.Iso);
        _end = _asOf is { } day ? shop.EndTicksOf(day) : long.MaxValue;
        _seen = new SeenIds();
        TakesPacked = _ownKept.Length == 0 && !_plan.HasLastOrder && !_plan.HasScores;
        _keys = new CustomerKeys(_plan.Width);
        _pending = new PendingEvents(_keys);
        _folded = new FoldedCustomers(shop, _plan, _ownKept, _keys);
        _days = new SteadyDays(shop.Zone);
    }

    private CustomerFold(CustomerFold like)
    {
        Shop = like.Shop;
        (_isComplete, _own, _ownKept, _plan, _asOf, _end, _seen) =
            (like._isComplete, like._own, like._ownKept, like._plan, like._asOf, like._end, like._seen);
        TakesPacked = like.TakesPacked;
        _keys = new CustomerKeys(_plan.Width);
        _pending = new PendingEvents(_keys);
        _folded = new FoldedCustomers(Shop, _plan, _ownKept, _keys);
        _days = new SteadyDays(Shop.Zone);
    }

    /// <summary>Gets what holds for all customers.</summary>
    public Shop Shop { get; }

    /// <summary>Whether all facts that ship are kept.</summary>
    internal bool IsComplete => _isComplete;

    /// <summary>Gets the number of customers, those included whose events are all later than the day asked for.</summary>
    public int Count
    {
        get
        {
            Flush();
            return _keys.Count;
        }
    }

    /// <summary>Gets the ids of the customers, in the order in which they were first named.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            Flush();
            return _keys.All;
        }
    }

    /// <summary>Gets the number of events that were added, later ones included.</summary>
    public long EventCount { get; private set; }

    /// <summary>Gets the time from the oldest to the newest event; <see langword="null"/> where there is none.</summary>
    public Interval? Events => EventCount == 0
        ? null
        : new Interval(Instant.FromUnixTimeTicks(_oldestTicks), Instant.FromUnixTimeTicks(_newestTicks));

    /// <summary>Gets the day as of whose end the facts are: the one that was asked for, else that of the newest event.</summary>
    /// <exception cref="InvalidOperationException">No day was asked for, and there is no event.</exception>
    public LocalDate AsOf => _asOf ?? (EventCount > 0
        ? Shop.DayOf(Instant.FromUnixTimeTicks(_newestTicks))
        : throw new InvalidOperationException("There is no event, so there is no newest day; say the day when the fold is made."));

    /// <summary>
    /// Gets the customers whose events have to be known together: two of them carry the same id, or a return names an order. They are given
    /// by <see cref="Settle"/>; a few others may be among them, whose ids only look alike.
    /// </summary>
    public IReadOnlyList<string> Unsettled
    {
        get
        {
            Flush();
            return _settledBy is not null ? [] : _unsettled ??= FindUnsettled();
        }
    }

    /// <summary>Adds an event.</summary>
    /// <param name="customer">Whose it is; not empty.</param>
    /// <param name="item">What happened.</param>
    /// <exception cref="ArgumentException">
    /// No customer is named, or the currency is another than that of the customer's events before; nothing was added.
    /// </exception>
    /// <exception cref="InvalidOperationException">The fold was settled; no more events can come.</exception>
    public void Add(string customer, in CustomerEvent item)
    {
        ArgumentException.ThrowIfNullOrEmpty(customer);
        Add(customer.AsSpan(), in item, item.Id, isSettled: true);
    }

    /// <summary>Adds an event of a customer whose id is a number: the same customer as the number's text.</summary>
    /// <param name="customer">Whose it is, e.g. the key of a table of customers.</param>
    /// <param name="item">What happened.</param>
    /// <exception cref="ArgumentException">
    /// The currency is another than that of the customer's events before; nothing was added.
    /// </exception>
    /// <exception cref="InvalidOperationException">The fold was settled; no more events can come.</exception>
    public void Add(long customer, in CustomerEvent item)
    {
        if (CustomerKey.TryPack(customer, out CustomerKey key) && TryPend(in key, in item, item.Id))
        {
            return;
        }

        Span<char> text = stackalloc char[20];
        _ = customer.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        Add(text[..length], in item, item.Id, isSettled: true);
    }

    /// <summary>A fold of other events of the same base, for another thread.</summary>
    /// <returns>
    /// The fold, without any event. It knows which ids came here and elsewhere, and is to be taken in by <see cref="Join"/>.
    /// </returns>
    public CustomerFold Fork() => new(this);

    /// <summary>Takes over all that a fork has taken in, as if its events had come after those that are here.</summary>
    /// <param name="fork">A fold that <see cref="Fork"/> made here, or a fork of this one did; not to be used any more.</param>
    /// <exception cref="ArgumentException">
    /// It is no fork of this one, or a customer's events are in two currencies; nothing was taken over.
    /// </exception>
    /// <exception cref="InvalidOperationException">The fold was settled; no more events can come.</exception>
    public void Join(CustomerFold fork)
    {
        ArgumentNullException.ThrowIfNull(fork);
        if (ReferenceEquals(fork, this) || !ReferenceEquals(fork._seen, _seen))
        {
            throw new ArgumentException("It is no fork of this fold: only forks know of each other's ids.", nameof(fork));
        }

        RequireOpen();
        Flush();
        fork.Flush();
        Merge(fork);
        EventCount += fork.EventCount;
        _oldestTicks = Math.Min(_oldestTicks, fork._oldestTicks);
        _newestTicks = Math.Max(_newestTicks, fork._newestTicks);
    }

    /// <summary>Settles the customers that are <see cref="Unsettled"/>: their facts are those of their histories from now on.</summary>
    /// <param name="customers">
    /// A base of the same shop that has all events of those customers; others may be missing. Where arrival decides
    /// (<see cref="EventUpdates.ByArrival"/>), lines of an order are versions unless they stand side by side: leave others out by what
    /// <c>CustomerRecords</c> is told to keep, which knows what stood between, and not before.
    /// </param>
    /// <exception cref="ArgumentException">The base is of another shop, or lacks one of the customers; the message names one.</exception>
    public void Settle(CustomerBase customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (!customers.Shop.Equals(Shop))
        {
            throw new ArgumentException("The base is of another shop: zone, currency and policies must be the same.", nameof(customers));
        }

        if (Unsettled.FirstOrDefault(key => !customers.Knows(key)) is { } missing)
        {
            throw new ArgumentException(
                $"The base has no customer '{missing}', whose events have to be known together.", nameof(customers));
        }

        _settledBy = customers;
    }

    /// <summary>Gets the facts of a customer at the end of <see cref="AsOf"/>.</summary>
    /// <param name="index">The number of the customer, from 0.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    /// <exception cref="InvalidOperationException">
    /// Some customers are not settled, or the fold was made for rules and does not keep all facts.
    /// </exception>
    public CustomerFacts FactsOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (!_isComplete)
        {
            throw new InvalidOperationException(
                "The fold keeps what its rules ask for and nothing else, so nobody can say all facts; make it without rules, "
                    + "new CustomerFold(shop, asOf), or ask for stages.");
        }

        return Reader(withDecline: true).Of(index);
    }

    /// <summary>How many customers and events there are.</summary>
    /// <returns>E.g. <c>240 customers, 3120 events</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Count} customers, {EventCount} events");

    /// <summary>The number of customers who have no event by <see cref="AsOf"/>.</summary>
    /// <returns>How many are yet to come; nothing is known of them.</returns>
    public int CountYetToCome()
    {
        Flush();
        int count = 0;
        for (int customer = 0; customer < _keys.Count; customer++)
        {
            count += (StateOf(customer) & FoldPlan.IsKnown) == 0 ? 1 : 0;
        }

        return count;
    }

    private static IEnumerable<FactInfo<CustomerFacts>> ShippedOperandsOf(CustomerFact fact) =>
        fact.Declaration.Calculation?.Operands.Where(o => !o.IsOwn) ?? [];

    /// <summary>Refuses further events where the fold was settled.</summary>
    internal void RequireOpen()
    {
        if (_settledBy is not null)
        {
            throw new InvalidOperationException("The fold was settled; fold further events anew, together with these.");
        }
    }
}
