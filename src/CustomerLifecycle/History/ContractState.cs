namespace CustomerLifecycle;

/// <summary>How a customer's contract and trial stand, kept as a few numbers, whatever the order of arrival.</summary>
internal struct ContractState
{
    private NewestValue<long> _contract; // day of the end, doubled, and one more for a cancellation
    private NewestValue<long> _term; // day of the end above, day on which it was made or renewed below
    private NewestValue<int> _trial;
    private LatestTimes _failed;
    private long _paid = long.MinValue;
    private long _paused = long.MinValue;
    private long _goesOn = long.MinValue;
    private int _terms;

    public ContractState()
    {
    }

    /// <summary>The first day on which the contract no longer runs; null where there was never one that ran for a day.</summary>
    public readonly int? End => HasContract ? (int)(_contract.Value!.Value >> 1) : null;

    /// <summary>The length of the newest term; none of one that is over when it is made.</summary>
    public readonly int? TermDays => _term.Value is { } term ? (int)Math.Max(0, (term >> 32) - MadeOn(term)) : null;

    /// <summary>The first day of the last quarter of the newest term.</summary>
    public readonly int? LastQuarter => _term.Value is { } term ? (int)(term >> 32) - (TermDays!.Value / 4) : null;

    public readonly int? TrialEnd => _trial.Value;

    public readonly bool IsCanceled => (_contract.Value.GetValueOrDefault() & 1) != 0;

    public readonly bool IsPaused => _paused > _goesOn && HasContract;

    /// <summary>The payments that failed since the last one that is known to have been made.</summary>
    public readonly int FailedPayments => _failed.CountAfter(_paid);

    /// <summary>Takes in an event of a contract or trial.</summary>
    /// <param name="item">The event.</param>
    /// <param name="day">Its calendar day.</param>
    public void Add(in CustomerEvent item, int day)
    {
        switch (item.Kind)
        {
            case CustomerEventKind.TrialStarted:
                _trial.Offer(in item, item.ContractEndDay);
                return;
            case CustomerEventKind.PaymentFailed:
                _failed.Add(item.Ticks);
                return;
            case CustomerEventKind.ContractPaused:
                _paused = Math.Max(_paused, item.Ticks);
                return;
            case CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed:
                _term.Offer(in item, ((long)item.ContractEndDay << 32) + day - int.MinValue);
                _paid = Math.Max(_paid, item.Ticks);
                _terms += item.ContractEndDay > day ? 1 : 0;
                break;
        }

        _goesOn = Math.Max(_goesOn, item.Ticks);
        _contract.Offer(in item, ((long)item.ContractEndDay << 1) | (item.Kind == CustomerEventKind.ContractCanceled ? 1L : 0L));
    }

    public void Merge(ref readonly ContractState other)
    {
        _contract.Offer(other._contract);
        _term.Offer(other._term);
        _trial.Offer(other._trial);
        _failed.Merge(in other._failed);
        _paid = Math.Max(_paid, other._paid);
        _paused = Math.Max(_paused, other._paused);
        _goesOn = Math.Max(_goesOn, other._goesOn);
        _terms += other._terms;
    }

    // A term that was called off on the day on which it was made never ran.
    private readonly bool HasContract => _terms > (IsCalledOff ? 1 : 0);

    private readonly bool IsCalledOff => IsCanceled && _term.Value is { } term
        && term >> 32 > MadeOn(term) && _contract.Value!.Value >> 1 <= MadeOn(term);

    private static long MadeOn(long term) => (term & uint.MaxValue) + int.MinValue;
}
