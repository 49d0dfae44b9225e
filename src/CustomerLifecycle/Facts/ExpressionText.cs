using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>
/// Expressions as text that tells them apart: what they capture stands in it by its values, collections element by element, and numbers are
/// written the same whatever the machine's culture and however they were written (1.0 and 1.00, 0 and −0).
/// </summary>
internal sealed class ExpressionText : ExpressionVisitor
{
    /// <summary>The text of an expression whose constants have been folded.</summary>
    public static string Of(Expression expression)
    {
        // Records, tuples and pairs write the numbers in them by the culture of the thread.
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return new ExpressionText().Visit(ConstantFolder.Fold(expression)).ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    protected override Expression VisitConstant(ConstantExpression node) => Expression.Parameter(node.Type, Text(node.Value));

    // Values of other types can stand only where the type does, which an initializer asks for.
    protected override Expression VisitListInit(ListInitExpression node) =>
        node.Update(node.NewExpression.Update(Visit(node.NewExpression.Arguments)), Visit(node.Initializers, VisitElementInit));

    protected override Expression VisitMemberInit(MemberInitExpression node) =>
        node.Update(node.NewExpression.Update(Visit(node.NewExpression.Arguments)), Visit(node.Bindings, VisitMemberBinding));

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        CustomerFact fact => fact.Declaration.Identity,
        double number => (number + 0.0).ToString("R", CultureInfo.InvariantCulture),
        float number => (number + 0.0f).ToString("R", CultureInfo.InvariantCulture),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        IDictionary pairs => Elements(pairs.Keys.Cast<object>().Select(key => $"{Text(key)}: {Text(pairs[key])}")),
        IEnumerable all when IsUnordered(all) => Elements(all.Cast<object?>().Select(Text).Order(StringComparer.Ordinal)),
        IEnumerable all => Elements(all.Cast<object?>().Select(Text)),
        Delegate code => $"{code.Method.DeclaringType}.{code.Method.Name}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static string Elements(IEnumerable<string> texts) => $"[{string.Join(", ", texts)}]";

    // The order in which a set gives its elements may differ from run to run.
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the interface was trimmed, the order is the set's own.")]
    private static bool IsUnordered(IEnumerable values) =>
        Array.Exists(values.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));
}
