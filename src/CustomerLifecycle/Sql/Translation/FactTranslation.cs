using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>Writes the facts that rules ask for, from their declarations.</summary>
internal sealed class FactTranslation
{
    private readonly Dictionary<string, SqlFact> _facts = new(StringComparer.Ordinal);
    private readonly ShippedFactTranslation _shipped;
    private readonly Aggregates _moving;

    /// <summary>Begins a translation.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="mapping">Where the events stand.</param>
    /// <param name="shop">What holds for all customers.</param>
    /// <param name="kept">What is aggregated for each customer.</param>
    /// <param name="moving">What is aggregated for each customer and day, since windows move; the same where there is one day
    /// alone.</param>
    public FactTranslation(SqlDialect dialect, SqlMapping mapping, Shop shop, Aggregates kept, Aggregates moving)
    {
        Dialect = dialect;
        Kept = kept;
        _moving = moving;
        Selection = new Selection(dialect, mapping.MinorUnits);
        _shipped = new ShippedFactTranslation(this, mapping, shop);
    }

    public SqlDialect Dialect { get; }

    public Aggregates Kept { get; }

    public Selection Selection { get; }

    /// <summary>Columns that are worked out of the aggregates, layer by layer.</summary>
    public IReadOnlyList<IReadOnlyList<(string Name, string Expression)>> Layers => _shipped.Layers;

    /// <summary>When customers came back after being lost; null where nobody asks.</summary>
    public Comebacks? Comebacks => _shipped.Comebacks;

    public SqlFact Of(FactInfo<CustomerFacts> fact)
    {
        if (!_facts.TryGetValue(fact.Identity, out SqlFact? known))
        {
            known = fact.Declaration is { } declaration ? Declared(fact, declaration) : _shipped.Of(fact);
            _facts.Add(fact.Identity, known);
        }

        return known;
    }

    private SqlFact Declared(FactInfo<CustomerFacts> fact, FactDeclaration declaration)
    {
        SqlFact translated = declaration.Calculation is { } calculation
            ? new SqlFact(CalculationTranslation.Of(this, fact, calculation))
            : Aggregated(declaration);
        return fact.IsOptional || fact.IsText || translated.Change != 0
            ? translated
            : translated with { Value = $"COALESCE({translated.Value}, 0)" };
    }

    private SqlFact Aggregated(FactDeclaration fact)
    {
        Aggregates groups = fact.Window.Moves ? _moving : Kept;
        string where = Selection.Where(fact) + InWindow(fact.Window, groups.Today);
        switch (fact.Aggregate)
        {
            case FactAggregate.Count:
                return new(groups.Count(where));
            case FactAggregate.DaysSinceFirst:
                return Days(fact, SqlFact.Since(groups.Min(EventColumns.Day, where)));
            case FactAggregate.DaysSince when fact.Nth == 1:
                return Days(fact, SqlFact.Since(groups.Max(EventColumns.Day, where)));
            case FactAggregate.DaysSince:
                return Days(
                    fact,
                    SqlFact.Since(groups.First(where, [(EventColumns.Day, true)], [("day", EventColumns.Day)], fact.Nth)[^1]));
        }

        EventProperty property = fact.Of!;
        string value = Selection.Value(property);
        string valued = $"{where} AND {value} IS NOT NULL";
        return fact.Aggregate switch
        {
            FactAggregate.Sum => new(Number(property, groups.Sum(value, valued))),
            FactAggregate.Mean => new(Mean(property, groups.Sum(value, valued), groups.Count(valued))),
            FactAggregate.Smallest => new(Number(property, groups.Min(value, where))),
            FactAggregate.Largest => new(Number(property, groups.Max(value, where))),
            FactAggregate.DaysUntil => Days(fact, SqlFact.Until(One(groups, valued, value, isNewest: true))),
            FactAggregate.First => new(Read(property, One(groups, valued, value, isNewest: false))),
            FactAggregate.Latest => new(Read(property, One(groups, valued, value, isNewest: true))),
            FactAggregate.Attribute => new(Set(groups, property, where, value)),
            FactAggregate.Distinct => new(groups.Keys.Count == 1
                ? groups.Column($"COUNT(DISTINCT CASE WHEN {where} THEN {value} END)")
                : $"COALESCE({groups.Column($"COUNT(DISTINCT CASE WHEN {where} THEN {value} END)")}, 0)"),
            FactAggregate.MostFrequent => new(Read(property, MostFrequent(groups, valued, value))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // In a window that moves, the event that days are counted from changes with the day.
    private static SqlFact Days(FactDeclaration fact, SqlFact days) => fact.Window.Moves ? new SqlFact(days.Value) : days;

    private string Number(EventProperty property, string number) =>
        Selection.IsMoney(property) ? Selection.Money(number) : property.IsDate ? number : Dialect.ToDouble(number);

    private string Read(EventProperty property, string value) =>
        Selection.IsMoney(property) ? Selection.Money(value) : value;

    private string Mean(EventProperty property, string sum, string count)
    {
        string divided = $"{Dialect.ToDouble(sum)} / NULLIF({Dialect.ToDouble(count)}, {Dialect.Number(0)})";
        return Selection.IsMoney(property) ? Selection.InUnits(divided) : divided;
    }

    // Of several at one instant the greatest.
    private static string One(Aggregates groups, string where, string value, bool isNewest) =>
        groups.First(where, [(EventColumns.At, isNewest), (value, true)], [("value", value)])[0];

    // What was cleared is missing, and an engine may leave out what is missing.
    private string Set(Aggregates groups, EventProperty property, string where, string value)
    {
        string none = property.IsText ? Dialect.Text(string.Empty) : "0";
        string[] names = groups.First(
            where,
            [(EventColumns.At, true)],
            [("is_set", $"CASE WHEN {value} IS NULL THEN 0 ELSE 1 END"), ("value", $"COALESCE({value}, {none})")]);
        return $"CASE WHEN {names[0]} = 1 THEN {names[1]} END";
    }

    private static string MostFrequent(Aggregates groups, string where, string value)
    {
        string keys = string.Join(", ", groups.Keys);
        string Counted(string events) => $"(SELECT {keys}, {value} AS frequent, COUNT(*) AS times, MAX({EventColumns.At}) AS newest\n"
            + $"    FROM {events} AS e WHERE {where} GROUP BY {keys}, {value})";
        return groups.First("times > 0", [("times", true), ("newest", true)], [("value", "frequent")], of: Counted)[0];
    }

    private string InWindow(FactWindow window, string today)
    {
        if (window.IsEver)
        {
            return string.Empty;
        }

        if (!window.Moves)
        {
            (int from, int until) = window.On(0);
            return string.Create(
                CultureInfo.InvariantCulture, $" AND {EventColumns.Day} >= {from} AND {EventColumns.Day} < {until}");
        }

        return $" AND {EventColumns.Day} >= {FirstOf(window, today)}";
    }

    /// <summary>The first day of a window that ends with a day.</summary>
    private string FirstOf(FactWindow window, string today)
    {
        if (int.TryParse(today, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int day))
        {
            return window.On(day).From.ToString(CultureInfo.InvariantCulture);
        }

        return window switch
        {
            { Days: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{today} - {window.Days} + 1"),
            { Months: > 0 } => $"{Dialect.PlusMonths(today, -window.Months)} + 1",
            _ => Dialect.StartOfPeriod(today, MonthsOf(window.Unit!.Value)),
        };
    }

    public static int MonthsOf(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Month => 1,
        CalendarUnit.Quarter => 3,
        _ => 12,
    };
}
