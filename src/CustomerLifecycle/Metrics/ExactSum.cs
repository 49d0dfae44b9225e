namespace CustomerLifecycle.Metrics;

/// <summary>A sum of many numbers that does not lose the small ones (Neumaier's compensation), so that cents add up to cents.</summary>
internal struct ExactSum(double start)
{
    private double _sum = start;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double value)
    {
        double sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
