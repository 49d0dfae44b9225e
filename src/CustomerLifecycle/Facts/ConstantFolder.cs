using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace CustomerLifecycle;

/// <summary>
/// Replaces what does not depend on the facts by its value, once: variables, and the collections of the base class library that they hold,
/// are read when the rule is added, and what becomes of them later does not change the rule.
/// </summary>
/// <remarks>
/// What stands behind a guard is touched only where the guard lets it: <c>limit.HasValue &amp;&amp; f.Orders > limit.Value</c> with a
/// missing limit is false, and its value is never read.
/// </remarks>
internal sealed class ConstantFolder : ExpressionVisitor
{
    private int _lambdas;

    private ConstantFolder()
    {
    }

    public static Expression Fold(Expression expression) => new ConstantFolder().Visit(expression);

    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node)
    {
        // No constant can hold a span; what it is made of is folded instead.
        if (node is null or ConstantExpression or ParameterExpression or DefaultExpression)
        {
            return node is ConstantExpression { Value: { } held } && CapturedCollection.IsCopied(held)
                ? Expression.Constant(CapturedCollection.Copy(held), node.Type)
                : node;
        }

        if (node is LambdaExpression)
        {
            _lambdas++;
            Expression inner = base.Visit(node);
            _lambdas--;
            return inner;
        }

        return node.Type.IsByRefLike || node.Type == typeof(void) || DependsOnFacts(node) ? base.Visit(node) : Evaluate(node);
    }

    protected override Expression VisitListInit(ListInitExpression node) =>
        node.Update(node.NewExpression.Update(Visit(node.NewExpression.Arguments)), Visit(node.Initializers, VisitElementInit));

    protected override Expression VisitMemberInit(MemberInitExpression node) =>
        node.Update(node.NewExpression.Update(Visit(node.NewExpression.Arguments)), Visit(node.Bindings, VisitMemberBinding));

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.NodeType is not (ExpressionType.AndAlso or ExpressionType.OrElse) || node.Method is not null)
        {
            return base.VisitBinary(node);
        }

        Expression left = Visit(node.Left);
        bool decides = node.NodeType == ExpressionType.OrElse;
        return left is ConstantExpression { Value: bool known }
            ? (known == decides ? left : Visit(node.Right))
            : Expression.MakeBinary(node.NodeType, left, Visit(node.Right));
    }

    protected override Expression VisitConditional(ConditionalExpression node)
    {
        Expression test = Visit(node.Test);
        return test is ConstantExpression { Value: bool known }
            ? Visit(known ? node.IfTrue : node.IfFalse)
            : Expression.Condition(test, Visit(node.IfTrue), Visit(node.IfFalse));
    }

    private Expression Evaluate(Expression node)
    {
        try
        {
            object? value = TryRead(node, out object? read)
                ? read
                : Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)();
            return Expression.Constant(CapturedCollection.Copy(value), node.Type);
        }
        catch (Exception) when (_lambdas > 0)
        {
            // Nobody knows whether an inner function is ever called.
            return node;
        }
    }

    /// <summary>Reads a captured variable, perhaps an enumeration as its number: nearly all there is, without an interpreter.</summary>
    private static bool TryRead(Expression node, out object? value)
    {
        switch (node)
        {
            case MemberExpression { Member: FieldInfo field, Expression: ConstantExpression { Value: { } captured } }:
                value = field.GetValue(captured);
                return true;
            case UnaryExpression { NodeType: ExpressionType.Convert, Method: null, Operand: { Type.IsEnum: true } operand }
                when Enum.GetUnderlyingType(operand.Type) == node.Type && TryRead(operand, out value):
                value = Convert.ChangeType(value, node.Type, CultureInfo.InvariantCulture);
                return true;
            default:
                value = null;
                return false;
        }
    }

    private static bool DependsOnFacts(Expression node)
    {
        ParameterFinder finder = new();
        finder.Visit(node);
        return finder.Found;
    }

    private sealed class ParameterFinder : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found = true;
            return node;
        }
    }
}
