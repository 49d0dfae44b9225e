using System.Globalization;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Cli.Output;

/// <summary>A period that figures are of, and why it was taken where nobody asked for it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Why">Why; null where the user said so.</param>
internal sealed record ChosenPeriod(MetricPeriod Period, LocalizedText? Why)
{
    public string Say(CultureInfo culture) =>
        TableText.Of(Period, culture) + (Why is null ? string.Empty : $", {Why.In(culture)}");
}
