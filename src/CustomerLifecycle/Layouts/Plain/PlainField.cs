using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CustomerLifecycle.Layouts;

/// <summary>Reads fields in the form in which systems write them; whatever is written otherwise is not read here.</summary>
internal static class PlainField
{
    private const int MostDigits = 15; // of an amount, so that it is below the largest that is allowed with any decimals

    private const long TicksPerDay = 864_000_000_000;
    private const long TicksPerSecond = 10_000_000;

    // Days from 0000-03-01, from which leap days are counted, to 1970-01-01.
    private const int DaysToEpoch = 719_468;

    // What stands between the digits of a time, and where.
    private const ulong Dashes = 0x2D_30_30_2D_30_30_30_30; // 0000-00-
    private const ulong Colon = 0x30_30_3A_30_30_00_30_30; // 00?00:00
    private const ulong AtDashes = 0xFF_00_00_FF_00_00_00_00;
    private const ulong AtColon = 0x00_00_FF_00_00_00_00_00;
    private const ulong AtBlank = 0x00_00_00_00_00_FF_00_00;
    private const ulong Midnight = 0x30_30_3A_30_30_54_00_00; // T00:00 behind two digits

    /// <summary>Reads digits, perhaps with a decimal point, that can mean one number only.</summary>
    /// <param name="text">The field.</param>
    /// <param name="digits">All digits as one number.</param>
    /// <param name="scale">How many of them are decimals.</param>
    /// <returns>Whether it is such a number; 1.234 is not, as it may be a thousand and some.</returns>
    [MethodImpl(RowPath.Compiled)]
    public static bool TryAmount(ReadOnlySpan<byte> text, out long digits, out byte scale)
    {
        int length = text.Length;
        if (length is 0 or > 8)
        {
            return TryLongAmount(text, out digits, out scale);
        }

        ulong bytes = EightBytes.Of(text);
        int point = EightBytes.IndexOf(bytes, (byte)'.');
        if (point >= length)
        {
            scale = 0;
            return EightBytes.TryNumber(bytes, length, out digits);
        }

        // The digits behind the point move to where it stands; a second point is no digit.
        int decimals = length - point - 1;
        scale = (byte)decimals;
        ulong whole = bytes & ((1UL << (8 * point)) - 1);
        ulong moved = ((bytes >> (8 * point)) >> 8) << (8 * point);
        digits = 0;
        return point > 0 && decimals is not (0 or 3) && EightBytes.TryNumber(whole | moved, length - 1, out digits);
    }

    /// <summary>
    /// Reads <c>2024-05-31</c>, or the same with <c>T</c> or a blank and <c>18:30</c> or <c>18:30:00</c>, and perhaps <c>Z</c>.
    /// </summary>
    /// <param name="text">The field.</param>
    /// <param name="ticks">The time since 1970 in ticks of 100 nanoseconds, as if it were in UTC.</param>
    /// <param name="isUtc">Whether it says so.</param>
    /// <returns>Whether it is written like that.</returns>
    [MethodImpl(RowPath.Compiled)]
    public static bool TryTime(ReadOnlySpan<byte> text, out long ticks, out bool isUtc)
    {
        ticks = 0;
        int length = text.Length;
        isUtc = length is 17 or 20 && text[^1] == (byte)'Z';
        length -= isUtc ? 1 : 0;
        if (length is not (10 or 16 or 19))
        {
            return false;
        }

        // Eight bytes at a time: what should be a sign becomes 0, what should be a digit its number.
        ref byte first = ref MemoryMarshal.GetReference(text);
        ulong date = EightBytes.At(ref first, 0) ^ Dashes;
        ulong clock = length == 10 ? EightBytes.Of(text[8..10]) | Midnight : EightBytes.At(ref first, 8);
        int blank = unchecked((byte)(clock >> 16));
        clock = (clock & ~AtBlank) ^ Colon;
        if (!EightBytes.AreDigits(date)
            || !EightBytes.AreDigits(clock)
            || (date & AtDashes) != 0
            || (clock & AtColon) != 0
            || blank is not ('T' or ' '))
        {
            return false;
        }

        int second = length == 19 ? SecondsOf(ref first) : 0;
        (int year, int month) = ((100 * Two(date, 0)) + Two(date, 2), Two(date, 5));
        (int day, int hour, int minute) = (Two(clock, 0), Two(clock, 3), Two(clock, 6));
        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))
            || hour > 23 || minute > 59 || second is < 0 or > 59)
        {
            return false;
        }

        ticks = (DayOf(year, month, day) * TicksPerDay) + (((3600 * hour) + (60 * minute) + second) * TicksPerSecond);
        return true;
    }

    private static bool TryLongAmount(ReadOnlySpan<byte> text, out long digits, out byte scale)
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
            if (char.IsAsciiDigit((char)text[i]))
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

    /// <summary>The seconds of a time that has them, with their colon; −1 where they are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SecondsOf(ref byte time)
    {
        int tens = Unsafe.Add(ref time, 17) - '0';
        int ones = Unsafe.Add(ref time, 18) - '0';
        return Unsafe.Add(ref time, 16) == ':' && tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (10 * tens) + ones : -1;
    }

    /// <summary>The number that two bytes from 0 to 9 are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ulong digits, int at)
    {
        int two = unchecked((ushort)(digits >> (8 * at)));
        return (10 * (two & 0xFF)) + (two >> 8);
    }

    /// <summary>The days since 1970, in arithmetic alone: years are taken to begin in March, so that leap days come last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long DayOf(int year, int month, int day)
    {
        uint y = (uint)(month <= 2 ? year - 1 : year);
        uint m = (uint)(month <= 2 ? month + 9 : month - 3);
        return (long)((365 * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * m) + 2) / 5)) + day - 1 - DaysToEpoch;
    }
}
