using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Lets expressions that were written over different parameters read from the same one.</summary>
internal sealed class ParameterReplacement : ExpressionVisitor
{
    private readonly ParameterExpression _from;
    private readonly ParameterExpression _to;

    private ParameterReplacement(ParameterExpression from, ParameterExpression to)
    {
        _from = from;
        _to = to;
    }

    public static Expression In(Expression body, ParameterExpression from, ParameterExpression to) =>
        new ParameterReplacement(from, to).Visit(body);

    protected override Expression VisitParameter(ParameterExpression node) => node == _from ? _to : node;
}
