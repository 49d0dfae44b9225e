using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// A condition on a whole number of <see cref="CustomerFacts"/>: is the stored value one of <c>Span</c> values from <c>Low</c> on?
/// </summary>
/// <remarks>
/// One unsigned comparison tests both ends. Stored values are never negative, and missing is stored as 0, below the range of every
/// comparison, so that it needs no test of its own.
/// </remarks>
internal readonly record struct IntegerTest(int Index, int Low, uint Span)
{
    public static IntegerTest Of<TFacts>(Condition<TFacts> condition)
    {
        FactRange range = RangeOf(condition);
        return new IntegerTest(condition.Fact!.Location.Index, (int)range.Low, (uint)((long)range.High - (long)range.Low + 1));
    }

    /// <summary>The stored values that satisfy the condition, perhaps none.</summary>
    public static FactRange RangeOf<TFacts>(Condition<TFacts> condition)
    {
        int bias = condition.Fact!.Location.Bias;
        FactRange present = new(bias == 0 ? 0 : 1, int.MaxValue);
        return condition switch
        {
            { Operator: ConditionOperator.IsMissing } => bias == 0 ? new FactRange(1, 0) : new FactRange(0, 0),
            { Operator: ConditionOperator.IsPresent } => present,
            { Range: { } range } => new FactRange(range.Low + bias, range.High + bias).Intersect(present),
            _ => new FactRange(1, 0),
        };
    }

    public bool Holds(ref int words) => unchecked((uint)(Unsafe.Add(ref words, Index) - Low)) < Span;
}
