using System.Diagnostics.CodeAnalysis;
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
public sealed partial class StageTracker<TStage>
    where TStage : notnull
{
    private static readonly Instant LastTick = Instant.MaxValue - Duration.FromTicks(1);

    private readonly IStageClassifier<CustomerFacts, TStage> _classifier;
    private readonly TimelinePolicy<TStage>? _policy;
    private readonly ChangeLog<TStage> _log;
    private readonly IReadOnlyList<StageTrackerState<TStage>> _arriving = [];
    private readonly IReadOnlyList<StageTrackerState<TStage>> _leaving = [];
    private PersonRecord<TStage> _person;
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
        : this(new CustomerShare<TStage>(Guard.Against.Null(customer)), shop, classifier, policy)
    {
        _walk = new StageWalk<TStage>(shop, classifier, new StageGate<TStage>(classifier, shop, policy, []));
        _revisions = new OrderRevisions(shop);
        _profile = CustomerProfile.OfJudged(shop, NewSeries());
    }

#pragma warning disable CS8618 // Whoever goes on from here makes walk, profile and revisions, or walks again.
    private StageTracker(
        CustomerShare<TStage> own, Shop shop, IStageClassifier<CustomerFacts, TStage> classifier, TimelinePolicy<TStage>? policy)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(classifier);
        Customer = own.Customer;
        Shop = shop;
        _person = new PersonRecord<TStage>(own, shop.Updates);
        _classifier = classifier;
        _policy = policy;
        _log = new ChangeLog<TStage>(Customer, classifier.Model, shop);
    }
#pragma warning restore CS8618

    /// <summary>
    /// Initializes a new instance of the <see cref="StageTracker{TStage}"/> class that goes on where another one stopped.
    /// </summary>
    /// <param name="state">What the other one knew (<see cref="ToState"/>).</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="classifier">
    /// The classifier; where it or the policy has changed, the next call tells the difference. Overrides into stages that its model does
    /// not have are kept, and say nothing.
    /// </param>
    /// <param name="policy">Which moves are made; <see langword="null"/>: all of them.</param>
    /// <exception cref="ArgumentException">The policy is of another model; the events are in more than one currency.</exception>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    public StageTracker(
        StageTrackerState<TStage> state,
        Shop shop,
        IStageClassifier<CustomerFacts, TStage> classifier,
        TimelinePolicy<TStage>? policy = null)
        : this(new CustomerShare<TStage>(Guard.Against.Null(state)), shop, classifier, policy)
    {
        _log.Restore(state.Told, state.Retracted);
        _advancedTo = state.AdvancedTo;
        MergedInto = state.MergedInto;
        (_arriving, _leaving) = (state.Arriving, state.Leaving);
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
    public LocalDate? DueOn => DueAt is { } at ? Shop.DayOf(at) : null;

    /// <summary>Makes room for events, so that taking them does not have to.</summary>
    /// <param name="events">How many events there will be in all.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no room for so many.</exception>
    public void EnsureCapacity(int events) => _person.EnsureCapacity(events);

    /// <summary>Takes an event.</summary>
    /// <param name="item">
    /// The event. One of the same kind and id as an earlier one is a version of it, and takes its place where it is newer, as in a
    /// <see cref="CustomerHistory"/> (<see cref="Shop.Updates"/>); else it changes nothing. One that was corrected or removed by hand stays
    /// so, however new a version comes.
    /// </param>
    /// <returns>What changed, in the order in which to act on it; mostly nothing.</returns>
    /// <exception cref="ArgumentException">Its currency is another than that of the events so far; nothing was taken in.</exception>
    /// <exception cref="InvalidOperationException">The customer was merged into another; give it to that one's tracker.</exception>
    public IReadOnlyList<StageChange<TStage>> Take(in CustomerEvent item)
    {
        RequireNotMergedAway();
        return Take(_person.Own, in item);
    }

    /// <summary>Puts an event in the place of an earlier one of the same kind and id: an order that turns out to be cancelled.</summary>
    /// <param name="item">
    /// The event as it should have been; it may have another time. Versions that arrive later no longer change it. Where several merged ids
    /// hold the event, it is corrected under each.
    /// </param>
    /// <returns>What changed.</returns>
    /// <exception cref="ArgumentException">
    /// There is no event of that kind and id, or the currency is another; nothing was changed.
    /// </exception>
    public IReadOnlyList<StageChange<TStage>> Correct(in CustomerEvent item)
    {
        CustomerEvent mended = item;
        if (!Holds(mended.EventKind, mended.Id))
        {
            throw new ArgumentException(
                $"There is no event '{mended.EventKind.Key} {mended.Id}' of the customer '{Customer}' to correct.", nameof(item));
        }

        return Change(() => _person.Settle(mended.EventKind, mended.Id!, mended));
    }

    /// <summary>Takes an event out as though it had never been.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id; the same event, should it come again, is ignored, however new a version it is.</param>
    /// <returns>What changed; nothing where there is no such event.</returns>
    public IReadOnlyList<StageChange<TStage>> Remove(EventKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Holds(kind, id) ? Change(() => _person.Settle(kind, id, mended: null)) : [];
    }

    /// <summary>Takes what a person says of the customer's stage.</summary>
    /// <param name="item">The override.</param>
    /// <returns>What changed; nothing yet where it begins later.</returns>
    /// <exception cref="ArgumentException">
    /// Its stage is not one of the model, or it expires before it begins; nothing was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The customer was merged into another; tell that one's tracker.</exception>
    public IReadOnlyList<StageChange<TStage>> Override(StageOverride<TStage> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        RequireNotMergedAway();
        _ = new StageGate<TStage>(_classifier, Shop, _policy, [item]); // Refuses what cannot be.
        return Change(() => _person.Own.Overrides.Add(item));
    }

    /// <summary>
    /// Takes an override out as though it had never been said. To end one from a day on, say another one that ends there.
    /// </summary>
    /// <param name="item">The override, or one that says the same.</param>
    /// <returns>What changed; nothing where there is no such override.</returns>
    public IReadOnlyList<StageChange<TStage>> Withdraw(StageOverride<TStage> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _person.Own.All.FirstOrDefault(s => s.Overrides.Exists(item.SaysTheSame)) is { } share
            ? Change(() => share.Overrides.RemoveAt(share.Overrides.FindIndex(item.SaysTheSame)))
            : [];
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
        new(
            Customer,
            _person.Own.Kept(),
            _person.Own.Settled,
            _person.Own.Overrides,
            _advancedTo,
            _log.Told,
            _log.Retracted,
            DueAt,
            MergedInto,
            _person.Own.Merged.Count == 0 ? [] : _person.Own.Merged.Select(m => m.ToState(_advancedTo)),
            _arriving,
            _leaving);

    /// <summary>The events so far, those of everybody merged into the customer included.</summary>
    /// <returns>The history.</returns>
    public CustomerHistory History() => new(Shop, _person.Events);

    /// <summary>Customer, stage and since when, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>ada: growth since 2024-01-05</c>.</returns>
    public override string ToString() => Stage is { } stage
        ? string.Create(CultureInfo.InvariantCulture, $"{Customer}: {stage.Key} since {Since:uuuu-MM-dd}")
        : $"{Customer}: nothing known";

    private IReadOnlyList<StageChange<TStage>> Take(CustomerShare<TStage> share, in CustomerEvent item)
    {
        if (_person.Knows(in item))
        {
            return _person.IsNews(share, in item) ? Update(share, item) : Tell();
        }

        _profile.AdoptCurrency(item.Currency);
        _person.Add(share, in item);
        try
        {
            return Walk(in item);
        }
        catch
        {
            share.RemoveAt(share.Events.Count - 1);
            _person.Count();
            WalkAgain();
            throw;
        }
    }

    // By itself, so that events that are no version of another pay nothing for what this holds on to.
    private IReadOnlyList<StageChange<TStage>> Update(CustomerShare<TStage> share, CustomerEvent version) =>
        Change(() => _person.Update(share, version));

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
        _folded = _person.Events.Count;
        if (_revisions.Add(in item, _person.Events, _folded))
        {
            _profile = new CustomerHistory(Shop, _person.Events).ProfileOfFirst(_folded);
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

    private bool Holds(EventKind kind, string? id) =>
        id is not null && _person.Events.Exists(e => e.EventKind == kind && string.Equals(e.Id, id, StringComparison.Ordinal));

    private IReadOnlyList<StageChange<TStage>> Tell()
    {
        IReadOnlyList<StageChange<TStage>> changes = _isWalkedAgain ? _log.TellDifference(_walk) : _log.TellNew(_walk);
        _isWalkedAgain = false;
        return changes;
    }

    /// <summary>Changes what was recorded and walks again; where that fails, everything is as it was.</summary>
    private IReadOnlyList<StageChange<TStage>> Change(Action change)
    {
        (PersonRecord<TStage> person, Instant advancedTo) = (_person.Clone(), _advancedTo);
        try
        {
            change();
            _person.Count();
            WalkAgain();
        }
        catch
        {
            (_person, _advancedTo) = (person, advancedTo);
            WalkAgain();
            throw;
        }

        return Tell();
    }

    [MemberNotNull(nameof(_walk), nameof(_profile), nameof(_revisions))]
    private void WalkAgain()
    {
        StageGate<TStage> gate = new(
            _classifier,
            Shop,
            _policy,
            _person.Overrides.Count == 0 ? [] : _person.Overrides.Where(o => _classifier.Model.Has(o.Stage)));
        StageWalk<TStage> walk = new(Shop, _classifier, gate);
        CustomerHistory history = new(Shop, _person.Events);
        Instant now = history.Events.Count == 0 ? _advancedTo : Instant.Max(_advancedTo, history.Events[^1].At);
        Instant end = After(now);
        (_profile, _walk, _now, _isWalkedAgain) = (StageReplay.Walk(walk, history, end, LocalDay.Of(end, Shop.Zone)), walk, now, true);
        _folded = _person.Events.Count;
        _profile.Series = NewSeries();
        _revisions = new OrderRevisions(Shop);
        _revisions.AddAll(history.Events);
    }

    // Made at the first question, of the events that the profile has been folded from by then; further ones are added one by one.
    private FactSeriesSet NewSeries() => new(Shop, () => new CustomerHistory(Shop, _person.Events.Take(_folded)).Judged());

    private static Instant After(Instant at) => at > LastTick ? Instant.MaxValue : at.PlusTicks(1);
}
