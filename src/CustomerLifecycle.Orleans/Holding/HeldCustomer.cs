namespace CustomerLifecycle;

/// <summary>What is held of one customer while their grain is active: the last that was found or saved, in each tracking.</summary>
internal sealed class HeldCustomer
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Last> _last = new(StringComparer.Ordinal);

    /// <summary>How often something was saved or forgotten: what was read before that is too old to be held.</summary>
    public long ChangesOf(string tracking)
    {
        lock (_lock)
        {
            // Noted, so that forgetting everything reaches who is just reading.
            _last.TryAdd(tracking, new Last(0, IsHeld: false, Customer: null));
            return _last[tracking].Changes;
        }
    }

    /// <summary>Whether something is held, which may be that nothing is known of the customer.</summary>
    public bool TryGet<TStage>(string tracking, out TrackedCustomer<TStage>? last)
        where TStage : notnull
    {
        lock (_lock)
        {
            Last found = LastOf(tracking);
            last = (TrackedCustomer<TStage>?)found.Customer;
            return found.IsHeld;
        }
    }

    /// <summary>Holds what was found, unless something was saved or forgotten since.</summary>
    public void Found<TStage>(string tracking, TrackedCustomer<TStage>? found, long since)
        where TStage : notnull
    {
        lock (_lock)
        {
            if (LastOf(tracking).Changes == since)
            {
                _last[tracking] = new Last(since, IsHeld: true, found);
            }
        }
    }

    /// <summary>Holds what was saved, or nothing where something else was saved or forgotten since.</summary>
    public void Saved<TStage>(string tracking, TrackedCustomer<TStage> saved, long since)
        where TStage : notnull
    {
        lock (_lock)
        {
            long changes = LastOf(tracking).Changes;
            _last[tracking] = changes == since ? new Last(changes + 1, IsHeld: true, saved) : new Last(changes + 1, IsHeld: false, null);
        }
    }

    public void Forget(string tracking)
    {
        lock (_lock)
        {
            _last[tracking] = new Last(LastOf(tracking).Changes + 1, IsHeld: false, Customer: null);
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            foreach (string tracking in _last.Keys.ToArray())
            {
                Forget(tracking);
            }
        }
    }

    private Last LastOf(string tracking) => _last.GetValueOrDefault(tracking) ?? new Last(0, IsHeld: false, Customer: null);

    /// <summary>The last of one tracking.</summary>
    /// <param name="Changes">How often something was saved or forgotten.</param>
    /// <param name="IsHeld">Whether <paramref name="Customer"/> says something.</param>
    /// <param name="Customer">The customer in the tracking; null where nothing is known of them.</param>
    private sealed record Last(long Changes, bool IsHeld, object? Customer);
}
