namespace CustomerLifecycle.Metrics;

/// <summary>Quantiles of many amounts in little memory: amounts are counted in bins whose ends differ by 1 %.</summary>
internal sealed class QuantileSketch
{
    private const double RelativeError = 0.005;
    private static readonly double LogGamma = Math.Log((1 + RelativeError) / (1 - RelativeError));

    private readonly SortedDictionary<int, long> _bins = [];
    private long _zeros;

    public long Count { get; private set; }

    /// <summary>Takes in an amount of 0 or more.</summary>
    public void Add(double amount)
    {
        Count++;
        if (amount <= 0)
        {
            _zeros++;
            return;
        }

        int bin = (int)Math.Ceiling(Math.Log(amount) / LogGamma);
        _bins[bin] = _bins.GetValueOrDefault(bin) + 1;
    }

    /// <summary>
    /// The amount below which a share of all lies, right within half a per cent; between two neighbours in proportion, as in the median of
    /// an even number. Null where there is none.
    /// </summary>
    public double? Quantile(double share) => Count == 0 ? null : Quantiles.Of(Count, AmountAt, share);

    private double AmountAt(long rank)
    {
        long seen = _zeros;
        double amount = 0;
        foreach ((int bin, long count) in _bins)
        {
            if (rank < seen)
            {
                break;
            }

            seen += count;
            amount = 2 * Math.Exp(bin * LogGamma) / (1 + Math.Exp(LogGamma));
        }

        return amount;
    }
}
