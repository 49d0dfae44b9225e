using System.Globalization;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Writes values of metrics for people.</summary>
internal static class MetricText
{
    // A space between thousands cannot be taken for a decimal point in any language.
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = " " };

    /// <summary>The value in its unit; a dash where there is none.</summary>
    public static string Of(FactUnit unit, MetricValue value) => value.Value is { } number ? Of(unit, number) : "–";

    public static string Of(FactUnit unit, double number) => unit switch
    {
        FactUnit.Share => (100 * number).ToString("0.0", CultureInfo.InvariantCulture) + " %",
        FactUnit.Amount => number.ToString("#,##0.00", Numbers),
        FactUnit.Count => number.ToString("#,##0", Numbers),
        _ => number.ToString("#,##0.##", Numbers),
    };
}
