using System.Diagnostics;

namespace CustomerLifecycle;

/// <summary>What follows from a comparison: read from the other side, turned into its opposite, and the numbers that satisfy it.</summary>
internal static class ComparisonExtensions
{
    extension(ConditionOperator comparison)
    {
        /// <summary>The comparison that says the same with its sides exchanged.</summary>
        public ConditionOperator Mirrored => comparison switch
        {
            ConditionOperator.AtLeast => ConditionOperator.AtMost,
            ConditionOperator.MoreThan => ConditionOperator.LessThan,
            ConditionOperator.AtMost => ConditionOperator.AtLeast,
            ConditionOperator.LessThan => ConditionOperator.MoreThan,
            _ => comparison,
        };

        /// <summary>The comparison that holds of a number where this one does not.</summary>
        public ConditionOperator Opposite => comparison switch
        {
            ConditionOperator.AtLeast => ConditionOperator.LessThan,
            ConditionOperator.MoreThan => ConditionOperator.AtMost,
            ConditionOperator.AtMost => ConditionOperator.MoreThan,
            ConditionOperator.LessThan => ConditionOperator.AtLeast,
            ConditionOperator.Is => ConditionOperator.IsNot,
            ConditionOperator.IsNot => ConditionOperator.Is,
            ConditionOperator.IsMissing => ConditionOperator.IsPresent,
            ConditionOperator.IsPresent => ConditionOperator.IsMissing,
            _ => throw new UnreachableException(),
        };

        /// <summary>The numbers that satisfy the comparison with a threshold; none where the threshold is NaN.</summary>
        public FactRange RangeOf(double threshold, bool isWhole) => comparison switch
        {
            _ when double.IsNaN(threshold) => FactRange.None,
            ConditionOperator.AtLeast => new FactRange(threshold, double.PositiveInfinity),
            ConditionOperator.MoreThan =>
                new FactRange(isWhole ? Math.Floor(threshold) + 1 : double.BitIncrement(threshold), double.PositiveInfinity),
            ConditionOperator.AtMost => new FactRange(double.NegativeInfinity, threshold),
            ConditionOperator.LessThan => new FactRange(
                double.NegativeInfinity, isWhole ? Math.Ceiling(threshold) - 1 : double.BitDecrement(threshold)),
            ConditionOperator.Is => new FactRange(threshold, threshold),
            _ => throw new UnreachableException(),
        };
    }
}
