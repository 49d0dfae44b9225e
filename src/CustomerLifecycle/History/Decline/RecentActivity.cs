namespace CustomerLifecycle;

/// <summary>
/// What a customer did of late, kept so that it can be compared with the whole past: constant size, any order of arrival.
/// </summary>
internal struct RecentActivity
{
    private LatestDays<OrdersOfDay> _orders;
    private LatestDays<ReturnsOfDay> _returns;
    private LatestDays<EngagementsOfDay> _engagements;

    public int Engagements { get; private set; }

    public int FirstEngagementDay { get; private set; }

    /// <summary>The day of the last return or refunded order; <see cref="int.MinValue"/> without any.</summary>
    public readonly int LastReturnedDay => _returns.Count > 0 ? _returns.Last : int.MinValue;

    /// <summary>The money of all orders that count, less what was refunded with the order.</summary>
    public decimal Kept { get; private set; }

    public void AddOrder(int day, decimal kept)
    {
        Kept += kept;
        _orders.Add(day, new OrdersOfDay(1, kept));
    }

    public void AddReturn(int day, decimal amount) => _returns.Add(day, new ReturnsOfDay(1, amount, 0));

    /// <summary>Takes in an order that was refunded: its money was ordered and came back.</summary>
    public void AddRefunded(int day, decimal amount) => _returns.Add(day, new ReturnsOfDay(1, amount, amount));

    public void AddEngagement(int day)
    {
        FirstEngagementDay = Engagements == 0 ? day : Math.Min(FirstEngagementDay, day);
        Engagements++;
        _engagements.Add(day, new EngagementsOfDay(1));
    }

    public void Merge(ref readonly RecentActivity other)
    {
        if (other.Engagements > 0)
        {
            FirstEngagementDay = Engagements == 0 ? other.FirstEngagementDay : Math.Min(FirstEngagementDay, other.FirstEngagementDay);
            Engagements += other.Engagements;
        }

        Kept += other.Kept;
        _orders.Merge(in other._orders);
        _returns.Merge(in other._returns);
        _engagements.Merge(in other._engagements);
    }

    /// <summary>Whether the gaps of orders say something about the customer, and not of the shop alone.</summary>
    public readonly bool HasOwnRhythm => _orders.Gaps >= 2;

    /// <summary>The rhythm of the orders that count; there is at least one.</summary>
    public readonly OrderRhythm Rhythm(ShopRhythm shop) => OrderRhythm.Of(in _orders, shop);

    /// <summary>The pace of orders; null where there are too few.</summary>
    public readonly Pace<OrdersOfDay>? OrderPace(int orders, int first, DeclinePolicy policy) => orders >= policy.MinimumOrders
        ? Pace.Of(in _orders, orders, first, policy)
        : null;

    /// <summary>The pace of signs of life beside orders; null where there are too few.</summary>
    public readonly Pace<EngagementsOfDay>? EngagementPace(DeclinePolicy policy) => Engagements >= policy.MinimumEngagements
        ? Pace.Of(in _engagements, Engagements, FirstEngagementDay, policy)
        : null;

    /// <summary>The whole days in the mean of the latest gaps between orders; 0 without any.</summary>
    /// <remarks>Rounded down, so that one day more is the first that is longer than the mean.</remarks>
    public readonly int RecentGapDays
    {
        get
        {
            int gaps = Math.Min(Pace.MostRecent, _orders.Gaps);
            return gaps == 0 ? 0 : (_orders.Last - _orders[_orders.Gaps - gaps]) / gaps;
        }
    }

    /// <summary>The mean of what recent orders brought, over that of those before; NaN where these brought nothing.</summary>
    public readonly double RecentOrderValue(in Pace<OrdersOfDay> pace, int orders)
    {
        OrdersOfDay recent = pace.Recently;
        decimal earlier = (Kept - recent.Kept) / (orders - recent.Times);
        return earlier > 0 ? (double)(recent.Kept / recent.Times / earlier) : double.NaN;
    }

    /// <summary>The share of the recently ordered money that came back since; NaN where nothing was ordered.</summary>
    public readonly double RecentReturnShare(in Pace<OrdersOfDay> pace)
    {
        ReturnsOfDay returned = _returns.AfterDay(pace.Before);
        decimal ordered = pace.Recently.Kept + returned.Refunded;
        return ordered > 0 ? Math.Min(1, (double)(returned.Amount / ordered)) : double.NaN;
    }
}
