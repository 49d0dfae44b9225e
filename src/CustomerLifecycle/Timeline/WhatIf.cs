using NodaTime;

namespace CustomerLifecycle;

/// <summary>Tries rules, thresholds or another classifier on a base before they go live.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class WhatIf
{
    /// <summary>Who would be in another stage under another classifier, and why.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="today">The rules of today, or any other classifier.</param>
    /// <param name="proposed">What is proposed, with stages of the same keys.</param>
    /// <param name="asOf">The day as of whose end to answer.</param>
    /// <returns>
    /// Those who would move, in the order in which they were given, worked out one by one; who has no event by then is left out.
    /// </returns>
    /// <exception cref="InvalidOperationException">A classifier answers with what is none of its model's stages.</exception>
    public static IEnumerable<KeyValuePair<TKey, RuleChange<TStage>>> Compare<TKey, TStage>(
        IEnumerable<KeyValuePair<TKey, CustomerHistory>> customers,
        IStageClassifier<CustomerFacts, TStage> today,
        IStageClassifier<CustomerFacts, TStage> proposed,
        LocalDate asOf)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(proposed);
        return Movers();

        IEnumerable<KeyValuePair<TKey, RuleChange<TStage>>> Movers()
        {
            foreach ((TKey customer, CustomerHistory history) in customers)
            {
                ArgumentNullException.ThrowIfNull(history, nameof(customers));
                if (ChangeOf(history, today, proposed, asOf) is { } change)
                {
                    yield return new(customer, change);
                }
            }
        }
    }

    /// <summary>Who of a whole base would be in another stage under another classifier, and why; asked on all cores.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="today">The rules of today, or any other classifier.</param>
    /// <param name="proposed">What is proposed, with stages of the same keys.</param>
    /// <param name="asOf">The day as of whose end to answer.</param>
    /// <returns>
    /// Those who would move, in the order of the base, worked out while they are gone through; who has no event by then is left out.
    /// </returns>
    /// <exception cref="InvalidOperationException">A classifier answers with what is none of its model's stages.</exception>
    public static IEnumerable<KeyValuePair<string, RuleChange<TStage>>> Compare<TStage>(
        CustomerBase customers,
        IStageClassifier<CustomerFacts, TStage> today,
        IStageClassifier<CustomerFacts, TStage> proposed,
        LocalDate asOf)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(proposed);
        return customers
            .Ask((customer, history) => (Customer: customer, Change: ChangeOf(history, today, proposed, asOf)))
            .Where(c => c.Change is not null)
            .Select(c => KeyValuePair.Create(c.Customer, c.Change!));
    }

    private static RuleChange<TStage>? ChangeOf<TStage>(
        CustomerHistory history,
        IStageClassifier<CustomerFacts, TStage> today,
        IStageClassifier<CustomerFacts, TStage> proposed,
        LocalDate asOf)
        where TStage : notnull
    {
        if (history.Events.Count == 0 || history.Events[0].At >= history.Shop.EndOf(asOf))
        {
            return null;
        }

        CustomerFacts facts = history.FactsAt(asOf);
        return string.Equals(today.StageOf(in facts).Key, proposed.StageOf(in facts).Key, StringComparison.Ordinal)
            ? null
            : new RuleChange<TStage>(today.Explain(in facts), proposed.Explain(in facts));
    }
}
