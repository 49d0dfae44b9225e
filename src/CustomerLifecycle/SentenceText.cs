using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>
/// How numbers and days stand in sentences for people: in German <c>83,44</c> and <c>05.01.2026</c>, in every other language as they stand
/// in files, <c>83.44</c> and <c>2026-01-05</c>. The machine's culture plays no part.
/// </summary>
internal static class SentenceText
{
    private static readonly NumberFormatInfo German = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = "," });

    private static readonly LocalDatePattern GermanDay = LocalDatePattern.CreateWithInvariantCulture("dd.MM.uuuu");

    /// <summary>How numbers are written.</summary>
    public static NumberFormatInfo Numbers(CultureInfo culture) => IsGerman(culture) ? German : NumberFormatInfo.InvariantInfo;

    /// <summary>A calendar day.</summary>
    public static string Day(LocalDate day, CultureInfo culture) =>
        IsGerman(culture) ? GermanDay.Format(day) : LocalDatePattern.Iso.Format(day);

    public static bool IsGerman(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return string.Equals(culture.TwoLetterISOLanguageName, "de", StringComparison.Ordinal);
    }
}
