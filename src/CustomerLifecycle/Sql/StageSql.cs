using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>The rules of a model as SQL over the user's own tables: the same stages, rules and days as in the process.</summary>
/// <remarks>
/// <para>
/// Every statement reads the tables once, works out what each customer's facts need in one <c>GROUP BY</c>, then facts, then the rule that
/// wins. Nothing is written, nothing is executed here: run the text with whatever the application uses.
/// </para>
/// <para>
/// A customer without any event up to the day is not in the answer. Policies of timelines (minimum stay, holds) gate what is told, not what
/// rules say, so they are no part of it. Each row counts as one event: a table that keeps several versions of an order needs a view of the
/// newest.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageSql
{
    private readonly StageRules<CustomerFacts> _rules;
    private readonly SqlMapping _mapping;
    private readonly Shop _shop;

    internal StageSql(StageRules<CustomerFacts> rules, SqlDialect dialect, SqlMapping mapping, Shop shop)
    {
        (_rules, Dialect, _mapping, _shop) = (rules, dialect, mapping, shop);
        RequireTranslatable(dialect, mapping, shop);

        // Whatever cannot be written is named here, before anything runs.
        _ = Classify(default);
    }

    /// <summary>Gets the dialect.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Every customer's stage and the rule that decided it.</summary>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>A statement with the columns <c>customer</c>, <c>stage</c> and <c>rule</c> (keys).</returns>
    public string Classify(SqlDay asOf)
    {
        StageQuery query = Query(asOf);
        string ruled = query.Today();
        return query.Steps.Statement($"SELECT customer,\n  {query.Stage("rule_now")} AS stage,\n  {query.Rule("rule_now")} AS rule\n"
            + $"FROM {ruled} AS t");
    }

    /// <summary>Every customer's facts, as far as the rules ask for them.</summary>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>
    /// A statement with the column <c>customer</c> and one for each fact, named after its key; flags are 1 and 0, dates the number of days
    /// since 1970-01-01.
    /// </returns>
    public string Facts(SqlDay asOf)
    {
        StageQuery query = Query(asOf);
        string facts = query.Facts();
        return query.Steps.Statement($"SELECT {string.Join(", ", query.FactColumns.Prepend(EventColumns.Customer))}\nFROM {facts} AS f");
    }

    /// <summary>Every customer's stage with the next change of it if nothing happens.</summary>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>
    /// A statement with the columns <c>customer</c>, <c>stage</c>, <c>rule</c>, <c>next_on</c> (a date), <c>next_stage</c> and
    /// <c>next_rule</c>; the last three are missing where time alone changes nothing.
    /// </returns>
    /// <exception cref="NotSupportedException">The next change cannot be written; the message names the part and the mend.</exception>
    /// <exception cref="InvalidOperationException">It cannot be foreseen (<see cref="StageRules{TFacts}.Unforeseeable"/>).</exception>
    public string NextChange(SqlDay asOf) => Next(asOf, string.Empty);

    /// <summary>Every customer who changes to another stage up to a day if nothing happens, the earliest first.</summary>
    /// <param name="asOf">The day from whose end on.</param>
    /// <param name="until">The last day that is looked at.</param>
    /// <returns>A statement with the columns of <see cref="NextChange"/>.</returns>
    /// <exception cref="NotSupportedException">The next change cannot be written; the message names the part and the mend.</exception>
    /// <exception cref="InvalidOperationException">It cannot be foreseen (<see cref="StageRules{TFacts}.Unforeseeable"/>).</exception>
    public string DueUpTo(SqlDay asOf, SqlDay until) =>
        Next(asOf, $"\nWHERE next_day <= {StageQuery.DayOf(Dialect, until)}\nORDER BY next_day, customer");

    /// <summary>How many customers are in each stage that has any.</summary>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>A statement with the columns <c>stage</c> and <c>customers</c>.</returns>
    public string Counts(SqlDay asOf)
    {
        StageQuery query = Query(asOf);
        string ruled = query.Today();
        string staged = query.Steps.Add("staged", $"SELECT {query.Stage("rule_now")} AS stage\nFROM {ruled} AS t");
        return query.Steps.Statement($"SELECT stage, COUNT(*) AS customers\nFROM {staged} AS s\nGROUP BY stage\nORDER BY stage");
    }

    /// <summary>The customers of one stage.</summary>
    /// <param name="stage">The stage's key.</param>
    /// <param name="asOf">The day, as it was at its end.</param>
    /// <returns>A statement with the columns <c>customer</c> and <c>rule</c>.</returns>
    /// <exception cref="ArgumentException">The model has no such stage.</exception>
    public string CustomersIn(string stage, SqlDay asOf)
    {
        ArgumentNullException.ThrowIfNull(stage);
        StageModel model = ((IStageClassifier<CustomerFacts>)_rules).Model;
        if (!model.Stages.Any(s => string.Equals(s.Key, stage, StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"'{stage}' is no stage of '{model.Key}'; these are: {string.Join(", ", model.Stages.Select(s => s.Key))}.", nameof(stage));
        }

        StageQuery query = Query(asOf);
        string ruled = query.Today();
        string places = string.Join(
            ", ",
            _rules.Rules.Index()
                .Where(r => string.Equals(r.Item.Stage.Key, stage, StringComparison.Ordinal))
                .Select(r => r.Index.ToString(CultureInfo.InvariantCulture))
                .DefaultIfEmpty("-1"));
        return query.Steps.Statement($"SELECT customer,\n  {query.Rule("rule_now")} AS rule\nFROM {ruled} AS t\n"
            + $"WHERE rule_now IN ({places})");
    }

    /// <summary>From which stage into which customers went between two days, those who stayed included.</summary>
    /// <param name="from">The day, at whose end they were in the one.</param>
    /// <param name="to">The later day, at whose end they are in the other.</param>
    /// <returns>
    /// A statement with the columns <c>from_stage</c> (missing for those who had no event yet), <c>to_stage</c> and <c>customers</c>.
    /// </returns>
    public string Flow(SqlDay from, SqlDay to)
    {
        StageQuery query = Query(to);
        string after = query.Today();
        StageQuery earlier = new(_rules, Dialect, _mapping, _shop, from, query.Steps);
        string before = earlier.Today();
        string now = query.Steps.Add("after", $"SELECT customer,\n  {query.Stage("rule_now")} AS to_stage\nFROM {after} AS t");
        string then = query.Steps.Add("before", $"SELECT customer,\n  {earlier.Stage("rule_now")} AS from_stage\nFROM {before} AS t");
        string both = query.Steps.Add("both_days", Dialect.Joined(now, then, [EventColumns.Customer], ["from_stage"]));
        return query.Steps.Statement(
            $"SELECT from_stage, to_stage, COUNT(*) AS customers\nFROM {both} AS b\nGROUP BY from_stage, to_stage\n"
                + "ORDER BY from_stage, to_stage");
    }

    /// <summary>The classification of today with parameters named <c>as_of</c>, for whoever wants to look at it.</summary>
    /// <returns><see cref="Classify"/> of the parameter.</returns>
    public override string ToString() => Classify(SqlDay.Parameter("as_of"));

    private string Next(SqlDay asOf, string end)
    {
        if (_rules.Unforeseeable.Count > 0)
        {
            throw _rules.CannotBeForeseen;
        }

        StageQuery query = Query(asOf);
        string next = query.Ahead();
        string day = $"CASE WHEN next_day IS NOT NULL THEN {Dialect.DateOfDay("next_day")} END";
        return query.Steps.Statement(
            $"SELECT customer,\n  {query.Stage("rule_now")} AS stage,\n  {query.Rule("rule_now")} AS rule,\n  {day} AS next_on,\n"
                + $"  {query.Stage("next_rule_place")} AS next_stage,\n  {query.Rule("next_rule_place")} AS next_rule\n"
                + $"FROM {next} AS n{end}");
    }

    private StageQuery Query(SqlDay asOf) => new(_rules, Dialect, _mapping, _shop, asOf);

    private static void RequireTranslatable(SqlDialect dialect, SqlMapping mapping, Shop shop)
    {
        if (shop.Orders.MergeSameDay)
        {
            throw Untranslatable.Because(
                "The order policy", "it makes one order of those of a day.", "Use a shop without OrderPolicy.MergeSameDay.");
        }

        if (EventsStep.MatchesReturns(mapping, shop) && !dialect.MatchesReturns)
        {
            throw Untranslatable.Because(
                "The order policy",
                $"it matches returns with their orders, for which {dialect.Key} lacks windows.",
                "Use shop with { Orders = shop.Orders.EachByItself() }, or leave order numbers out of the mapping.");
        }
    }
}
