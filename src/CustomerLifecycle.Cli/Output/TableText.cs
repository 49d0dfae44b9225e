using System.Globalization;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Output;

/// <summary>
/// Writes numbers and dates as people read them in their language. CSV and JSON are for programs and never pass through here.
/// What is not 0 is never written as 0: small values get more digits.
/// </summary>
internal static class TableText
{
    private const string Missing = "–";
    private const int DigitsOfSmall = 2;
    private const int MostDecimals = 15;

    // A space between thousands cannot be taken for a decimal point in any language.
    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = " " };
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
    private static readonly LocalDatePattern GermanDay = LocalDatePattern.CreateWithInvariantCulture("dd.MM.uuuu");

    /// <summary>The value in its unit; a dash where there is none.</summary>
    public static string Of(FactUnit unit, MetricValue value, CultureInfo culture) =>
        value.Value is { } number ? Of(unit, number, culture) : Missing;

    public static string Of(FactUnit unit, double number, CultureInfo culture) => unit switch
    {
        FactUnit.Share => Percent(number, culture),
        FactUnit.Percent => Written(number, "0.0", culture) + " %",
        FactUnit.Amount => Written(number, "#,##0.00", culture),
        FactUnit.Count => Written(number, "#,##0", culture),
        _ => Written(number, "#,##0.##", culture),
    };

    /// <summary>A share in per cent.</summary>
    public static string Percent(double share, CultureInfo culture) => PercentNumber(share, culture) + " %";

    /// <summary>A share in per cent, without the sign.</summary>
    public static string PercentNumber(double share, CultureInfo culture) => Written(100 * share, "0.0", culture);

    /// <summary>An amount without what stands after the decimal point, where there is no room for it.</summary>
    public static string WholeAmount(MetricValue value, CultureInfo culture) =>
        value.Value is { } number ? Written(number, "#,##0", culture) : Missing;

    /// <summary>A number of people or things.</summary>
    public static string Count(long number, CultureInfo culture) =>
        number.ToString(IsGerman(culture) ? "#,##0" : "0", IsGerman(culture) ? German : English);

    /// <summary>A number as it is, with as many decimals as it has.</summary>
    public static string Exact(double number, CultureInfo culture) =>
        IsGerman(culture) ? number.ToString("#,##0.###############", German) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A calendar day: 2025-12-31, in German 31.12.2025.</summary>
    public static string Day(LocalDate day, CultureInfo culture) =>
        IsGerman(culture) ? GermanDay.Format(day) : LocalDatePattern.Iso.Format(day);

    /// <summary>A calendar day, or nothing where there is none.</summary>
    public static string Day(LocalDate? day, CultureInfo culture) => day is { } known ? Day(known, culture) : string.Empty;

    /// <summary>The days of a period; Germans name the last one, which is not what a column named <c>to</c> holds.</summary>
    public static string Of(MetricPeriod period, CultureInfo culture) =>
        IsGerman(culture) ? $"{Day(period.From, culture)} bis {Day(period.To.PlusDays(-1), culture)}" : period.ToString();

    public static bool IsGerman(CultureInfo culture) => string.Equals(culture.TwoLetterISOLanguageName, "de", StringComparison.Ordinal);

    private static string Written(double number, string format, CultureInfo culture)
    {
        NumberFormatInfo numbers = IsGerman(culture) ? German : English;
        string text = number.ToString(format, numbers);
        bool isZero = !text.AsSpan().ContainsAnyInRange('1', '9');
        if (number == 0 || !isZero)
        {
            return text;
        }

        int decimals = DigitsOfSmall - 1 - (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return decimals <= MostDecimals
            ? number.ToString("0." + new string('#', decimals), numbers)
            : number.ToString("0.0e+0", numbers);
    }
}
