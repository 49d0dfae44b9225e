using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>
/// The first steps of every statement: the user's tables as one list of events that are known on the day, each with its day in the shop's
/// zone and whether it counts as an order.
/// </summary>
internal static class EventsStep
{
    /// <summary>Adds the steps.</summary>
    /// <returns>What stands behind <c>FROM</c> to read the events.</returns>
    public static string Add(
        SqlSteps steps, SqlDialect dialect, SqlMapping mapping, Shop shop, SqlDay asOf, IReadOnlyCollection<string> asked)
    {
        bool matches = MatchesReturns(mapping, shop);
        string[] columns = [.. asked.Union(matches ? [EventColumns.OrderNumber] : [], StringComparer.Ordinal)];
        string sources = string.Join(
            "\nUNION ALL\n", mapping.Sources.Select(source => OfSource(dialect, source, columns)));
        string known = asOf.ParameterName is { } parameter
            ? $"{EventColumns.Day} <= {dialect.Parameter(parameter)}"
            : string.Create(CultureInfo.InvariantCulture, $"{EventColumns.At} < {ShopDays.EndOf(shop, asOf)}");
        string day = ShopDays.Of(dialect, EventColumns.At, shop.Zone, asOf);
        string test = shop.Orders.CountTest ? string.Empty : " AND NOT (kind = 'order' AND status = 'test')";
        string all = steps.Add("sources", sources);
        string dated = $"SELECT *,\n  {day} AS {EventColumns.Day}\nFROM {all} AS s";
        string events = steps.Add("dated", $"SELECT *\nFROM (\n{dated}) AS d\nWHERE {known}{test}");
        string read = matches ? Matched(steps, dialect, events, columns) : events;
        return steps.Add(
            "events", $"SELECT *,\n  CASE WHEN kind <> 'order' OR ({Counts(shop.Orders)}) THEN 1 ELSE 0 END AS counts\nFROM {read} AS j");
    }

    /// <summary>Whether returns can make an order one that was refunded, as far as the tables say whose return it is.</summary>
    public static bool MatchesReturns(SqlMapping mapping, Shop shop) =>
        shop.Orders.MatchReturnsToOrders && mapping.Sources.Any(s => s.OrderNumber is not null);

    private static string Counts(OrderPolicy orders)
    {
        string[] excluded =
        [
            .. orders.CountCanceled ? Array.Empty<string>() : ["'canceled'"],
            .. orders.CountTest ? Array.Empty<string>() : ["'test'"],
            .. orders.CountRefunded ? Array.Empty<string>() : ["'refunded'"],
        ];
        return (excluded.Length == 0 ? "1 = 1" : $"status NOT IN ({string.Join(", ", excluded)})")
            + (orders.CountZeroAmount ? string.Empty : " AND amount <> 0");
    }

    private static string OfSource(SqlDialect dialect, SqlSource source, IReadOnlyList<string> columns)
    {
        // Raw columns first: engines differ in whether a name means the column or what it is renamed to.
        List<(string Raw, string Column)> raw = [];
        string Raw(string column)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"raw_{raw.Count + 1}");
            raw.Add((name, dialect.Identifier(column)));
            return name;
        }

        string customer = Raw(source.Customer);
        string at = Raw(source.At);
        List<string> selected =
        [
            $"{customer} AS {EventColumns.Customer}",
            $"{InMicroseconds(dialect, at, source.Time)} AS {EventColumns.At}",
            $"{KindOf(dialect, source, Raw)} AS {EventColumns.Kind}",
            .. columns.Select(c =>
                $"{ValueOf(dialect, source, c, source.ColumnOf(c) is { } column ? Raw(column) : null)} AS {NameOf(dialect, c)}"),
        ];
        string table = source.Query is { } query
            ? $"(\n{query}) AS q"
            : string.Join('.', source.Table.Split('.').Select(dialect.Identifier));
        return $"SELECT\n  {string.Join(",\n  ", selected)}\nFROM (SELECT {string.Join(", ", raw.Select(r => $"{r.Column} AS {r.Raw}"))}\n"
            + $"  FROM {table}) AS t\nWHERE {customer} IS NOT NULL AND {at} IS NOT NULL";
    }

    /// <summary>The name of a column of the events; details of the user's own may be called anything.</summary>
    public static string NameOf(SqlDialect dialect, string property) =>
        property.StartsWith(EventColumns.Detail, StringComparison.Ordinal) ? dialect.Identifier(property) : property;

    private static string InMicroseconds(SqlDialect dialect, string column, SqlTime time) => time switch
    {
        SqlTime.UnixSeconds => $"{column} * 1000000",
        SqlTime.UnixMilliseconds => $"{column} * 1000",
        SqlTime.UnixMicroseconds => column,
        _ => dialect.Microseconds(column),
    };

    private static string KindOf(SqlDialect dialect, SqlSource source, Func<string, string> raw)
    {
        if (source.Kind is { } kind)
        {
            return dialect.Text(kind.Key);
        }

        string column = dialect.ToText(raw(source.KindColumn!));
        return Translated(dialect, column, source.Kinds.Select(k => (k.Key, k.Value.Key)));
    }

    private static string ValueOf(SqlDialect dialect, SqlSource source, string property, string? column) => property switch
    {
        EventColumns.Amount or EventColumns.Cost or EventColumns.Quantity => column is null ? "0" : $"COALESCE({column}, 0)",
        EventColumns.Status => column is null
            ? "'completed'"
            : Translated(
                dialect,
                $"COALESCE({dialect.ToText(column)}, 'completed')",
                source.Statuses.Select(s => (s.Key, KebabKey.FromValue(s.Value)))),
        EventColumns.Selling => column is null ? "'unspecified'" : $"COALESCE({dialect.ToText(column)}, 'unspecified')",
        EventColumns.Score => column ?? dialect.NoNumber,
        EventColumns.ContractEnd => column is null ? dialect.NoNumber : dialect.DayOfDate(column),
        _ when property is EventColumns.AttributeValue || property.StartsWith(EventColumns.Detail, StringComparison.Ordinal) =>
            column ?? dialect.NoText,
        _ => column is null ? dialect.NoText : dialect.ToText(column),
    };

    private static string Translated(SqlDialect dialect, string column, IEnumerable<(string Value, string Key)> meanings)
    {
        string cases = string.Concat(meanings
            .OrderBy(m => m.Value, StringComparer.Ordinal)
            .Select(m => $" WHEN {column} = {dialect.Text(m.Value)} THEN {dialect.Text(m.Key)}"));
        return cases.Length == 0 ? column : $"CASE{cases} ELSE {column} END";
    }

    /// <summary>
    /// Orders all of which came back are refunded ones; what their returns gave back is counted once, with the order, up to its amount.
    /// </summary>
    private static string Matched(SqlSteps steps, SqlDialect dialect, string events, IReadOnlyList<string> columns)
    {
        string returned = steps.Add(
            "returned",
            $"SELECT customer, order_number, SUM(amount) AS given_back\nFROM {events} AS e\n"
                + "WHERE kind = 'return' AND order_number IS NOT NULL\nGROUP BY customer, order_number");
        string refunded = steps.Add(
            "refunded",
            "SELECT l.customer, l.order_number, MAX(amount) AS refunded_amount\nFROM "
                + dialect.Join(events, returned, ["customer", "order_number"], isOuter: false)
                + "\nWHERE kind = 'order' AND amount > 0 AND (status = 'refunded' OR (status = 'completed' AND given_back >= amount))\n"
                + "GROUP BY l.customer, l.order_number");
        string others = string.Concat(columns.Where(c => c is not (EventColumns.Amount or EventColumns.Cost or EventColumns.Status))
            .Select(c => $", e.{NameOf(dialect, c)}"));
        string open = "CASE WHEN {0} < refunded_amount THEN {0} ELSE refunded_amount END";
        string upToThis = string.Format(CultureInfo.InvariantCulture, open, "given_so_far");
        string before = string.Format(CultureInfo.InvariantCulture, open, "(given_so_far - amount)");
        string cost = columns.Contains(EventColumns.Cost, StringComparer.Ordinal)
            ? ",\n  CASE WHEN kind = 'return' AND refunded_amount IS NOT NULL THEN 0 ELSE e.cost END AS cost"
            : string.Empty;
        return steps.Add(
            "judged",
            $"SELECT e.customer, e.happened_at, e.on_day, e.kind{others},\n"
                + "  CASE WHEN kind = 'order' AND refunded_amount IS NOT NULL THEN 'refunded' ELSE status END AS status,\n"
                + $"  CASE WHEN kind = 'return' AND refunded_amount IS NOT NULL\n    THEN e.amount - ({upToThis}) + ({before})\n"
                + $"    ELSE e.amount END AS amount{cost}\n"
                + "FROM (\n  SELECT *, SUM(amount) OVER (PARTITION BY customer, order_number, kind ORDER BY happened_at\n"
                + $"    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS given_so_far\n  FROM {events} AS g) AS e\n"
                + "LEFT JOIN " + refunded + " AS f ON f.customer = e.customer AND f.order_number = e.order_number");
    }
}
