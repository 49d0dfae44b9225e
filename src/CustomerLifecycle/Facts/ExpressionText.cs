using System.Collections;
using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>
/// Expressions as text that tells them apart: what they capture stands in it by its values, collections element by element, and numbers are
/// written the same whatever the machine's culture.
/// </summary>
internal sealed class ExpressionText : ExpressionVisitor
{
    public static string Of(Expression expression) => new ExpressionText().Visit(ConstantFolder.Fold(expression)).ToString();

    protected override Expression VisitConstant(ConstantExpression node) => Expression.Parameter(node.Type, Text(node.Value));

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        CustomerFact fact => fact.Declaration.Identity,
        IEnumerable all => $"[{string.Join(", ", all.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
