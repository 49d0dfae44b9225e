using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Arithmetic over other facts.</summary>
internal sealed class FactCalculation
{
    private readonly Lazy<Func<CustomerFacts, double?>> _compute;

    public FactCalculation(Expression<Func<CustomerFacts, double?>> expression)
    {
        Expression = expression;
        Operands = FactFinder.In(expression);
        _compute = new(() => expression.Compile());
    }

    public Expression<Func<CustomerFacts, double?>> Expression { get; }

    /// <summary>The facts that it is made of.</summary>
    public IReadOnlyList<FactInfo<CustomerFacts>> Operands { get; }

    public string Identity => ExpressionText.Of(Expression.Body);

    public bool MovesWithTime => Operands.Any(o => o.DailyChange != 0 || o.MovesUnevenly);

    /// <summary>The value; NaN where an operand is missing, or nothing finite comes out, as in a division by 0.</summary>
    public double Of(in CustomerFacts facts) => _compute.Value(facts) is { } value && double.IsFinite(value) ? value : double.NaN;

    private sealed class FactFinder(ParameterExpression facts) : ExpressionVisitor
    {
        private readonly List<FactInfo<CustomerFacts>> _found = [];

        public static IReadOnlyList<FactInfo<CustomerFacts>> In(Expression<Func<CustomerFacts, double?>> expression)
        {
            FactFinder finder = new(expression.Parameters[0]);
            finder.Visit(ConstantFolder.Fold(expression.Body));
            return [.. finder._found.DistinctBy(f => f.Identity, StringComparer.Ordinal)];
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression == facts && CustomerFacts.Catalog.ByMember(node.Member) is { } fact)
            {
                _found.Add(fact);
                return node;
            }

            return base.VisitMember(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (CustomerFact.AskedBy(node, facts) is { } fact)
            {
                _found.Add(fact.Info);
                return node;
            }

            return base.VisitMethodCall(node);
        }
    }
}
