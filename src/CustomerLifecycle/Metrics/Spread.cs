namespace CustomerLifecycle.Metrics;

/// <summary>How far numbers lie from their mean (Welford's recurrence): a sum of squares would lose it where the mean is large.</summary>
internal struct Spread
{
    private double _mean;
    private double _squares;

    public long Count { get; private set; }

    /// <summary>The sum of the squares of the distances from the mean; infinity where it is too large for a number.</summary>
    public readonly double SquaredDeviations => double.IsFinite(_squares) ? _squares : double.PositiveInfinity;

    public void Add(double value)
    {
        Count++;
        double distance = value - _mean;
        _mean += distance / Count;
        _squares += distance * (value - _mean);
    }
}
