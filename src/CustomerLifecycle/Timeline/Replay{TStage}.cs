using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using NodaTime;

namespace CustomerLifecycle.Timeline;

/// <summary>One replay under way: what the customer has done so far, and where they are.</summary>
internal sealed class Replay<TStage>(CustomerHistory history, IStageClassifier<CustomerFacts, TStage> classifier, LocalDate until)
    where TStage : notnull
{
    private readonly Shop _shop = history.Shop;
    private readonly List<StageTransition<TStage>> _transitions = [];
    private CustomerProfile _profile = history.ProfileOfFirst(0);
    private LocalDate _day;
    private TStage _stage = default!;

    public StageTimeline<TStage> Run()
    {
        IReadOnlyList<CustomerEvent> events = history.Events;
        Instant end = _shop.EndOf(until);
        int taken = 0;
        while (taken < events.Count && events[taken].At < end)
        {
            Instant at = events[taken].At;
            NextStageChange<TStage>? timed = taken > 0 ? PassTime(at) : null;
            bool isFirst = taken == 0;
            taken = TakeEventsAt(at, taken);
            StageClassification<TStage> now = classifier.Classify(_profile.FactsAt(at));
            _day = isFirst ? _shop.DayOf(at) : LocalDate.Max(_day, _shop.DayOf(at));
            if (isFirst)
            {
                _stage = now.Stage;
            }
            else if (!Same(now.Stage, _stage))
            {
                // Where time alone brings the same stage at the very instant of the event, the event is not the cause.
                bool isTime = timed is { } change && MidnightOf(change.On) == at && Same(now.Stage, change.Stage);
                Move(now.Stage, at, isTime ? null : events[taken - 1], now.RuleOrdinal);
            }
        }

        if (taken > 0)
        {
            PassTime(end);
        }

        return new StageTimeline<TStage>(classifier.Model, classifier.Fingerprint, _shop, taken > 0 ? Visits(events[0].At) : [], _transitions);
    }

    private static bool Same(TStage one, TStage other) => EqualityComparer<TStage>.Default.Equals(one, other);

    private Instant MidnightOf(LocalDate day) => _shop.EndOf(day.PlusDays(-1));

    private int TakeEventsAt(Instant at, int taken)
    {
        int next = taken;
        for (; next < history.Events.Count && history.Events[next].At == at; next++)
        {
            if (!_shop.Orders.NeedsHistory)
            {
                _profile.Add(history.Events[next]);
            }
        }

        _profile = _shop.Orders.NeedsHistory ? history.ProfileOfFirst(next) : _profile;
        return next;
    }

    /// <summary>Takes the changes that time alone brings before an instant; the answer is the next one, at the instant or later.</summary>
    private NextStageChange<TStage>? PassTime(Instant end)
    {
        LocalDate last = _shop.DayOf(end);
        while (NextChange(last) is { } next)
        {
            Instant midnight = MidnightOf(next.On);
            if (midnight >= end)
            {
                return next;
            }

            Move(next.Stage, midnight, cause: null, next.RuleOrdinal);
            _day = next.On;
        }

        return null;
    }

    private NextStageChange<TStage>? NextChange(LocalDate last)
    {
        if (classifier is StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 } rules)
        {
            return rules.NextChange(_profile.FactsAt(_day), _day);
        }

        for (LocalDate day = _day.PlusDays(1); day <= last; day = day.PlusDays(1))
        {
            StageClassification<TStage> then = classifier.Classify(_profile.FactsAt(day));
            if (!Same(then.Stage, _stage))
            {
                return new NextStageChange<TStage>(day, then.Stage, then.RuleOrdinal);
            }
        }

        return null;
    }

    private void Move(TStage to, Instant at, CustomerEvent? cause, int ruleOrdinal)
    {
        int left = classifier.Model.OrdinalOf(_stage);
        int entered = classifier.Model.OrdinalOf(to);
        TransitionDirection direction = (entered - left) switch
        {
            1 => TransitionDirection.Forward,
            > 1 => TransitionDirection.Skip,
            _ => _transitions.Exists(t => Same(t.From, to)) ? TransitionDirection.Return : TransitionDirection.Back,
        };
        _transitions.Add(new StageTransition<TStage>(_stage, to, at, _shop.DayOf(at), cause, direction, ruleOrdinal));
        _stage = to;
    }

    private List<StageVisit<TStage>> Visits(Instant began)
    {
        List<StageVisit<TStage>> visits = [];
        foreach (StageTransition<TStage> transition in _transitions)
        {
            visits.Add(new StageVisit<TStage>(transition.From, began, transition.At));
            began = transition.At;
        }

        visits.Add(new StageVisit<TStage>(_stage, began, left: null));
        return visits;
    }
}
