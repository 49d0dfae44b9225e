using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>
/// The latest days on which something happened, side by side and the newest first, as <see cref="LatestDays{TDay}"/> keeps them: then
/// gaps and sums over them are arithmetic, the same in every engine.
/// </summary>
internal sealed class LatestDaysOf
{
    /// <summary>As many days as are kept in the process.</summary>
    public const int Most = 12;

    private readonly string[] _names;
    private readonly int _width;

    /// <summary>Asks for the latest days.</summary>
    /// <param name="groups">The customers.</param>
    /// <param name="where">What happened.</param>
    /// <param name="sums">What is summed over each day beside how often it happened.</param>
    public LatestDaysOf(Aggregates groups, string where, params IReadOnlyList<string> sums)
    {
        string summed = string.Concat(sums.Index().Select(s => string.Create(
            CultureInfo.InvariantCulture, $", SUM({s.Item}) AS sum_{s.Index + 1}")));
        string ByDay(string events) => $"(SELECT customer, {EventColumns.Day} AS day_of, COUNT(*) AS times{summed}\n"
            + $"    FROM {events} AS e WHERE {where} GROUP BY customer, {EventColumns.Day})";
        _width = sums.Count + 2;
        _names = groups.First(
            "times > 0",
            [("day_of", true)],
            [
                ("day", "day_of"),
                ("times", "times"),
                .. sums.Index().Select(s => string.Create(CultureInfo.InvariantCulture, $"sum_{s.Index + 1}")).Select(n => (n, n)),
            ],
            Most,
            ByDay);
    }

    /// <summary>How many days are kept.</summary>
    public string Count => "(" + string.Join(" + ", Places.Select(p => $"CASE WHEN {Day(p)} IS NULL THEN 0 ELSE 1 END")) + ")";

    /// <summary>The first of the days that are kept.</summary>
    public string Earliest => $"COALESCE({string.Join(", ", Places.Reverse().Select(Day))})";

    /// <summary>A day; 1 is the newest.</summary>
    public string Day(int place) => _names[(place - 1) * _width];

    /// <summary>The day at a place that is a column.</summary>
    public string DayAt(string place, int first, int last) => "CASE "
        + string.Join(' ', Enumerable.Range(first, last - first + 1).Select(p => string.Create(
            CultureInfo.InvariantCulture, $"WHEN {place} = {p} THEN {Day(p)}"))) + " END";

    /// <summary>How often it happened on the newest so many days.</summary>
    public string Times(string days, int most) => Sum(1, days, most);

    /// <summary>A sum over the newest so many days.</summary>
    public string SumOf(int which, string days, int most) => Sum(1 + which, days, most);

    /// <summary>A sum over the days after a day.</summary>
    public string SumAfter(int which, string day) => "(" + string.Join(
        " + ", Places.Select(p => $"CASE WHEN {Day(p)} > {day} THEN {_names[((p - 1) * _width) + 1 + which]} ELSE 0 END")) + ")";

    /// <summary>
    /// The squared differences of gaps from their mean, over the square of the mean, summed from the earliest on as in the process, so that
    /// the last bit is the same.
    /// </summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="mean">The column of the mean.</param>
    /// <param name="within">Which gaps, by their place: that of the newest is 1.</param>
    public string Unevenness(SqlDialect dialect, string mean, Func<int, string?> within) => "(" + string.Join(
        "\n    + ",
        Enumerable.Range(1, Most - 1).Reverse().Select(gap =>
        {
            string days = $"({Day(gap)} - {Day(gap + 1)})";
            string difference = $"({dialect.ToDouble(days)} / {mean} - {dialect.Number(1)})";
            string also = within(gap) is { } condition ? $" AND {condition}" : string.Empty;
            return $"CASE WHEN {Day(gap + 1)} IS NOT NULL{also} THEN {difference} * {difference} ELSE {dialect.Number(0)} END";
        })) + ")";

    private static IEnumerable<int> Places => Enumerable.Range(1, Most);

    private string Sum(int column, string days, int most) => "(" + string.Join(
        " + ",
        Enumerable.Range(1, most).Select(p => string.Create(
            CultureInfo.InvariantCulture, $"CASE WHEN {days} >= {p} THEN {_names[((p - 1) * _width) + column]} ELSE 0 END"))) + ")";
}
