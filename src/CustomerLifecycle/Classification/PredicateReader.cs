using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Stages;

namespace CustomerLifecycle.Classification;

/// <summary>Takes a predicate apart into conditions; what cannot be taken apart stays whole, as one opaque condition.</summary>
internal sealed class PredicateReader<TFacts>(FactCatalog<TFacts>? catalog)
{
    private readonly Dictionary<string, Fact<TFacts>> _discovered = new(StringComparer.Ordinal);

    public Formula<TFacts> Read(Expression<Func<TFacts, bool>> predicate) => Read(predicate.Body, predicate.Parameters[0]);

    private Formula<TFacts> Read(Expression body, ParameterExpression parameter) => body switch
    {
        _ when !Mentions(body, parameter) => (bool)Evaluate(body)! ? Formula<TFacts>.True : Formula<TFacts>.False,
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and =>
            Formula<TFacts>.And(Read(and.Left, parameter), Read(and.Right, parameter)),
        BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or =>
            Formula<TFacts>.Or(Read(or.Left, parameter), Read(or.Right, parameter)),
        UnaryExpression { NodeType: ExpressionType.Not } not => Formula<TFacts>.Not(Read(not.Operand, parameter)),
        ConditionalExpression choice => Formula<TFacts>.Or(
            Formula<TFacts>.And(Read(choice.Test, parameter), Read(choice.IfTrue, parameter)),
            Formula<TFacts>.And(Formula<TFacts>.Not(Read(choice.Test, parameter)), Read(choice.IfFalse, parameter))),
        BinaryExpression comparison => ReadComparison(comparison, parameter) ?? Opaque(body, parameter),
        MemberExpression { Member.Name: nameof(Nullable<>.HasValue), Expression: { } owner } when FactOf(owner, parameter) is { IsOptional: true } fact =>
            Formula<TFacts>.Of(Conditions.Presence(fact, ConditionOperator.IsPresent)),
        _ when FactOf(body, parameter) is { } flag => Formula<TFacts>.Of(Conditions.Compare(flag, ConditionOperator.Is, threshold: true)),
        _ => Opaque(body, parameter),
    };

    private static Formula<TFacts> Opaque(Expression body, ParameterExpression parameter) =>
        Formula<TFacts>.Of(Conditions.Opaque(Expression.Lambda<Func<TFacts, bool>>(body, parameter)));

    private Formula<TFacts>? ReadComparison(BinaryExpression comparison, ParameterExpression parameter)
    {
        bool negated = comparison.NodeType == ExpressionType.NotEqual;
        if (OperatorOf(comparison.NodeType) is not { } asked || (comparison.Method is { } method && method.DeclaringType != typeof(decimal)))
        {
            return null;
        }

        (Expression left, Expression right, asked) = Mentions(comparison.Left, parameter)
            ? (comparison.Left, comparison.Right, asked)
            : (comparison.Right, comparison.Left, Mirror(asked));
        if (FactOf(left, parameter) is not { } fact)
        {
            return null;
        }

        Formula<TFacts>? formula = Mentions(right, parameter)
            ? ReadPair(fact, asked, left, right, parameter)
            : ReadThreshold(fact, asked, Evaluate(right));
        return negated && formula is not null ? Formula<TFacts>.Not(formula) : formula;
    }

    private Formula<TFacts>? ReadPair(Fact<TFacts> fact, ConditionOperator asked, Expression left, Expression right, ParameterExpression parameter) =>
        FactOf(right, parameter) is { } other
            ? Formula<TFacts>.Of(Conditions.Compare(
                fact, asked, other, Expression.Lambda<Func<TFacts, bool>>(Conditions.Compare(asked, left, right), parameter)))
            : null;

    private static Formula<TFacts>? ReadThreshold(Fact<TFacts> fact, ConditionOperator asked, object? threshold)
    {
        if (threshold is null)
        {
            // A comparison with null never holds, but for equality.
            return asked == ConditionOperator.Is && fact.IsOptional
                ? Formula<TFacts>.Of(Conditions.Presence(fact, ConditionOperator.IsMissing))
                : Formula<TFacts>.False;
        }

        return ToFactType(fact, threshold) is { } typed ? Formula<TFacts>.Of(Conditions.Compare(fact, asked, typed)) : null;
    }

    /// <summary>The threshold in the fact's own type, or null where that would change its value: then the predicate stays whole.</summary>
    private static object? ToFactType(Fact<TFacts> fact, object threshold)
    {
        if (fact.ValueType.IsEnum)
        {
            return Enum.ToObject(fact.ValueType, threshold);
        }

        if (fact.ValueType == threshold.GetType())
        {
            return threshold;
        }

        try
        {
            object typed = Convert.ChangeType(threshold, fact.ValueType, CultureInfo.InvariantCulture);
            return Convert.ChangeType(typed, threshold.GetType(), CultureInfo.InvariantCulture).Equals(threshold) ? typed : null;
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private Fact<TFacts>? FactOf(Expression expression, ParameterExpression parameter)
    {
        Expression value = WithoutConversions(expression);
        if (value is not MemberExpression member || !IsPathFrom(member, parameter) || !FactReader.IsNumeric(member.Type))
        {
            return null;
        }

        if (catalog?.ByMember(member.Member) is { } known && member.Expression == parameter)
        {
            return known;
        }

        string key = StageKey.FromName(string.Join('-', Path(member).Reverse().Select(m => m.Name)));
        if (!_discovered.TryGetValue(key, out Fact<TFacts>? fact))
        {
            fact = Fact.Create<TFacts>(key, parameter, member, FactUnit.Number, dailyChange: 0);
            _discovered.Add(key, fact);
        }

        return fact;
    }

    /// <summary>Conversions that keep every value: widening, to nullable, from an enum to its number, and reading <c>Value</c>.</summary>
    private static Expression WithoutConversions(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked, Method: null or { DeclaringType.Name: nameof(Decimal) } } convert
            when IsWidening(convert.Operand.Type, convert.Type) => WithoutConversions(convert.Operand),
        MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: { } owner } when Nullable.GetUnderlyingType(owner.Type) is not null => owner,
        _ => expression,
    };

    private static bool IsWidening(Type from, Type to)
    {
        Type source = Nullable.GetUnderlyingType(from) ?? from;
        Type target = Nullable.GetUnderlyingType(to) ?? to;
        return source == target || source.IsEnum
            || (FactReader.IsNumeric(source) && FactReader.IsNumeric(target) && Type.GetTypeCode(source) < Type.GetTypeCode(target)
                && !(target == typeof(float) && Type.GetTypeCode(source) >= TypeCode.Int32)
                && !(target == typeof(double) && !FactReader.IsExact(source)));
    }

    private static IEnumerable<MemberInfo> Path(MemberExpression member)
    {
        for (Expression? step = member; step is MemberExpression part; step = part.Expression)
        {
            yield return part.Member;
        }
    }

    private static bool IsPathFrom(Expression? expression, ParameterExpression parameter) =>
        expression == parameter || (expression is MemberExpression member && IsPathFrom(member.Expression, parameter));

    private static ConditionOperator? OperatorOf(ExpressionType type) => type switch
    {
        ExpressionType.GreaterThanOrEqual => ConditionOperator.AtLeast,
        ExpressionType.GreaterThan => ConditionOperator.MoreThan,
        ExpressionType.LessThanOrEqual => ConditionOperator.AtMost,
        ExpressionType.LessThan => ConditionOperator.LessThan,
        ExpressionType.Equal or ExpressionType.NotEqual => ConditionOperator.Is,
        _ => null,
    };

    private static ConditionOperator Mirror(ConditionOperator comparison) => comparison switch
    {
        ConditionOperator.AtLeast => ConditionOperator.AtMost,
        ConditionOperator.MoreThan => ConditionOperator.LessThan,
        ConditionOperator.AtMost => ConditionOperator.AtLeast,
        ConditionOperator.LessThan => ConditionOperator.MoreThan,
        _ => comparison,
    };

    private static object? Evaluate(Expression expression) => expression is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();

    private static bool Mentions(Expression expression, ParameterExpression parameter)
    {
        ParameterFinder finder = new(parameter);
        finder.Visit(expression);
        return finder.Found;
    }

    private sealed class ParameterFinder(ParameterExpression parameter) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == parameter;
            return node;
        }
    }
}
