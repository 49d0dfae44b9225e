using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>A figure with what it was made of; or, honestly, no figure and the reason.</summary>
/// <remarks>
/// Where the denominator is 0 there is no value: never 0, NaN or infinity in its place. The default value is the undefined value without
/// a reason.
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly record struct MetricValue
{
    private MetricValue(double? value, double numerator, double denominator, string? undefined)
    {
        Value = value;
        Numerator = numerator;
        Denominator = denominator;
        Undefined = undefined;
    }

    /// <summary>Gets the value; <see langword="null"/> where it is undefined.</summary>
    public double? Value { get; }

    /// <summary>Gets what was divided; the value itself for a sum.</summary>
    public double Numerator { get; }

    /// <summary>Gets what it was divided by; 1 for a sum.</summary>
    public double Denominator { get; }

    /// <summary>Gets why there is no value; <see langword="null"/> where there is one.</summary>
    public string? Undefined { get; }

    /// <summary>A sum or a count.</summary>
    /// <param name="total">The total, finite.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The total is not finite.</exception>
    public static MetricValue Sum(double total) => new(Finite(total, nameof(total)), total, 1, undefined: null);

    /// <summary>A ratio.</summary>
    /// <param name="numerator">What is divided, finite.</param>
    /// <param name="denominator">What it is divided by, finite.</param>
    /// <param name="undefined">Why there is no value where <paramref name="denominator"/> is 0, e.g. <c>no orders</c>.</param>
    /// <returns>The ratio, or the reason.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Numerator or denominator is not finite.</exception>
    public static MetricValue Ratio(double numerator, double denominator, string undefined)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(undefined);
        return Finite(denominator, nameof(denominator)) == 0
            ? new MetricValue(value: null, Finite(numerator, nameof(numerator)), denominator, undefined)
            : new MetricValue(Finite(numerator, nameof(numerator)) / denominator, numerator, denominator, undefined: null);
    }

    /// <summary>The value, or why there is none, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>35.7</c>, or <c>undefined: no orders</c>.</returns>
    public override string ToString() => Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : $"undefined: {Undefined}";

    private static double Finite(double value, string paramName) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(paramName, value, "A metric is made of finite numbers.");
}
