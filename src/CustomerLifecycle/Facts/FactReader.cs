using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Turns the property of a fact into a function that reads it as a number.</summary>
internal static class FactReader
{
    /// <summary>Whether every value of the type is kept exactly by a <see cref="double"/>.</summary>
    public static bool IsExact(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return IsNumeric(type) && value != typeof(decimal) && value != typeof(long) && value != typeof(ulong)
            && !(value.IsEnum && Enum.GetUnderlyingType(value) is { } number && (number == typeof(long) || number == typeof(ulong)));
    }

    public static bool MayBeNaN(Type type) => type == typeof(double) || type == typeof(float);

    public static bool IsNumeric(Type type)
    {
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsEnum || Type.GetTypeCode(value) is TypeCode.Boolean or (>= TypeCode.SByte and <= TypeCode.Decimal);
    }

    /// <summary>Compiles the property; where code cannot be generated at run time, it is interpreted.</summary>
    public static FactMeasure<TFacts> Compile<TFacts>(ParameterExpression parameter, Expression body)
    {
        Expression number = PathGuard.Of(body) is { } reachable
            ? Expression.Condition(reachable, ToNumber(body), Expression.Constant(double.NaN))
            : ToNumber(body);
        Func<TFacts, double> read = Expression.Lambda<Func<TFacts, double>>(number, parameter).Compile();
        return (in TFacts facts) => read(facts);
    }

    private static Expression ToNumber(Expression value)
    {
        if (Nullable.GetUnderlyingType(value.Type) is { } underlying)
        {
            // Written out instead of reading the properties Value and HasValue, which trimming would have to keep.
            return Expression.Condition(
                Expression.Equal(value, Expression.Constant(null, value.Type)),
                Expression.Constant(double.NaN),
                ToNumber(Expression.Convert(value, underlying)));
        }

        if (value.Type == typeof(bool))
        {
            return Expression.Condition(value, Expression.Constant(1.0), Expression.Constant(0.0));
        }

        return Expression.Convert(
            value.Type.IsEnum ? Expression.Convert(value, Enum.GetUnderlyingType(value.Type)) : value, typeof(double));
    }

    /// <summary>The values that a type can hold; all numbers for those whose ends nobody reaches.</summary>
    public static FactRange RangeOf(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => FactRange.All,
        TypeCode.Byte => new FactRange(byte.MinValue, byte.MaxValue),
        TypeCode.SByte => new FactRange(sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Int16 => new FactRange(short.MinValue, short.MaxValue),
        TypeCode.UInt16 => new FactRange(ushort.MinValue, ushort.MaxValue),
        TypeCode.UInt32 or TypeCode.UInt64 => new FactRange(0, double.PositiveInfinity),
        _ => FactRange.All,
    };
}
