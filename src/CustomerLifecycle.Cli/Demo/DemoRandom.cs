namespace CustomerLifecycle.Cli.Demo;

/// <summary>The chances of one made-up customer.</summary>
internal sealed class DemoRandom(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Whether something happens that happens so many times in a hundred.</summary>
    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>A whole number, ends included.</summary>
    public int Between(int lowest, int highest) => _random.Next(lowest, highest + 1);

    public TItem OneOf<TItem>(params ReadOnlySpan<TItem> items) => items[_random.Next(items.Length)];

    /// <summary>A waiting time in days, at least 1: often short, sometimes long (exponential).</summary>
    public int Wait(double meanDays) => Math.Max(1, (int)Math.Round(-meanDays * Math.Log(1 - _random.NextDouble())));

    /// <summary>A price around a typical one: many cheap things, few dear ones (log-normal), ending in .90 or .50.</summary>
    public decimal Price(double typical)
    {
        double normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        decimal whole = Math.Max(2, Math.Floor((decimal)(typical * Math.Exp(0.5 * normal))));
        return whole - (Chance(70) ? 0.10m : 0.50m);
    }
}
