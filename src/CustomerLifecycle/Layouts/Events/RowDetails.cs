using System.Globalization;

namespace CustomerLifecycle.Layouts;

/// <summary>Details and attributes as fields write them.</summary>
internal static class RowDetails
{
    // Numbers stay numbers to the last digit; everything else is a text, which reads as a date or flag where it is asked for as one.
    public static EventDetail Of(string written) =>
        decimal.TryParse(
            written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && string.Equals(number.ToString(CultureInfo.InvariantCulture), written, StringComparison.Ordinal)
            ? number
            : written;
}
