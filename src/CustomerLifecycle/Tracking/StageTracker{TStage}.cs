using System.Globalization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Follows one customer live: takes events one by one, in or out of order, and tells every change of stage once.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// <para>
/// What it tells, retractions taken off, is always what a replay of the same events up to the same instant would give. An event that is
/// newer than everything so far costs the same however long the history is; an older one, a correction or an override makes the tracker
/// work out the whole timeline again and tell the difference: changes that did not happen after all, the newest first, then the new ones.
/// </para>
/// <para>
/// It holds all events, since the past may have to be worked out again; order policies that need the history make every event an old one.
/// </para>
/// <para>After an exception it is as it was before.</para>
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Different trackers are independent.</threadsafety>
public sealed class StageTracker<TStage>
    where TStage : notnull
{
    private static readonly Instant LastTick = Instant.MaxValue - Duration.FromTicks(1);

    private readonly IStageClassifier<CustomerFacts, TStage> _classifier;
    private readonly TimelinePolicy<TStage>? _policy;
    private readonly List<CustomerEvent> _events = [];
    private readonly List<StageOverride<TStage>> _overrides = [];
    private readonly HashSet<(EventKind Kind, string Id)> _ids = [];
    private readonly HashSet<(EventKind Kind, string Id)> _settled = [];
    private readonly ChangeLog<TStage> _log;
    private StageWalk<TStage> _walk;
    private CustomerProfile _profile;
    private OrderRevisions _revisions;
    private Instant _advancedTo = Instant.MinValue;
    private Instant _now = Instant.MinValue;
    private bool _isWalkedAgain;
    private int _folded;

    /// <summary>
    /// Initializes a new instance of the <see cref="StageTracker{TStage}"/> class for a customer of whom nothing is known yet.
    /// </summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all of them.</param>
    /// <exception cref="ArgumentException">The policy is of another model.</exception>
    public StageTracker(
        string customer, Shop shop, IStageClassifier<CustomerFacts, TStage> classifier, TimelinePolicy<TStage>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(classifier);
        Customer = customer;
        Shop = shop;
        _classifier = classifier;
        _policy = policy;
        _log = new ChangeLog<TStage>(customer, classifier.Model, shop);
        _walk = new StageWalk<TStage>(shop, classifier, new StageGate<TStage>(classifier, shop, policy, []));
        _revisions = new OrderRevisions(shop);
        _profile = CustomerProfile.OfJudged(shop, NewSeries());
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="StageTracker{TStage}"/> class that goes on where another one stopped.
    /// </summary>
    /// <param name="state">What the other one knew (<see cref="ToState"/>).</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="classifier">The classifier; where it or the policy has changed, the next call tells the difference.</param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all of them.</param>
    /// <exception cref="ArgumentException">The policy is of another model; the events are in more than one currency.</exception>
    public StageTracker(
        StageTrackerState<TStage> state,
        Shop shop,
        IStageClassifier<CustomerFacts, TStage> classifier,
        TimelinePolicy<TStage>? policy = null)
        : this(Guard.Against.Null(state).Customer, shop, classifier, policy)
    {
        _events.AddRange(state.Events);
        _overrides.AddRange(state.Overrides);
        foreach (CustomerEvent item in state.Events.Where(e => e.Id is not null))
        {
            _ids.Add((item.EventKind, item.Id!));
        }

        _settled.UnionWith(state.Settled);
        _log.Restore(state.Told, state.Retracted);
        _advancedTo = state.AdvancedTo;
        WalkAgain();
    }

    /// <summary>Gets the customer's id.</summary>
    public string Customer { get; }

    /// <summary>Gets zone, currency and order policy.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the stage now; <see langword="null"/> before the first event.</summary>
    public StageInfo<TStage>? Stage => _walk.Began is null ? null : _classifier.Model[_walk.Stage];

    /// <summary>Gets the calendar day on which the customer entered the stage; <see langword="null"/> before the first event.</summary>
    public LocalDate? Since => _walk.Began is null ? null : _walk.On;

    /// <summary>
    /// Gets the instant at which to call <see cref="Advance"/>: the next local midnight, or beginning of an override, at which the stage
    /// may change although nothing happens. <see langword="null"/> where it never will.
    /// </summary>
    /// <remarks>
    /// With rules, and without a policy and overrides, the stage does change then. Where nobody can say when it changes, it is the next
    /// midnight.
    /// </remarks>
    public Instant? DueAt => _walk.DueAt;

    /// <summary>Gets the calendar day of <see cref="DueAt"/> in the shop's zone.</summary>
    public LocalDate? Due => DueAt is { } at ? Shop.DayOf(at) : null;

    /// <summary>Makes room for events, so that taking them does not have to.</summary>
    /// <param name="events">How many events there will be in all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no room for so many.</exception>
    public void EnsureCapacity(int events)
    {
        _events.EnsureCapacity(events);
        _ids.EnsureCapacity(events);
    }

    /// <summary>Takes an event.</summary>
    /// <param name="item">
    /// The event; a second one of the same kind and id is a duplicate and is ignored, as in a <see cref="CustomerHistory"/>, which keeps
    /// the earlier of two that differ. One that was corrected or removed stays so.
    /// </param>
    /// <returns>What changed, in the order in which to act on it; mostly nothing.</returns>
    /// <exception cref="ArgumentException">Its currency is another than that of the events so far; nothing was taken in.</exception>
    public IReadOnlyList<StageChange<TStage>> Take(in CustomerEvent item)
    {
        if (item.Id is { } id && (_ids.Contains((item.EventKind, id)) || _settled.Contains((item.EventKind, id))))
        {
            return TakeAgain(in item);
        }

        _profile.AdoptCurrency(item.Currency);
        _events.Add(item);
        if (item.Id is not null)
        {
            _ids.Add((item.EventKind, item.Id));
        }

        try
        {
            return Walk(in item);
        }
        catch
        {
            _events.RemoveAt(_events.Count - 1);
            _ids.Remove((item.EventKind, item.Id ?? string.Empty));
            WalkAgain();
            throw;
        }
    }

    /// <summary>Puts an event in the place of an earlier one of the same kind and id: an order that turns out to be cancelled.</summary>
    /// <param name="item">The event as it should have been; it may have another time.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="ArgumentException">
    /// There is no event of that kind and id, or the currency is another; nothing was changed.
    /// </exception>
    public IReadOnlyList<StageChange<TStage>> Correct(in CustomerEvent item)
    {
        int place = PlaceOf(item.EventKind, item.Id);
        if (place < 0)
        {
            throw new ArgumentException(
                $"There is no event '{item.EventKind.Key} {item.Id}' of the customer '{Customer}' to correct.", nameof(item));
        }

        CustomerEvent before = _events[place];
        _events[place] = item;
        WalkAgainOr(() => _events[place] = before);
        _settled.Add((item.EventKind, item.Id!));
        return Tell();
    }

    /// <summary>Takes an event out as though it had never been.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id; the same event, should it come again, is ignored.</param>
    /// <returns>What changed; nothing where there is no such event.</returns>
    public IReadOnlyList<StageChange<TStage>> Remove(EventKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        int place = PlaceOf(kind, id);
        if (place < 0)
        {
            return [];
        }

        CustomerEvent before = _events[place];
        _events.RemoveAt(place);
        WalkAgainOr(() => _events.Insert(place, before));
        _ids.Remove((kind, id));
        _settled.Add((kind, id));
        return Tell();
    }

    /// <summary>Takes what a person says of the customer's stage.</summary>
    /// <param name="item">The override.</param>
    /// <returns>What changed; nothing yet where it begins later.</returns>
    /// <exception cref="ArgumentException">
    /// Its stage is not one of the model, or it expires before it begins; nothing was changed.
    /// </exception>
    public IReadOnlyList<StageChange<TStage>> Override(StageOverride<TStage> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _overrides.Add(item);
        WalkAgainOr(() => _overrides.RemoveAt(_overrides.Count - 1));
        return Tell();
    }

    /// <summary>
    /// Takes an override out as though it had never been said. To end one from a day on, say another one that ends there.
    /// </summary>
    /// <param name="item">The override, or one that says the same.</param>
    /// <returns>What changed; nothing where there is no such override.</returns>
    public IReadOnlyList<StageChange<TStage>> Withdraw(StageOverride<TStage> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        int place = _overrides.FindIndex(item.SaysTheSame);
        if (place < 0)
        {
            return [];
        }

        StageOverride<TStage> before = _overrides[place];
        _overrides.RemoveAt(place);
        WalkAgainOr(() => _overrides.Insert(place, before));
        return Tell();
    }

    /// <summary>Takes what time alone brings up to an instant, which is included.</summary>
    /// <param name="now">The instant; one that has passed already brings nothing.</param>
    /// <returns>What changed, and what the changed rules of a tracker that goes on for another have changed.</returns>
    public IReadOnlyList<StageChange<TStage>> Advance(Instant now)
    {
        Instant before = _advancedTo;
        _advancedTo = Instant.Max(before, now);
        try
        {
            if (now > _now)
            {
                Instant end = After(now);
                _walk.PassTime(_profile, end, LocalDay.Of(end, Shop.Zone));
                _now = now;
            }

            return Tell();
        }
        catch
        {
            _advancedTo = before;
            WalkAgain();
            throw;
        }
    }

    /// <summary>The timeline so far.</summary>
    /// <returns>The timeline up to the newest event or advance; what the tracker does later does not change it.</returns>
    public StageTimeline<TStage> Timeline()
    {
        StageTimeline<TStage> timeline = new(
            _classifier, Shop, Shop.DayOf(_now), _policy, _walk.Clone(), _profile);

        // The profile goes on with the tracker, so what the timeline needs of it is worked out here.
        _ = timeline.NextChange;
        return timeline;
    }

    /// <summary>Copies everything that is needed to go on elsewhere or later.</summary>
    /// <returns>The state; what the tracker does later does not change it.</returns>
    public StageTrackerState<TStage> ToState() =>
        new(Customer, _events, _settled, _overrides, _advancedTo, _log.Told, _log.Retracted, DueAt);

    /// <summary>The events so far.</summary>
    /// <returns>The history.</returns>
    public CustomerHistory History() => new(Shop, _events);

    /// <summary>Customer, stage and since when, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>ada: growth since 2024-01-05</c>.</returns>
    public override string ToString() => Stage is { } stage
        ? string.Create(CultureInfo.InvariantCulture, $"{Customer}: {stage.Key} since {Since:uuuu-MM-dd}")
        : $"{Customer}: nothing known";

    /// <summary>A duplicate counts only where it is the one that a history keeps: the earliest.</summary>
    private IReadOnlyList<StageChange<TStage>> TakeAgain(in CustomerEvent item)
    {
        int place = _settled.Contains((item.EventKind, item.Id!)) ? -1 : PlaceOf(item.EventKind, item.Id);
        if (place >= 0 && CustomerEvent.Compare(item, _events[place]) < 0)
        {
            CustomerEvent before = _events[place];
            _events[place] = item;
            WalkAgainOr(() => _events[place] = before);
        }

        return Tell();
    }

    private IReadOnlyList<StageChange<TStage>> Walk(in CustomerEvent item)
    {
        Instant at = item.At;
        if (at <= _now)
        {
            WalkAgain();
            return Tell();
        }

        int day = LocalDay.Of(at, Shop.Zone);
        Verdict<TStage>? byTime = _walk.PassTime(_profile, at, day);
        _folded = _events.Count;
        if (_revisions.Add(in item, _events, _events.Count))
        {
            _profile = new CustomerHistory(Shop, _events).ProfileOfFirst(_folded);
            _profile.Series = NewSeries();
        }
        else
        {
            _profile.Add(in item, day);
            _profile.Series!.Add(in item, day);
        }

        _walk.Take(_profile, in item, at, day, byTime);
        _now = at;
        return Tell();
    }

    private int PlaceOf(EventKind kind, string? id) =>
        id is null ? -1 : _events.FindIndex(e => e.EventKind == kind && string.Equals(e.Id, id, StringComparison.Ordinal));

    private IReadOnlyList<StageChange<TStage>> Tell()
    {
        IReadOnlyList<StageChange<TStage>> changes = _isWalkedAgain ? _log.TellDifference(_walk) : _log.TellNew(_walk);
        _isWalkedAgain = false;
        return changes;
    }

    /// <summary>Walks again; where that fails, what was done is undone and everything is as it was.</summary>
    private void WalkAgainOr(Action undo)
    {
        try
        {
            WalkAgain();
        }
        catch
        {
            undo();
            WalkAgain();
            throw;
        }
    }

    private void WalkAgain()
    {
        StageGate<TStage> gate = new(_classifier, Shop, _policy, _overrides);
        StageWalk<TStage> walk = new(Shop, _classifier, gate);
        CustomerHistory history = new(Shop, _events);
        Instant now = history.Events.Count == 0 ? _advancedTo : Instant.Max(_advancedTo, history.Events[^1].At);
        Instant end = After(now);
        (_profile, _walk, _now, _isWalkedAgain) = (StageReplay.Walk(walk, history, end, LocalDay.Of(end, Shop.Zone)), walk, now, true);
        _folded = _events.Count;
        _profile.Series = NewSeries();
        _revisions = new OrderRevisions(Shop);
        _revisions.AddAll(history.Events);
    }

    // Made at the first question, of the events that the profile has been folded from by then; further ones are added one by one.
    private FactSeriesSet NewSeries() => new(Shop, () => new CustomerHistory(Shop, _events.Take(_folded)).Judged());

    private static Instant After(Instant at) => at > LastTick ? Instant.MaxValue : at.PlusTicks(1);
}
