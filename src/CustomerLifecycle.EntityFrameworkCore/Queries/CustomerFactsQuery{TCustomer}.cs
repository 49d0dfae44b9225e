using System.Data.Common;
using CustomerLifecycle.Sql;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// The facts of all customers as a query over the user's own entities: rules classify it in the database, in one statement, and whatever
/// is asked behind it becomes a part of that statement. Nothing is loaded.
/// </summary>
/// <typeparam name="TCustomer">The type of a customer's id.</typeparam>
/// <remarks>
/// Stages, rules and days are those of the same events in the process; what cannot be said in SQL is refused with its name
/// (<see cref="StageSql"/>). Values that the queries use are read when rules are asked, not when the answer is enumerated.
/// </remarks>
/// <threadsafety>As its context: one thread at a time.</threadsafety>
public sealed class CustomerFactsQuery<TCustomer>
{
    private readonly DbContext _context;
    private readonly Shop _shop;
    private readonly ProviderDialect _provider;
    private readonly IReadOnlyList<Func<int, (SqlSource Source, IReadOnlyList<DbParameter> Parameters)>> _sources;

    private CustomerFactsQuery(
        DbContext context,
        Shop shop,
        ProviderDialect provider,
        IReadOnlyList<Func<int, (SqlSource Source, IReadOnlyList<DbParameter> Parameters)>> sources) =>
        (_context, _shop, _provider, _sources) = (context, shop, provider, sources);

    internal CustomerFactsQuery(DbContext context, Shop shop, ProviderDialect provider)
        : this(context, shop, provider, [])
    {
    }

    /// <summary>The same with events of further entities, such as visits beside orders.</summary>
    /// <typeparam name="TEvent">The entities.</typeparam>
    /// <param name="events">Which of them; a query of the same context.</param>
    /// <param name="mapping">What they say.</param>
    /// <returns>The facts of all events.</returns>
    /// <exception cref="ArgumentException">An amount is no number.</exception>
    public CustomerFactsQuery<TCustomer> And<TEvent>(IQueryable<TEvent> events, EventMapping<TEvent, TCustomer> mapping)
        where TEvent : class
    {
        Guard.Against.Null(events);
        Guard.Against.Null(mapping);
        EventSelection<TEvent, TCustomer> selection = new(mapping, _provider.MinorUnits);
        return new(_context, _shop, _provider, [.. _sources, SourceAt]);

        (SqlSource Source, IReadOnlyList<DbParameter> Parameters) SourceAt(int place)
        {
            SourceQuery.RequireTranslatable(events.Where(selection.Condition));
            SourceQuery query = SourceQuery.Of(events.Select(selection.Projection), place);
            return (selection.SourceOf(query.Text), query.Parameters);
        }
    }

    /// <summary>Every customer's stage on a day, and the rule that decided it.</summary>
    /// <param name="rules">The rules of a model that ships or of your own.</param>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>A query: filters, groups, joins and pages go on behind it.</returns>
    /// <exception cref="NotSupportedException">A part of the rules cannot be said in SQL; the message names it and the mend.</exception>
    /// <exception cref="InvalidOperationException">A query cannot be translated by Entity Framework Core.</exception>
    public IQueryable<CustomerStageRow<TCustomer>> Classify(StageRules<CustomerFacts> rules, LocalDate asOf) =>
        Query<CustomerStageRow<TCustomer>>(rules, sql => sql.Classify(asOf));

    /// <summary>Every customer's stage on a day, and the next change of it if nothing happens.</summary>
    /// <param name="rules">The rules of a model that ships or of your own.</param>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>A query: who changes up to a day is <c>Where(c => c.NextOn &lt;= day)</c>.</returns>
    /// <exception cref="NotSupportedException">A part of the rules cannot be said in SQL; the message names it and the mend.</exception>
    /// <exception cref="InvalidOperationException">
    /// The next change cannot be foreseen, or a query cannot be translated by Entity Framework Core.
    /// </exception>
    public IQueryable<NextStageChangeRow<TCustomer>> NextChange(StageRules<CustomerFacts> rules, LocalDate asOf) =>
        Query<NextStageChangeRow<TCustomer>>(rules, sql => sql.NextChange(asOf));

    private IQueryable<TRow> Query<TRow>(StageRules<CustomerFacts> rules, Func<StageSql, string> ask)
    {
        Guard.Against.Null(rules);
        (SqlSource Source, IReadOnlyList<DbParameter> Parameters)[] sources = [.. _sources.Select((source, place) => source(place))];
        SqlMapping mapping = new(sources.Select(s => s.Source).ToArray()) { MinorUnits = _provider.MinorUnits };
        string text = ask(rules.ToSql(_provider.Dialect, mapping, _shop));

        // Braces are where Entity Framework Core would put values.
        string format = text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return _context.Database.SqlQueryRaw<TRow>(format, [.. sources.SelectMany(s => s.Parameters)]);
    }
}
