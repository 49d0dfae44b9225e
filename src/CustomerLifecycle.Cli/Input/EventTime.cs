using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads dates and times in ISO 8601.</summary>
internal static class EventTime
{
    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>
    /// A date, a local time, or a time with its offset; null where the text is none of them or lies outside the calendar.
    /// </summary>
    public static Instant? Parse(string text, DateTimeZone zone)
    {
        try
        {
            return ParseAny(text, zone);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Instant? ParseAny(string text, DateTimeZone zone)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            return date.Value.AtMidnight().InZoneLeniently(zone).ToInstant();
        }

        string withT = text.Length > 10 && text[10] == ' ' ? string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11)) : text;
        if (LocalDateTimePattern.ExtendedIso.Parse(withT) is { Success: true } local)
        {
            return local.Value.InZoneLeniently(zone).ToInstant();
        }

        if (OffsetDateTimePattern.ExtendedIso.Parse(withT) is { Success: true } offset)
        {
            return offset.Value.ToInstant();
        }

        return ToTheMinute.Parse(withT) is { Success: true } minute ? minute.Value.InZoneLeniently(zone).ToInstant() : null;
    }
}
