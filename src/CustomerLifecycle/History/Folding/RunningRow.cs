namespace CustomerLifecycle;

/// <summary>Facts out of a row of a few numbers, where that is all that somebody asks for (<see cref="FoldPlan.HasParts"/>).</summary>
internal sealed class RunningRow : IRunningFacts
{
    private const int TheOne = 0; // the customer: there is never another

    private readonly FoldPlan _plan;
    private readonly FoldedCustomers _folded;
    private readonly FoldedFacts _facts;
    private readonly CustomerProfile _profile;

    /// <summary>Initializes a new instance of the <see cref="RunningRow"/> class without any event.</summary>
    /// <param name="shop">Zone and policies.</param>
    /// <param name="plan">What the row holds.</param>
    public RunningRow(Shop shop, FoldPlan plan)
    {
        CustomerKeys keys = new(plan.Width);
        _ = keys.NumberOf("1");
        (_plan, _folded, _facts) = (plan, new FoldedCustomers(shop, plan, own: [], keys), new FoldedFacts(plan));
        _profile = CustomerProfile.OfJudged(shop);
    }

    /// <inheritdoc/>
    public void Clear() => _folded.Forget(TheOne);

    /// <inheritdoc/>
    public void Add(in PackedEvent item, PackedTexts texts, int day)
    {
        bool isPacked = item.Further >= 0 && _plan.IsLight((CustomerEventKind)item.Kind);
        if (!isPacked || !_folded.TryAdd(ref _folded.RowOf(TheOne), in item, day))
        {
            CustomerEvent unpacked = texts.Unpack(in item, withId: false);
            _folded.Add(TheOne, in unpacked, day);
        }
    }

    /// <inheritdoc/>
    public CustomerFacts FactsOn(int day)
    {
        if (_folded.IsRowAlone(TheOne))
        {
            ProfileTimes times = _folded.TimesOf(TheOne);
            return _facts.On(day, ref _folded.RowOf(TheOne), in times);
        }

        _folded.Restore(TheOne, _profile);
        return _profile.FactsOn(day, withDecline: false, withOwn: false);
    }
}
