using NodaTime;

namespace CustomerLifecycle;

/// <summary>What states say while customers are being merged or parted, which takes several saves of one customer each.</summary>
internal static class MergeSteps
{
    /// <summary>Whether nobody is on the way to this customer or away from them.</summary>
    public static bool IsSettled<TStage>(this StageTrackerState<TStage> state)
        where TStage : notnull =>
        state is { Arriving.Count: 0, Leaving.Count: 0 };

    public static bool HasArriving<TStage>(this StageTrackerState<TStage> state, string customer)
        where TStage : notnull =>
        state.Arriving.Any(other => IsOf(other, customer));

    public static StageTrackerState<TStage>? Leaving<TStage>(this StageTrackerState<TStage> state, string customer)
        where TStage : notnull =>
        state.Leaving.FirstOrDefault(other => IsOf(other, customer));

    /// <summary>Holds what was recorded of a customer, in the place of what was held of them before.</summary>
    public static StageTrackerState<TStage> WithArriving<TStage>(this StageTrackerState<TStage> state, StageTrackerState<TStage> other)
        where TStage : notnull =>
        Copy(state, state.MergedInto, [.. Without(state.Arriving, other.Customer), other], state.Leaving);

    public static StageTrackerState<TStage> WithLeaving<TStage>(this StageTrackerState<TStage> state, StageTrackerState<TStage> other)
        where TStage : notnull =>
        Copy(state, state.MergedInto, state.Arriving, [.. Without(state.Leaving, other.Customer), other]);

    /// <summary>Lets go of a customer on the way.</summary>
    public static StageTrackerState<TStage> WithNobody<TStage>(this StageTrackerState<TStage> state, string customer)
        where TStage : notnull =>
        Copy(state, state.MergedInto, Without(state.Arriving, customer), Without(state.Leaving, customer));

    /// <summary>The same over equal events, so that several hold them once.</summary>
    public static StageTrackerState<TStage> Over<TStage>(this StageTrackerState<TStage> state, IReadOnlyList<CustomerEvent> events)
        where TStage : notnull =>
        ReferenceEquals(state.Events, events) ? state : Copy(state, state.MergedInto, state.Arriving, state.Leaving, events);

    /// <summary>Points to nobody any more.</summary>
    public static StageTrackerState<TStage> ByItself<TStage>(this StageTrackerState<TStage> state)
        where TStage : notnull =>
        Copy(state, mergedInto: null, state.Arriving, state.Leaving);

    private static StageTrackerState<TStage> Copy<TStage>(
        StageTrackerState<TStage> state,
        string? mergedInto,
        IReadOnlyList<StageTrackerState<TStage>> arriving,
        IReadOnlyList<StageTrackerState<TStage>> leaving,
        IReadOnlyList<CustomerEvent>? events = null)
        where TStage : notnull
    {
        // Due at once, and long since: whoever lets time pass completes what a process that died has left undone.
        Instant? due = arriving.Count + leaving.Count == 0
            ? state.DueAt
            : Instant.Min(state.DueAt ?? NodaConstants.UnixEpoch, NodaConstants.UnixEpoch);
        return new StageTrackerState<TStage>(
            state.Customer,
            events ?? state.Events,
            state.Settled,
            state.Overrides,
            state.AdvancedTo,
            state.Told,
            state.Retracted,
            due,
            mergedInto,
            state.Merged,
            arriving,
            leaving);
    }

    private static StageTrackerState<TStage>[] Without<TStage>(IReadOnlyList<StageTrackerState<TStage>> states, string customer)
        where TStage : notnull =>
        [.. states.Where(other => !IsOf(other, customer))];

    private static bool IsOf<TStage>(StageTrackerState<TStage> state, string customer)
        where TStage : notnull =>
        string.Equals(state.Customer, customer, StringComparison.Ordinal);
}
