namespace CustomerLifecycle;

/// <summary>The series of those facts that somebody has asked for; each is made from the events at the first question.</summary>
/// <threadsafety>Questions are safe from any thread; adding is for the one who owns the events.</threadsafety>
internal sealed class FactSeriesSet
{
    private readonly Shop _shop;
    private readonly Func<IReadOnlyList<CustomerEvent>> _events;
    private Dictionary<(object Selector, string? Property), FactSeries>? _series; // null until somebody asks
    private readonly Lock _lock = new();

    /// <summary>Initializes a new instance of the <see cref="FactSeriesSet"/> class.</summary>
    /// <param name="shop">Zone and order policy.</param>
    /// <param name="events">The events so far in time order, their orders judged where the policy needs all events.</param>
    public FactSeriesSet(Shop shop, Func<IReadOnlyList<CustomerEvent>> events)
    {
        _shop = shop;
        _events = events;
    }

    public FactSeries Of(FactDeclaration fact)
    {
        // What could not be taken apart may look at anything, so it shares a series with itself alone.
        (object Selector, string? Property) key = (fact.Selector!.Further is null ? fact.Selector.Identity : fact.Selector, fact.Of?.Key);
        lock (_lock)
        {
            _series ??= [];
            if (!_series.TryGetValue(key, out FactSeries? series))
            {
                series = new FactSeries(fact.Selector, fact.Of);
                foreach (CustomerEvent item in _events())
                {
                    series.Add(in item, LocalDay.Of(item.At, _shop.Zone), _shop.Orders.Counts);
                }

                _series.Add(key, series);
            }

            return series;
        }
    }

    /// <summary>Takes a further event into the series there are; it is the last of the events by now.</summary>
    public void Add(in CustomerEvent item, int day)
    {
        if (_series is null)
        {
            return; // Nobody has asked for a fact of their own: the live path pays nothing for them.
        }

        lock (_lock)
        {
            foreach (FactSeries series in _series.Values)
            {
                series.Add(in item, day, _shop.Orders.Counts);
            }
        }
    }
}
