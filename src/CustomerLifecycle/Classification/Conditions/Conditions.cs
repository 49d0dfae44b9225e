using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Makes conditions and their opposites.</summary>
internal static class Conditions
{
    /// <summary>A fact beside a number of the fact's own type.</summary>
    public static Condition<TFacts> Compare<TFacts>(FactInfo<TFacts> fact, ConditionOperator comparison, object threshold)
    {
        if (threshold is string text)
        {
            return CompareText(fact, comparison, text);
        }

        double number = threshold switch
        {
            bool flag => flag ? 1 : 0,
            LocalDate date => LocalDay.Of(date),
            _ => Convert.ToDouble(threshold, CultureInfo.InvariantCulture) + 0.0, // without the sign that a zero may have
        };
        FactRange? range = fact.IsExact ? comparison.RangeOf(number, fact.IsWhole) : null;
        Expression constant = Expression.Constant(threshold, fact.ValueType);
        return new Condition<TFacts>(
            range is { } values
                ? string.Create(CultureInfo.InvariantCulture, $"{fact.Identity} in [{values.Low:R}, {values.High:R}]")
                : $"{fact.Identity} {comparison} {ExpressionText.Of(constant)}",
            comparison,
            Lambda(fact, Compare(comparison, fact.Body, fact.IsOptional ? Expression.Convert(constant, fact.Body.Type) : constant)),
            fact)
        {
            Threshold = number,
            ThresholdValue = threshold,
            Range = range,
        };
    }

    /// <summary>A fact beside another fact.</summary>
    public static Condition<TFacts> Compare<TFacts>(
        FactInfo<TFacts> fact, ConditionOperator comparison, FactInfo<TFacts> other, Expression<Func<TFacts, bool>> predicate) =>
        new($"{fact.Identity} {comparison} {other.Identity}", comparison, predicate, fact, other);

    /// <summary>A fact beside another fact, where nobody has written the comparison as an expression: missing facts satisfy none.</summary>
    public static Condition<TFacts> Compare<TFacts>(FactInfo<TFacts> fact, ConditionOperator comparison, FactInfo<TFacts> other)
    {
        bool mayBeMissing = fact.IsOptional || other.IsOptional;
        Type common = mayBeMissing ? typeof(double?) : typeof(double);
        Expression left = Expression.Convert(fact.Body, common);
        Expression right = Expression.Convert(ParameterReplacement.In(other.Body, other.Parameter, fact.Parameter), common);
        Expression compared = Compare(comparison, left, right);
        return Compare(
            fact,
            comparison,
            other,
            Lambda(
                fact,
                mayBeMissing ? Expression.AndAlso(Expression.NotEqual(left, Expression.Constant(null, common)), compared) : compared));
    }

    /// <summary>A fact that is missing, or that is there.</summary>
    public static Condition<TFacts> Presence<TFacts>(FactInfo<TFacts> fact, ConditionOperator comparison)
    {
        Expression none = Expression.Constant(null, fact.Body.Type);
        return new Condition<TFacts>(
            $"{fact.Identity} {comparison}",
            comparison,
            Lambda(
                fact, comparison == ConditionOperator.IsMissing ? Expression.Equal(fact.Body, none) : Expression.NotEqual(fact.Body, none)),
            fact);
    }

    /// <summary>A predicate that cannot be taken apart.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="ordinal">Tells it from others of the same text: two opaque predicates are never taken to be the same.</param>
    public static Condition<TFacts> Opaque<TFacts>(Expression<Func<TFacts, bool>> predicate, int ordinal) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{ExpressionText.Of(predicate.Body)} #{ordinal}"),
            ConditionOperator.Custom,
            predicate);

    /// <summary>What holds exactly where the condition does not.</summary>
    public static Formula<TFacts> Not<TFacts>(Condition<TFacts> condition)
    {
        bool isNumberThatMayBeNaN = condition.Fact is { IsExact: false } number && FactReader.MayBeNaN(number.ValueType);
        if (condition.IsOpaque || isNumberThatMayBeNaN)
        {
            return Formula<TFacts>.Of(new Condition<TFacts>(
                $"not ({condition.Identity})",
                ConditionOperator.Custom,
                Expression.Lambda<Func<TFacts, bool>>(Expression.Not(condition.Predicate.Body), condition.Predicate.Parameters)));
        }

        if (condition.OtherFact is not null)
        {
            return NotPair(condition);
        }

        FactInfo<TFacts> fact = condition.Fact!;
        Formula<TFacts> opposite = condition.Operator switch
        {
            ConditionOperator.IsMissing => Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsPresent)),
            ConditionOperator.IsPresent => Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsMissing)),
            ConditionOperator.Is or ConditionOperator.IsNot when fact.IsText =>
                Formula<TFacts>.Of(CompareText(fact, condition.Operator.Opposite, condition.ThresholdText!)),
            ConditionOperator.Is when fact.Unit == FactUnit.Flag =>
                Formula<TFacts>.Of(Compare(fact, ConditionOperator.Is, condition.Threshold == 0)),
            ConditionOperator.Is => Formula<TFacts>.Or(
                Formula<TFacts>.Of(Compare(fact, ConditionOperator.LessThan, condition.ThresholdValue!)),
                Formula<TFacts>.Of(Compare(fact, ConditionOperator.MoreThan, condition.ThresholdValue!))),
            _ => Formula<TFacts>.Of(Compare(fact, condition.Operator.Opposite, condition.ThresholdValue!)),
        };
        return fact.IsOptional && condition.ThresholdValue is not null
            ? Formula<TFacts>.Or(opposite, Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsMissing)))
            : opposite;
    }

    /// <summary>Conditions each of which makes a condition fail; for numbers that may be NaN those that a person would think of.</summary>
    public static IEnumerable<Condition<TFacts>> Opposites<TFacts>(Condition<TFacts> condition) =>
        condition is { Fact: { IsExact: false } fact, OtherFact: null, ThresholdValue: { } threshold, Operator: not ConditionOperator.Is }
            ? [Compare(fact, condition.Operator.Opposite, threshold)]
            : Not(condition).Alternatives(nameof(condition)).SelectMany(a => a);

    public static Expression Compare(ConditionOperator comparison, Expression left, Expression right)
    {
        // Enums know equality alone, so their numbers are compared.
        if (comparison != ConditionOperator.Is && (Nullable.GetUnderlyingType(left.Type) ?? left.Type).IsEnum)
        {
            Type number = left.Type.IsEnum && right.Type.IsEnum ? typeof(long) : typeof(long?);
            (left, right) = (Expression.Convert(left, number), Expression.Convert(right, number));
        }

        return comparison switch
        {
            ConditionOperator.AtLeast => Expression.GreaterThanOrEqual(left, right),
            ConditionOperator.MoreThan => Expression.GreaterThan(left, right),
            ConditionOperator.AtMost => Expression.LessThanOrEqual(left, right),
            ConditionOperator.LessThan => Expression.LessThan(left, right),
            ConditionOperator.Is => Expression.Equal(left, right),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whether a text is there and the one, or another.</summary>
    private static Condition<TFacts> CompareText<TFacts>(FactInfo<TFacts> fact, ConditionOperator comparison, string text)
    {
        Expression constant = Expression.Constant(text, typeof(string));
        Expression compared = comparison == ConditionOperator.Is
            ? Expression.Equal(fact.Body, constant)
            : Expression.AndAlso(
                Expression.NotEqual(fact.Body, Expression.Constant(null, typeof(string))), Expression.NotEqual(fact.Body, constant));
        double code = FactValue.CodeOf(text);
        return new Condition<TFacts>($"{fact.Identity} {comparison} '{text}'", comparison, Lambda(fact, compared), fact)
        {
            ThresholdValue = text,
            Threshold = code,
            Range = comparison == ConditionOperator.Is ? new FactRange(code, code) : null,
        };
    }

    private static Expression<Func<TFacts, bool>> Lambda<TFacts>(FactInfo<TFacts> fact, Expression body) =>
        Expression.Lambda<Func<TFacts, bool>>(PathGuard.And(fact.Body, body), fact.Parameter);

    private static Formula<TFacts> NotPair<TFacts>(Condition<TFacts> pair)
    {
        ConditionOperator[] opposites = pair.Operator == ConditionOperator.Is
            ? [ConditionOperator.LessThan, ConditionOperator.MoreThan]
            : [pair.Operator.Opposite];
        IEnumerable<Formula<TFacts>> missing = new[] { pair.Fact!, pair.OtherFact! }
            .Where(fact => fact.IsOptional)
            .Select(fact => Formula<TFacts>.Of(Presence(fact, ConditionOperator.IsMissing)));
        return Formula<TFacts>.Or([.. opposites.Select(opposite => Formula<TFacts>.Of(Opposite(pair, opposite))), .. missing]);
    }

    private static Condition<TFacts> Opposite<TFacts>(Condition<TFacts> pair, ConditionOperator opposite)
    {
        // Behind the check for missing facts, where there is one, stands the comparison itself.
        Expression body = pair.Predicate.Body;
        BinaryExpression compared =
            (BinaryExpression)(body is BinaryExpression { NodeType: ExpressionType.AndAlso } guarded ? guarded.Right : body);
        return Compare(
            pair.Fact!,
            opposite,
            pair.OtherFact!,
            Expression.Lambda<Func<TFacts, bool>>(Compare(opposite, compared.Left, compared.Right), pair.Predicate.Parameters));
    }
}
