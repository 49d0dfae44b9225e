using CustomerLifecycle.Activity;
using CustomerLifecycle.Stages;
using NodaTime;

namespace CustomerLifecycle.Timeline;

/// <summary>The life of one customer in one model: every visit of a stage and every transition, from the first event up to a day.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>Made by <see cref="StageTimeline.Replay{TStage}"/>. Before the first event the customer is in no stage.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageTimeline<TStage>
    where TStage : notnull
{
    internal StageTimeline(
        StageModel<TStage> model, string fingerprint, Shop shop, IReadOnlyList<StageVisit<TStage>> visits, IReadOnlyList<StageTransition<TStage>> transitions)
    {
        Model = model;
        Fingerprint = fingerprint;
        Shop = shop;
        Visits = visits;
        Transitions = transitions;
    }

    /// <summary>Gets the model.</summary>
    public StageModel<TStage> Model { get; }

    /// <summary>Gets the fingerprint of the rules that decided, so that old answers can be told from new ones.</summary>
    public string Fingerprint { get; }

    /// <summary>Gets zone, currency and order policy of the history.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the visits in time order, without gaps; the last one is open. Empty where there was no event by then.</summary>
    public IReadOnlyList<StageVisit<TStage>> Visits { get; }

    /// <summary>Gets the transitions between the visits, one less than there are visits.</summary>
    public IReadOnlyList<StageTransition<TStage>> Transitions { get; }

    /// <summary>Gets the latest stage, in the order of the model, that was ever reached; <see langword="null"/> without any visit.</summary>
    public StageInfo<TStage>? Furthest => Visits.Count == 0 ? null : Visits.Select(v => Model[v.Stage]).MaxBy(s => Model.OrdinalOf(s));

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

    /// <summary>How often a stage was entered.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The number of visits.</returns>
    public int VisitsOf(TStage stage) => Visits.Count(v => EqualityComparer<TStage>.Default.Equals(v.Stage, stage));
}
