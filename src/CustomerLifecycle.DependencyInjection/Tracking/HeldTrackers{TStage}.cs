namespace CustomerLifecycle;

/// <summary>
/// Holds the trackers of customers of whom something was recorded lately, so that they need not be worked out again with the next event.
/// </summary>
/// <remarks>
/// <para>
/// Whoever takes a tracker out has it alone, and puts it back when what it has come to is saved; whatever goes wrong in between, it is not
/// put back. It is used only where the store gives the very state that it had come to, under the very model: so it does not matter who else
/// saved, merged or erased the customer meanwhile, in this process or in another.
/// </para>
/// <para>A customer has a few places to be held in, and drives the one out who was used longest ago.</para>
/// </remarks>
/// <param name="most">How many are held at most.</param>
internal sealed class HeldTrackers<TStage>(int most)
    where TStage : notnull
{
    private const int MostPlaces = 8;

    private readonly HeldTracker<TStage>?[] _held = new HeldTracker<TStage>?[most];
    private int _pass;

    /// <summary>Takes out the tracker of a customer, provided that it has come to a state of theirs; null where there is none.</summary>
    public StageTracker<TStage>? Take(StageTrackerState<TStage> state, TrackedModel<TStage> model) =>
        TakeOut(state.Customer) is { } held && held.Model == model && held.State.IsSameAs(state) ? held.Tracker : null;

    /// <summary>Holds a tracker whose state is saved; whoever gives it away no longer uses it.</summary>
    public void Hold(StageTracker<TStage> tracker, StageTrackerState<TStage> state, TrackedModel<TStage> model)
    {
        HeldTracker<TStage> held = new(tracker, state, model, Volatile.Read(ref _pass));
        Span<HeldTracker<TStage>?> places = PlacesOf(state.Customer);

        // The first place is that of the one used last, so everybody moves on by one until somebody is gone.
        for (int i = 0; i < places.Length && held is not null; i++)
        {
            held = Interlocked.Exchange(ref places[i], held)!;
        }
    }

    /// <summary>Lets go of a customer.</summary>
    public void Forget(string customer)
    {
        while (TakeOut(customer) is not null)
        {
            // Who was saved by two processes in turn may be held twice.
        }
    }

    /// <summary>Lets go of everybody of whom nothing was recorded since the last time but one.</summary>
    public void Pass()
    {
        int pass = Interlocked.Increment(ref _pass);
        foreach (ref HeldTracker<TStage>? place in _held.AsSpan())
        {
            if (Volatile.Read(ref place) is { } held && unchecked(pass - held.Pass) > 1)
            {
                Interlocked.CompareExchange(ref place, null, held);
            }
        }
    }

    private HeldTracker<TStage>? TakeOut(string customer)
    {
        foreach (ref HeldTracker<TStage>? place in PlacesOf(customer))
        {
            if (Volatile.Read(ref place) is { } held
                && string.Equals(held.State.Customer, customer, StringComparison.Ordinal)
                && ReferenceEquals(Interlocked.CompareExchange(ref place, null, held), held))
            {
                return held;
            }
        }

        return null;
    }

    private Span<HeldTracker<TStage>?> PlacesOf(string customer)
    {
        if (most <= MostPlaces)
        {
            return _held;
        }

        uint set = unchecked((uint)StringComparer.Ordinal.GetHashCode(customer)) % (uint)(most / MostPlaces);
        return _held.AsSpan((int)set * MostPlaces, MostPlaces);
    }
}
