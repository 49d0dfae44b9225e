using System.Globalization;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Writes values of metrics for people. What is not 0 is never written as 0: small values get more digits.</summary>
internal static class MetricText
{
    private const int DigitsOfSmall = 2;
    private const int MostDecimals = 15;

    // A space between thousands cannot be taken for a decimal point in any language.
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = " " };

    /// <summary>The value in its unit; a dash where there is none.</summary>
    public static string Of(FactUnit unit, MetricValue value) => value.Value is { } number ? Of(unit, number) : "–";

    public static string Of(FactUnit unit, double number) => unit switch
    {
        FactUnit.Share => Percent(number),
        FactUnit.Percent => Written(number, "0.0") + " %",
        FactUnit.Amount => Written(number, "#,##0.00"),
        FactUnit.Count => Written(number, "#,##0"),
        _ => Written(number, "#,##0.##"),
    };

    /// <summary>A share in per cent.</summary>
    public static string Percent(double share) => Written(100 * share, "0.0") + " %";

    /// <summary>A share in per cent, without the sign.</summary>
    public static string PercentNumber(double share) => Written(100 * share, "0.0");

    private static string Written(double number, string format)
    {
        string text = number.ToString(format, Numbers);
        bool isZero = !text.AsSpan().ContainsAnyInRange('1', '9');
        if (number == 0 || !isZero)
        {
            return text;
        }

        int decimals = DigitsOfSmall - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return decimals <= MostDecimals
            ? number.ToString("0." + new string('#', decimals), Numbers)
            : number.ToString("0.0e+0", Numbers);
    }
}
