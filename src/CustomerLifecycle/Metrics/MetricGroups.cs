namespace CustomerLifecycle.Metrics;

/// <summary>All groups of customers in the making.</summary>
internal sealed class MetricGroups
{
    private readonly SortedDictionary<string, MetricGroup> _byName = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<IMetric> _metrics;
    private readonly MetricScope _scope;
    private readonly MetricGrouping _grouping;
    private readonly bool _movesImpressions;

    public MetricGroups(IReadOnlyList<IMetric> metrics, MetricScope scope, MetricGrouping grouping)
    {
        metrics = [.. Guard.Against.NothingWithin(metrics)];
        _metrics = metrics;
        _scope = scope;
        _grouping = grouping;
        _movesImpressions = grouping.MovesImpressions && metrics.Any(m => m.Definition.CountsImpressions);
        foreach (string name in grouping.PaidGroups(scope))
        {
            _ = Group(name);
        }
    }

    public void Add(CustomerPeriod customer)
    {
        string own = _grouping.GroupOf(customer);
        if (!_movesImpressions)
        {
            Group(own).Add(customer);
            return;
        }

        ILookup<string, CustomerEvent> elsewhere = customer.Events(CustomerEventKind.Impression)
            .Where(e => !string.Equals(_grouping.GroupOfImpression(in e, own), own, StringComparison.Ordinal))
            .ToLookup(e => _grouping.GroupOfImpression(in e, own), StringComparer.Ordinal);
        if (elsewhere.Count == 0)
        {
            Group(own).Add(customer);
            return;
        }

        CustomerHistory history = customer.History;
        HashSet<CustomerEvent> moved = [.. elsewhere.SelectMany(e => e)];
        Group(own).Add(customer, new CustomerHistory(history.Shop, history.Events.Where(e => !moved.Contains(e))));
        foreach (IGrouping<string, CustomerEvent> seen in elsewhere)
        {
            Group(seen.Key).AddImpressions(new CustomerHistory(history.Shop, seen));
        }
    }

    public IEnumerable<MetricResult> Results() => _byName.Values.SelectMany(g => g.Results());

    private MetricGroup Group(string name)
    {
        if (!_byName.TryGetValue(name, out MetricGroup? found))
        {
            found = new MetricGroup(name, _grouping.ScopeOf(_scope, name), _metrics);
            _byName.Add(name, found);
        }

        return found;
    }
}
