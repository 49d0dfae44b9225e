namespace CustomerLifecycle;

/// <summary>The first events of a history, in which one may change how others are judged.</summary>
/// <param name="history">The history.</param>
/// <param name="count">How many of them.</param>
/// <param name="withDecline">Whether anybody asks for the signs of decline.</param>
/// <param name="withOwn">Whether anybody asks for facts of the user's own.</param>
internal sealed class HistoryLife(CustomerHistory history, int count, bool withDecline, bool withOwn) : ICustomerLife
{
    private CustomerProfile _profile = null!; // until it begins
    private CustomerFacts _facts;

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public long TicksAt(int index) => history.Events[index].Ticks;

    /// <inheritdoc/>
    public int DayAt(int index) => LocalDay.Of(history.Events[index].At, history.Shop.Zone);

    /// <inheritdoc/>
    public void Begin(int count)
    {
        _profile = history.ProfileOfFirst(count);
        _profile.AdoptCurrency(history.Currency);
    }

    /// <inheritdoc/>
    public void Add(int index)
    {
        if (history.IsRevisedBy(index + 1))
        {
            Begin(index + 1);
            return;
        }

        CustomerEvent item = history.Events[index];
        _profile.Add(in item, DayAt(index));
    }

    /// <inheritdoc/>
    public ref readonly CustomerFacts FactsOn(int day)
    {
        _facts = _profile.FactsOn(day, withDecline, withOwn);
        return ref _facts;
    }
}
