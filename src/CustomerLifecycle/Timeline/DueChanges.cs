using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Finds whose stage changes by time alone, and when, so that an application can schedule instead of looking at everybody every day.
/// </summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class DueChanges
{
    /// <summary>Everyone whose stage changes up to a day if nothing happens.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="asOf">The day as of whose end the customers are known; later events are left out.</param>
    /// <param name="until">The last day on which a change is listed.</param>
    /// <returns>The customers in order of the day; on the same day in the order in which they were given.</returns>
    /// <exception cref="InvalidOperationException">Changes cannot be foreseen (<see cref="StageRules{TFacts}.Unforeseeable"/>).</exception>
    public static IReadOnlyList<DueChange<TKey, TStage>> Until<TKey, TStage>(
        IEnumerable<KeyValuePair<TKey, CustomerHistory>> customers,
        StageRules<CustomerFacts, TStage> rules,
        LocalDate asOf,
        LocalDate until)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(rules);
        List<DueChange<TKey, TStage>> due = [];
        foreach ((TKey customer, CustomerHistory history) in customers)
        {
            CustomerFacts facts = history.FactsAt(asOf);
            if (rules.NextChange(in facts, asOf) is { } next && next.On <= until)
            {
                due.Add(new DueChange<TKey, TStage>(customer, rules.Classify(in facts).Stage, next));
            }
        }

        return [.. due.OrderBy(d => d.Next.On)];
    }
}
