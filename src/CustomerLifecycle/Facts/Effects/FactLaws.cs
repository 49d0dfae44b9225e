using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>
/// What no customer's facts can look like, read from the declarations: where a fact rests on an event, every fact that looks at all such
/// events must show one; and of fewer events there are no more, and none later.
/// </summary>
internal static class FactLaws
{
    private static readonly ParameterExpression Facts = Expression.Parameter(typeof(CustomerFacts), "f");

    /// <summary>The impossible combinations of two of the facts.</summary>
    public static IEnumerable<Expression<Func<CustomerFacts, bool>>> Among(IReadOnlyList<FactInfo<CustomerFacts>> facts) =>
        Among(facts, facts);

    /// <summary>The impossible combinations of facts of the user's own, with one another and with those that ship.</summary>
    public static IEnumerable<Expression<Func<CustomerFacts, bool>>> OfOwn(
        IReadOnlyList<FactInfo<CustomerFacts>> own, IReadOnlyList<FactInfo<CustomerFacts>> all)
    {
        FactInfo<CustomerFacts>[] shipped = [.. all.Where(f => !f.IsOwn)];
        return [.. Among(own, [.. shipped, .. own]), .. Among(shipped, own)];
    }

    private static IEnumerable<Expression<Func<CustomerFacts, bool>>> Among(
        IReadOnlyList<FactInfo<CustomerFacts>> facts, IReadOnlyList<FactInfo<CustomerFacts>> others)
    {
        FactInfo<CustomerFacts>[] showing = [.. others.Where(o => ShowsEvery(o.Declaration))];
        foreach (FactInfo<CustomerFacts> fact in facts)
        {
            IReadOnlyList<EventKind> evidence = EvidenceOf(fact);
            foreach (FactInfo<CustomerFacts> other in showing.Where(o => o != fact && evidence.Count > 0))
            {
                if (!evidence.All(other.Declaration!.Selector!.Kinds.Contains) || !LooksAtLess(fact.Declaration, other.Declaration))
                {
                    continue;
                }

                yield return Both(IsThere(fact), IsNowhere(other));
                if (Order(fact, other) is { } order)
                {
                    yield return order;
                }
            }
        }
    }

    /// <summary>The kinds of event without which the fact is missing, 0 or no; none where it can be had without any.</summary>
    private static IReadOnlyList<EventKind> EvidenceOf(FactInfo<CustomerFacts> fact) => fact.Declaration switch
    {
        null => [.. fact.EventEffects.Where(e => e.IsEvidence).Select(e => e.Kind)],

        // A sum can be 0 of many events; what is set by attribute can be cleared.
        { Selector: { Attribute: null } selector, Aggregate: not FactAggregate.Sum } => selector.Kinds,
        _ => [],
    };

    /// <summary>Whether each event that is selected shows in the fact.</summary>
    private static bool ShowsEvery(FactDeclaration? fact) => fact switch
    {
        { Selector.Attribute: not null } => false,
        { Aggregate: FactAggregate.Count or FactAggregate.DaysSinceFirst } or { Aggregate: FactAggregate.DaysSince, Nth: 1 } => true,
        { Aggregate: FactAggregate.DaysUntil, Of.Key: "contract-end" } => true, // no event of a contract comes without it
        _ => false,
    };

    /// <summary>Whether every event of the one fact, whose kinds fit already, is one of the other.</summary>
    private static bool LooksAtLess(FactDeclaration? fact, FactDeclaration other)
    {
        FactSelector wide = other.Selector!;
        if (fact is null)
        {
            return other.Window.IsEver && wide.Narrowings.Count == 0 && wide.Further is null
                && (wide.IsOfEveryOrder || !wide.Kinds.Contains(CustomerEventKind.Order));
        }

        FactSelector narrow = fact.Selector!;
        bool isOfFewer = wide.Narrowings.All(narrow.Narrowings.Contains)
            && (wide.Further is null || ReferenceEquals(wide.Further, narrow.Further))
            && (wide.IsOfEveryOrder || !narrow.IsOfEveryOrder || !narrow.Kinds.Contains(CustomerEventKind.Order));
        bool isInWindow = other.Window.IsEver || fact.Window == other.Window
            || (fact.Window.Days > 0 && fact.Window.Days <= other.Window.Days);
        return isOfFewer && isInWindow;
    }

    private static Expression IsThere(FactInfo<CustomerFacts> fact) => Over(fact, fact.Body switch
    {
        { Type: var type } flag when type == typeof(bool) => flag,
        { Type: var type } count when type == typeof(int) => Expression.GreaterThanOrEqual(count, Expression.Constant(1)),
        { } optional => Expression.NotEqual(optional, Expression.Constant(null, optional.Type)),
    });

    private static Expression IsNowhere(FactInfo<CustomerFacts> fact) =>
        Over(fact, Expression.Equal(fact.Body, Expression.Constant(fact.Body.Type == typeof(int) ? 0 : null, fact.Body.Type)));

    /// <summary>Of fewer events there cannot be more, the last not later, the first not earlier; null where nothing can be said.</summary>
    private static Expression<Func<CustomerFacts, bool>>? Order(FactInfo<CustomerFacts> fact, FactInfo<CustomerFacts> other)
    {
        // Among facts that ship the rules never ask for both; leaving these out keeps the proofs quick.
        if (!fact.IsOwn && !other.IsOwn)
        {
            return null;
        }

        Expression left = Over(fact, fact.Body);
        Expression right = Over(other, other.Body);
        return (fact.Declaration, other.Declaration) switch
        {
            ({ Aggregate: FactAggregate.Count }, { Aggregate: FactAggregate.Count }) => Lambda(Expression.GreaterThan(left, right)),
            ({ Aggregate: FactAggregate.DaysSince }, { Aggregate: FactAggregate.DaysSince }) => Lambda(Expression.LessThan(left, right)),
            ({ Aggregate: FactAggregate.DaysSinceFirst }, { Aggregate: FactAggregate.DaysSinceFirst }) =>
                Lambda(Expression.GreaterThan(left, right)),
            _ => null,
        };
    }

    private static Expression Over(FactInfo<CustomerFacts> fact, Expression body) => ParameterReplacement.In(body, fact.Parameter, Facts);

    private static Expression<Func<CustomerFacts, bool>> Both(Expression one, Expression other) => Lambda(Expression.AndAlso(one, other));

    private static Expression<Func<CustomerFacts, bool>> Lambda(Expression body) =>
        Expression.Lambda<Func<CustomerFacts, bool>>(body, Facts);
}
