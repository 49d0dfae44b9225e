using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// A customer's way through the stages, event by event and midnight by midnight: what a replay and a live tracker have in common.
/// </summary>
/// <remarks>Mutable: one thread at a time.</remarks>
internal sealed class StageWalk<TStage>
    where TStage : notnull
{
    private const int Never = int.MaxValue;

    private readonly Shop _shop;
    private readonly IStageClassifier<CustomerFacts, TStage> _classifier;
    private readonly StageRules<CustomerFacts, TStage>? _rules;
    private readonly StageGate<TStage> _gate;
    private readonly bool _asksForDecline;
    private readonly bool _asksForOwn;
    private List<StageTransition<TStage>> _transitions = [];
    private List<RefusedMove<TStage>> _refusals = [];
    private Stay<TStage> _stay;
    private Verdict<TStage> _standing;
    private Instant _at;
    private int _day = int.MinValue; // no day before the first event
    private int _lookOn = Never;
    private (int Day, Instant At) _midnight = (Never, default); // of the day to look on, once somebody asked for it

    public StageWalk(Shop shop, IStageClassifier<CustomerFacts, TStage> classifier, StageGate<TStage> gate)
    {
        _shop = shop;
        _classifier = classifier;
        _gate = gate;
        _asksForDecline = Asks(ShippedFacts.IsOfDecline);
        _asksForOwn = Asks(fact => fact.IsOwn);
        _rules = classifier is StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 } rules && gate.IsForeseeable ? rules : null;

        bool Asks(Predicate<FactInfo<CustomerFacts>> isSuch) =>
            classifier is not StageRules<CustomerFacts, TStage> list || list.AsksFor(isSuch) || gate.AsksFor(isSuch);
    }

    /// <summary>Whether the next change can be worked out; otherwise every day is tried.</summary>
    public bool IsForeseeable => _rules is not null;

    /// <summary>The instant of the first event; null before it.</summary>
    public Instant? Began { get; private set; }

    public TStage Stage => _stay.Stage;

    /// <summary>The calendar day on which the customer entered the stage.</summary>
    public LocalDate On => _stay.On;

    public IReadOnlyList<StageTransition<TStage>> Transitions => _transitions;

    public IReadOnlyList<RefusedMove<TStage>> Refusals => _refusals;

    /// <summary>
    /// The next instant at which time alone may change the stage, the next midnight where nobody can say; null where it never will.
    /// </summary>
    public Instant? DueAt => Began is null ? null : NextLook()?.At;

    /// <summary>Takes what time alone brings before an instant.</summary>
    /// <param name="profile">The events so far.</param>
    /// <param name="end">The instant, not included.</param>
    /// <param name="day">Its calendar day.</param>
    /// <returns>What time alone would bring at that very instant, if it brings anything then.</returns>
    public Verdict<TStage>? PassTime(CustomerProfile profile, Instant end, int day)
    {
        // The midnight itself is worked out only when the day has come.
        if (Began is null || (day < _lookOn && !(_gate.NextOverride(_at) <= end)))
        {
            return null;
        }

        while (NextLook() is { } next)
        {
            if (next.At > end || (next.At == end && next.Day == Never))
            {
                return null;
            }

            int on = next.Day == Never ? LocalDay.Of(next.At, _shop.Zone) : next.Day;
            CustomerFacts facts = FactsOn(profile, on);
            if (next.At == end)
            {
                return Decide(in facts, Proposed(in facts), next.At, Math.Max(_day, on), TransitionCause.Time);
            }

            Take(in facts, next.At, on, default, TransitionCause.Time, byTime: null);
        }

        return null;
    }

    /// <summary>Takes what events at one instant bring, once they are in the profile.</summary>
    /// <param name="profile">The events up to and at the instant.</param>
    /// <param name="cause">The last of them.</param>
    /// <param name="at">The instant.</param>
    /// <param name="day">Its calendar day.</param>
    /// <param name="byTime">What time alone would have brought at that instant: then the event is not the cause.</param>
    public void Take(CustomerProfile profile, in CustomerEvent cause, Instant at, int day, Verdict<TStage>? byTime)
    {
        CustomerFacts facts = FactsOn(profile, day);
        Take(in facts, at, day, in cause, TransitionCause.Event, byTime);
    }

    /// <summary>The visits so far; the last is open.</summary>
    public StageVisit<TStage>[] Visits()
    {
        if (Began is not { } began)
        {
            return [];
        }

        StageModel<TStage> model = _classifier.Model;
        bool isCircle = _gate.Moves == TransitionPolicy.Cyclic;
        StageVisit<TStage>[] visits = new StageVisit<TStage>[_transitions.Count + 1];
        int cycle = 1;
        for (int i = 0; i < _transitions.Count; i++)
        {
            StageTransition<TStage> transition = _transitions[i];
            visits[i] = new StageVisit<TStage>(transition.From, transition.FromKey!, began, transition.At, cycle);
            began = transition.At;
            cycle += isCircle && model.OrdinalOf(transition.From) == model.Stages.Count - 1 ? 1 : 0;
        }

        visits[^1] = new StageVisit<TStage>(_stay.Stage, model[_stay.Stage].Key, began, left: null, cycle);
        return visits;
    }

    /// <summary>The next change if nothing happens; this walk goes on until then, so give it away afterwards.</summary>
    public NextStageChange<TStage>? WalkToNextChange(CustomerProfile profile)
    {
        int before = _transitions.Count;
        while (IsForeseeable && Began is not null && _transitions.Count == before && NextLook() is { } next)
        {
            int on = next.Day == Never ? LocalDay.Of(next.At, _shop.Zone) : next.Day;
            CustomerFacts facts = FactsOn(profile, on);
            Take(in facts, next.At, on, default, TransitionCause.Time, byTime: null);
        }

        return _transitions.Count == before
            ? null
            : new NextStageChange<TStage>(_transitions[^1].On, _stay.Stage, _transitions[^1].ToKey!, _transitions[^1].RuleOrdinal);
    }

    /// <summary>A walk that has come as far, and goes on by itself.</summary>
    public StageWalk<TStage> Clone()
    {
        StageWalk<TStage> clone = (StageWalk<TStage>)MemberwiseClone();
        clone._transitions = [.. _transitions];
        clone._refusals = [.. _refusals];
        return clone;
    }

    private static bool Same(TStage one, TStage other) => EqualityComparer<TStage>.Default.Equals(one, other);

    /// <summary>
    /// When to look again if nothing happens: the midnight of a day, or, without a day, the instant at which an override begins.
    /// </summary>
    private (Instant At, int Day)? NextLook()
    {
        if (_lookOn != Never && _midnight.Day != _lookOn)
        {
            _midnight = (_lookOn, _shop.EndOf(LocalDay.ToDate(_lookOn - 1)));
        }

        Instant? look = _lookOn == Never ? null : _midnight.At;
        Instant? begins = _gate.NextOverride(_at);
        return (look, begins) switch
        {
            (null, null) => null,
            ({ } midnight, _) when begins is null || midnight <= begins => (midnight, _lookOn),
            _ => (begins!.Value, Never),
        };
    }

    // What nobody asks for is not worked out; a policy may ask for anything.
    private CustomerFacts FactsOn(CustomerProfile profile, int day) => profile.FactsOn(Math.Max(_day, day), _asksForDecline, _asksForOwn);

    private Verdict<TStage> Decide(
        in CustomerFacts facts, in StageClassification<TStage> proposal, Instant at, int day, TransitionCause cause)
    {
        if (_gate.IsOpen)
        {
            return new Verdict<TStage>(
                proposal.Stage, !Same(proposal.Stage, _stay.Stage), cause, Refusal: null, Until: null, proposal.RuleOrdinal);
        }

        LocalDate today = LocalDay.ToDate(day);
        return _gate.Decide(in _stay, in proposal, in facts, _gate.InForce(at, today), today, cause);
    }

    private void Take(in CustomerFacts facts, Instant at, int day, in CustomerEvent item, TransitionCause cause, Verdict<TStage>? byTime)
    {
        StageClassification<TStage> proposal = Proposed(in facts);
        _at = at;
        if (Began is null)
        {
            _day = day;
            Begin(proposal.Stage, at);
        }
        else
        {
            _day = Math.Max(_day, day);
            Verdict<TStage> verdict = Decide(in facts, in proposal, at, _day, cause);
            bool isByTime = byTime is { Moves: true } timed && Same(timed.To, verdict.To);
            Apply(isByTime ? verdict with { Cause = byTime!.Value.Cause } : verdict, at, in item);
        }

        if (_stay.Override is not null && _standing.Refusal is null)
        {
            // Whoever is put somewhere by hand is refused at once what the rules would say.
            Note(Decide(in facts, in proposal, at, _day, cause), at, in item);
        }

        _lookOn = NextLookOn(in facts, in proposal);
    }

    private StageClassification<TStage> Proposed(in CustomerFacts facts)
    {
        StageClassification<TStage> proposal = _classifier.Classify(in facts);
        if (_rules is null)
        {
            _ = _classifier.Model.Answered(proposal.Stage);
        }

        return proposal;
    }

    private void Begin(TStage first, Instant at)
    {
        LocalDate today = LocalDay.ToDate(_day);
        StageOverride<TStage>? now = _gate.InForce(at, today);
        _stay = new Stay<TStage>(now is null ? first : now.Stage, today, now);
        Began = at;
    }

    private void Apply(in Verdict<TStage> verdict, Instant at, in CustomerEvent item)
    {
        if (!_gate.IsOpen)
        {
            Note(in verdict, at, in item);
            _stay = _stay with { Override = _gate.InForce(at, LocalDay.ToDate(_day)) };
        }

        if (verdict.Moves)
        {
            LocalDate on = _shop.DayOf(at);
            CustomerEvent? cause = verdict.Cause == TransitionCause.Event ? item : null;
            _transitions.Add(new StageTransition<TStage>(
                _classifier.Model[_stay.Stage],
                _classifier.Model[verdict.To],
                at,
                on,
                verdict.Cause,
                cause,
                DirectionTo(verdict.To),
                _classifier.Fingerprint,
                verdict.RuleOrdinal));
            _stay = _stay with { Stage = verdict.To, On = on };
        }
    }

    /// <summary>Keeps a refusal, unless it is the one that stands already.</summary>
    private void Note(in Verdict<TStage> verdict, Instant at, in CustomerEvent item)
    {
        if (verdict.Refusal is { } reason && !(_standing.Refusal == reason && Same(_standing.To, verdict.To)))
        {
            CustomerEvent? cause = verdict.Cause == TransitionCause.Event ? item : null;
            _refusals.Add(new RefusedMove<TStage>(
                _classifier.Model[_stay.Stage],
                _classifier.Model[verdict.To],
                at,
                _shop.DayOf(at),
                cause,
                reason,
                verdict.Until,
                verdict.RuleOrdinal));
        }

        _standing = verdict;
    }

    private TransitionDirection DirectionTo(TStage stage)
    {
        int steps = _classifier.Model.OrdinalOf(stage) - _classifier.Model.OrdinalOf(_stay.Stage);
        return steps switch
        {
            1 => TransitionDirection.Forward,
            > 1 => TransitionDirection.Skip,
            _ => _transitions.Exists(t => Same(t.From, stage)) ? TransitionDirection.Return : TransitionDirection.Back,
        };
    }

    private int NextLookOn(in CustomerFacts facts, in StageClassification<TStage> proposal)
    {
        if (_rules is null)
        {
            return _day < LocalDay.Last ? _day + 1 : Never;
        }

        int look = DayIn(_rules.DaysToNextChange(in facts, in proposal));
        if (!_gate.IsOpen)
        {
            look = Math.Min(look, DayIn(_gate.DaysToNextHold(in _stay, in facts)));
            look = Math.Min(look, DayOf(_standing.Refusal is null ? null : _standing.Until));
            look = Math.Min(look, DayOf(_stay.Override?.Until));
        }

        return look;
    }

    private int DayIn(int days) => days > 0 && days <= LocalDay.Last - _day ? _day + days : Never;

    private int DayOf(LocalDate? date) => date is { } day && LocalDay.Of(day) > _day ? LocalDay.Of(day) : Never;
}
