using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Replaces what does not depend on the facts by its value, once: variables are read when the rule is added.</summary>
/// <remarks>
/// What stands behind a guard is touched only where the guard lets it: <c>limit.HasValue &amp;&amp; f.Orders > limit.Value</c> with a
/// missing limit is false, and its value is never read.
/// </remarks>
internal sealed class ConstantFolder : ExpressionVisitor
{
    private ConstantFolder()
    {
    }

    public static Expression Fold(Expression expression) => new ConstantFolder().Visit(expression);

    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node)
    {
        if (node is null or ConstantExpression or LambdaExpression or ParameterExpression or DefaultExpression || node.Type.IsByRefLike)
        {
            return node;
        }

        return DependsOnFacts(node)
            ? base.Visit(node)
            : Expression.Constant(
                Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)(),
                node.Type);
    }

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
