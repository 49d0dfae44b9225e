using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>A single predicate as rules with two stages, yes and no, so that it is read, explained and foreseen like a stage.</summary>
internal static class PredicateRules
{
    private static readonly StageModel<bool> Model = new("predicate", new StageInfo<bool>(false), new StageInfo<bool>(true));

    public static StageRules<CustomerFacts, bool> Of(Expression<Func<CustomerFacts, bool>> predicate) =>
        StageRules.For(Model).When(true, predicate).Otherwise(false);
}
