using System.Linq.Expressions;

namespace CustomerLifecycle.Decisions;

/// <summary>What must hold before a tactic may presume a purchase: goods that were sent back are none.</summary>
internal static class Purchases
{
    /// <summary>Not all that was ordered came back, and more holds, an order among it.</summary>
    public static Expression<Func<CustomerFacts, bool>> AnyKept(Expression<Func<CustomerFacts, bool>> more) =>
        And(f => f.Returns == 0 || f.ReturnedShare < 1, more);

    /// <summary>Nothing has come back since the last order, and more holds.</summary>
    public static Expression<Func<CustomerFacts, bool>> LastKept(Expression<Func<CustomerFacts, bool>> more) =>
        And(f => f.Returns == 0 || f.DaysSinceLastReturn > f.DaysSinceLastOrder, more);

    private static Expression<Func<CustomerFacts, bool>> And(
        Expression<Func<CustomerFacts, bool>> first, Expression<Func<CustomerFacts, bool>> second) =>
        Expression.Lambda<Func<CustomerFacts, bool>>(
            Expression.AndAlso(ParameterReplacement.In(first.Body, first.Parameters[0], second.Parameters[0]), second.Body),
            second.Parameters);
}
