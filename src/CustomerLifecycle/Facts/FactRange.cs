namespace CustomerLifecycle;

/// <summary>The numbers from <see cref="Low"/> to <see cref="High"/>, both included.</summary>
/// <remarks>
/// An open end is written as the next number beyond it: "more than 90" of whole days is 91 and up.
/// The default value holds 0 alone. NaN lies in no range.
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly record struct FactRange
{
    /// <summary>Initializes a new instance of the <see cref="FactRange"/> struct.</summary>
    /// <param name="low">The lowest number included; may be negative infinity.</param>
    /// <param name="high">The highest number included; may be infinity. Below <paramref name="low"/> the range is empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is NaN.</exception>
    public FactRange(double low, double high)
    {
        Low = Guard.Against.NaN(low);
        High = Guard.Against.NaN(high);
    }

    /// <summary>Gets the range of all numbers.</summary>
    public static FactRange All => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Gets the range without any number.</summary>
    public static FactRange None => new(1, 0);

    /// <summary>Gets the lowest number included.</summary>
    public double Low { get; }

    /// <summary>Gets the highest number included.</summary>
    public double High { get; }

    /// <summary>Gets a value indicating whether no number lies in the range.</summary>
    public bool IsEmpty => Low > High;

    /// <summary>Whether a number lies in the range, its ends included.</summary>
    /// <param name="value">The number; NaN lies in no range.</param>
    /// <returns>Whether it lies in the range.</returns>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The numbers that lie in both ranges.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>The common part, perhaps empty.</returns>
    public FactRange Intersect(FactRange other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));
}
