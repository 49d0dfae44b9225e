namespace CustomerLifecycle;

/// <summary>
/// A change of stage that stands, and so the visit that began with it: a row of the table that <see cref="EfStageStore{TStage}"/> keeps in
/// step with the state of each customer.
/// </summary>
/// <remarks>
/// A change that is taken back is no longer there. The rows of a customer are the visits of their timeline, the open one with
/// <see cref="Until"/> missing. Only the store writes them.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record StageTransitionRow
{
    /// <summary>Gets the name of the tracking; with <see cref="Customer"/> and <see cref="Number"/> the key.</summary>
    public required string Tracking { get; init; }

    /// <summary>Gets the customer's id.</summary>
    public required string Customer { get; init; }

    /// <summary>Gets the place among the customer's changes in time order, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the key of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the key of the stage left; <see langword="null"/> where the customer became known.</summary>
    public required string? From { get; init; }

    /// <summary>Gets the key of the stage entered.</summary>
    public required string To { get; init; }

    /// <summary>Gets the first instant in the stage, in UTC, cut to the microsecond; what lies before year 1 is its beginning.</summary>
    public required DateTime At { get; init; }

    /// <summary>Gets the calendar day of the change in the shop's zone.</summary>
    public required DateOnly On { get; init; }

    /// <summary>
    /// Gets the first instant in the next stage, like <see cref="At"/>; <see langword="null"/> while the customer is in this one.
    /// </summary>
    public required DateTime? Until { get; init; }

    /// <summary>
    /// Gets what brought the change; <see langword="null"/> where the customer became known, and where other rules than those of today have
    /// brought it before the row was written.
    /// </summary>
    public required TransitionCause? Cause { get; init; }

    /// <summary>Gets kind and id of the event that brought the change, e.g. <c>order A-17</c>; otherwise <see langword="null"/>.</summary>
    public required string? Event { get; init; }

    /// <summary>Gets the place of the rule that decided in the list of rules, from 0; <see langword="null"/> where none did.</summary>
    public required int? Rule { get; init; }

    /// <summary>Gets the fingerprint of the rules that decided; <see langword="null"/> where <see cref="Cause"/> is.</summary>
    public required string? Rules { get; init; }
}
