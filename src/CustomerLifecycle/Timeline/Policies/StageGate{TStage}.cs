using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Decides which of the moves that the rules ask for are made: a policy for all customers, and what persons said of this one.
/// </summary>
internal sealed class StageGate<TStage>
    where TStage : notnull
{
    private readonly TimelinePolicy<TStage>? _policy;
    private readonly StageOverride<TStage>[] _overrides;

    /// <summary>Initializes a new instance of the <see cref="StageGate{TStage}"/> class.</summary>
    /// <exception cref="ArgumentException">
    /// The policy is of another model, or an override names a stage of another model or expires before it begins.
    /// </exception>
    public StageGate(
        IStageClassifier<CustomerFacts, TStage> classifier,
        Shop shop,
        TimelinePolicy<TStage>? policy,
        IEnumerable<StageOverride<TStage>> overrides)
    {
        if (policy is not null && !ReferenceEquals(policy.Model, classifier.Model))
        {
            throw new ArgumentException(
                $"The policy is of the model '{policy.Model.Key}', but the classifier is of '{classifier.Model.Key}'.", nameof(policy));
        }

        _policy = policy;
        Moves = policy?.Moves ?? classifier.Model.Policy;
        _overrides = overrides is ICollection<StageOverride<TStage>> { Count: 0 }
            ? []
            : [.. Guard.Against.NothingWithin(overrides).OrderBy(o => o.From)];
        foreach (StageOverride<TStage> item in _overrides)
        {
            _ = classifier.Model.OrdinalOf(item.Stage);
            if (item.Until is { } until && (until == LocalDate.MinIsoValue || shop.EndOf(until.PlusDays(-1)) <= item.From))
            {
                throw new ArgumentException(
                    $"The override '{item}' expires on or before the day on which it begins, {item.From}; give it a later day.",
                    nameof(overrides));
            }
        }
    }

    /// <summary>Whether the customer simply is where the rules say.</summary>
    public bool IsOpen => _policy is null && _overrides.Length == 0;

    /// <summary>The moves allowed: those of the policy, else those of the model.</summary>
    public TransitionPolicy Moves { get; }

    /// <summary>Whether the days on which holds change can be worked out.</summary>
    public bool IsForeseeable => _policy is null || _policy.Holds.All(h => h.Unforeseeable.Count == 0);

    /// <summary>Whether any hold looks at such a fact, or at nobody knows what.</summary>
    public bool AsksFor(Predicate<FactInfo<CustomerFacts>> isSuch) => _policy?.Holds.Any(h => h.AsksFor(isSuch)) ?? false;

    /// <summary>The override in force at an instant of a day: the last begun, unless it has expired.</summary>
    public StageOverride<TStage>? InForce(Instant at, LocalDate day)
    {
        StageOverride<TStage>? last = null;
        foreach (StageOverride<TStage> item in _overrides)
        {
            last = item.From <= at ? item : last;
        }

        return last?.Until is { } until && day >= until ? null : last;
    }

    /// <summary>The first instant after another at which an override begins.</summary>
    public Instant? NextOverride(Instant after)
    {
        foreach (StageOverride<TStage> item in _overrides)
        {
            if (item.From > after)
            {
                return item.From;
            }
        }

        return null;
    }

    /// <summary>Decides what becomes of the stage that the rules give.</summary>
    /// <param name="stay">Where the customer is.</param>
    /// <param name="proposal">What the rules say.</param>
    /// <param name="facts">The facts that the rules decided on.</param>
    /// <param name="now">The override in force now.</param>
    /// <param name="day">Today.</param>
    /// <param name="cause">What the rules were asked for: an event, or time.</param>
    public Verdict<TStage> Decide(
        in Stay<TStage> stay,
        in StageClassification<TStage> proposal,
        in CustomerFacts facts,
        StageOverride<TStage>? now,
        LocalDate day,
        TransitionCause cause)
    {
        bool agrees = Same(proposal.Stage, stay.Stage);
        if (now is not null)
        {
            return Same(now.Stage, stay.Stage)
                ? new(proposal.Stage, Moves: false, cause, agrees ? null : RefusalReason.Override, now.Until, proposal.RuleOrdinal)
                : new(now.Stage, Moves: true, TransitionCause.OverrideBegan, Refusal: null, Until: null, RuleOrdinal: -1);
        }

        if (agrees)
        {
            return new(proposal.Stage, Moves: false, cause, Refusal: null, Until: null, proposal.RuleOrdinal);
        }

        (RefusalReason? refusal, LocalDate? until) = stay.Override is not null || _policy is null
            ? default
            : Refuse(_policy, in stay, proposal.Stage, in facts, day);
        return new(
            proposal.Stage,
            refusal is null,
            stay.Override is null ? cause : TransitionCause.OverrideEnded,
            refusal,
            until,
            proposal.RuleOrdinal);
    }

    /// <summary>In how many days what holds the customer in their stage changes by time alone; 0 where it never does.</summary>
    public int DaysToNextHold(in Stay<TStage> stay, in CustomerFacts facts) =>
        _policy?.HoldOf(_policy.Model.OrdinalOf(stay.Stage)) is { } hold ? hold.DaysToNextChange(in facts, hold.Classify(in facts)) : 0;

    private static bool Same(TStage one, TStage other) => EqualityComparer<TStage>.Default.Equals(one, other);

    private static (RefusalReason? Reason, LocalDate? Until) Refuse(
        TimelinePolicy<TStage> policy, in Stay<TStage> stay, TStage to, in CustomerFacts facts, LocalDate day)
    {
        int ordinal = policy.Model.OrdinalOf(stay.Stage);
        if (policy.IsHeld(ordinal, to, in facts))
        {
            return (RefusalReason.Hysteresis, null);
        }

        int stays = policy.StayOf(ordinal);
        if (Period.DaysBetween(stay.On, day) < stays)
        {
            return (RefusalReason.MinimumStay, Calendar.Plus(stay.On, stays));
        }

        return (policy.Allows(stay.Stage, to) ? null : RefusalReason.OutOfOrder, null);
    }
}
