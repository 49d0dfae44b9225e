using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>All that a tracker knows of a customer: what a store keeps, and what another tracker goes on from.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageTrackerState<TStage>
    where TStage : notnull
{
    private readonly Further _further;

    /// <summary>Initializes a new instance of the <see cref="StageTrackerState{TStage}"/> class from what was stored.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="events">The events in any order, no kind and id twice.</param>
    /// <param name="settled">The kinds and ids of events that were corrected or removed.</param>
    /// <param name="overrides">What persons said.</param>
    /// <param name="advancedTo">The instant up to which time was let pass; <see cref="Instant.MinValue"/>: never.</param>
    /// <param name="told">The changes told that stand, in time order.</param>
    /// <param name="retracted">The changes told and taken back.</param>
    /// <param name="dueAt">The instant at which to look again; <see langword="null"/>: never.</param>
    /// <param name="mergedInto">The id that the customer was merged into; <see langword="null"/>: none.</param>
    /// <param name="merged">What was recorded of those who were merged into this customer.</param>
    /// <param name="arriving">Of those who are being merged into this customer.</param>
    /// <param name="leaving">Of those whose merge is being undone.</param>
    public StageTrackerState(
        string customer,
        IEnumerable<CustomerEvent> events,
        IEnumerable<(EventKind Kind, string Id)> settled,
        IEnumerable<StageOverride<TStage>> overrides,
        Instant advancedTo,
        IEnumerable<ToldChange> told,
        IEnumerable<ToldChange> retracted,
        Instant? dueAt,
        string? mergedInto = null,
        IEnumerable<StageTrackerState<TStage>>? merged = null,
        IEnumerable<StageTrackerState<TStage>>? arriving = null,
        IEnumerable<StageTrackerState<TStage>>? leaving = null)
    {
        ArgumentNullException.ThrowIfNull(customer);
        Customer = customer;
        Events = KeptEvents.Of(Guard.Against.Null(events));
        AdvancedTo = advancedTo;
        Told = Kept(told);
        DueAt = dueAt;
        Further further = new(
            Kept(settled),
            Kept(overrides),
            Kept(retracted),
            mergedInto,
            Kept(merged ?? [], nameof(merged)),
            Kept(arriving ?? [], nameof(arriving)),
            Kept(leaving ?? [], nameof(leaving)));
        _further = further == Further.None ? Further.None : further;
    }

    /// <summary>Gets the customer's id.</summary>
    public string Customer { get; }

    /// <summary>Gets the events that came under this id, in the order in which they first came, one version of each.</summary>
    public IReadOnlyList<CustomerEvent> Events { get; }

    /// <summary>Gets the kinds and ids of events that were corrected or removed: should they come again, they are ignored.</summary>
    public IReadOnlyList<(EventKind Kind, string Id)> Settled => _further.Settled;

    /// <summary>Gets what persons said of the customer's stage.</summary>
    public IReadOnlyList<StageOverride<TStage>> Overrides => _further.Overrides;

    /// <summary>Gets the instant up to which time was let pass; <see cref="Instant.MinValue"/> where it never was.</summary>
    public Instant AdvancedTo { get; }

    /// <summary>Gets the changes told that stand, in time order.</summary>
    public IReadOnlyList<ToldChange> Told { get; }

    /// <summary>Gets the changes told and taken back, and not told again since.</summary>
    public IReadOnlyList<ToldChange> Retracted => _further.Retracted;

    /// <summary>Gets the instant at which the stage may change although nothing happens; <see langword="null"/>: never.</summary>
    public Instant? DueAt { get; }

    /// <summary>
    /// Gets the id that turned out to be the same person and holds the events since; <see langword="null"/> for a customer by themselves.
    /// </summary>
    public string? MergedInto => _further.MergedInto;

    /// <summary>
    /// Gets what was recorded under other ids of the same person, each with those merged into them before: so a merge can be undone.
    /// Nothing was told of them by themselves.
    /// </summary>
    public IReadOnlyList<StageTrackerState<TStage>> Merged => _further.Merged;

    /// <summary>
    /// Gets what is held of customers whose merge is under way, until their own state says so in <see cref="MergedInto"/>; it does not
    /// count yet. Only a store holds such a state, between two saves.
    /// </summary>
    public IReadOnlyList<StageTrackerState<TStage>> Arriving => _further.Arriving;

    /// <summary>
    /// Gets what is still held of customers whose merge is being undone, until their own state holds it again; it no longer counts. Only a
    /// store holds such a state, between two saves.
    /// </summary>
    public IReadOnlyList<StageTrackerState<TStage>> Leaving => _further.Leaving;

    /// <summary>Gets the customer's id and those of all who were merged into them.</summary>
    public IEnumerable<string> Ids => Merged.SelectMany(m => m.Ids).Prepend(Customer);

    private static KeptList<T> Kept<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string name = "") =>
        items.TryGetNonEnumeratedCount(out int count) && count == 0
            ? KeptList<T>.None
            : items as KeptList<T> ?? KeptList<T>.Of(Guard.Against.NothingWithin(items, name));

    /// <summary>What most customers have nothing of.</summary>
    private sealed record Further(
        KeptList<(EventKind Kind, string Id)> Settled,
        KeptList<StageOverride<TStage>> Overrides,
        KeptList<ToldChange> Retracted,
        string? MergedInto,
        KeptList<StageTrackerState<TStage>> Merged,
        KeptList<StageTrackerState<TStage>> Arriving,
        KeptList<StageTrackerState<TStage>> Leaving)
    {
        public static readonly Further None = new(
            KeptList<(EventKind Kind, string Id)>.None,
            KeptList<StageOverride<TStage>>.None,
            KeptList<ToldChange>.None,
            MergedInto: null,
            KeptList<StageTrackerState<TStage>>.None,
            KeptList<StageTrackerState<TStage>>.None,
            KeptList<StageTrackerState<TStage>>.None);
    }
}
