using System.Linq.Expressions;
using NodaTime;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>Rules made for tests: such that ask for given facts, and random ones.</summary>
public static class AskingRules
{
    private static readonly StageModel<string> Model = StageModel.Of("asking", TransitionPolicy.Free, "a", "b", "c", "d");

    /// <summary>Rules that ask for each of the facts, whatever they say.</summary>
    public static StageRules<CustomerFacts> For(IEnumerable<FactInfo<CustomerFacts>> facts)
    {
        StageRulesBuilder<CustomerFacts, string> rules = StageRules.For(Model);
        foreach (FactInfo<CustomerFacts> fact in facts)
        {
            Type type = fact.Body.Type;
            Expression asked = type == typeof(bool)
                ? fact.Body
                : fact.IsOptional ? Expression.NotEqual(fact.Body, Expression.Constant(null, type))
                : Expression.GreaterThanOrEqual(fact.Body, Expression.Constant(Convert.ChangeType(7, type, null), type));
            rules = rules.When("a", Expression.Lambda<Func<CustomerFacts, bool>>(asked, fact.Parameter));
        }

        return rules.Otherwise("d");
    }

    /// <summary>Rules with random comparisons of random facts.</summary>
    public static StageRules<CustomerFacts> Random(Random random, IReadOnlyList<FactInfo<CustomerFacts>> facts)
    {
        StageRulesBuilder<CustomerFacts, string> rules = StageRules.For(Model);
        for (int rule = 0; rule < 5; rule++)
        {
            ParameterExpression parameter = Expression.Parameter(typeof(CustomerFacts), "f");
            Expression predicate = Comparison(random, facts, parameter);
            for (int more = random.Next(3); more > 0; more--)
            {
                Expression other = Comparison(random, facts, parameter);
                predicate = random.Next(3) == 0 ? Expression.OrElse(predicate, other) : Expression.AndAlso(predicate, other);
            }

            predicate = random.Next(5) == 0 ? Expression.Not(predicate) : predicate;
            rules = rules.When(
                Model.Stages[random.Next(Model.Stages.Count)].Value, Expression.Lambda<Func<CustomerFacts, bool>>(predicate, parameter));
        }

        return rules.Otherwise("d");
    }

    private static Expression Comparison(Random random, IReadOnlyList<FactInfo<CustomerFacts>> facts, ParameterExpression parameter)
    {
        FactInfo<CustomerFacts> fact = facts[random.Next(facts.Count)];
        Expression body = new Replacement(fact.Parameter, parameter).Visit(fact.Body);
        Type type = Nullable.GetUnderlyingType(body.Type) ?? body.Type;
        if (type == typeof(bool))
        {
            return body;
        }

        if (type == typeof(string))
        {
            return Expression.Equal(body, Expression.Constant(random.Next(3) switch { 0 => "web", 1 => "gold", _ => null },
                typeof(string)));
        }

        if (fact.IsOptional && random.Next(8) == 0)
        {
            return Expression.Equal(body, Expression.Constant(null, body.Type));
        }

        double threshold = fact.Unit switch
        {
            FactUnit.Count => random.Next(0, 5),
            FactUnit.Days => random.Next(-60, 300),
            FactUnit.Amount => random.Next(0, 300),
            _ => random.Next(0, 100),
        };
        object value = type == typeof(LocalDate) ? new LocalDate(2024, 1, 1).PlusDays((int)threshold)
            : Convert.ChangeType(threshold, type, null);
        Expression constant = Expression.Constant(value, type);
        Expression right = body.Type == type ? constant : Expression.Convert(constant, body.Type);
        return random.Next(5) switch
        {
            0 => Expression.LessThan(body, right),
            1 => Expression.LessThanOrEqual(body, right),
            2 => Expression.GreaterThan(body, right),
            3 => Expression.Equal(body, right),
            _ => Expression.GreaterThanOrEqual(body, right),
        };
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
