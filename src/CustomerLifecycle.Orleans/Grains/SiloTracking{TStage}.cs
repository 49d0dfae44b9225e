using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>One tracking of the silo, and the store behind it with what is held.</summary>
internal sealed class SiloTracking<TStage> : ISiloTracking
    where TStage : notnull
{
    private readonly IStageTracking<TStage> _tracking;
    private readonly IStageStore<TStage> _store;
    private readonly TrackedModels<TStage> _models;
    private readonly IClock _clock;

    public SiloTracking(IServiceProvider services, TrackingRegistration registration)
    {
        Name = registration.Name;
        _tracking = services.GetRequiredKeyedService<IStageTracking<TStage>>(registration.Key);
        _models = services.GetRequiredKeyedService<TrackedModels<TStage>>(registration.Key);
        _store = services.GetRequiredService<HeldCustomers>().StoreOf<TStage>(Name);
        _clock = services.GetRequiredService<IClock>();
    }

    public string Name { get; }

    public async ValueTask<string> LeaderOfAsync(string customer, CancellationToken cancellationToken)
    {
        HashSet<string>? seen = null;
        string leader = customer;
        TrackedCustomer<TStage>? found = await _store.FindAsync(customer, cancellationToken).ConfigureAwait(true);
        while (found?.State.MergedInto is { } next
            && (seen ??= new(StringComparer.Ordinal) { customer }).Add(next)
            && await _store.FindAsync(next, cancellationToken).ConfigureAwait(true) is { } further)
        {
            (leader, found) = (next, further);
        }

        return leader;
    }

    public async Task<IReadOnlyList<string>> IdsOfAsync(string customer, CancellationToken cancellationToken) =>
        await _tracking.FindAsync(customer, cancellationToken).ConfigureAwait(true) is { } tracker ? tracker.Ids : [];

    public Task RecordAsync(string customer, CustomerEvent[] events, CancellationToken cancellationToken) =>
        _tracking.RecordAsync(customer, events, cancellationToken);

    public Task CorrectAsync(string customer, CustomerEvent mended, CancellationToken cancellationToken) =>
        _tracking.CorrectAsync(customer, tracker => tracker.Correct(in mended), cancellationToken);

    public Task RemoveAsync(string customer, EventKind kind, string id, CancellationToken cancellationToken) =>
        _tracking.CorrectAsync(customer, tracker => tracker.Remove(kind, id), cancellationToken);

    public Task AdvanceAsync(string customer, Instant now, CancellationToken cancellationToken) =>
        _tracking.AdvanceAsync(customer, now, cancellationToken);

    public Task MergeAsync(string from, string into, CancellationToken cancellationToken) =>
        _tracking.MergeAsync(from, into, cancellationToken);

    public Task UnmergeAsync(string customer, CancellationToken cancellationToken) =>
        _tracking.UnmergeAsync(customer, cancellationToken);

    public async Task<StageText?> StageOfAsync(string customer, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (await _tracking.FindAsync(customer, cancellationToken).ConfigureAwait(true) is not { } tracker)
        {
            return null;
        }

        // What is due by now and not worked on yet is part of the answer, in a tracker of which nothing is saved.
        tracker.Advance(_clock.GetCurrentInstant());
        StageTimeline<TStage> timeline = tracker.Timeline();
        return timeline.Explain(tracker.History(), timeline.AsOf) is not { } explanation
            || tracker is not { Stage: { } stage, Since: { } since }
            ? null
            : new StageText(
                Name,
                timeline.Model.Key,
                stage.Key,
                LocalDatePattern.Iso.Format(since),
                tracker.DueOn is { } until ? LocalDatePattern.Iso.Format(until) : null,
                explanation.SayReason(culture));
    }

    public async Task<string?> FindAsync(string customer, CancellationToken cancellationToken) =>
        await _tracking.FindAsync(customer, cancellationToken).ConfigureAwait(true) is { } tracker
            ? StageTrackerStateJson.Write(tracker.ToState(), _models.ModelOf(tracker.Customer).Classifier.Model)
            : null;

    public async Task<CustomerExport?> ExportAsync(CustomerExport? export, string customer, CancellationToken cancellationToken)
    {
        if (await _tracking.FindAsync(customer, cancellationToken).ConfigureAwait(true) is not { } tracker)
        {
            return export;
        }

        StageTimeline<TStage> timeline = tracker.Timeline();
        return (export ?? new CustomerExport(tracker.Customer, tracker.History()).WithIds(tracker.Ids))
            .With(timeline.Model, tracker.Overrides)
            .With(timeline);
    }

    public Task<bool> EraseAsync(string customer, CancellationToken cancellationToken) =>
        _tracking.EraseAsync(customer, cancellationToken);
}
