using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Takes a predicate over events apart, as far as it says what the event must carry; the rest stays a predicate.</summary>
internal static class EventPredicateReader
{
    public static (IReadOnlyList<EventNarrowing> Narrowings, Expression<Func<CustomerEvent, bool>>? Further) Read(
        Expression<Func<CustomerEvent, bool>> predicate)
    {
        List<EventNarrowing> narrowings = [];
        Expression? rest = null;
        foreach (Expression part in Parts(ConstantFolder.Fold(predicate.Body)))
        {
            if (NarrowingOf(part, predicate.Parameters[0]) is { } narrowing)
            {
                narrowings.Add(narrowing);
            }
            else
            {
                rest = rest is null ? part : Expression.AndAlso(rest, part);
            }
        }

        return (narrowings, rest is null ? null : Expression.Lambda<Func<CustomerEvent, bool>>(rest, predicate.Parameters));
    }

    /// <summary>The name of the property that an expression reads; null where it reads something else.</summary>
    public static string? PropertyOf(Expression expression, ParameterExpression parameter) => Unconverted(expression) switch
    {
        MemberExpression { Expression: { } owner, Member.Name: var name } when owner == parameter => name switch
        {
            nameof(CustomerEvent.Reference) => "product",
            nameof(CustomerEvent.Amount) or nameof(CustomerEvent.Cost) or nameof(CustomerEvent.Quantity) or nameof(CustomerEvent.Score)
                or nameof(CustomerEvent.Channel)
                    or nameof(CustomerEvent.Campaign)
                    or nameof(CustomerEvent.Category)
                    or nameof(CustomerEvent.Id)
                or nameof(CustomerEvent.Selling) or nameof(CustomerEvent.ContractEnd) => KebabKey.FromName(name),
            _ => null,
        },
        MethodCallExpression
        {
            Method.Name: "get_Item",
            Arguments: [ConstantExpression { Value: string name }],
            Object: MemberExpression { Expression: { } owner, Member.Name: nameof(CustomerEvent.Details) },
        }
            when owner == parameter => "detail:" + name,
        _ => null,
    };

    private static IEnumerable<Expression> Parts(Expression body) =>
        body is BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and
            ? Parts(and.Left).Concat(Parts(and.Right))
            : [body];

    private static EventNarrowing? NarrowingOf(Expression part, ParameterExpression parameter)
    {
        if (part is MethodCallExpression
            {
                Method.Name: nameof(Enumerable.Contains),
                Object: null,
                Arguments: [var all, ConstantExpression { Value: string product }],
            }
            && Unconverted(all) is MemberExpression { Expression: { } owner, Member.Name: nameof(CustomerEvent.Products) }
            && owner == parameter)
        {
            return new("product", ConditionOperator.Is, product, 0);
        }

        if (part is not BinaryExpression comparison || OperatorOf(comparison.NodeType) is not { } asked)
        {
            return null;
        }

        (Expression left, Expression right, asked) = Unconverted(comparison.Left) is ConstantExpression
            ? (comparison.Right, comparison.Left, asked.Mirrored)
            : (comparison.Left, comparison.Right, asked);
        return PropertyOf(left, parameter) is { } property && Unconverted(right) is ConstantExpression { Value: { } value }
            ? Of(property, asked, value)
            : null;
    }

    private static EventNarrowing? Of(string property, ConditionOperator asked, object value) => value switch
    {
        string text when asked == ConditionOperator.Is => new(property, asked, text, 0),
        EventDetail { IsNumber: true } number => new(property, asked, null, number.Number!.Value),
        EventDetail detail when asked == ConditionOperator.Is => new(property, asked, detail.Text, 0),
        int selling when property is "selling" && asked == ConditionOperator.Is =>
            new(property, asked, KebabKey.FromValue((SellingKind)selling), 0),
        SellingKind selling when asked == ConditionOperator.Is => new(property, asked, KebabKey.FromValue(selling), 0),
        int or long or short or byte or decimal => new(property, asked, null, Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static Expression Unconverted(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } convert
            ? Unconverted(convert.Operand)
            : expression;

    private static ConditionOperator? OperatorOf(ExpressionType type) => type switch
    {
        ExpressionType.Equal => ConditionOperator.Is,
        ExpressionType.GreaterThanOrEqual => ConditionOperator.AtLeast,
        ExpressionType.GreaterThan => ConditionOperator.MoreThan,
        ExpressionType.LessThanOrEqual => ConditionOperator.AtMost,
        ExpressionType.LessThan => ConditionOperator.LessThan,
        _ => null,
    };
}
