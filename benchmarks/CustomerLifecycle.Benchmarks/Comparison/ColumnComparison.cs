using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>
/// A base in memory, classified again: columns beside the reading of as many bytes, one customer after the other, and DuckDB.
/// </summary>
internal static class ColumnComparison
{
    private const int Rounds = 9;

    public static void Run(int customers)
    {
        Random random = new(20260101);
        CustomerFacts[] facts = [.. Enumerable.Range(0, customers).Select(_ => Facts(random))];
        StageRules<CustomerFacts, string> rules = StageModelJson.Parse(SimpleModel.Json);
        FactColumns columns = rules.ToColumns(facts);
        string[] stages = new string[customers];
        byte[] ordinals = new byte[customers];
        byte[] bytes = new byte[columns.Size];
        random.NextBytes(bytes);
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        Load(connection, facts);
        (string Name, Action Do)[] ways =
        [
            ("read as many bytes, all cores", () => Sum(bytes)),
            ("columns", () => rules.Classify(columns, ordinals)),
            ("one customer after the other", () => rules.Classify(facts, stages)),
            ("DuckDB, CASE over a table in memory", () => Ask(connection)),
        ];
        List<double>[] measured = [.. ways.Select(_ => new List<double>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                Stopwatch watch = Stopwatch.StartNew();
                ways[way].Do();
                measured[way].Add(watch.Elapsed.TotalNanoseconds / customers);
            }
        }

        double columnsTake = measured[1].Order().ElementAt(Rounds / 2);
        double size = (double)columns.Size / customers;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {customers:N0} customers in memory, {size:0.0} bytes each | ns each | × columns |"));
        Console.WriteLine("| --- | ---: | ---: |");
        for (int way = 0; way < ways.Length; way++)
        {
            double takes = measured[way].Order().ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {ways[way].Name} | {takes:0.00} | {takes / columnsTake:0.00} |"));
        }
    }

    private static CustomerFacts Facts(Random random)
    {
        int orders = random.Next(14);
        return new CustomerFacts
        {
            Orders = orders,
            DaysSinceLastOrder = orders == 0 ? null : random.Next(400),
            Revenue = Math.Round(orders * random.NextDouble() * 200, 2),
        };
    }

    private static long Sum(byte[] bytes)
    {
        int half = bytes.Length / 2;
        long[] sums = new long[2];
        Parallel.For(0, 2, i =>
        {
            Vector<ulong> sum = Vector<ulong>.Zero;
            foreach (Vector<ulong> vector in MemoryMarshal.Cast<byte, Vector<ulong>>(bytes.AsSpan(i * half, half)))
            {
                sum += vector;
            }

            sums[i] = unchecked((long)sum[0]);
        });
        return unchecked(sums[0] + sums[1]);
    }

    private static void Load(DuckDBConnection connection, CustomerFacts[] facts)
    {
        using DuckDBCommand create = connection.CreateCommand();
        create.CommandText = "CREATE TABLE facts (orders USMALLINT, days USMALLINT, revenue DOUBLE)";
        create.ExecuteNonQuery();
        using DuckDBAppender appender = connection.CreateAppender("facts");
        foreach (CustomerFacts f in facts)
        {
            IDuckDBAppenderRow row = appender.CreateRow().AppendValue((ushort)f.Orders);
            row = f.DaysSinceLastOrder is { } days ? row.AppendValue((ushort)days) : row.AppendNullValue();
            row.AppendValue(f.Revenue).EndRow();
        }
    }

    private static void Ask(DuckDBConnection connection)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT stage, count(*) FROM (SELECT CASE
                WHEN days > 180 THEN 4 WHEN orders >= 10 AND revenue >= 1000 THEN 3 WHEN orders >= 2 THEN 2 WHEN orders >= 1 THEN 1
                ELSE 0 END AS stage
                FROM facts) GROUP BY stage
            """;
        using System.Data.Common.DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
        }
    }
}
