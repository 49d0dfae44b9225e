using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Records for customers of a cluster, and asks about them: from a client outside, a cohosted one, or a grain.</summary>
/// <remarks>
/// <para>
/// Each call goes to the customer's grain and is done there in every tracking of the silo
/// (<see cref="CustomerLifecycleSiloBuilderExtensions.AddCustomerLifecycle"/>), with the meaning of the member of
/// <see cref="IStageTracking{TStage}"/> of the same name. What fails in one tracking does not keep it from the others; the first
/// failure is thrown.
/// </para>
/// <para>
/// A call may fail although it was done, as when a silo dies before it answers: so events should have ids, and then calling again changes
/// nothing. Failures of handlers are no failures of the call: what was not told is kept, and told when time is next let pass.
/// </para>
/// </remarks>
/// <threadsafety>Safe from any thread.</threadsafety>
public static class ClusterTrackingExtensions
{
    /// <summary>Takes events of a customer in, in every tracking, and delivers what changed.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="events">The events, in or out of order; with an id each, they may be given again.</param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>A task that ends when they are saved, and the handlers have been told or have failed.</returns>
    /// <exception cref="ArgumentException">
    /// An event is in another currency than those before, none was taken in; or the customer's id is empty.
    /// </exception>
    public static Task RecordAsync(
        this IGrainFactory cluster, string customer, IEnumerable<CustomerEvent> events, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(events);
        return GrainOf(cluster, customer).RecordAsync(
            new CustomerCall(customer), JsonSerializer.Serialize<CustomerEvent[]>([.. events]), cancellationToken);
    }

    /// <summary>Puts an event in the place of one of the same kind and id, by hand: later versions no longer change it.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="mended">The event as it should have been.</param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>A task that ends when it is saved.</returns>
    /// <exception cref="ArgumentException">There is no such event, or the currency is another; nothing was changed.</exception>
    public static Task CorrectAsync(
        this IGrainFactory cluster, string customer, CustomerEvent mended, CancellationToken cancellationToken = default) =>
        GrainOf(cluster, customer).CorrectAsync(new CustomerCall(customer), JsonSerializer.Serialize(mended), cancellationToken);

    /// <summary>Takes an event out as though it had never been, by hand.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="kind">The kind of the event.</param>
    /// <param name="id">Its id; where there is no such event, nothing changes.</param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>A task that ends when it is saved.</returns>
    public static Task RemoveAsync(
        this IGrainFactory cluster, string customer, EventKind kind, string id, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(id);
        return GrainOf(cluster, customer).RemoveAsync(new CustomerCall(customer), kind.Key, id, cancellationToken);
    }

    /// <summary>Says that two ids are one person.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="from">The id that is merged.</param>
    /// <param name="into">The id that stays; where it was merged into another, that one.</param>
    /// <param name="cancellationToken">Cancels; what was begun is completed by whatever is done next with either.</param>
    /// <returns>A task that ends when it is saved.</returns>
    /// <exception cref="ArgumentException">
    /// Their events are in different currencies, or they are of different tenants or models; nothing was merged.
    /// </exception>
    public static Task MergeAsync(
        this IGrainFactory cluster, string from, string into, CancellationToken cancellationToken = default)
    {
        Guard.Against.NullOrEmpty(from);
        return GrainOf(cluster, into).MergeAsync(new CustomerCall(into), from, cancellationToken);
    }

    /// <summary>Says that an id is not the person that it was merged into.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The id that was merged.</param>
    /// <param name="cancellationToken">Cancels; what was begun is completed by whatever is done next with either.</param>
    /// <returns>A task that ends when it is saved.</returns>
    public static Task UnmergeAsync(this IGrainFactory cluster, string customer, CancellationToken cancellationToken = default) =>
        GrainOf(cluster, customer).UnmergeAsync(new CustomerCall(customer), cancellationToken);

    /// <summary>The stage of a customer in every tracking as of now, since when, until when, and why.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The customer's id, or one that was merged into it.</param>
    /// <param name="culture">The language of the reasons; <see langword="null"/>: English.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One for each tracking that knows the customer, in the order in which they were added; empty where none does.</returns>
    public static async Task<IReadOnlyList<TrackedStage>> StagesOfAsync(
        this IGrainFactory cluster, string customer, CultureInfo? culture = null, CancellationToken cancellationToken = default)
    {
        StageText[] stages = await GrainOf(cluster, customer)
            .StagesAsync((culture ?? CultureInfo.InvariantCulture).Name, cancellationToken)
            .ConfigureAwait(false);
        return [.. stages.Select(s => new TrackedStage(
            s.Tracking,
            s.Model,
            s.Stage,
            LocalDatePattern.Iso.Parse(s.Since).GetValueOrThrow(),
            s.Until is { } until ? LocalDatePattern.Iso.Parse(until).GetValueOrThrow() : null,
            s.Reason))];
    }

    /// <summary>What is known of a customer in one tracking: stage, since when, what is due, timeline and history.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="cluster">
    /// A client whose container tracks the same: a cohosted one, or one where <c>services.AddCustomerLifecycle().AddTracking&lt;…&gt;()</c>
    /// was called as in the silos.
    /// </param>
    /// <param name="customer">The customer's id, or one that was merged into it.</param>
    /// <param name="key">The key under which the tracking was added; <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// A tracker of the caller's own, of which nothing is saved, as of when the customer was last worked on; <see langword="null"/> where
    /// nothing is known.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The client's container has no such tracking, or the silos have none; the message says what to add.
    /// </exception>
    public static async Task<StageTracker<TStage>?> FindAsync<TStage>(
        this IClusterClient cluster, string customer, string? key = null, CancellationToken cancellationToken = default)
        where TStage : notnull
    {
        ICustomerGrain grain = GrainOf(cluster, customer);
        TrackedModels<TStage> models = cluster.ServiceProvider.GetKeyedService<TrackedModels<TStage>>(key)
            ?? throw new InvalidOperationException(
                $"The client's container tracks no {typeof(TStage).Name}{(key is null ? string.Empty : $" under the key '{key}'")}, so it "
                    + "cannot read what a silo knows. Add services.AddCustomerLifecycle() and the tracking to it, with the same model as "
                    + "in the silos, or ask for StagesOfAsync.");
        return await grain.FindAsync(models.Name, cancellationToken).ConfigureAwait(false) is { } text
            ? TrackerOf(models.ModelOf(customer), customer, text)
            : null;
    }

    /// <summary>Everything that is kept of a customer in all trackings, as JSON.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The customer's id, or one that was merged into it: what is kept of the whole person.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Ids, events, and the timeline of each tracking (<see cref="CustomerExport"/>); <see langword="null"/> where nothing is
    /// known.</returns>
    public static Task<string?> ExportAsync(
        this IGrainFactory cluster, string customer, CancellationToken cancellationToken = default) =>
        GrainOf(cluster, customer).ExportAsync(cancellationToken);

    /// <summary>Erases a customer with everything that is kept of them in any tracking.</summary>
    /// <param name="cluster">The client, or the factory of grains.</param>
    /// <param name="customer">The customer's id, or one that was merged into it: the whole person is erased, under all ids.</param>
    /// <param name="cancellationToken">Cancels; where something is left, the same call again erases it.</param>
    /// <returns>Whether anything was known.</returns>
    public static Task<bool> EraseAsync(
        this IGrainFactory cluster, string customer, CancellationToken cancellationToken = default) =>
        GrainOf(cluster, customer).EraseAsync(new CustomerCall(customer), cancellationToken);

    private static ICustomerGrain GrainOf(IGrainFactory cluster, string customer) =>
        Guard.Against.Null(cluster).GetGrain<ICustomerGrain>(Guard.Against.NullOrEmpty(customer));

    private static StageTracker<TStage> TrackerOf<TStage>(TrackedModel<TStage> model, string customer, string state)
        where TStage : notnull =>
        model.TrackerOf(
            customer, new TrackedCustomer<TStage>(StageTrackerStateJson.Read(state, model.Classifier.Model), [], version: 0));
}
