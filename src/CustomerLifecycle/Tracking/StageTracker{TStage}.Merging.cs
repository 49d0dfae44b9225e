using NodaTime;

namespace CustomerLifecycle;

/// <content>Two ids that turn out to be one person, and the way back.</content>
public sealed partial class StageTracker<TStage>
{
    /// <summary>
    /// Gets the id that the customer was merged into, whose tracker takes the events since; <see langword="null"/> for a customer by
    /// themselves.
    /// </summary>
    public string? MergedInto { get; private set; }

    /// <summary>Gets the ids that the customer goes by: their own, and those of all who were merged into them.</summary>
    public IReadOnlyList<string> Ids => [.. _person.Own.All.Select(s => s.Customer)];

    /// <summary>Gets what persons said of the customer's stage, under whichever id.</summary>
    public IReadOnlyList<StageOverride<TStage>> Overrides => [.. _person.Overrides];

    /// <summary>Takes an event that was recorded under one of the person's ids.</summary>
    /// <param name="item">The event.</param>
    /// <param name="customer">The id (<see cref="Ids"/>); the event goes with it where the merge is undone.</param>
    /// <returns>What changed, as changes of this customer.</returns>
    /// <exception cref="ArgumentException">
    /// The customer does not go by that id, or the currency is another; nothing was taken in.
    /// </exception>
    /// <exception cref="InvalidOperationException">The customer was merged into another already.</exception>
    public IReadOnlyList<StageChange<TStage>> Take(in CustomerEvent item, string customer)
    {
        RequireNotMergedAway();
        return Take(ShareOf(customer), in item);
    }

    /// <summary>
    /// Takes in all that was recorded of another customer, who turned out to be the same person. From here on it counts as this
    /// customer's own; under which id it was recorded is kept.
    /// </summary>
    /// <param name="other">
    /// The state of the other, with all who were merged into them before. Let their own tracker know by <see cref="MergeInto"/>.
    /// </param>
    /// <returns>What changed of this customer.</returns>
    /// <exception cref="ArgumentException">
    /// One of the ids is this customer's already, the other was merged into somebody, or the currency is another; nothing was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The customer was merged into another already.</exception>
    public IReadOnlyList<StageChange<TStage>> Merge(StageTrackerState<TStage> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireNotMergedAway();
        if (other.MergedInto is { } leader)
        {
            throw new ArgumentException(
                $"'{other.Customer}' was merged into '{leader}'; merge the state of '{leader}' with '{Customer}'.", nameof(other));
        }

        if (other.Ids.FirstOrDefault(id => _person.Find(id) is not null) is { } known)
        {
            throw new ArgumentException($"'{known}' is an id of the customer '{Customer}' already.", nameof(other));
        }

        return Change(() =>
        {
            _person.Own.Add(new CustomerShare<TStage>(other));
            _advancedTo = Instant.Max(_advancedTo, other.AdvancedTo);
        });
    }

    /// <summary>
    /// Lets go of everything, because the customer was merged into another: all that was told of them is taken back, since they are nobody
    /// by themselves any more. What was recorded stays with the other; take <see cref="ToState"/> for them before.
    /// </summary>
    /// <param name="customer">The id of the other.</param>
    /// <returns>The retractions, the newest change first.</returns>
    /// <exception cref="ArgumentException">It is one of the customer's own ids.</exception>
    /// <exception cref="InvalidOperationException">The customer was merged into another already.</exception>
    public IReadOnlyList<StageChange<TStage>> MergeInto(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        RequireNotMergedAway();
        if (_person.Find(customer) is not null)
        {
            throw new ArgumentException($"'{customer}' is an id of the customer '{Customer}' already.", nameof(customer));
        }

        MergedInto = customer;
        _person = new PersonRecord<TStage>(new CustomerShare<TStage>(Customer), Shop.Updates);
        _advancedTo = Instant.MinValue;
        WalkAgain();
        _isWalkedAgain = false;
        return _log.TakeAllBack();
    }

    /// <summary>What was recorded under an id that was merged into this customer, and under those merged into that one before.</summary>
    /// <param name="customer">The id.</param>
    /// <returns>The state with which that customer goes on by themselves where the merge is undone.</returns>
    /// <exception cref="ArgumentException">Nobody of that id was merged into this customer.</exception>
    public StageTrackerState<TStage> StateOf(string customer) => MergedShareOf(customer).ToState(_advancedTo);

    /// <summary>
    /// Undoes a merge: what was recorded under that id, before and since, no longer counts, nor does what was recorded of those merged into
    /// it before. What persons said of the stage since the merge stays with this customer; events corrected by hand stay so for both.
    /// </summary>
    /// <param name="customer">
    /// The id; take <see cref="StateOf"/> before, and give it to that customer's own tracker (<see cref="Resume"/>).
    /// </param>
    /// <returns>What changed of this customer.</returns>
    /// <exception cref="ArgumentException">Nobody of that id was merged into this customer; nothing was changed.</exception>
    public IReadOnlyList<StageChange<TStage>> Unmerge(string customer)
    {
        string id = MergedShareOf(customer).Customer;
        return Change(() => _person.Own.Remove(id));
    }

    /// <summary>Goes on by themselves after a merge was undone: what happened is told again, under ids that are new.</summary>
    /// <param name="state">What the other customer's tracker held (<see cref="StateOf"/>).</param>
    /// <returns>What changed: everything that the state brings.</returns>
    /// <exception cref="ArgumentException">The state is of another customer, or its events are in more than one currency.</exception>
    /// <exception cref="InvalidOperationException">The customer was not merged into another.</exception>
    public IReadOnlyList<StageChange<TStage>> Resume(StageTrackerState<TStage> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (MergedInto is null)
        {
            throw new InvalidOperationException($"'{Customer}' is by themselves; only a customer who was merged can resume.");
        }

        if (!string.Equals(state.Customer, Customer, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The state is that of '{state.Customer}', not of '{Customer}'.", nameof(state));
        }

        IReadOnlyList<StageChange<TStage>> changes = Change(() =>
        {
            _person = new PersonRecord<TStage>(new CustomerShare<TStage>(state), Shop.Updates);
            _advancedTo = state.AdvancedTo;
        });
        MergedInto = null;
        return changes;
    }

    private CustomerShare<TStage> ShareOf(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return _person.Find(customer)
            ?? throw new ArgumentException($"'{customer}' is not an id of the customer '{Customer}'.", nameof(customer));
    }

    private CustomerShare<TStage> MergedShareOf(string customer)
    {
        CustomerShare<TStage> share = ShareOf(customer);
        return share != _person.Own
            ? share
            : throw new ArgumentException($"'{customer}' is the customer's own id; name one that was merged into it.", nameof(customer));
    }

    private void RequireNotMergedAway()
    {
        if (MergedInto is not null)
        {
            throw new InvalidOperationException(
                $"'{Customer}' was merged into '{MergedInto}'; turn to the tracker of '{MergedInto}'.");
        }
    }
}
