using NodaTime;

namespace CustomerLifecycle;

/// <summary>Which conversions of numbers keep every value.</summary>
internal static class NumericConversion
{
    public static bool IsWidening(Type from, Type to)
    {
        Type source = Nullable.GetUnderlyingType(from) ?? from;
        Type target = Nullable.GetUnderlyingType(to) ?? to;
        bool losesMissing = source != from && target == to;
        if (source == typeof(LocalDate) && target == source)
        {
            return !losesMissing;
        }

        if (losesMissing || !FactReader.IsNumeric(source) || !FactReader.IsNumeric(target))
        {
            return false;
        }

        if (source == target)
        {
            return true;
        }

        Type number = source.IsEnum ? Enum.GetUnderlyingType(source) : source;
        return !target.IsEnum && number != typeof(bool) && (number == target || (Whole(number), Whole(target)) switch
        {
            ({ } narrow, { } wide) => narrow.Low >= wide.Low && narrow.High <= wide.High,
            ({ } narrow, null) =>
                target == typeof(decimal) || (target == typeof(double) ? narrow.Bits <= 32 : target == typeof(float) && narrow.Bits <= 16),
            _ => number == typeof(float) && target == typeof(double),
        });
    }

    private static (decimal Low, decimal High, int Bits)? Whole(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (sbyte.MinValue, sbyte.MaxValue, 8),
        TypeCode.Byte => (byte.MinValue, byte.MaxValue, 8),
        TypeCode.Int16 => (short.MinValue, short.MaxValue, 16),
        TypeCode.UInt16 => (ushort.MinValue, ushort.MaxValue, 16),
        TypeCode.Int32 => (int.MinValue, int.MaxValue, 32),
        TypeCode.UInt32 => (uint.MinValue, uint.MaxValue, 32),
        TypeCode.Int64 => (long.MinValue, long.MaxValue, 64),
        TypeCode.UInt64 => (ulong.MinValue, ulong.MaxValue, 64),
        _ => null,
    };
}
