using System.Diagnostics;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Loads a customer, lets a tracker work, saves what it knows and tells, and delivers.</summary>
/// <param name="kept">The store itself.</param>
/// <param name="store">The same behind its layers.</param>
/// <param name="models">The model of each customer.</param>
/// <param name="delivery">Hands changes over to the handlers.</param>
/// <param name="settings">Name, options, clock.</param>
/// <param name="partition">Who sees to whom where several processes share the work; <see langword="null"/>: this one to all.</param>
internal sealed partial class StageTrackingService<TStage>(
    IStageStore<TStage> kept,
    IStageStore<TStage> store,
    ITrackedModels<TStage> models,
    StageChangeDelivery<TStage> delivery,
    StageTrackingSettings<TStage> settings,
    ITrackingPartition? partition) : IStageTracking<TStage>, IDisposable
    where TStage : notnull
{
    /// <summary>Somebody else must have saved the same customer this often in a row before giving up.</summary>
    private const int MostConflicts = 20;

    // What is mostly answered, and its task.
    private static readonly TrackingResult<TStage> NothingNew = new([], [], []);
    private static readonly Task<TrackingResult<TStage>> NothingNewTask = Task.FromResult(NothingNew);

    private readonly CustomerLocks _locks = new();
    private readonly DeliveryTurns _turns = new();

    public Task<TrackingResult<TStage>> RecordAsync(
        string customer, IEnumerable<CustomerEvent> events, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(customer);
        Guard.Against.Null(events);
        CustomerEvent[] all = [.. events];
        settings.Telemetry.Recorded(settings.Name, all.Length);
        return WorkAsync("record", customer, tracker => UntilNow(tracker, TakeAll(tracker, all, customer)), cancellationToken);
    }

    public Task<TrackingResult<TStage>> CorrectAsync(
        string customer,
        Func<StageTracker<TStage>, IReadOnlyList<StageChange<TStage>>> correction,
        CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(customer);
        Guard.Against.Null(correction);
        return WorkAsync("correct", customer, tracker => UntilNow(tracker, correction(tracker)), cancellationToken);
    }

    public async Task<TrackingResult<TStage>> AdvanceAsync(Instant now, CancellationToken cancellationToken = default)
    {
        using Activity? activity = settings.Telemetry.Begin("advance", settings.Name);
        int due = 0;
        HashSet<string> worked = new(StringComparer.Ordinal);
        List<StageChange<TStage>> changes = [];
        List<StageChangeFailure> failures = [];
        List<StageTrackingFault> faults = [];
        await foreach (string customer in store.DueAsync(now, cancellationToken).Where(IsAtWork).ConfigureAwait(false))
        {
            due++;
            await IsolateAsync(customer, faults, () => AdvanceOwnAsync(customer), cancellationToken).ConfigureAwait(false);
        }

        // What failed a moment ago has had its turn.
        worked.UnionWith(failures.Select(f => f.Customer).Concat(faults.Select(f => f.Customer)));
        await foreach (string customer in store.UndeliveredAsync(cancellationToken).Where(IsAtWork).ConfigureAwait(false))
        {
            if (!worked.Contains(customer))
            {
                await IsolateAsync(customer, faults, () => DeliverOwnAsync(customer), cancellationToken).ConfigureAwait(false);
            }
        }

        // Counted again, since what was undelivered a moment ago may not be now.
        int undelivered = await store.UndeliveredAsync(cancellationToken).CountAsync(IsAtWork, cancellationToken).ConfigureAwait(false);
        settings.Passed(due, faults, undelivered);
        return new TrackingResult<TStage>(changes, failures, faults);

        async Task AdvanceOwnAsync(string customer)
        {
            if (partition is not null)
            {
                // Wherever they are worked on, what is undelivered of them has its turn there.
                worked.Add(customer);
                await partition.AdvanceAsync(settings.Name, customer, now, cancellationToken).ConfigureAwait(false);
                return;
            }

            TrackingResult<TStage> result =
                await UpdateAsync(customer, tracker => tracker.Advance(now), cancellationToken).ConfigureAwait(false);
            changes.AddRange(result.Changes);
            failures.AddRange(result.Failures);
        }

        Task DeliverOwnAsync(string customer) => partition is null
            ? DeliverAsync(customer, failures, cancellationToken)
            : partition.AdvanceAsync(settings.Name, customer, now, cancellationToken);
    }

    public async Task<TrackingResult<TStage>> AdvanceAsync(
        string customer, Instant now, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(customer);
        if (await store.FindAsync(customer, cancellationToken).ConfigureAwait(false) is not { State.MergedInto: not null })
        {
            return await WorkAsync("advance", customer, tracker => tracker.Advance(now), cancellationToken).ConfigureAwait(false);
        }

        List<StageChangeFailure> failures = [];
        await DeliverAsync(customer, failures, cancellationToken).ConfigureAwait(false);
        return new TrackingResult<TStage>([], failures, []);
    }

    public async Task<StageTracker<TStage>?> FindAsync(string customer, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(customer);
        TrackedCustomer<TStage>? found = await store.FindAsync(customer, cancellationToken).ConfigureAwait(false);
        if (found is not null && !IsToBeWorkedOn(found, customer))
        {
            string leader = await LeaderOfAsync(customer, [], cancellationToken).ConfigureAwait(false);
            found = await store.FindAsync(leader, cancellationToken).ConfigureAwait(false);
        }

        return found is null ? null : TrackerOf(customer, found);
    }

    public async Task<string?> ExportAsync(string customer, CancellationToken cancellationToken = default) =>
        await FindAsync(customer, cancellationToken).ConfigureAwait(false) is { } tracker
            ? new CustomerExport(tracker.Customer, tracker.History())
                .WithIds(tracker.Ids)
                .With(tracker.Timeline().Model, tracker.Overrides)
                .With(tracker.Timeline())
                .ToJson()
            : null;

    public async Task<bool> EraseAsync(string customer, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(customer);
        bool isKnown = false;
        foreach (string id in await IdsToEraseAsync(customer, cancellationToken).ConfigureAwait(false))
        {
            using CustomerLocks.Held held = await _locks.HoldAsync(id, cancellationToken).ConfigureAwait(false);
            isKnown |= await store.EraseAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return isKnown;
    }

    public void Dispose() => _locks.Dispose();

    private bool IsAtWork(string customer) => !models.IsAtRest(customer) && partition?.IsOwn(customer) != false;

    /// <summary>Does something for one customer, so that what goes wrong with them stops nobody else.</summary>
    private static async Task IsolateAsync(
        string customer, List<StageTrackingFault> faults, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one customer is reported, and the others go on.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            faults.Add(new StageTrackingFault(customer, exception));
        }
    }

    /// <summary>Whether a state is the one that what is recorded of a customer goes to.</summary>
    private static bool IsToBeWorkedOn(TrackedCustomer<TStage> found, string customer) =>
        found.State.MergedInto is null
            && found.State.IsSettled()
            && (string.Equals(found.State.Customer, customer, StringComparison.Ordinal)
                || found.State.Ids.Contains(customer, StringComparer.Ordinal));

    private static IReadOnlyList<StageChange<TStage>> TakeAll(StageTracker<TStage> tracker, CustomerEvent[] events, string customer)
    {
        IReadOnlyList<StageChange<TStage>> changes = [];
        foreach (ref readonly CustomerEvent item in events.AsSpan())
        {
            changes = Both(changes, tracker.Take(in item, customer));
        }

        return changes;
    }

    // Mostly nothing changes.
    private static IReadOnlyList<StageChange<TStage>> Both(
        IReadOnlyList<StageChange<TStage>> first, IReadOnlyList<StageChange<TStage>> then) =>
        then.Count == 0 ? first
        : first.Count == 0 ? then
        : [.. first, .. then];

    /// <summary>Adds what is due by now: what a customer is told is never behind what everybody knows.</summary>
    private IReadOnlyList<StageChange<TStage>> UntilNow(StageTracker<TStage> tracker, IReadOnlyList<StageChange<TStage>> changes) =>
        Both(changes, tracker.Advance(settings.Now));

    private Task<TrackingResult<TStage>> WorkAsync(
        string what,
        string customer,
        Func<StageTracker<TStage>, IReadOnlyList<StageChange<TStage>>> work,
        CancellationToken cancellationToken)
    {
        if (settings.Telemetry.Begin(what, settings.Name) is { } activity)
        {
            return SeenAsync(activity);
        }

        ValueTask<TrackingResult<TStage>> updating = UpdateAsync(customer, work, cancellationToken);
        if (!updating.IsCompletedSuccessfully)
        {
            return updating.AsTask();
        }

        TrackingResult<TStage> result = updating.Result;
        return ReferenceEquals(result, NothingNew) ? NothingNewTask : Task.FromResult(result);

        async Task<TrackingResult<TStage>> SeenAsync(Activity seen)
        {
            using (seen)
            {
                return await UpdateAsync(customer, work, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets a tracker work, saves what it has come to and delivers what it tells.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="work">What it is to do; done again where somebody else saved the customer meanwhile.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async ValueTask<TrackingResult<TStage>> UpdateAsync(
        string customer,
        Func<StageTracker<TStage>, IReadOnlyList<StageChange<TStage>>> work,
        CancellationToken cancellationToken)
    {
        List<StageChange<TStage>>? changes = null;
        string leader = customer;
        for (int attempt = 0; attempt < MostConflicts; attempt++)
        {
            bool isElsewhere = false;
            bool isToBeDelivered = false;
            IReadOnlyList<StageChange<TStage>> told = [];
            await SaveAsync(
                leader,
                found =>
                {
                    told = [];
                    isToBeDelivered = found?.Undelivered.Count > 0;
                    isElsewhere = found is null
                        ? !string.Equals(leader, customer, StringComparison.Ordinal)
                        : !IsToBeWorkedOn(found, customer);
                    if (isElsewhere)
                    {
                        return default;
                    }

                    StageTracker<TStage> tracker = TrackerOf(leader, found);

                    // Time does not go on here: what is different now, other rules have made different.
                    IReadOnlyList<StageChange<TStage>> byRules = found is null ? [] : tracker.Advance(found.State.AdvancedTo);
                    IReadOnlyList<StageChange<TStage>> byWork = work(tracker);
                    told = Both(byRules, byWork);

                    // Nobody becomes known by being advanced or corrected, least of all somebody who was erased.
                    ToBeSaved<TStage> next = Next(
                        tracker, found, byRules.Count == 0 || TellsRuleChanges(leader) ? told : byWork);
                    isToBeDelivered = next.Undelivered.Count > 0;
                    return new(found is null && next.State is { Events.Count: 0, Overrides.Count: 0 } ? null : next);
                },
                cancellationToken).ConfigureAwait(false);
            if (!isElsewhere)
            {
                IReadOnlyList<StageChange<TStage>> all = changes is null ? told : Both(changes, told);
                return all.Count == 0 && !isToBeDelivered
                    ? NothingNew
                    : await DeliverAllAsync(leader, all, cancellationToken).ConfigureAwait(false);
            }

            leader = await LeaderOfAsync(customer, changes ??= [], cancellationToken).ConfigureAwait(false);
        }

        throw GivenUp(customer);
    }

    private bool TellsRuleChanges(string customer) => models.ModelOf(customer).TellRuleChanges ?? settings.Options.TellRuleChanges;

    private StageTracker<TStage> TrackerOf(string customer, TrackedCustomer<TStage>? found) =>
        models.ModelOf(customer).TrackerOf(customer, found);

    private async Task DeliverAsync(string customer, List<StageChangeFailure> failures, CancellationToken cancellationToken)
    {
        if (!_turns.TryBegin(customer))
        {
            return;
        }

        try
        {
            do
            {
                await DeliverOnceAsync(customer, failures, cancellationToken).ConfigureAwait(false);
            }
            while (!_turns.TryEnd(customer));
        }
        catch
        {
            _turns.Abandon(customer);
            throw;
        }
    }

    private async Task DeliverOnceAsync(string customer, List<StageChangeFailure> failures, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(customer, cancellationToken).ConfigureAwait(false) is not { Undelivered: { Count: > 0 } undelivered })
        {
            return;
        }

        IReadOnlyList<UndeliveredChange<TStage>> left =
            await delivery.DeliverAsync(undelivered, failures, cancellationToken).ConfigureAwait(false);
        Dictionary<Guid, UndeliveredChange<TStage>> leftById = left.ToDictionary(u => u.Change.Id);
        HashSet<Guid> tried = [.. undelivered.Select(u => u.Change.Id)];

        // What was handed over is remembered even where the host wants to stop: otherwise it would be handed over again.
        await SaveAsync(
            customer,
            found => found is null
                ? null
                : new ToBeSaved<TStage>(found.State, found.Undelivered
                    .Where(u => !tried.Contains(u.Change.Id) || leftById.ContainsKey(u.Change.Id))
                    .Select(u => leftById.GetValueOrDefault(u.Change.Id, u))
                    .ToArray()),
            CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private Task SaveAsync(
        string customer, Func<TrackedCustomer<TStage>?, ToBeSaved<TStage>?> change, CancellationToken cancellationToken) =>
        SaveAsync(customer, found => ValueTask.FromResult(change(found)), cancellationToken);

    private async Task SaveAsync(
        string customer, Func<TrackedCustomer<TStage>?, ValueTask<ToBeSaved<TStage>?>> change, CancellationToken cancellationToken)
    {
        using CustomerLocks.Held held = await _locks.HoldAsync(customer, cancellationToken).ConfigureAwait(false);
        for (int conflicts = 0; conflicts < MostConflicts; conflicts++)
        {
            TrackedCustomer<TStage>? found = await store.FindAsync(customer, cancellationToken).ConfigureAwait(false);
            if (await change(found).ConfigureAwait(false) is not { } next
                || await store
                    .SaveAsync(new TrackedCustomer<TStage>(next.State, next.Undelivered, found?.Version ?? 0), cancellationToken)
                    .ConfigureAwait(false))
            {
                return;
            }
        }

        throw new InvalidOperationException(
            $"The customer '{customer}' was saved by somebody else {MostConflicts} times in a row; nothing of this call was saved. "
                + "Try again.");
    }
}
