namespace CustomerLifecycle.Metrics;

/// <summary>How far numbers lie from their mean (Welford's recurrence): a sum of squares would lose it where the mean is large.</summary>
internal struct Spread
{
    private double _mean;
    private double _squares;
    private bool _hasNegatives;

    public long Count { get; private set; }

    /// <summary>The sum of the squares of the distances from the mean; infinity where it is too large for a number.</summary>
    public readonly double SquaredDeviations => double.IsFinite(_squares) ? _squares : double.PositiveInfinity;

    /// <summary>
    /// The range of the numbers as far as they themselves tell: none below 0 is taken to mean that none can be, as amounts and days.
    /// </summary>
    public readonly FactRange Side => _hasNegatives ? FactRange.All : new FactRange(0, double.PositiveInfinity);

    public readonly double Mean => _mean;

    public void Add(double value)
    {
        _hasNegatives |= value < 0;
        Count++;
        double distance = value - _mean;
        _mean += distance / Count;
        _squares += distance * (value - _mean);
    }
}
