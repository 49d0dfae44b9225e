namespace CustomerLifecycle.Metrics;

/// <summary>Counts things by what they are, each kind with its share of all.</summary>
/// <param name="kinds">What the customer's things are.</param>
/// <param name="undefined">Why there is no value where there are no things.</param>
/// <param name="known">
/// The kinds that are told of, in this order, even where there is nothing of them; null: those found, the most frequent one first.
/// </param>
internal sealed class SharesTally(
    Func<CustomerPeriod, IEnumerable<string>> kinds, LocalizedText undefined, IReadOnlyList<(string Key, LocalizedText Name)>? known = null)
    : IMetricTally
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(CustomerPeriod customer)
    {
        foreach (string kind in kinds(customer))
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        }
    }

    public IReadOnlyList<MetricValue> Values()
    {
        long all = _counts.Values.Sum();
        IEnumerable<(string Key, LocalizedText? Name)> told = known?.Select(k => (k.Key, (LocalizedText?)k.Name))
            ?? _counts.OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => (c.Key, (LocalizedText?)null));
        MetricValue[] shares =
        [
            .. told.Select(kind =>
                MetricValue.Rate(new Proportion(_counts.GetValueOrDefault(kind.Key), all), undefined) with
                {
                    Label = kind.Key,
                    LabelName = kind.Name,
                }),
        ];
        return shares.Length > 0 ? shares : [MetricValue.None(undefined)];
    }
}
