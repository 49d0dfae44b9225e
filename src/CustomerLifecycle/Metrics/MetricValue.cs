using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Metrics;

/// <summary>A figure with what it was made of; or, honestly, no figure and the reason.</summary>
/// <remarks>
/// Where there is nothing to divide by, the value is undefined and says why; where nobody has been watched long enough, it is not yet
/// observable and says from when. Never 0, NaN or infinity in their place. The default value is the undefined value without a reason.
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public readonly record struct MetricValue : IJsonResult
{
    private MetricValue(double? value, double numerator, double denominator)
    {
        Value = value;
        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>Gets the value; <see langword="null"/> where it is undefined or not yet observable.</summary>
    public double? Value { get; }

    /// <summary>Gets what was divided; the value itself for a sum.</summary>
    public double Numerator { get; }

    /// <summary>Gets what it was divided by; 1 for a sum.</summary>
    public double Denominator { get; }

    /// <summary>Gets the 95 % confidence interval; <see langword="null"/> where there is none, as for sums and ratios of amounts.</summary>
    public ConfidenceInterval? Interval { get; private init; }

    /// <summary>Gets why there is no value; <see langword="null"/> where there is one, or where it is not yet observable.</summary>
    public LocalizedText? Undefined { get; private init; }

    /// <summary>Gets the first day on which there will be a value if the data go on; <see langword="null"/> otherwise.</summary>
    public LocalDate? ObservableFrom { get; private init; }

    /// <summary>
    /// Gets what the value is about where a metric has several: an order's number, a quantile, a number of days; else
    /// <see langword="null"/>.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>
    /// Gets the label for people; <see langword="null"/> where <see cref="Label"/> says it in every language, or there is none.
    /// </summary>
    public LocalizedText? LabelName { get; init; }

    /// <summary>A sum or a count.</summary>
    /// <param name="total">The total, finite.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The total is not finite.</exception>
    public static MetricValue Sum(double total) => new(Guard.Against.NotFinite(total), total, 1);

    /// <summary>A ratio of two sums.</summary>
    /// <param name="numerator">What is divided, finite.</param>
    /// <param name="denominator">What it is divided by, finite.</param>
    /// <param name="undefined">Why there is no value where <paramref name="denominator"/> is 0, e.g. <c>no orders</c>.</param>
    /// <returns>The ratio, or the reason; undefined too where the quotient is too large for a number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Numerator or denominator is not finite.</exception>
    public static MetricValue Ratio(double numerator, double denominator, LocalizedText undefined)
    {
        ArgumentNullException.ThrowIfNull(undefined);
        Guard.Against.NotFinite(numerator);
        double quotient = numerator / Guard.Against.NotFinite(denominator);
        return denominator != 0 && double.IsFinite(quotient)
            ? new MetricValue(quotient, numerator, denominator)
            : new MetricValue(value: null, numerator, denominator)
            {
                Undefined = denominator == 0 ? undefined : NoValue.TheQuotientIsTooLargeForANumber,
            };
    }

    /// <summary>A share of persons or things, with Wilson's interval.</summary>
    /// <param name="share">How many of how many.</param>
    /// <param name="undefined">Why there is no value where there are none, e.g. <c>no customers</c>.</param>
    /// <returns>The share, or the reason.</returns>
    public static MetricValue Rate(Proportion share, LocalizedText undefined) =>
        Ratio(share.Successes, share.Trials, undefined) with { Interval = share.Interval };

    /// <summary>
    /// How often something happened for each of something else, e.g. orders for each visit: every time counts, so that it may exceed 1;
    /// with the score interval of a count.
    /// </summary>
    /// <param name="happened">How often it happened, 0 or more.</param>
    /// <param name="per">For how many, 0 or more.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <returns>The rate, or the reason.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public static MetricValue EventRate(double happened, double per, LocalizedText undefined)
    {
        MetricValue rate = Ratio(
            Guard.Against.NotFiniteFrom(happened, 0), Guard.Against.NotFiniteFrom(per, 0), undefined);
        return rate.Value is null ? rate : rate with { Interval = ConfidenceInterval.PoissonScore(happened, per) };
    }

    /// <summary>A mean, with the interval that the range of the numbers asks for, so that it never leaves it.</summary>
    /// <param name="sum">The sum of the observations, finite.</param>
    /// <param name="squaredDeviations">
    /// The sum of the squares of their distances from the mean, 0 or more; infinity where it is too large for a number: then there is no
    /// interval unless the range has two ends.
    /// </param>
    /// <param name="count">How many there are, 0 or more.</param>
    /// <param name="undefined">Why there is no value where there are none.</param>
    /// <param name="range">
    /// What an observation can be. With two ends the interval is <see cref="IntervalMethod.WilsonOnScale"/>, of one observation too; with a
    /// lower end <see cref="IntervalMethod.LogMean"/>, else <see cref="IntervalMethod.Normal"/>, both from two observations on.
    /// <see langword="null"/>: any number.
    /// </param>
    /// <returns>The mean, or the reason.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The sum is not finite, one of the others is negative, or the mean lies outside of the range.
    /// </exception>
    public static MetricValue Mean(double sum, double squaredDeviations, long count, LocalizedText undefined, FactRange? range = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Guard.Against.Below(squaredDeviations, 0);
        MetricValue mean = Ratio(sum, count, undefined);
        return mean.Value is not { } value
            ? mean
            : mean with { Interval = IntervalOf(value, squaredDeviations, count, range ?? FactRange.All) };
    }

    /// <summary>A value that the caller has worked out otherwise.</summary>
    /// <param name="value">The value, finite.</param>
    /// <param name="numerator">What it is made of.</param>
    /// <param name="denominator">What it is made of.</param>
    /// <param name="interval">Its interval, where there is one.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static MetricValue Of(double value, double numerator, double denominator, ConfidenceInterval? interval = null) =>
        new(Guard.Against.NotFinite(value, member: nameof(value)), Guard.Against.NotFinite(numerator), Guard.Against.NotFinite(denominator))
        {
            Interval = interval,
        };

    /// <summary>No value, and why.</summary>
    /// <param name="reason">The reason, e.g. <c>LocalizedText.Of("no spend is known", "keine Ausgaben bekannt")</c>.</param>
    /// <returns>The undefined value.</returns>
    public static MetricValue None(LocalizedText reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new MetricValue(value: null, 0, 0) { Undefined = reason };
    }

    /// <summary>No value yet, and from when there will be one.</summary>
    /// <param name="from">The first day on which somebody has been watched long enough.</param>
    /// <returns>The value that is not yet observable.</returns>
    public static MetricValue NotYet(LocalDate from) => new(value: null, 0, 0) { ObservableFrom = from };

    /// <summary>No value yet, and from when there will be one, by the number of the day.</summary>
    internal static MetricValue NotYet(int fromDay) => fromDay <= LocalDay.Of(LocalDate.MaxIsoValue)
        ? NotYet(LocalDay.ToDate(fromDay))
        : None(NoValue.TheCalendarEndsFirst);

    private static ConfidenceInterval? IntervalOf(double mean, double squaredDeviations, long count, FactRange range)
    {
        // Sums of doubles may miss an end by a rounding.
        double slack = 1e-9 * (1 + Math.Abs(mean));
        if (mean < range.Low - slack || mean > range.High + slack)
        {
            throw new ArgumentOutOfRangeException(
                nameof(range), mean, $"The mean of numbers from {range.Low} to {range.High} cannot lie outside of them.");
        }

        if (double.IsFinite(range.Low) && double.IsFinite(range.High) && range.Low < range.High)
        {
            return ConfidenceInterval.OfMeanOnScale(range, Math.Clamp(mean, range.Low, range.High), count);
        }

        double error = Math.Sqrt(squaredDeviations / (count - 1) / count);
        return count < 2 || double.IsInfinity(squaredDeviations) ? null
            : double.IsFinite(range.Low) ? ConfidenceInterval.OfMeanAbove(range.Low, Math.Max(mean, range.Low), error)
            : ConfidenceInterval.OfMean(mean, error);
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        WriteLabel(json);
        WriteMembers(json, culture, unit: null);
        json.WriteEndObject();
    }

    /// <summary>The value, or why there is none, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>35.7</c>, <c>undefined: no orders</c> or <c>observable from 2025-01-31</c>.</returns>
    public override string ToString() => this switch
    {
        { Value: { } value } => value.ToString(CultureInfo.InvariantCulture),
        { ObservableFrom: { } from } => $"observable from {LocalDatePattern.Iso.Format(from)}",
        _ => $"undefined: {Undefined}",
    };

    /// <summary>The rungs of a ladder and the days of a curve are numbers, other labels texts.</summary>
    internal void WriteLabel(Utf8JsonWriter json)
    {
        if (int.TryParse(Label, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
            && string.Equals(n.ToString(CultureInfo.InvariantCulture), Label, StringComparison.Ordinal))
        {
            json.WriteNumber("n", n);
        }
        else if (Label is { } label)
        {
            json.WriteString("label", label);
        }
    }

    internal void WriteMembers(Utf8JsonWriter json, CultureInfo culture, FactUnit? unit)
    {
        ReadableJson.WriteNumber(json, "value", Value);
        if (unit is { } known)
        {
            json.WriteString("unit", KebabKey.FromValue(known));
        }

        json.WriteNumber("numerator", Numerator);
        json.WriteNumber("denominator", Denominator);
        ReadableJson.WriteNumber(json, "low", Interval?.Low);
        ReadableJson.WriteNumber(json, "high", Interval?.High);
        json.WriteString("method", Interval is not { } interval
            ? null
            : interval.Method == IntervalMethod.None ? string.Empty : KebabKey.FromValue(interval.Method));
        json.WriteString("undefined", Undefined?.In(culture));
        ReadableJson.WriteDay(json, "observableFrom", ObservableFrom);
    }
}
