using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Metrics;

/// <summary>The calendar days from <see cref="From"/>, included, to <see cref="To"/>, not included, in the shop's zone.</summary>
/// <remarks>The default value is the empty period at the first day of the calendar; no metric is computed over it.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MetricPeriod
{
    /// <summary>Initializes a new instance of the <see cref="MetricPeriod"/> struct.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last one.</param>
    /// <exception cref="ArgumentException">The period has no day, or a date is not in the ISO calendar.</exception>
    public MetricPeriod(LocalDate from, LocalDate to)
    {
        Guard.Against.NotIso(from);
        Guard.Against.NotIso(to);
        if (from >= to)
        {
            throw new ArgumentException(
                $"The period from {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)} has no day; "
                    + "the end is not included and must be later.",
                nameof(to));
        }

        From = from;
        To = to;
    }

    /// <summary>Gets the first day.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the day after the last one.</summary>
    public LocalDate To { get; }

    /// <summary>Gets the number of days, at least 1.</summary>
    public int Days => Period.DaysBetween(From, To);

    /// <summary>Gets the period of as many days just before.</summary>
    /// <exception cref="InvalidOperationException">
    /// The calendar begins too late for it, or the period is the default, which has no day.
    /// </exception>
    public MetricPeriod Previous => Calendar.Plus(From, -Days) is { } begin && begin < From
        ? new(begin, From)
        : throw new InvalidOperationException($"The calendar begins fewer than {Days} days before the period {this}.");

    /// <summary>Both ends, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>2024-01-01 to 2024-04-01 (excluded)</c>.</returns>
    public override string ToString() => $"{LocalDatePattern.Iso.Format(From)} to {LocalDatePattern.Iso.Format(To)} (excluded)";
}
