using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>The steps that lead from tables to the rule that wins, on a day or on each of several.</summary>
internal sealed class StageQuery
{
    private const string Customer = EventColumns.Customer;
    private const string AsOf = SqlFact.AsOf;

    // Day and rule in one number, so that the smallest is the first day with what it brings.
    private const int Places = 1024;

    private readonly StageRules<CustomerFacts> _asked;
    private readonly SqlDialect _dialect;
    private readonly SqlMapping _mapping;
    private readonly Shop _shop;
    private readonly SqlSteps _steps;
    private readonly string _today;
    private readonly Aggregates _kept;
    private readonly FactTranslation _facts;
    private readonly RulesTranslation _rules;
    private readonly string _events;

    public StageQuery(
        StageRules<CustomerFacts> rules, SqlDialect dialect, SqlMapping mapping, Shop shop, SqlDay asOf, SqlSteps? steps = null)
    {
        (_asked, _dialect, _mapping, _shop) = (rules, dialect, mapping, shop);
        _steps = steps ?? new SqlSteps(dialect, mapping);
        _today = DayOf(dialect, asOf);
        _kept = new Aggregates(dialect, [Customer], _today);
        _facts = new FactTranslation(dialect, mapping, shop, _kept, _kept);
        _rules = new RulesTranslation(rules, dialect, _facts);
        _events = EventsStep.Add(_steps, dialect, mapping, shop, asOf, _facts.Selection.Asked);
    }

    public SqlSteps Steps => _steps;

    public static string DayOf(SqlDialect dialect, SqlDay day) =>
        day.ParameterName is { } name ? dialect.Parameter(name) : day.Number.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<string> FactColumns => _rules.Facts.Select(f => f.Name);

    public string Stage(string place) => _rules.Named(place, r => r.Stage.Key);

    public string Rule(string place) => _rules.Named(place, r => r.Key);

    /// <summary>Adds the steps up to the facts of the day.</summary>
    public string Facts()
    {
        string customers = Customers(_kept, _facts, _rules, isAhead: false);
        return _steps.Add("facts", $"SELECT {Customer}{Columns(_rules.Facts)}\nFROM {OnTheDay(customers)} AS d");
    }

    /// <summary>Adds the steps up to the rule that wins on the day: customers with <c>rule_now</c>.</summary>
    public string Today()
    {
        string facts = Facts();
        return _steps.Add("ruled", $"SELECT {Customer},\n  {_rules.Winner} AS rule_now\nFROM {facts} AS f");
    }

    /// <summary>
    /// Adds the steps up to the next change: customers with <c>rule_now</c>, <c>next_day</c> and <c>next_rule_place</c>.
    /// </summary>
    public string Ahead()
    {
        if (_rules.Unforeseeable is { } reason)
        {
            throw reason;
        }

        string changes = _rules.MovesUnevenly ? WithWindows() : WithoutWindows();
        string code = string.Create(
            CultureInfo.InvariantCulture,
            $"MIN(CASE WHEN {AsOf} > {_today} AND {AsOf} <= {_dialect.LastDay} AND {_rules.StageOf("rule_place")} <> "
                + $"{_rules.StageOf("rule_now")}")
            + string.Create(CultureInfo.InvariantCulture, $"\n    THEN {AsOf} * {Places} + rule_place END)");
        string coded = _steps.Add(
            "changes", $"SELECT {Customer}, rule_now,\n  {code} AS next_code\nFROM {changes} AS a\nGROUP BY {Customer}, rule_now");
        string places = Places.ToString(CultureInfo.InvariantCulture);
        return _steps.Add(
            "next", $"SELECT {Customer}, rule_now, {_dialect.Quotient("next_code", places)} AS next_day, next_code % {places} AS "
                + $"next_rule_place\nFROM {coded} AS c");
    }

    /// <summary>
    /// Where no window moves, what each customer's facts are worked out of stays as it is: the rules are tried again on each day on which a
    /// condition on days begins or ceases to hold.
    /// </summary>
    private string WithoutWindows()
    {
        string customers = Customers(_kept, _facts, _rules, isAhead: true);
        string kept = string.Concat(
            ColumnsOf(_kept, _facts).Intersect(NamesIn(AskedOf(_rules, isAhead: true)), StringComparer.Ordinal).Select(c => $", {c}"));
        string facts = _steps.Add("facts", $"SELECT {Customer}{kept}{Columns(_rules.Facts)}\nFROM {OnTheDay(customers)} AS d");
        string now = _steps.Add("today", $"SELECT {Customer}{kept},\n  {_rules.Winner} AS rule_now\nFROM {facts} AS f");
        string days = _steps.Add("days", _dialect.Unfolded(now, [_today, .. _rules.Flips], _today, AsOf));
        string ahead = _steps.Add("facts_ahead", $"SELECT {Customer}, rule_now, {AsOf}{Columns(_rules.Facts)}\nFROM {days} AS d");
        return _steps.Add("ahead", $"SELECT {Customer}, rule_now, {AsOf},\n  {_rules.Winner} AS rule_place\nFROM {ahead} AS f");
    }

    /// <summary>
    /// Where windows move, what is in them is aggregated anew for each customer and day, and the days on which events leave them are tried
    /// as well.
    /// </summary>
    private string WithWindows()
    {
        string now = Today();
        Aggregates kept = new(_dialect, [Customer], _today);
        Aggregates moving = new(_dialect, [Customer, AsOf], AsOf);
        FactTranslation facts = new(_dialect, _mapping, _shop, kept, moving);
        RulesTranslation rules = new(_asked, _dialect, facts);
        string customers = Customers(kept, facts, rules, isAhead: true);
        string flips = _steps.Add("flips", _dialect.Unfolded(customers, [_today, .. rules.Flips], _today, AsOf));
        string leaving = string.Concat(rules.Leaving(_today).Distinct().Select(l =>
            $"\n  UNION ALL SELECT {Customer}, {_dialect.ToInteger(l.Day)} AS {AsOf} FROM {_events} AS e WHERE {l.Where} AND "
                + $"{l.Day} > {_today}"));
        string days = _steps.Add(
            "days",
            $"SELECT DISTINCT {Customer}, {AsOf}\nFROM (\n"
                + $"  SELECT {Customer}, {_dialect.ToInteger(AsOf)} AS {AsOf} FROM {flips} AS f{leaving}) AS u");
        string pairs = _steps.Add("pairs", _dialect.Joined(_events, days, [Customer], [AsOf], isOuter: false));
        string windows = moving.Build(_steps, "windows", pairs);
        string dated = _steps.Add("dated_customers", _dialect.Joined(customers, days, [Customer], [AsOf], isOuter: false));
        string both = _steps.Add("dated_customers", _dialect.Joined(dated, windows, [Customer, AsOf], moving.Names));
        string ahead = _steps.Add("facts_ahead", $"SELECT {Customer}, {AsOf}{Columns(rules.Facts)}\nFROM {both} AS d");
        string ruled = _steps.Add("ruled_ahead", $"SELECT {Customer}, {AsOf},\n  {rules.Winner} AS rule_place\nFROM {ahead} AS f");
        return _steps.Add("ahead", _dialect.Joined(ruled, now, [Customer], ["rule_now"], isOuter: false));
    }

    /// <summary>Customers as they are on the day that is asked for.</summary>
    private string OnTheDay(string customers) => $"(SELECT *, {_today} AS {AsOf} FROM {customers} AS c)";

    private static string Columns(IEnumerable<(string Name, string Expression)> columns) =>
        string.Concat(columns.Select(c => $",\n  {c.Expression} AS {c.Name}"));

    private static IEnumerable<string> ColumnsOf(Aggregates kept, FactTranslation facts) => kept.Names
        .Concat(facts.Comebacks is null ? Array.Empty<string>() : [Comebacks.On, Comebacks.Times])
        .Concat(facts.Layers.SelectMany(l => l).Select(c => c.Name));

    /// <summary>Customers with what their facts are worked out of; each layer leaves behind what nobody asks for any more.</summary>
    private string Customers(Aggregates kept, FactTranslation facts, RulesTranslation rules, bool isAhead)
    {
        string customers = kept.Build(_steps, "customers", _events);
        if (facts.Comebacks is { } comebacks)
        {
            string back = _steps.Add("comebacks", _dialect.Statement(comebacks, _events));
            customers = _steps.Add("customers", _dialect.Joined(customers, back, [Customer], [Comebacks.On, Comebacks.Times]));
        }

        string[] asked = [.. AskedOf(rules, isAhead)];
        List<string> known = [.. kept.Names, .. facts.Comebacks is null ? Array.Empty<string>() : [Comebacks.On, Comebacks.Times]];
        foreach ((int i, IReadOnlyList<(string Name, string Expression)> layer) in facts.Layers.Index())
        {
            HashSet<string> later = NamesIn(facts.Layers.Skip(i + 1).SelectMany(l => l).Select(c => c.Expression).Concat(asked));
            known.RemoveAll(name => !later.Contains(name));
            customers = _steps.Add(
                "customers", $"SELECT {string.Join(", ", known.Prepend(Customer))}{Columns(layer)}\nFROM {customers} AS c");
            known.AddRange(layer.Select(c => c.Name));
        }

        return customers;
    }

    /// <summary>What is asked of a customer's columns in the end.</summary>
    private static IEnumerable<string> AskedOf(RulesTranslation rules, bool isAhead) =>
        rules.Facts.Select(f => f.Expression).Concat(isAhead ? rules.Flips : []);

    private static HashSet<string> NamesIn(IEnumerable<string> expressions) =>
        [.. expressions.SelectMany(ColumnNames.In)];
}
