namespace CustomerLifecycle.Layouts;

/// <summary>Reads fields in the form in which systems write them; whatever is written otherwise is not read here.</summary>
internal static class PlainField
{
    private const int MostDigits = 15; // of an amount, so that it is below the largest that is allowed with any decimals

    private const long TicksPerDay = 864_000_000_000;

    // Days from 0000-03-01, from which leap days are counted, to 1970-01-01.
    private const int DaysToEpoch = 719_468;

    /// <summary>Reads digits, perhaps with a decimal point, that can mean one number only.</summary>
    /// <param name="text">The field.</param>
    /// <param name="digits">All digits as one number.</param>
    /// <param name="scale">How many of them are decimals.</param>
    /// <returns>Whether it is such a number; 1.234 is not, as it may be a thousand and some.</returns>
    public static bool TryAmount(ReadOnlySpan<char> text, out long digits, out byte scale)
    {
        digits = 0;
        scale = 0;
        int point = -1;
        if (text.IsEmpty || text.Length > MostDigits + 1)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits = (digits * 10) + (text[i] - '0');
            }
            else if (text[i] == '.' && point < 0 && i > 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        int decimals = point < 0 ? 0 : text.Length - point - 1;
        scale = (byte)decimals;
        int whole = text.Length - decimals;
        return point < 0 ? whole <= 12 : decimals > 0 && decimals != 3 && whole <= 13;
    }

    /// <summary>
    /// Reads <c>2024-05-31</c>, or the same with <c>T</c> or a blank and <c>18:30</c> or <c>18:30:00</c>, and perhaps <c>Z</c>.
    /// </summary>
    /// <param name="text">The field.</param>
    /// <param name="ticks">The time since 1970 in ticks of 100 nanoseconds, as if it were in UTC.</param>
    /// <param name="isUtc">Whether it says so.</param>
    /// <returns>Whether it is written like that.</returns>
    public static bool TryTime(ReadOnlySpan<char> text, out long ticks, out bool isUtc)
    {
        ticks = 0;
        isUtc = false;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        int year = (100 * Two(text, 0)) + Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        int seconds = 0;
        ReadOnlySpan<char> rest = text[10..];
        if (!rest.IsEmpty && !TryClock(rest, out seconds, out isUtc))
        {
            return false;
        }

        ticks = (DayOf(year, month, day) * TicksPerDay) + (seconds * 10_000_000L);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out int seconds, out bool isUtc)
    {
        isUtc = text[^1] == 'Z';
        text = isUtc ? text[..^1] : text;
        seconds = 0;
        if (text.Length is not (6 or 9) || text[0] is not ('T' or ' ') || text[3] != ':')
        {
            return false;
        }

        int hour = Two(text, 1);
        int minute = Two(text, 4);
        int second = text.Length == 6 ? 0 : text[6] == ':' ? Two(text, 7) : -1;
        seconds = (3600 * hour) + (60 * minute) + second;
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
    }

    /// <summary>The number that two digits are; far below 0 where they are none.</summary>
    private static int Two(ReadOnlySpan<char> text, int at) => char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])
        ? (10 * (text[at] - '0')) + (text[at + 1] - '0')
        : -10_000;

    /// <summary>The days since 1970, in arithmetic alone: years are taken to begin in March, so that leap days come last.</summary>
    private static long DayOf(int year, int month, int day)
    {
        int y = month <= 2 ? year - 1 : year;
        int m = month <= 2 ? month + 9 : month - 3;
        return (365L * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * m) + 2) / 5) + day - 1 - DaysToEpoch;
    }
}
