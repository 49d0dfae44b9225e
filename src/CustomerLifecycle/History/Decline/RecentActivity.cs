namespace CustomerLifecycle;

/// <summary>
/// What a customer did of late, kept so that it can be compared with the whole past: constant size, any order of arrival.
/// </summary>
internal struct RecentActivity
{
    private FadingSum<long> _orders;
    private FadingSum<decimal> _kept;
    private FadingSum<decimal> _ordered;
    private FadingSum<decimal> _returned;
    private FadingSum<long> _engagements;

    public int Engagements { get; private set; }

    public int FirstEngagementDay { get; private set; }

    public readonly int LastEngagementDay => _engagements.LastDay;

    /// <summary>The day of the last return or refunded order; <see cref="int.MinValue"/> without any.</summary>
    public readonly int LastReturnedDay => _returned.IsBegun ? _returned.LastDay : int.MinValue;

    /// <summary>The money of all orders that count, less what was refunded with the order.</summary>
    public decimal Kept { get; private set; }

    public void AddOrder(int day, decimal kept, FadingWeights weights)
    {
        Kept += kept;
        _orders.Add(day, 1, weights);
        _kept.Add(day, kept, weights);
        _ordered.Add(day, kept, weights);
    }

    public void AddReturn(int day, decimal amount, FadingWeights weights) => _returned.Add(day, amount, weights);

    /// <summary>Takes in an order that was refunded: its money was ordered and came back.</summary>
    public void AddRefunded(int day, decimal amount, FadingWeights weights)
    {
        _ordered.Add(day, amount, weights);
        AddReturn(day, amount, weights);
    }

    public void AddEngagement(int day, FadingWeights weights)
    {
        FirstEngagementDay = Engagements == 0 ? day : Math.Min(FirstEngagementDay, day);
        Engagements++;
        _engagements.Add(day, 1, weights);
    }

    public void Merge(RecentActivity other)
    {
        if (other.Engagements > 0)
        {
            FirstEngagementDay = Engagements == 0 ? other.FirstEngagementDay : Math.Min(FirstEngagementDay, other.FirstEngagementDay);
            Engagements += other.Engagements;
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
    public readonly double RecentReturnShare(FadingWeights weights) => (_ordered.IsBegun, _returned.IsBegun) switch
    {
        (false, _) => double.NaN,
        (true, false) => 0 / _ordered.Value,
        _ => _returned.ValueOn(Math.Max(_ordered.LastDay, _returned.LastDay), weights) / _ordered.ValueOn(_ordered.LastDay, weights),
    };
}
