using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Asks whether the way to a nested property leads through null.</summary>
internal static class PathGuard
{
    /// <summary>The condition under which <c>f.Account.Owner.Age</c> can be read; null where nothing on the way can be null.</summary>
    public static Expression? Of(Expression body)
    {
        Expression? reachable = null;
        for (Expression? owner = (body as MemberExpression)?.Expression; owner is MemberExpression step; owner = step.Expression)
        {
            if (!step.Type.IsValueType || Nullable.GetUnderlyingType(step.Type) is not null)
            {
                Expression isThere = Expression.NotEqual(step, Expression.Constant(null, step.Type));
                reachable = reachable is null ? isThere : Expression.AndAlso(isThere, reachable);
            }
        }

        return reachable;
    }

    /// <summary>A predicate that is false, instead of throwing, where the way leads through null.</summary>
    public static Expression And(Expression body, Expression predicate) =>
        Of(body) is { } reachable ? Expression.AndAlso(reachable, predicate) : predicate;
}
