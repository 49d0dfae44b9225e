using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>The life of one customer in one model: every visit of a stage and every transition, from the first event up to a day.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>Made by <see cref="StageTimeline"/>. Before the first event the customer is in no stage.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class StageTimeline<TStage> : IJsonResult
    where TStage : notnull
{
    private readonly IStageClassifier<CustomerFacts, TStage> _classifier;
    private readonly StageWalk<TStage> _walk;
    private readonly CustomerProfile _profile;
    private readonly Lazy<NextStageChange<TStage>?> _nextChange;

    internal StageTimeline(
        IStageClassifier<CustomerFacts, TStage> classifier,
        Shop shop,
        LocalDate asOf,
        TimelinePolicy<TStage>? policy,
        StageWalk<TStage> walk,
        CustomerProfile profile)
    {
        _classifier = classifier;
        _walk = walk;
        _profile = profile;
        AsOf = asOf;
        Model = classifier.Model;
        Fingerprint = policy is null ? classifier.Fingerprint : $"{classifier.Fingerprint}-{policy.Fingerprint}";
        Shop = shop;
        Visits = walk.Visits();
        Transitions = [.. walk.Transitions];
        Refusals = [.. walk.Refusals];
        IsForeseeable = walk.IsForeseeable;

        // Trying days takes long, and most who replay do not ask.
        _nextChange = walk.IsForeseeable
            ? new(walk.WalkToNextChange(profile))
            : new(() => TriedChanges().Cast<NextStageChange<TStage>?>().FirstOrDefault());
    }

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model { get; }

    /// <summary>Gets the fingerprint of the rules that decided and, behind a hyphen, of the policy, where there was one.</summary>
    public string Fingerprint { get; }

    /// <summary>Gets the last day of the timeline.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Gets zone, currency and order policy of the history.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the visits in time order, without gaps; the last one is open. Empty where there was no event by then.</summary>
    public IReadOnlyList<StageVisit<TStage>> Visits { get; }

    /// <summary>Gets the transitions between the visits, one less than there are visits.</summary>
    public IReadOnlyList<StageTransition<TStage>> Transitions { get; }

    /// <summary>
    /// Gets the moves that the classifier asked for and that were refused, in time order; empty without a policy or override.
    /// </summary>
    public IReadOnlyList<RefusedMove<TStage>> Refusals { get; }

    /// <summary>Gets the visit that is still open; <see langword="null"/> where there was no event by then.</summary>
    public StageVisit<TStage>? Current => Visits.Count == 0 ? null : Visits[^1];

    /// <summary>
    /// Gets the next change after the last day replayed, if nothing happens; <see langword="null"/> where there is no visit, or where time
    /// alone will never change the stage. Where it cannot be worked out (<see cref="IsForeseeable"/>), days are tried when it is asked for
    /// the first time, and <see langword="null"/> means: not within <see cref="StageTimeline.MostDaysTried"/> days.
    /// </summary>
    public NextStageChange<TStage>? NextChange => _nextChange.Value;

    /// <summary>
    /// Gets a value indicating whether changes that time brings can be worked out from the classifier's rules and the policy; otherwise
    /// days are tried one by one.
    /// </summary>
    public bool IsForeseeable { get; }

    /// <summary>
    /// Gets the latest stage, in the order of the model, that was ever reached; being lost is no step forward, so a stage of those who are
    /// lost is none of them, unless people begin in it. <see langword="null"/> where there was no other visit.
    /// </summary>
    public StageInfo<TStage>? Furthest => Visits.Select(v => Model[v.Stage])
        .Where(s => !s.Roles.HasFlag(StageRole.Lost) || s.Roles.HasFlag(StageRole.Awareness))
        .MaxBy(s => Model.OrdinalOf(s));

    /// <summary>The stage at the end of a calendar day.</summary>
    /// <param name="day">The day in the shop's zone, not after the last one replayed.</param>
    /// <returns>The stage; <see langword="null"/> before the first event.</returns>
    public StageInfo<TStage>? StageOn(LocalDate day)
    {
        Instant end = Shop.EndOf(day);
        StageInfo<TStage>? stage = null;
        foreach (StageVisit<TStage> visit in Visits)
        {
            stage = visit.Entered < end ? Model[visit.Stage] : stage;
        }

        return stage;
    }

    /// <summary>The stage at the end of a calendar day, and why, also where a policy or a person keeps the customer there.</summary>
    /// <param name="history">The history that was replayed.</param>
    /// <param name="day">The day in the shop's zone, not after the last one replayed.</param>
    /// <returns>The explanation, of the stage of <see cref="StageOn"/>; <see langword="null"/> before the first event.</returns>
    /// <exception cref="ArgumentException">The history is not the one that was replayed: it leads to another stage.</exception>
    public StageExplanation<CustomerFacts>? Explain(CustomerHistory history, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(history);
        return StageOn(day) is { } stage ? Explain(history.FactsAt(day), stage, Shop.EndOf(day)) : null;
    }

    /// <summary>How often a stage was entered.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The number of visits.</returns>
    public int VisitsOf(TStage stage) => Visits.Count(v => EqualityComparer<TStage>.Default.Equals(v.Stage, stage));

    /// <summary>How many calendar days a visit lasted, or has lasted until <see cref="AsOf"/> where it is still open.</summary>
    /// <param name="visit">One of the visits.</param>
    /// <returns>The days from the day of entering to the day of leaving; 0 where both are the same.</returns>
    public int DaysOf(in StageVisit<TStage> visit) =>
        Period.DaysBetween(Shop.DayOf(visit.Entered), visit.Left is { } left ? Shop.DayOf(left) : AsOf);

    /// <summary>The key of the rule that decided a transition.</summary>
    /// <param name="transition">One of the transitions.</param>
    /// <returns>The key; <see langword="null"/> where a person decided, or a classifier without rules.</returns>
    public string? RuleOf(in StageTransition<TStage> transition) =>
        transition.RuleOrdinal >= 0 && _classifier is StageRules<CustomerFacts> rules ? rules.Rules[transition.RuleOrdinal].Key : null;

    /// <summary>The timeline as JSON: customer, model, visits and transitions, with dates as calendar days in the shop's zone.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <returns>The JSON, indented, as described in <c>docs/timelines.md</c>.</returns>
    public string ToJson(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return ReadableJson.Write(json => WriteTo(json, customer));
    }

    /// <summary>Writes the timeline into JSON of one's own, as <see cref="ToJson"/> does.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="customer">The customer's id.</param>
    public void WriteTo(Utf8JsonWriter json, string customer)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(customer);
        StageTimelineJson.Write(json, customer, this, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        StageTimelineJson.Write(json, customer: null, this, culture);
    }

    /// <summary>Model, stage and since when, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>lifecycle-marketing: growth since 2024-01-05, 2 visits</c>.</returns>
    public override string ToString() => Current is { } visit
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Model.Key}: {Model[visit.Stage].Key} since {Shop.DayOf(visit.Entered):uuuu-MM-dd}, {Visits.Count} visits")
        : $"{Model.Key}: nothing known";

    /// <summary>Why the customer is in a stage, by facts of the classifier and by what was refused before an instant.</summary>
    internal StageExplanation<CustomerFacts> Explain(in CustomerFacts facts, StageInfo<TStage> stage, Instant end)
    {
        StageExplanation<CustomerFacts> proposed = _classifier.Explain(in facts);
        if (proposed.Stage == stage)
        {
            return proposed;
        }

        RefusedMove<TStage>[] refused = [.. Refusals.Where(r => r.At < end)];
        return refused.Length > 0
            ? proposed.KeptIn(stage, refused[^1].Say)
            : throw new ArgumentException(
                $"The history is not the one that was replayed: it leads to '{proposed.Stage.Key}', and the timeline is in '{stage.Key}'.",
                nameof(facts));
    }

    /// <summary>
    /// The changes after the last day, one after another, if nothing happens. Only a replay can tell them: the events of a tracker go on.
    /// </summary>
    internal IEnumerable<NextStageChange<TStage>> ChangesToCome()
    {
        if (!IsForeseeable)
        {
            foreach (NextStageChange<TStage> change in TriedChanges())
            {
                yield return change;
            }

            yield break;
        }

        StageWalk<TStage> walk = _walk.Clone(); // It has come as far as the next change already.
        for (NextStageChange<TStage>? next = NextChange; next is { } change; next = walk.WalkToNextChange(_profile))
        {
            yield return change;
        }
    }

    private IEnumerable<NextStageChange<TStage>> TriedChanges()
    {
        StageWalk<TStage> walk = _walk.Clone();
        int told = walk.Transitions.Count;
        foreach (LocalDate day in TriedDays.After(AsOf).TakeWhile(_ => walk.Began is not null))
        {
            walk.PassTime(_profile, Shop.EndOf(day), LocalDay.Of(day) + 1);
            for (; told < walk.Transitions.Count; told++)
            {
                StageTransition<TStage> next = walk.Transitions[told];
                yield return new NextStageChange<TStage>(next.On, next.To, next.ToKey!, next.RuleOrdinal);
            }
        }
    }
}
