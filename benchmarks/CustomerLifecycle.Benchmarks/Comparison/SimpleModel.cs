using System.Globalization;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>A model that a database can be asked in a few lines, so that both have the same to do.</summary>
internal static class SimpleModel
{
    public static string Json { get; } = ReadJson();

    /// <summary>The same over a table or a file of events.</summary>
    public static string Select(string from) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT customer, CASE
            WHEN last_order IS NOT NULL AND date_diff('day', last_order, DATE '{GeneratedOrders.AsOf:uuuu-MM-dd}') > 180 THEN 'lost'
            WHEN orders >= 10 AND revenue >= 1000 THEN 'loyal'
            WHEN orders >= 2 THEN 'growth'
            WHEN orders >= 1 THEN 'first'
            ELSE 'prospect' END AS stage
        FROM (
            SELECT customer,
                count(*) FILTER (kind = 'order') AS orders,
                CAST(max("at") FILTER (kind = 'order') AS DATE) AS last_order,
                coalesce(sum(CASE kind WHEN 'order' THEN amount WHEN 'return' THEN -amount END), 0) AS revenue
            FROM {from}
            WHERE "at" < TIMESTAMP '{GeneratedOrders.AsOf.PlusDays(1):uuuu-MM-dd} 00:00:00'
            GROUP BY customer)
        """);

    /// <summary>Reads a file, classifies and writes a file, as the tool does.</summary>
    public static string CopyFromCsv(string file, string output) => $"""
        COPY ({Select($"read_csv('{file}', {Columns}, timestampformat = '%Y-%m-%dT%H:%M:%SZ')")}) TO '{output}' (HEADER, DELIMITER ',')
        """;

    private const string Columns = "header = true, columns = {'customer': 'VARCHAR', 'at': 'TIMESTAMP', 'kind': 'VARCHAR', "
        + "'amount': 'DECIMAL(18,2)', 'order': 'VARCHAR'}";

    private static string ReadJson()
    {
        using Stream stream = typeof(SimpleModel).Assembly.GetManifestResourceStream("simple-model.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
