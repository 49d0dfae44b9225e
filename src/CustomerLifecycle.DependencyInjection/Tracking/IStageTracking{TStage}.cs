using NodaTime;

namespace CustomerLifecycle;

/// <summary>Follows all customers of a shop in one model: takes events, lets time pass, keeps and delivers every change of stage.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <remarks>
/// A change is saved together with what caused it, and only then delivered; where a handler fails or the process dies, it is delivered
/// later. Each call costs time in proportion to the customer's own history. A handler may itself record or correct: changes of a customer
/// to whom another call is just delivering are delivered by that call.
/// </remarks>
/// <threadsafety>
/// Safe from any thread; those for one customer are worked out one after the other, and delivered one after the other.
/// </threadsafety>
public interface IStageTracking<TStage>
    where TStage : notnull
{
    /// <summary>Takes events of a customer in, in or out of order, and delivers what changed.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="events">
    /// The events. Those of a kind and id that came before are versions of that event: newer ones take its place, as in a
    /// <see cref="CustomerHistory"/>. Events of an id that was merged into another go to the person, and keep the id as their origin.
    /// </param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>What changed, and which handlers failed.</returns>
    /// <exception cref="ArgumentException">An event is in another currency than those before; none was taken in.</exception>
    Task<TrackingResult<TStage>> RecordAsync(
        string customer, IEnumerable<CustomerEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Corrects what is known of a customer, and delivers the difference.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="correction">
    /// What to do with the customer's tracker: <see cref="StageTracker{TStage}.Correct"/>, <see cref="StageTracker{TStage}.Remove"/>,
    /// <see cref="StageTracker{TStage}.Override"/> or <see cref="StageTracker{TStage}.Withdraw"/>; its answer is what is delivered. Called
    /// again where somebody else saved the customer meanwhile.
    /// </param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>What changed, and which handlers failed.</returns>
    Task<TrackingResult<TStage>> CorrectAsync(
        string customer,
        Func<StageTracker<TStage>, IReadOnlyList<StageChange<TStage>>> correction,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets time pass: works out what is due up to an instant, customer by customer in order, and delivers it with all that is still
    /// undelivered.
    /// </summary>
    /// <param name="now">The instant, included.</param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>
    /// What changed, and which handlers failed. Where an <see cref="ITrackingPartition"/> says who is worked on where, its own customers
    /// alone are seen to; what changed is told to handlers where they are worked on, and here only who could not be dealt with.
    /// </returns>
    Task<TrackingResult<TStage>> AdvanceAsync(Instant now, CancellationToken cancellationToken = default);

    /// <summary>Lets time pass for one customer, and delivers what changed with all that is still undelivered of them.</summary>
    /// <param name="customer">
    /// The customer's id. Of one that was merged into another, what is undelivered is delivered; the person's time passes under the id that
    /// stays.
    /// </param>
    /// <param name="now">The instant, included.</param>
    /// <param name="cancellationToken">Cancels; what is saved already is delivered later.</param>
    /// <returns>What changed, and which handlers failed; nothing where nothing is known of the customer.</returns>
    Task<TrackingResult<TStage>> AdvanceAsync(string customer, Instant now, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that two ids are one person. What was recorded under both counts as one history from here on, under the second id, and so does
    /// what comes later for either. All that was told of the first id by itself is taken back; of the second, the difference is told.
    /// </summary>
    /// <param name="from">The id that is merged; with it go all who were merged with it before.</param>
    /// <param name="into">The id that stays; where it was merged into another, that one.</param>
    /// <param name="cancellationToken">Cancels; what was begun is completed by whatever is done next with either.</param>
    /// <returns>What changed, and which handlers failed; nothing where both are one person already, or one id.</returns>
    /// <remarks>
    /// Ids of which nothing is known can be merged too: what comes later is one person's. A store saves one customer at a time; where the
    /// process dies in the middle, the merge is completed by the next call for one of the two, or by
    /// <see cref="AdvanceAsync(Instant, CancellationToken)"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// Their events are in different currencies, or they are of different tenants or models; nothing was merged.
    /// </exception>
    Task<TrackingResult<TStage>> MergeAsync(string from, string into, CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that an id is not the person that it was merged into. It goes on by itself with what was recorded under it before and since,
    /// and with those who were merged into it; what happened to it is told again, under new ids of changes.
    /// </summary>
    /// <param name="customer">The id that was merged.</param>
    /// <param name="cancellationToken">Cancels; what was begun is completed by whatever is done next with either.</param>
    /// <returns>What changed, and which handlers failed; nothing where the id is by itself or unknown.</returns>
    Task<TrackingResult<TStage>> UnmergeAsync(string customer, CancellationToken cancellationToken = default);

    /// <summary>What is known of a customer: stage, since when, what is due, timeline and history.</summary>
    /// <param name="customer">The customer's id, or one that was merged into it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// A tracker of the caller's own, of which nothing is saved, under the id that stays; <see langword="null"/> where nothing is known.
    /// </returns>
    Task<StageTracker<TStage>?> FindAsync(string customer, CancellationToken cancellationToken = default);

    /// <summary>Everything that is kept of a customer, as JSON.</summary>
    /// <param name="customer">The customer's id, or one that was merged into it: what is kept of the whole person.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Ids, events and timeline (<see cref="CustomerExport"/>); <see langword="null"/> where nothing is known.</returns>
    Task<string?> ExportAsync(string customer, CancellationToken cancellationToken = default);

    /// <summary>Erases a customer with everything that is kept of them, undelivered changes too.</summary>
    /// <param name="customer">The customer's id, or one that was merged into it: the whole person is erased, under all ids.</param>
    /// <param name="cancellationToken">Cancels; where something is left, the same call again erases it.</param>
    /// <returns>Whether anything was known.</returns>
    Task<bool> EraseAsync(string customer, CancellationToken cancellationToken = default);
}
