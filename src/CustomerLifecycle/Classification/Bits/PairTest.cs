using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>
/// A condition on two whole numbers of <see cref="CustomerFacts"/>: both are there, and their difference lies in a range, ends included.
/// </summary>
internal readonly record struct PairTest(int Index, int Present, int OtherIndex, int OtherPresent, long Low, long High)
{
    public static PairTest Of<TFacts>(Condition<TFacts> condition)
    {
        FactLocation lane = condition.Fact!.Location;
        FactLocation other = condition.OtherFact!.Location;
        (long low, long high) = condition.Operator switch
        {
            ConditionOperator.AtLeast => (0L, uint.MaxValue),
            ConditionOperator.MoreThan => (1L, uint.MaxValue),
            ConditionOperator.AtMost => (-uint.MaxValue, 0L),
            ConditionOperator.LessThan => (-uint.MaxValue, -1L),
            _ => (0L, 0L),
        };

        // Stored values differ by their biases, too; a value with a bias is stored as 0 where it is missing.
        long shift = (long)lane.Bias - other.Bias;
        return new PairTest(lane.Index, lane.Bias == 0 ? 0 : 1, other.Index, other.Bias == 0 ? 0 : 1, low + shift, high + shift);
    }

    public bool Holds(ref int words)
    {
        int value = Unsafe.Add(ref words, Index);
        int other = Unsafe.Add(ref words, OtherIndex);
        long difference = (long)value - other;
        return difference >= Low & difference <= High & value >= Present & other >= OtherPresent;
    }
}
