namespace CustomerLifecycle.Decisions;

/// <summary>Puts requests and complaints in the order in which they are to be answered.</summary>
/// <remarks>The earliest deadline first, so that valuable customers are answered faster and nobody waits for ever.</remarks>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class SupportOrder
{
    /// <summary>Puts cases in order.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <param name="cases">The cases.</param>
    /// <returns>
    /// The cases by deadline; at the same one the higher level first, then the one that waits longer, then as they were given.
    /// </returns>
    public static IReadOnlyList<SupportCase<TKey>> Of<TKey>(IEnumerable<SupportCase<TKey>> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return
        [
            .. Guard.Against.NothingWithin(cases)
                .OrderBy(c => c.DueAt)
                .ThenByDescending(c => c.Attention.Level)
                .ThenBy(c => c.OpenedAt),
        ];
    }
}
