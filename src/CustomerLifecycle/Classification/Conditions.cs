using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Classification;

/// <summary>Makes conditions and their opposites.</summary>
internal static class Conditions
{
    /// <summary>A fact beside a number of the fact's own type.</summary>
    public static Condition<TFacts> Compare<TFacts>(Fact<TFacts> fact, ConditionOperator comparison, object threshold)
    {
        double number = threshold is bool flag ? (flag ? 1 : 0) : Convert.ToDouble(threshold, CultureInfo.InvariantCulture);
        FactRange range = RangeOf(comparison, number, fact.IsWhole);
        Expression constant = Expression.Constant(threshold, fact.ValueType);
        return new Condition<TFacts>(
            string.Create(CultureInfo.InvariantCulture, $"{fact.Key} in [{range.Low:R}, {range.High:R}]"),
            comparison,
            Lambda(fact, Compare(comparison, fact.Body, fact.IsOptional ? Expression.Convert(constant, fact.Body.Type) : constant)),
            fact)
        {
            Threshold = number,
            Range = range,
        };
    }

    /// <summary>A fact beside another fact.</summary>
    public static Condition<TFacts> Compare<TFacts>(
        Fact<TFacts> fact, ConditionOperator comparison, Fact<TFacts> other, Expression<Func<TFacts, bool>> predicate) =>
        new($"{fact.Key} {comparison} {other.Key}", comparison, predicate, fact, other);

    /// <summary>A fact beside another fact, where nobody has written the comparison as an expression.</summary>
    public static Condition<TFacts> Compare<TFacts>(Fact<TFacts> fact, ConditionOperator comparison, Fact<TFacts> other)
    {
        Type common = fact.IsOptional || other.IsOptional ? typeof(double?) : typeof(double);
        Expression right = Expression.Convert(ParameterSwap.In(other.Body, other.Parameter, fact.Parameter), common);
        return Compare(fact, comparison, other, Lambda(fact, Compare(comparison, Expression.Convert(fact.Body, common), right)));
    }

    /// <summary>A fact that is missing, or that is there.</summary>
    public static Condition<TFacts> Presence<TFacts>(Fact<TFacts> fact, ConditionOperator comparison)
    {
        Expression none = Expression.Constant(null, fact.Body.Type);
        return new Condition<TFacts>(
            $"{fact.Key} {comparison}",
            comparison,
            Lambda(fact, comparison == ConditionOperator.IsMissing ? Expression.Equal(fact.Body, none) : Expression.NotEqual(fact.Body, none)),
            fact);
    }

    /// <summary>A predicate that cannot be taken apart.</summary>
    public static Condition<TFacts> Opaque<TFacts>(Expression<Func<TFacts, bool>> predicate) =>
        new(predicate.Body.ToString(), ConditionOperator.Custom, predicate);

    /// <summary>What holds exactly where the condition does not.</summary>
    public static Formula<TFacts> Not<TFacts>(Condition<TFacts> condition)
    {
        if (condition.IsOpaque)
        {
            return Formula<TFacts>.Of(Opaque(
                Expression.Lambda<Func<TFacts, bool>>(Expression.Not(condition.Predicate.Body), condition.Predicate.Parameters)));
        }

        if (condition.OtherFact is not null)
        {
            return NotPair(condition);
        }

        Fact<TFacts> fact = condition.Fact!;
        Formula<TFacts> opposite = condition.Operator switch
        {
            ConditionOperator.IsMissing => Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsPresent)),
            ConditionOperator.IsPresent => Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsMissing)),
            ConditionOperator.Is when fact.Unit == FactUnit.Flag => Formula<TFacts>.Of(Compare(fact, ConditionOperator.Is, condition.Threshold == 0)),
            ConditionOperator.Is => Either(
                fact, Compare(fact, ConditionOperator.LessThan, ThresholdOf(condition)), Compare(fact, ConditionOperator.MoreThan, ThresholdOf(condition))),
            _ => Formula<TFacts>.Of(Compare(fact, Opposite(condition.Operator), ThresholdOf(condition))),
        };
        return fact.IsOptional && condition.Range is not null
            ? Formula<TFacts>.Or(opposite, Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsMissing)))
            : opposite;
    }

    /// <summary>The typed threshold as it stands in the predicate.</summary>
    public static object ThresholdOf<TFacts>(Condition<TFacts> condition)
    {
        Expression right = ((BinaryExpression)condition.Predicate.Body).Right;
        return ((ConstantExpression)(right is UnaryExpression convert ? convert.Operand : right)).Value!;
    }

    public static Expression Compare(ConditionOperator comparison, Expression left, Expression right) => comparison switch
    {
        not ConditionOperator.Is when left.Type.IsEnum => Compare(
            comparison,
            Expression.Convert(left, Enum.GetUnderlyingType(left.Type)),
            Expression.Convert(right, Enum.GetUnderlyingType(left.Type))),
        ConditionOperator.AtLeast => Expression.GreaterThanOrEqual(left, right),
        ConditionOperator.MoreThan => Expression.GreaterThan(left, right),
        ConditionOperator.AtMost => Expression.LessThanOrEqual(left, right),
        ConditionOperator.LessThan => Expression.LessThan(left, right),
        ConditionOperator.Is => Expression.Equal(left, right),
        _ => throw new UnreachableException(),
    };

    private static Expression<Func<TFacts, bool>> Lambda<TFacts>(Fact<TFacts> fact, Expression body) =>
        Expression.Lambda<Func<TFacts, bool>>(body, fact.Parameter);

    /// <summary>Less or more; a side on which the fact has no values at all is left out.</summary>
    private static Formula<TFacts> Either<TFacts>(Fact<TFacts> fact, params Condition<TFacts>[] sides) =>
        Formula<TFacts>.Or([.. sides.Where(c => !c.Range!.Value.Intersect(fact.Range).IsEmpty).Select(Formula<TFacts>.Of)]);

    private static Formula<TFacts> NotPair<TFacts>(Condition<TFacts> pair)
    {
        BinaryExpression body = (BinaryExpression)pair.Predicate.Body;
        ConditionOperator[] opposites = pair.Operator == ConditionOperator.Is
            ? [ConditionOperator.LessThan, ConditionOperator.MoreThan]
            : [Opposite(pair.Operator)];
        IEnumerable<Formula<TFacts>> missing = new[] { pair.Fact!, pair.OtherFact! }
            .Where(fact => fact.IsOptional)
            .Select(fact => Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsMissing)));
        return Formula<TFacts>.Or(
        [
            .. opposites.Select(opposite => Formula<TFacts>.Of(Compare(
                pair.Fact!,
                opposite,
                pair.OtherFact!,
                Expression.Lambda<Func<TFacts, bool>>(Compare(opposite, body.Left, body.Right), pair.Predicate.Parameters)))),
            .. missing,
        ]);
    }

    private static ConditionOperator Opposite(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.AtLeast => ConditionOperator.LessThan,
        ConditionOperator.MoreThan => ConditionOperator.AtMost,
        ConditionOperator.AtMost => ConditionOperator.MoreThan,
        ConditionOperator.LessThan => ConditionOperator.AtLeast,
        _ => throw new UnreachableException(),
    };

    private static FactRange RangeOf(ConditionOperator comparison, double threshold, bool whole) => comparison switch
    {
        ConditionOperator.AtLeast => new FactRange(threshold, double.PositiveInfinity),
        ConditionOperator.MoreThan => new FactRange(whole ? threshold + 1 : double.BitIncrement(threshold), double.PositiveInfinity),
        ConditionOperator.AtMost => new FactRange(double.NegativeInfinity, threshold),
        ConditionOperator.LessThan => new FactRange(double.NegativeInfinity, whole ? threshold - 1 : double.BitDecrement(threshold)),
        ConditionOperator.Is => new FactRange(threshold, threshold),
        _ => throw new UnreachableException(),
    };
}
