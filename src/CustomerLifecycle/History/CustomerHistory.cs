using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>All events of one customer in time order: answers for any date, past ones too.</summary>
/// <remarks>
/// The order of arrival does not matter: events are read by time, then id, then their details. Events of the same kind and id are
/// versions of one event, of which one is kept (<see cref="Shop.Updates"/>: unless arrival is to decide, the one with the newest
/// <see cref="CustomerEvent.UpdatedAt"/>); events without an id are never duplicates.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class CustomerHistory
{
    private readonly ImmutableArray<CustomerEvent> _events;
    private JudgedEvents? _judged;

    /// <summary>Initializes a new instance of the <see cref="CustomerHistory"/> class.</summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="events">
    /// The customer's events in any order; where <see cref="Shop.Updates"/> is by arrival, versions of one event in the order of arrival.
    /// </param>
    /// <exception cref="ArgumentException">The events are in more than one currency.</exception>
    public CustomerHistory(Shop shop, params IEnumerable<CustomerEvent> events)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(events);
        Shop = shop;
        CustomerEvent[] given = [.. events];
        _events = InOrder(given, shop.Updates.OneOfEach(given));
        Currency = CurrencyOf(shop, _events);
    }

    /// <summary>Gets what holds for all customers of the shop.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the currency of the amounts: the shop's, else that of the events, else <see langword="null"/>.</summary>
    public string? Currency { get; }

    /// <summary>Gets the events in time order, one version of each.</summary>
    public IReadOnlyList<CustomerEvent> Events => _events;

    /// <summary>A history with further events.</summary>
    /// <param name="events">
    /// The events in any order: those of a second id of the same person as well; of several versions of one event, one is kept.
    /// </param>
    /// <returns>The new history; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">The events are in another currency.</exception>
    public CustomerHistory With(params IEnumerable<CustomerEvent> events) => new(Shop, _events.Concat(events));

    /// <summary>The facts at the end of a calendar day.</summary>
    /// <param name="asOf">The day in the shop's zone, past or future.</param>
    /// <returns>The facts; events of that day are included, later ones are not.</returns>
    public CustomerFacts FactsAt(LocalDate asOf) => ProfileAt(asOf).FactsAt(asOf);

    /// <summary>The facts at an instant.</summary>
    /// <param name="asOf">The instant, past or future; days are counted from its calendar day in the shop's zone.</param>
    /// <returns>The facts; events at that very instant are included, later ones are not.</returns>
    public CustomerFacts FactsAt(Instant asOf) => ProfileOfFirst(CountBefore(asOf.ToUnixTimeTicks() + 1)).FactsAt(asOf);

    /// <summary>The orders that count under the shop's policy, judged by all events, in time order.</summary>
    /// <remarks>Where orders of a day are merged, each stands at the instant of the last of them, with all of their amounts.</remarks>
    /// <returns>The orders.</returns>
    public IReadOnlyList<CustomerEvent> CountedOrders() =>
        [.. Judged().Where(e => e.Kind == CustomerEventKind.Order && Shop.Orders.Counts(in e))];

    /// <summary>The events as the policy judges them, all of them known.</summary>
    internal CustomerEvent[] Judged() => JudgedOfFirst(_events.Length).All;

    /// <summary>The events with their returns matched, and with orders of one day apart.</summary>
    internal CustomerEvent[] Matched() =>
        Revisions.Length == 0 ? ImmutableCollectionsMarshal.AsArray(_events)! : OrderQualification.Matched(Shop, _events.AsSpan());

    /// <summary>The events as they go into the books (<see cref="OrderQualification.Booked"/>).</summary>
    internal CustomerEvent[] Booked() =>
        Revisions.Length == 0 ? ImmutableCollectionsMarshal.AsArray(_events)! : OrderQualification.Booked(Shop, _events.AsSpan());

    /// <summary>Whether the last of the first so many events changes how earlier ones, or it, are judged.</summary>
    internal bool IsRevisedBy(int count) => Array.BinarySearch(Revisions, count) >= 0;

    /// <summary>The profile of all events up to the end of a day.</summary>
    internal CustomerProfile ProfileAt(LocalDate asOf) => ProfileOfFirst(CountBefore(Shop.EndTicksOf(asOf)));

    /// <summary>The profile of the first so many events: what was known then.</summary>
    internal CustomerProfile ProfileOfFirst(int count)
    {
        JudgedEvents judged = JudgedOfFirst(count);
        CustomerProfile profile = CustomerProfile.OfJudged(Shop, judged.Series);
        foreach (ref readonly CustomerEvent item in judged.OfFirst(count))
        {
            profile.Add(in item);
        }

        return profile;
    }

    // Worked out once; in most lives there is none, and then every event is judged as it is.
    private int[] Revisions => field ??= new OrderRevisions(Shop).AddAll(_events);

    /// <summary>The events as they were judged when so many of them were known; the latest asked for are kept.</summary>
    private JudgedEvents JudgedOfFirst(int count)
    {
        JudgedEvents? judged = Volatile.Read(ref _judged);
        if (judged?.HoldsFor(count) != true)
        {
            int[] revisions = Revisions;
            int next = Array.BinarySearch(revisions, count);
            next = next >= 0 ? next + 1 : ~next;
            int most = next < revisions.Length ? revisions[next] - 1 : _events.Length;
            judged = new JudgedEvents(
                Shop,
                next == 0 ? 0 : revisions[next - 1],
                most,
                revisions.Length == 0
                    ? ImmutableCollectionsMarshal.AsArray(_events)!
                    : OrderQualification.Apply(Shop, _events.AsSpan(0, most)));
            Volatile.Write(ref _judged, judged);
        }

        return judged;
    }

    // Mostly events come as they happened; one after the other in time, nothing else has to be compared.
    private static bool IsInOrder(CustomerEvent[] events)
    {
        for (int i = 1; i < events.Length; i++)
        {
            if (events[i - 1].Ticks >= events[i].Ticks)
            {
                return false;
            }
        }

        return true;
    }

    // The array of the events given is nobody else's, so where none falls away it is the one that is kept.
    private static ImmutableArray<CustomerEvent> InOrder(CustomerEvent[] given, ReadOnlySpan<CustomerEvent> events)
    {
        CustomerEvent[] sorted = events.Length == given.Length ? given : events.ToArray();
        if (!IsInOrder(sorted))
        {
            Array.Sort(sorted, CustomerEvent.Compare);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    /// <summary>How many events there are, and over which days, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>3 events from 2024-01-05 to 2024-04-02</c>.</returns>
    public override string ToString() => Events.Count == 0
        ? "0 events"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Events.Count} events from {Shop.DayOf(Events[0].At):uuuu-MM-dd} to {Shop.DayOf(Events[^1].At):uuuu-MM-dd}");

    private static string? CurrencyOf(Shop shop, ImmutableArray<CustomerEvent> events)
    {
        string? currency = shop.Currency;
        foreach (CustomerEvent item in events)
        {
            currency ??= item.Currency;
            if (item.Currency is not null && !string.Equals(item.Currency, currency, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"{item} is in {item.Currency}, but this customer's amounts are in {currency}; convert it to {currency} before.",
                    nameof(events));
            }
        }

        return currency;
    }

    private int CountBefore(long ticks)
    {
        int low = 0;
        int high = _events.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _events[middle].Ticks < ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
