namespace CustomerLifecycle.Activity;

/// <summary>What a customer did of late, kept so that it can be compared with the whole past: constant size, any order of arrival.</summary>
internal struct RecentActivity
{
    private FadingSum<long> _orders;
    private FadingSum<decimal> _kept;
    private FadingSum<decimal> _ordered;
    private FadingSum<decimal> _returned;
    private FadingSum<long> _engagements;

    private int _lastOrderedDay;
    private int _lastReturnedDay;
    private bool _hasOrdered;
    private bool _hasReturned;

    public int Engagements { get; private set; }

    public int FirstEngagementDay { get; private set; }

    public int LastEngagementDay { get; private set; }

    /// <summary>The day of the last return or refunded order; <see cref="int.MinValue"/> without any.</summary>
    public readonly int LastReturnedDay => _hasReturned ? _lastReturnedDay : int.MinValue;

    /// <summary>The money of all orders that count, less what was refunded with the order.</summary>
    public decimal Kept { get; private set; }

    public void AddOrder(int day, decimal kept, FadingWeights weights)
    {
        Kept += kept;
        _orders.Add(day, 1, weights);
        _kept.Add(day, kept, weights);
        AddOrdered(day, kept, weights);
    }

    public void AddReturn(int day, decimal amount, FadingWeights weights)
    {
        _returned.Add(day, amount, weights);
        SawReturned(day);
    }

    /// <summary>Takes in an order that was refunded: its money was ordered and came back.</summary>
    public void AddRefunded(int day, decimal amount, FadingWeights weights)
    {
        AddOrdered(day, amount, weights);
        AddReturn(day, amount, weights);
    }

    public void AddEngagement(int day, FadingWeights weights)
    {
        FirstEngagementDay = Engagements == 0 ? day : Math.Min(FirstEngagementDay, day);
        LastEngagementDay = Engagements == 0 ? day : Math.Max(LastEngagementDay, day);
        Engagements++;
        _engagements.Add(day, 1, weights);
    }

    public void Merge(RecentActivity other)
    {
        if (other.Engagements > 0)
        {
            FirstEngagementDay = Engagements == 0 ? other.FirstEngagementDay : Math.Min(FirstEngagementDay, other.FirstEngagementDay);
            LastEngagementDay = Engagements == 0 ? other.LastEngagementDay : Math.Max(LastEngagementDay, other.LastEngagementDay);
            Engagements += other.Engagements;
        }

        if (other._hasOrdered)
        {
            SawOrdered(other._lastOrderedDay);
        }

        if (other._hasReturned)
        {
            SawReturned(other._lastReturnedDay);
        }

        Kept += other.Kept;
        _orders.Merge(other._orders);
        _kept.Merge(other._kept);
        _ordered.Merge(other._ordered);
        _returned.Merge(other._returned);
        _engagements.Merge(other._engagements);
    }

    /// <summary>How much recent orders weigh together on a day.</summary>
    public readonly double OrderWeight(int day, FadingWeights weights) => _orders.ValueOn(day, weights);

    /// <summary>How much recent signs of life beside orders weigh together on a day.</summary>
    public readonly double EngagementWeight(int day, FadingWeights weights) => _engagements.ValueOn(day, weights);

    /// <summary>The mean of what recent orders brought; the same on every day.</summary>
    public readonly double RecentOrderValue => _kept.Value / _orders.Value;

    /// <summary>The share of recently ordered money that came back. NaN where nothing was ordered.</summary>
    /// <remarks>What came back after the last order is not worth more because orders have faded since.</remarks>
    public readonly double RecentReturnShare(FadingWeights weights) => (_hasOrdered, _hasReturned) switch
    {
        (false, _) => double.NaN,
        (true, false) => 0 / _ordered.Value,
        _ => _returned.ValueOn(Math.Max(_lastOrderedDay, _lastReturnedDay), weights) / _ordered.ValueOn(_lastOrderedDay, weights),
    };

    private void AddOrdered(int day, decimal amount, FadingWeights weights)
    {
        _ordered.Add(day, amount, weights);
        SawOrdered(day);
    }

    private void SawOrdered(int day)
    {
        _lastOrderedDay = _hasOrdered ? Math.Max(_lastOrderedDay, day) : day;
        _hasOrdered = true;
    }

    private void SawReturned(int day)
    {
        _lastReturnedDay = _hasReturned ? Math.Max(_lastReturnedDay, day) : day;
        _hasReturned = true;
    }
}
