using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>
/// Orders in memory into count, last day and sum of each customer, on one core: a fold beside a dictionary of objects and DuckDB.
/// </summary>
internal static class FoldComparison
{
    private const int Rounds = 5;
    private const int Days = 3 * 365;

    public static void Run(int orders, int customers)
    {
        Random random = new(20260101);
        long[] owners = new long[orders];
        string[] names = [.. Enumerable.Range(0, customers).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}"))];
        string[] owned = new string[orders];
        CustomerEvent[] events = new CustomerEvent[orders];
        Instant first = Instant.FromUtc(2022, 1, 1, 0, 0);
        for (int i = 0; i < orders; i++)
        {
            owners[i] = random.Next(customers);
            owned[i] = names[owners[i]];
            events[i] = CustomerEvent.Order(first.Plus(Duration.FromSeconds(random.Next(Days * 86_400))), 1 + (random.Next(20_000) / 100m));
        }

        Instant[] times = [.. events.Select(e => e.At)];
        decimal[] amounts = [.. events.Select(e => e.Amount)];
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        Load(connection, owners, events);
        (string Name, Func<int> Do)[] ways =
        [
            ("fold of columns, 64-bit keys", () => FoldColumns(owners, times, amounts)),
            ("fold of columns, keys of text", () => FoldColumns(owned, times, amounts)),
            ("fold of events, 64-bit keys", () => Fold(owners, events)),
            ("fold of events, keys of text", () => Fold(owned, events)),
            ("dictionary of objects, 64-bit keys", () => Group(owners, events)),
            ("dictionary of objects, keys of text", () => Group(owned, events)),
            ("DuckDB, GROUP BY over a table in memory, one thread", () => Ask(connection)),
        ];
        List<double>[] measured = [.. ways.Select(_ => new List<double>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                Stopwatch watch = Stopwatch.StartNew();
                int found = ways[way].Do();
                measured[way].Add(watch.Elapsed.TotalNanoseconds / orders);
                if (Math.Abs(found - customers) > customers / 10)
                {
                    throw new InvalidOperationException($"{ways[way].Name} found {found} customers.");
                }
            }
        }

        double shortest = Median(measured[0]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {orders:N0} orders of {customers:N0} customers | ns each | × fold |"));
        Console.WriteLine("| --- | ---: | ---: |");
        for (int way = 0; way < ways.Length; way++)
        {
            double takes = Median(measured[way]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {ways[way].Name} | {takes:0} | {takes / shortest:0.0} |"));
        }
    }

    private static CustomerFold New() => StageModelJson.Parse(SimpleModel.Json).ToFold(Shop.Default, GeneratedOrders.AsOf);

    private static int FoldColumns(long[] owners, Instant[] times, decimal[] amounts)
    {
        CustomerFold fold = New();
        fold.AddOrders(owners, times, amounts);
        return fold.Count;
    }

    private static int FoldColumns(string[] owners, Instant[] times, decimal[] amounts)
    {
        CustomerFold fold = New();
        fold.AddOrders(owners, times, amounts);
        return fold.Count;
    }

    private static int Fold(long[] owners, CustomerEvent[] events)
    {
        CustomerFold fold = New();
        for (int i = 0; i < owners.Length; i++)
        {
            fold.Add(owners[i], in events[i]);
        }

        return fold.Count;
    }

    private static int Fold(string[] owners, CustomerEvent[] events)
    {
        CustomerFold fold = New();
        for (int i = 0; i < owners.Length; i++)
        {
            fold.Add(owners[i], in events[i]);
        }

        return fold.Count;
    }

    private static int Group<TKey>(TKey[] owners, CustomerEvent[] events)
        where TKey : notnull
    {
        Dictionary<TKey, Summary> summaries = [];
        for (int i = 0; i < owners.Length; i++)
        {
            if (!summaries.TryGetValue(owners[i], out Summary? summary))
            {
                summary = new Summary();
                summaries.Add(owners[i], summary);
            }

            summary.Orders++;
            summary.Last = Instant.Max(summary.Last, events[i].At);
            summary.Revenue += events[i].Amount;
        }

        return summaries.Count;
    }

    private static void Load(DuckDBConnection connection, long[] owners, CustomerEvent[] events)
    {
        using DuckDBCommand create = connection.CreateCommand();
        create.CommandText = "SET threads = 1; CREATE TABLE orders (customer BIGINT, day INTEGER, amount DECIMAL(18,2))";
        create.ExecuteNonQuery();
        using DuckDBAppender appender = connection.CreateAppender("orders");
        for (int i = 0; i < owners.Length; i++)
        {
            appender.CreateRow()
                .AppendValue(owners[i])
                .AppendValue((int)(events[i].At.ToUnixTimeSeconds() / 86_400))
                .AppendValue(events[i].Amount)
                .EndRow();
        }
    }

    private static int Ask(DuckDBConnection connection)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM (SELECT customer, count(*), max(day), sum(amount) FROM orders GROUP BY customer)";
        return (int)(long)command.ExecuteScalar()!;
    }

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Rounds / 2);

    private sealed class Summary
    {
        public int Orders { get; set; }

        public Instant Last { get; set; }

        public decimal Revenue { get; set; }
    }
}
