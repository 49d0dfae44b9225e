namespace CustomerLifecycle;

/// <summary>Whole-number weights that double every half-life within a block of days; from block to block they begin anew.</summary>
/// <remarks>Whole numbers add up to the same whatever their order, which floating-point weights do not.</remarks>
internal sealed class FadingWeights : IEquatable<FadingWeights>
{
    /// <summary>Half-lives in a block: what is two blocks older weighs less than 2^-16 and is forgotten.</summary>
    private const int HalfLivesInBlock = 16;

    private const int Scale = 1_024;

    /// <summary>How much a block is worth beside the next one.</summary>
    public const double WorthOfBlockBefore = 1.0 / (1 << HalfLivesInBlock);

    private readonly int[] _weights;

    public FadingWeights(int halfLifeDays)
    {
        HalfLife = halfLifeDays;
        _weights = new int[HalfLivesInBlock * halfLifeDays];
        for (int day = 0; day < _weights.Length; day++)
        {
            _weights[day] = (int)Math.Round(Scale * Math.Pow(2, (double)day / halfLifeDays));
        }
    }

    public int HalfLife { get; }

    /// <summary>The block that a day lies in.</summary>
    public int BlockOf(int day) => (int)Math.Floor((double)day / _weights.Length);

    /// <summary>The weight of a day within its block.</summary>
    public int WeightOf(int day, int block) => _weights[day - (block * _weights.Length)];

    /// <summary>How much a weight 1 of a block is worth on a later day, where something of that very day is worth 1.</summary>
    public double WorthOf(int block, int onDay) => Math.Pow(2, ((block * (double)_weights.Length) - onDay) / HalfLife) / Scale;

    public bool Equals(FadingWeights? other) => other?.HalfLife == HalfLife;

    public override bool Equals(object? obj) => Equals(obj as FadingWeights);

    public override int GetHashCode() => HalfLife;
}
