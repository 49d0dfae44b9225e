namespace CustomerLifecycle.Sql;

/// <summary>Writes rules as SQL.</summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class StageRulesSqlExtensions
{
    /// <summary>The rules as SQL over the user's own tables.</summary>
    /// <param name="rules">The rules: of a model that ships, of your own, or from JSON.</param>
    /// <param name="dialect">The engine's way of writing.</param>
    /// <param name="mapping">Where the events stand.</param>
    /// <param name="shop">The shop: its zone, order policy and decline policy.</param>
    /// <returns>What writes the statements.</returns>
    /// <exception cref="NotSupportedException">
    /// A part of the rules cannot be written: a predicate that could not be taken apart, a fact that needs a list in order, a policy. The
    /// message names the part and the mend.
    /// </exception>
    public static StageSql ToSql(this StageRules<CustomerFacts> rules, SqlDialect dialect, SqlMapping mapping, Shop shop)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(shop);
        return new StageSql(rules, dialect, mapping, shop);
    }
}
