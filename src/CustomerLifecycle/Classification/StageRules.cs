
namespace CustomerLifecycle;

/// <summary>Where rules of one's own begin.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageRules
{
    /// <summary>Begins rules over the facts that ship.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="model">The model whose stages the rules give.</param>
    /// <returns>An empty list; add rules with <c>When</c> and end with <c>Otherwise</c>.</returns>
    public static StageRulesBuilder<CustomerFacts, TStage> For<TStage>(StageModel<TStage> model)
        where TStage : notnull =>
        For(model, CustomerFacts.Catalog);

    /// <summary>Begins rules over facts of the user's own, e.g. an entity of a CRM.</summary>
    /// <typeparam name="TFacts">The type that holds the facts.</typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="model">The model whose stages the rules give.</param>
    /// <param name="catalog">
    /// Names, units and change with time of the facts. Facts that are not in it are recognised by their property's name and are taken not
    /// to change with time.
    /// </param>
    /// <returns>An empty list; add rules with <c>When</c> and end with <c>Otherwise</c>.</returns>
    public static StageRulesBuilder<TFacts, TStage> For<TFacts, TStage>(StageModel<TStage> model, FactCatalog<TFacts> catalog)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(catalog);
        return new StageRulesBuilder<TFacts, TStage>(model, new PredicateReader<TFacts>(catalog), [], [], []);
    }

    /// <summary>The facts that a classifier asks for; one that is no list of rules may ask for any.</summary>
    internal static AskedFacts FactsAskedBy(IStageClassifier<CustomerFacts> classifier)
    {
        StageRules<CustomerFacts>? rules = classifier as StageRules<CustomerFacts>;
        return new AskedFacts(
            () => rules is null ? null : ShippedFactsAskedBy(rules),
            rules?.AsksFor(ShippedFacts.IsOfDecline) ?? true,
            rules?.AsksFor(static fact => fact.IsOwn) ?? true);
    }

    /// <summary>The facts that ship and that rules ask for; null where a predicate that was not taken apart may ask for any.</summary>
    internal static IReadOnlyCollection<FactInfo<CustomerFacts>>? ShippedFactsAskedBy(StageRules<CustomerFacts> rules) =>
        rules.AsksFor(static _ => false)
            ? null
            : [.. StageRules<CustomerFacts>.FactsOf(rules.Conditions).Where(fact => !fact.IsOwn)];
}
