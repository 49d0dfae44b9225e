using System.Diagnostics;

namespace CustomerLifecycle;

/// <content>
/// Two ids that turn out to be one person. A store saves one customer at a time, so a merge is three saves: the one who stays holds what
/// the other has (it does not count yet); the other points to them and holds nothing more; the one who stays counts it. Parting is the
/// same backwards. Each save is allowed by what both sides say: the one to be saved is read first, the other after that, so whoever comes
/// in between is noticed by the version. The other is not saved, so no version checks them: they are read from the store itself, whatever
/// a layer remembers. Whoever meets a merge half done completes it.
/// </content>
internal sealed partial class StageTrackingService<TStage>
{
    public async Task<TrackingResult<TStage>> MergeAsync(string from, string into, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(from);
        Guard.Against.Null(into);
        if (!models.MayBeOnePerson(from, into))
        {
            throw new ArgumentException(
                $"'{from}' and '{into}' are not of one tenant and model, so they cannot be one person.", nameof(into));
        }

        using Activity? activity = settings.Telemetry.Begin("merge", settings.Name);
        List<StageChange<TStage>> changes = [];
        foreach (string id in new[] { from, into }.Where(id => !TellsRuleChanges(id)))
        {
            // What other rules have changed is settled in silence first, so that it is not taken for what the merge changes.
            await UpdateAsync(id, _ => [], cancellationToken).ConfigureAwait(false);
        }

        for (int attempt = 0; attempt < MostConflicts; attempt++)
        {
            string other = await LeaderOfAsync(from, changes, cancellationToken).ConfigureAwait(false);
            string leader = await LeaderOfAsync(into, changes, cancellationToken).ConfigureAwait(false);
            if (string.Equals(other, leader, StringComparison.Ordinal))
            {
                return await DeliverAllAsync(leader, changes, cancellationToken).ConfigureAwait(false);
            }

            await ArriveAsync(other, leader, isNew: true, changes, cancellationToken).ConfigureAwait(false);
        }

        throw GivenUp(from);
    }

    public async Task<TrackingResult<TStage>> UnmergeAsync(string customer, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(customer);
        using Activity? activity = settings.Telemetry.Begin("unmerge", settings.Name);
        List<StageChange<TStage>> changes = [];
        for (int attempt = 0; attempt < MostConflicts; attempt++)
        {
            string leader = await LeaderOfAsync(customer, changes, cancellationToken).ConfigureAwait(false);
            if (string.Equals(customer, leader, StringComparison.Ordinal))
            {
                return await DeliverAllAsync(customer, changes, cancellationToken).ConfigureAwait(false);
            }

            await LeaveAsync(customer, leader, changes, cancellationToken).ConfigureAwait(false);
        }

        throw GivenUp(customer);
    }

    private static InvalidOperationException GivenUp(string customer) => new(
        $"The customer '{customer}' was saved by somebody else {MostConflicts} times in a row; nothing of this call was saved, "
            + "or what was saved is completed by the next call. Try again.");

    /// <summary>Who holds what is recorded of a customer, themselves mostly. Completes what is half done on the way.</summary>
    private async Task<string> LeaderOfAsync(string customer, List<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostConflicts; attempt++)
        {
            List<(string Id, TrackedCustomer<TStage>? Found)> path = await PathAsync(customer, cancellationToken).ConfigureAwait(false);
            (string leader, TrackedCustomer<TStage>? found) = path[^1];
            if (found is null)
            {
                return customer;
            }

            if (!found.State.IsSettled())
            {
                await SettleAsync(leader, changes, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (found.State.MergedInto is null && found.State.Ids.Contains(customer, StringComparer.Ordinal))
            {
                return leader;
            }

            // Who points to somebody who was erased, or does not know them, is by themselves again. A second look at the same
            // versions says that nobody was just on the way.
            List<(string Id, TrackedCustomer<TStage>? Found)> again = await PathAsync(customer, cancellationToken).ConfigureAwait(false);
            if (path.Select(p => (p.Id, p.Found?.Version)).SequenceEqual(again.Select(p => (p.Id, p.Found?.Version))))
            {
                long version = path[0].Found!.Version;
                await SaveAsync(
                    customer,
                    own => own?.Version == version ? new ToBeSaved<TStage>(own.State.ByItself(), own.Undelivered) : null,
                    cancellationToken).ConfigureAwait(false);
            }
        }

        throw GivenUp(customer);
    }

    /// <summary>
    /// All ids of a person in the order in which to erase them: wherever the process dies, the same call again finds the rest. So those
    /// come first who are only known to the one who stays, then that one, then the way there, and last the id that was asked for.
    /// </summary>
    private async Task<IReadOnlyList<string>> IdsToEraseAsync(string customer, CancellationToken cancellationToken)
    {
        List<(string Id, TrackedCustomer<TStage>? Found)> path = await PathAsync(customer, cancellationToken).ConfigureAwait(false);
        if (path[^1].Found?.State is not { MergedInto: not null })
        {
            await LeaderOfAsync(customer, [], cancellationToken).ConfigureAwait(false);
            path = await PathAsync(customer, cancellationToken).ConfigureAwait(false);
        }

        string[] way = [.. path.Select(p => p.Id).Reverse()];
        return path[^1].Found?.State switch
        {
            null => [],
            { MergedInto: not null } => way, // Of somebody erased, the pointers are left.
            { } state when state.Ids.Contains(customer, StringComparer.Ordinal) =>
                [.. state.Ids.Except(way, StringComparer.Ordinal), .. way],
            _ => [customer],
        };
    }

    /// <summary>The customer and those whom the pointers lead to, as far as they are known.</summary>
    private async Task<List<(string Id, TrackedCustomer<TStage>? Found)>> PathAsync(string customer, CancellationToken cancellationToken)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { customer };
        List<(string Id, TrackedCustomer<TStage>? Found)> path =
            [(customer, await kept.FindAsync(customer, cancellationToken).ConfigureAwait(false))];
        while (path[^1].Found?.State.MergedInto is { } next
            && seen.Add(next)
            && await kept.FindAsync(next, cancellationToken).ConfigureAwait(false) is { } found)
        {
            path.Add((next, found));
        }

        return path;
    }

    /// <summary>Completes every merge and parting that the customer is in the middle of.</summary>
    private async Task SettleAsync(string leader, List<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        if (await kept.FindAsync(leader, cancellationToken).ConfigureAwait(false) is not { State: { } state })
        {
            return;
        }

        foreach (StageTrackerState<TStage> other in state.Arriving)
        {
            await ArriveAsync(other.Customer, leader, isNew: false, changes, cancellationToken).ConfigureAwait(false);
        }

        foreach (StageTrackerState<TStage> other in state.Leaving)
        {
            await FinishLeavingAsync(other.Customer, leader, changes, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ArriveAsync(
        string other, string leader, bool isNew, List<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostConflicts; attempt++)
        {
            long? version = null;
            IReadOnlyList<StageChange<TStage>> told = [];
            bool mayBegin = isNew && attempt == 0;
            await SaveAsync(
                leader,
                async found =>
                {
                    (version, told) = (null, []);
                    bool isHeld = found?.State.HasArriving(other) == true;
                    if (!isHeld && (!mayBegin || found?.State is { MergedInto: not null } || found?.State.IsSettled() == false))
                    {
                        return null;
                    }

                    // Read after the one who stays: so nobody can have saved the other in between without saving them as well.
                    TrackedCustomer<TStage>? away = await kept.FindAsync(other, cancellationToken).ConfigureAwait(false);
                    if (isHeld && string.Equals(away?.State.MergedInto, leader, StringComparison.Ordinal))
                    {
                        StageTracker<TStage> counting = Restored(leader, found!.State.WithNobody(other));
                        told = counting.Merge(found.State.Arriving.First(a => string.Equals(a.Customer, other, StringComparison.Ordinal)));
                        return Next(counting, found, told);
                    }

                    if (away?.State is { MergedInto: not null } || away?.State.IsSettled() == false)
                    {
                        // They went elsewhere, or others are on the way to them: whoever asked begins anew.
                        return isHeld ? LetGo(other, found!) : null;
                    }

                    StageTrackerState<TStage> held = TrackerOf(other, away).ToState();
                    StageTracker<TStage> trial = TrackerOf(leader, found);
                    StageTrackerState<TStage> before = trial.ToState();
                    try
                    {
                        // What cannot count must not arrive.
                        trial.Merge(held);
                    }
                    catch (Exception) when (isHeld)
                    {
                        return LetGo(other, found!);
                    }

                    version = away?.Version ?? 0;
                    return new ToBeSaved<TStage>(before.WithArriving(held), found?.Undelivered ?? []);
                },
                cancellationToken).ConfigureAwait(false);
            changes.AddRange(told);
            if (version is null)
            {
                return;
            }

            await PointAsync(other, leader, version.Value, changes, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets a customer who is held elsewhere point there, unless they were saved since.</summary>
    private async Task PointAsync(
        string other, string leader, long version, List<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        IReadOnlyList<StageChange<TStage>> told = [];
        await SaveAsync(
            other,
            found =>
            {
                told = [];
                if ((found?.Version ?? 0) != version)
                {
                    return null;
                }

                StageTracker<TStage> tracker = TrackerOf(other, found);
                told = tracker.MergeInto(leader);
                return Next(tracker, found, told);
            },
            cancellationToken).ConfigureAwait(false);
        changes.AddRange(told);
    }

    private async Task LeaveAsync(string other, string leader, List<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        IReadOnlyList<StageChange<TStage>> told = [];
        await SaveAsync(
            leader,
            found =>
            {
                told = [];
                if (found?.State is not { MergedInto: null } state
                    || !state.IsSettled()
                    || !state.Ids.Contains(other, StringComparer.Ordinal))
                {
                    return null;
                }

                StageTracker<TStage> tracker = TrackerOf(leader, found);
                StageTrackerState<TStage> held = tracker.StateOf(other);

                // What cannot stand by itself must not leave.
                _ = Restored(other, held);
                told = tracker.Unmerge(other);
                ToBeSaved<TStage> next = Next(tracker, found, told);
                return next with { State = next.State.WithLeaving(held) };
            },
            cancellationToken).ConfigureAwait(false);
        changes.AddRange(told);
        await FinishLeavingAsync(other, leader, changes, cancellationToken).ConfigureAwait(false);
    }

    private async Task FinishLeavingAsync(
        string other, string leader, List<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        IReadOnlyList<StageChange<TStage>> told = [];
        await SaveAsync(
            other,
            async found =>
            {
                told = [];
                if (found is null || !await LeadsToAsync(other, leader, cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                TrackedCustomer<TStage>? holder = await kept.FindAsync(leader, cancellationToken).ConfigureAwait(false);
                if (holder?.State.Leaving(other) is not { } held)
                {
                    return null;
                }

                StageTracker<TStage> tracker = TrackerOf(other, found);
                told = tracker.Resume(held);
                return Next(tracker, found, told);
            },
            cancellationToken).ConfigureAwait(false);
        changes.AddRange(told);
        await SaveAsync(
            leader,
            async found =>
                found?.State.Leaving(other) is null || await LeadsToAsync(other, leader, cancellationToken).ConfigureAwait(false)
                    ? null
                    : LetGo(other, found),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> LeadsToAsync(string other, string leader, CancellationToken cancellationToken)
    {
        List<(string Id, TrackedCustomer<TStage>? Found)> path = await PathAsync(other, cancellationToken).ConfigureAwait(false);
        return path.Count > 1 && string.Equals(path[^1].Id, leader, StringComparison.Ordinal);
    }

    private ToBeSaved<TStage> LetGo(string other, TrackedCustomer<TStage> found) =>
        new(Restored(found.State.Customer, found.State.WithNobody(other)).ToState(), found.Undelivered);

    private StageTracker<TStage> Restored(string customer, StageTrackerState<TStage> state) =>
        models.ModelOf(customer).TrackerOf(customer, new TrackedCustomer<TStage>(state, [], 0));

    private ToBeSaved<TStage> Next(
        StageTracker<TStage> tracker, TrackedCustomer<TStage>? found, IReadOnlyList<StageChange<TStage>> told)
    {
        IReadOnlyList<UndeliveredChange<TStage>> before = found?.Undelivered ?? [];
        return new ToBeSaved<TStage>(
            tracker.ToState(),
            told.Count == 0 ? before : [.. before, .. told.Where(settings.IsTold).Select(c => new UndeliveredChange<TStage>(c))]);
    }

    private async Task<TrackingResult<TStage>> DeliverAllAsync(
        string customer, IReadOnlyList<StageChange<TStage>> changes, CancellationToken cancellationToken)
    {
        settings.Changed(changes);
        List<StageChangeFailure> failures = [];
        foreach (string id in changes.Select(c => c.Customer).Append(customer).Distinct(StringComparer.Ordinal))
        {
            await DeliverAsync(id, failures, cancellationToken).ConfigureAwait(false);
        }

        return new TrackingResult<TStage>(changes, failures, []);
    }
}
