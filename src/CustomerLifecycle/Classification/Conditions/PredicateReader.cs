using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>Takes a predicate apart into conditions; what cannot be taken apart stays whole, as one opaque condition.</summary>
/// <remarks>
/// Conditions are computed all at once, so an opaque one takes along what stood before it in <c>&amp;&amp;</c>, <c>||</c> and <c>?:</c>:
/// <c>f.Name != null &amp;&amp; f.Name.StartsWith('A')</c> must not read the name of somebody who has none.
/// </remarks>
internal sealed class PredicateReader<TFacts>(FactCatalog<TFacts> catalog)
{
    private readonly Dictionary<string, FactInfo<TFacts>> _byPath = new(StringComparer.Ordinal);
    private int _opaque;

    public FactCatalog<TFacts> Catalog => catalog;

    public Formula<TFacts> Read(Expression<Func<TFacts, bool>> predicate) =>
        Read(ConstantFolder.Fold(predicate.Body), predicate.Parameters[0], guard: null);

    private Formula<TFacts> Read(Expression body, ParameterExpression parameter, Expression? guard)
    {
        switch (body)
        {
            case ConstantExpression constant:
                return (bool)constant.Value! ? Formula<TFacts>.True : Formula<TFacts>.False;
            case BinaryExpression { NodeType: ExpressionType.AndAlso } and:
                return Formula<TFacts>.And(Read(and.Left, parameter, guard), Read(and.Right, parameter, Both(guard, and.Left)));
            case BinaryExpression { NodeType: ExpressionType.OrElse } or:
                return Formula<TFacts>.Or(Read(or.Left, parameter, guard), Read(or.Right, parameter, Both(guard, Expression.Not(or.Left))));
            case BinaryExpression { NodeType: ExpressionType.And } and:
                return Formula<TFacts>.And(Read(and.Left, parameter, guard), Read(and.Right, parameter, guard));
            case BinaryExpression { NodeType: ExpressionType.Or } or:
                return Formula<TFacts>.Or(Read(or.Left, parameter, guard), Read(or.Right, parameter, guard));
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return Formula<TFacts>.Not(Read(not.Operand, parameter, guard));
            case ConditionalExpression choice:
                Formula<TFacts> test = Read(choice.Test, parameter, guard);
                return Formula<TFacts>.Or(
                    Formula<TFacts>.And(test, Read(choice.IfTrue, parameter, Both(guard, choice.Test))),
                    Formula<TFacts>.And(
                        Formula<TFacts>.Not(test), Read(choice.IfFalse, parameter, Both(guard, Expression.Not(choice.Test)))));
            case BinaryExpression comparison:
                return ReadComparison(comparison, parameter) ?? Opaque(body, parameter, guard);
            case MemberExpression { Member.Name: nameof(Nullable<>.HasValue), Expression: { } owner } when FactOf(
                owner, parameter) is { IsOptional: true } fact:
                return Formula<TFacts>.Of(Conditions.Presence(fact, ConditionOperator.IsPresent));
            case MemberExpression or MethodCallExpression when FactOf(body, parameter) is { Unit: FactUnit.Flag } flag:
                return Formula<TFacts>.Of(Conditions.Compare(flag, ConditionOperator.Is, threshold: true));
            case MethodCallExpression call when ReadContains(call, parameter) is { } oneOf:
                return oneOf;
            default:
                return Opaque(body, parameter, guard);
        }
    }

    private static Expression Both(Expression? guard, Expression further) => guard is null ? further : Expression.AndAlso(guard, further);

    private Formula<TFacts> Opaque(Expression body, ParameterExpression parameter, Expression? guard) =>
        Formula<TFacts>.Of(Conditions.Opaque(
            Expression.Lambda<Func<TFacts, bool>>(guard is null ? body : Expression.AndAlso(guard, body), parameter), _opaque++));

    private Formula<TFacts>? ReadComparison(BinaryExpression comparison, ParameterExpression parameter)
    {
        bool negated = comparison.NodeType == ExpressionType.NotEqual;
        if (OperatorOf(comparison.NodeType) is not { } asked || (comparison.Method is { } method && !IsOfValues(method)))
        {
            return null;
        }

        (Expression left, Expression right, asked) = comparison.Left is ConstantExpression
            ? (comparison.Right, comparison.Left, asked.Mirrored)
            : (comparison.Left, comparison.Right, asked);
        if (FactOf(left, parameter) is not { } fact)
        {
            return null;
        }

        Formula<TFacts>? formula = right is ConstantExpression constant
            ? ReadThreshold(fact, asked, constant.Value)
            : ReadPair(fact, asked, left, right, parameter);
        return negated && formula is not null ? Formula<TFacts>.Not(formula) : formula;
    }

    /// <summary>Two facts; null where their comparison is not one of numbers, or where two missing facts would count as equal.</summary>
    private static bool IsOfValues(MethodInfo method) =>
        method.DeclaringType == typeof(decimal) || method.DeclaringType == typeof(string) || method.DeclaringType == typeof(LocalDate);

    /// <summary><c>new[] { "a", "b" }.Contains(f[fact])</c>: one of several values, read once, when the rule is made.</summary>
    private Formula<TFacts>? ReadContains(MethodCallExpression call, ParameterExpression parameter)
    {
        Expression[] arguments = [.. call.Object is null ? call.Arguments : [call.Object, .. call.Arguments]];
        if (call.Method.Name is not nameof(Enumerable.Contains) || arguments.Length != 2 || FactOf(arguments[1], parameter) is not { } fact)
        {
            return null;
        }

        // Arrays reach Contains as spans, which no constant can hold: what the span is made of is read instead.
        Expression values = arguments[0] is MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] }
            ? ConstantFolder.Fold(array)
            : arguments[0];
        return values is ConstantExpression { Value: System.Collections.IEnumerable all and not string }
            ? ReadOneOf(fact, all.Cast<object?>())
            : null;
    }

    private static Formula<TFacts>? ReadOneOf(FactInfo<TFacts> fact, IEnumerable<object?> values)
    {
        List<Formula<TFacts>> any = [];
        foreach (object? value in values)
        {
            if (ReadThreshold(fact, ConditionOperator.Is, value) is not { } one)
            {
                return null;
            }

            any.Add(one);
        }

        return Formula<TFacts>.Or([.. any]);
    }

    private Formula<TFacts>? ReadPair(
        FactInfo<TFacts> fact, ConditionOperator asked, Expression left, Expression right, ParameterExpression parameter)
    {
        if (FactOf(right, parameter) is not { IsExact: true } other
            || !fact.IsExact
            || fact.Unit == FactUnit.Flag
            || fact.IsText
            || other.IsText
            || PathGuard.Of(fact.Body) is not null
            || PathGuard.Of(other.Body) is not null
            || (asked == ConditionOperator.Is && fact.IsOptional && other.IsOptional))
        {
            return null;
        }

        return Formula<TFacts>.Of(Conditions.Compare(
            fact, asked, other, Expression.Lambda<Func<TFacts, bool>>(Conditions.Compare(asked, left, right), parameter)));
    }

    private static Formula<TFacts>? ReadThreshold(FactInfo<TFacts> fact, ConditionOperator asked, object? threshold)
    {
        if (threshold is null)
        {
            // A comparison with null never holds, but for equality.
            return asked == ConditionOperator.Is && fact.IsOptional
                ? Formula<TFacts>.Of(Conditions.Presence(fact, ConditionOperator.IsMissing))
                : Formula<TFacts>.False;
        }

        if (threshold is double.NaN or float.NaN)
        {
            return Formula<TFacts>.False;
        }

        return ToFactType(fact, threshold) is { } typed ? Formula<TFacts>.Of(Conditions.Compare(fact, asked, typed)) : null;
    }

    /// <summary>The threshold in the fact's own type, or null where that would change its value: then the predicate stays whole.</summary>
    private static object? ToFactType(FactInfo<TFacts> fact, object threshold)
    {
        if (fact.IsText || fact.Unit == FactUnit.Date)
        {
            return threshold.GetType() == fact.ValueType ? threshold : null;
        }

        Type type = fact.ValueType.IsEnum ? Enum.GetUnderlyingType(fact.ValueType) : fact.ValueType;
        object number = threshold is Enum
            ? Convert.ChangeType(threshold, Enum.GetUnderlyingType(threshold.GetType()), CultureInfo.InvariantCulture)
            : threshold;
        try
        {
            object typed = Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
            return !Convert.ChangeType(typed, number.GetType(), CultureInfo.InvariantCulture).Equals(number)
                ? null
                : fact.ValueType.IsEnum ? Enum.ToObject(fact.ValueType, typed) : typed;
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private FactInfo<TFacts>? FactOf(Expression expression, ParameterExpression parameter)
    {
        Expression value = WithoutConversions(expression);
        if (CustomerFact.AskedBy(value, parameter) is { } own)
        {
            return (FactInfo<TFacts>)(object)own.Info;
        }

        if (value is not MemberExpression member || !IsPathFrom(member, parameter) || !FactReader.IsNumeric(member.Type))
        {
            return null;
        }

        if (member.Expression == parameter && catalog.ByMember(member.Member) is { } known)
        {
            return known;
        }

        string[] path = [.. Path(member).Reverse().Select(m => m.Name)];
        string dotted = string.Join('.', path);
        if (!_byPath.TryGetValue(dotted, out FactInfo<TFacts>? fact))
        {
            fact = FactInfo.Create<TFacts>(
                FreeKey(KebabKey.FromAnyName(string.Join('-', path))), parameter, member, FactUnit.Number, dailyChange: 0);
            _byPath.Add(dotted, fact);
        }

        return fact;
    }

    private string FreeKey(string wanted)
    {
        string key = wanted;
        for (int n = 2; catalog.TryGet(key, out _) || _byPath.Values.Any(f => string.Equals(f.Key, key, StringComparison.Ordinal)); n++)
        {
            key = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
        }

        return key;
    }

    /// <summary>Conversions that keep every value: widening, to nullable, from an enum to its number, and reading <c>Value</c>.</summary>
    private static Expression WithoutConversions(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert
            when NumericConversion.IsWidening(convert.Operand.Type, convert.Type) => WithoutConversions(convert.Operand),
        MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: { } owner } when Nullable.GetUnderlyingType(
            owner.Type) is not null => owner,
        _ => expression,
    };

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
}
