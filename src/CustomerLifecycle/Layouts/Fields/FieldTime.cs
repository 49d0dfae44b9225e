using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>A date, perhaps with a time of the day, perhaps with an offset, as it stands in a field.</summary>
/// <remarks>
/// Read by hand, not by patterns: a pattern takes a string for each field, and this is read for every row of a large file.
/// </remarks>
/// <param name="Date">The date.</param>
/// <param name="Nanosecond">The time of the day in nanoseconds; null where there is none.</param>
/// <param name="Offset">The offset from UTC; null where there is none.</param>
/// <param name="Order">What the field proves of the order of day and month.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FieldTime(LocalDate Date, long? Nanosecond, Offset? Offset, DateOrder Order)
{
    /// <summary>Reads a date or time; an order that is not known is told by <see cref="Order"/>, and month first taken.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DateOrder order, out FieldTime time)
    {
        time = default;
        bool isBeforeChrist = text is ['-', ..];
        text = isBeforeChrist ? text[1..] : text;
        int a = Digits(ref text, out int lengthOfFirst);
        if (lengthOfFirst == 0 || text.IsEmpty || text[0] is not ('-' or '/' or '.'))
        {
            return false;
        }

        char separator = text[0];
        text = text[1..];
        int b = Digits(ref text, out int lengthOfSecond);
        if (lengthOfSecond is 0 or > 2 || text.IsEmpty || text[0] != separator)
        {
            return false;
        }

        text = text[1..];
        int c = Digits(ref text, out int lengthOfThird);
        a = isBeforeChrist ? -a : a;
        if (!TryDate(
                (a, lengthOfFirst), (b, lengthOfSecond), (c, lengthOfThird), separator, order, out LocalDate date, out DateOrder proved)
            || !TryTime(text, out long? nanosecond, out Offset? offset))
        {
            return false;
        }

        time = new FieldTime(date, nanosecond, offset, proved);
        return true;
    }

    /// <summary>The instant; a time without offset is one in a zone.</summary>
    /// <exception cref="OverflowException">It lies outside the calendar.</exception>
    public Instant ToInstant(DateTimeZone zone)
    {
        LocalDateTime local = Date.At(LocalTime.FromNanosecondsSinceMidnight(Nanosecond ?? 0));
        return Offset is { } offset ? local.WithOffset(offset).ToInstant() : local.InZoneLeniently(zone).ToInstant();
    }

    private static bool TryDate(
        (int Value, int Length) a,
        (int Value, int Length) b,
        (int Value, int Length) c,
        char separator,
        DateOrder order,
        out LocalDate date,
        out DateOrder proved)
    {
        proved = DateOrder.None;
        date = default;
        if (a.Length == 4)
        {
            // A year first is always followed by the month; with hyphens as ISO 8601 has it, two digits each.
            return (separator != '-' || (b.Length == 2 && c.Length == 2))
                && c.Length is 1 or 2
                && TryMake(a.Value, b.Value, c.Value, out date);
        }

        if (a.Length > 2 || a.Value < 0 || c.Length is not (2 or 4))
        {
            return false;
        }

        int year = c.Length == 2 ? c.Value + (c.Value < 70 ? 2000 : 1900) : c.Value;
        if (separator == '.')
        {
            return TryMake(year, b.Value, a.Value, out date);
        }

        bool monthFirst = TryMake(year, a.Value, b.Value, out LocalDate american);
        bool dayFirst = TryMake(year, b.Value, a.Value, out LocalDate european);
        proved = (monthFirst, dayFirst) switch
        {
            (true, true) => a.Value == b.Value ? DateOrder.None : DateOrder.Either,
            (true, false) => DateOrder.MonthFirst,
            (false, true) => DateOrder.DayFirst,
            _ => DateOrder.None,
        };
        bool isDayFirst = order == DateOrder.DayFirst || (order != DateOrder.MonthFirst && !monthFirst);
        date = isDayFirst ? european : american;
        return isDayFirst ? dayFirst : monthFirst;
    }

    private static bool TryMake(int year, int month, int day, out LocalDate date)
    {
        bool isDate = year is >= -9998 and <= 9999 && month is >= 1 and <= 12 && day >= 1
            && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        date = isDate ? new LocalDate(year, month, day) : default;
        return isDate;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out long? nanosecond, out Offset? offset)
    {
        nanosecond = null;
        offset = null;
        text =
            text is ['T' or 't' or ',', ..] ? text[1..].TrimStart() : text.IsEmpty || !char.IsWhiteSpace(text[0]) ? text : text.TrimStart();
        if (text.IsEmpty)
        {
            return true;
        }

        int hour = Digits(ref text, out int length);
        if (length is 0 or > 2 || text is not [':', ..])
        {
            return false;
        }

        text = text[1..];
        int minute = Digits(ref text, out length);
        if (length != 2
            || minute > 59
            || !TrySecond(ref text, out int second, out long fraction)
            || !TryHalf(ref text, ref hour)
            || hour > 23)
        {
            return false;
        }

        nanosecond = (((((hour * 60L) + minute) * 60) + second) * NodaConstants.NanosecondsPerSecond) + fraction;
        return TryOffset(text.Trim(), out offset);
    }

    private static bool TrySecond(ref ReadOnlySpan<char> text, out int second, out long fraction)
    {
        second = 0;
        fraction = 0;
        if (text is not [':', ..])
        {
            return true;
        }

        text = text[1..];
        second = Digits(ref text, out int length);
        if (length != 2 || second > 59)
        {
            return false;
        }

        if (text is ['.' or ',', ..])
        {
            text = text[1..];
            int digits = Digits(ref text, out length);
            if (length is 0 or > 9)
            {
                return false;
            }

            fraction = digits;
            for (; length < 9; length++)
            {
                fraction *= 10;
            }
        }

        return true;
    }

    /// <summary>Takes AM or PM, if there is one.</summary>
    private static bool TryHalf(ref ReadOnlySpan<char> text, ref int hour)
    {
        ReadOnlySpan<char> rest = text.TrimStart();
        bool isMorning = rest.StartsWith("am", StringComparison.OrdinalIgnoreCase);
        if (!isMorning && !rest.StartsWith("pm", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        text = rest[2..];
        bool isHour = hour is >= 1 and <= 12;
        hour = (hour % 12) + (isMorning ? 0 : 12);
        return isHour;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out Offset? offset)
    {
        offset = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Equals("Z", StringComparison.OrdinalIgnoreCase) || text is "UTC" or "GMT")
        {
            offset = NodaTime.Offset.Zero;
            return true;
        }

        if (text[0] is not ('+' or '-'))
        {
            return false;
        }

        int sign = text[0] == '-' ? -1 : 1;
        ReadOnlySpan<char> rest = text[1..];
        int hours = Digits(ref rest, out int length);
        int minutes = 0;
        if (length == 4)
        {
            (hours, minutes) = (hours / 100, hours % 100);
        }
        else if (length == 2 && rest is [':', ..])
        {
            rest = rest[1..];
            minutes = Digits(ref rest, out length);
        }

        if (!rest.IsEmpty || length is not (2 or 4) || hours > 18 || minutes > 59 || (hours == 18 && minutes > 0))
        {
            return false;
        }

        offset = NodaTime.Offset.FromSeconds(sign * ((hours * 3600) + (minutes * 60)));
        return true;
    }

    private static int Digits(ref ReadOnlySpan<char> text, out int length)
    {
        length = text.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? text.Length : length;
        int value = length is > 0 and <= 9 ? int.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        text = text[length..];
        return value;
    }
}
