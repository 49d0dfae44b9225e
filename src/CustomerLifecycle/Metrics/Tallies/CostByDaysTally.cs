namespace CustomerLifecycle.Metrics;

/// <summary>
/// What new customers cost, by how many days went by from the first event to the first order: the spend of each channel is shared equally
/// among the new customers it brought.
/// </summary>
internal sealed class CostByDaysTally(MetricScope scope) : IMetricTally
{
    // By the letter for days, which is the same in every language.
    private static readonly (int From, string Label)[] Bands =
        [(0, "0 d"), (1, "1-7 d"), (8, "8-30 d"), (31, "31-90 d"), (91, "91+ d")];

    private readonly Dictionary<string, long[]> _byChannel = new(StringComparer.Ordinal);

    public void Add(CustomerPeriod customer)
    {
        if (!customer.IsNew)
        {
            return;
        }

        string channel = customer.Channel ?? string.Empty;
        if (!_byChannel.TryGetValue(channel, out long[]? counts))
        {
            counts = new long[Bands.Length];
            _byChannel.Add(channel, counts);
        }

        counts[Array.FindLastIndex(Bands, band => band.From <= customer.DaysToAcquire)]++;
    }

    public IReadOnlyList<MetricValue> Values()
    {
        Dictionary<string, decimal> spend = scope.SpendInPeriod
            .GroupBy(s => s.Channel, StringComparer.Ordinal)
            .ToDictionary(s => s.Key, s => s.Sum(row => row.Amount), StringComparer.Ordinal);
        return [.. Bands.Select((band, i) => ValueOf(i, spend) with { Label = band.Label })];
    }

    private MetricValue ValueOf(int band, Dictionary<string, decimal> spend)
    {
        if (scope.SpendUnknown is { } unknown)
        {
            return MetricValue.None(unknown);
        }

        decimal shared = 0;
        long acquired = 0;
        bool isKnown = false;
        foreach ((string channel, long[] counts) in _byChannel.Where(c => c.Value[band] > 0))
        {
            acquired += counts[band];
            if (spend.TryGetValue(channel, out decimal spent))
            {
                isKnown = true;
                shared += spent * counts[band] / counts.Sum();
            }
        }

        return acquired > 0 && !isKnown
            ? MetricValue.None(NoValue.NoSpendOfTheChannelsIsKnown)
            : MetricValue.Ratio((double)shared, acquired, NoValue.NoNewCustomersTookThatLong);
    }
}
