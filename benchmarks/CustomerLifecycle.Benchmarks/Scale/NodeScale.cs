using System.Diagnostics;
using System.Globalization;
using System.Text;
using CustomerLifecycle.Sql;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Scale;

/// <summary>
/// How long it takes to count the stages of all customers in ClickHouse, from a hundred thousand to ten million events on one to three
/// nodes, each of which classifies the customers that it holds. <c>tests/servers.sh start FOLDER</c> starts the nodes.
/// </summary>
internal static class NodeScale
{
    private const int EventsPerCustomer = 12;
    private const int MostNodes = 3;
    private const int Runs = 3;

    private static readonly LocalDate Day = new(2024, 12, 31);

    public static async Task RunAsync(Uri first, IReadOnlyList<long> sizes)
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(10) };
        SqlMapping mapping = new(new SqlSource("scale.part", "customer_id", "happened")
        {
            KindColumn = "kind",
            Amount = "cents",
        })
        {
            MinorUnits = 2,
        };
        Shop shop = Shop.Default with { Orders = OrderPolicy.Default.EachByItself() };
        StageModel<string> model = StageModel.Of("plain", TransitionPolicy.Free, "new", "active", "lapsing", "lost", "lead");
        StageRules<CustomerFacts, string> plain = StageRules.For(model)
            .When("lost", f => f.DaysSinceLastOrder > 365)
            .When("lapsing", f => f.DaysSinceLastOrder > 90)
            .When("active", f => f.Orders >= 3 || f.Revenue >= 200)
            .When("new", f => f.Orders >= 1)
            .Otherwise("lead");
        Console.WriteLine("| model | events | nodes | s | stages |\n| --- | ---: | ---: | ---: | --- |");
        foreach (StageRules<CustomerFacts> rules in new StageRules<CustomerFacts>[] { plain, LifecycleMarketingRules.Default })
        {
            string sql = rules.ToSql(SqlDialect.ClickHouse, mapping, shop).Counts(Day);
            foreach (long size in sizes)
            {
                for (int nodes = 1; nodes <= MostNodes; nodes++)
                {
                    await FillAsync(client, first, nodes, size).ConfigureAwait(false);
                    await MeasureAsync(client, first, nodes, size, sql,
                        ((IStageClassifier<CustomerFacts>)rules).Model.Key).ConfigureAwait(false);
                }
            }
        }

        for (int node = 0; node < MostNodes; node++)
        {
            await AskAsync(client, AddressOf(first, node), "DROP DATABASE scale").ConfigureAwait(false);
        }
    }

    // Arithmetic on a row's number stands for chance: the same events whatever the number of nodes.
    private static async Task FillAsync(HttpClient client, Uri first, int nodes, long size)
    {
        long customers = size / EventsPerCustomer;
        for (int node = 0; node < nodes; node++)
        {
            Uri server = AddressOf(first, node);
            await AskAsync(client, server, "CREATE DATABASE IF NOT EXISTS scale").ConfigureAwait(false);
            await AskAsync(client, server, "DROP TABLE IF EXISTS scale.part").ConfigureAwait(false);
            await AskAsync(
                client,
                server,
                "CREATE TABLE scale.part (customer_id UInt64, happened DateTime, kind String, cents Int64) "
                    + "ENGINE = MergeTree PARTITION BY tuple() ORDER BY customer_id").ConfigureAwait(false);
            await AskAsync(
                client,
                server,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO scale.part SELECT cityHash64(number) % {customers} AS customer_id, ")
                + "toDateTime('2022-01-01 00:00:00') + cityHash64(number, 1) % 94694400, "
                + "if(cityHash64(number, 2) % 100 < 86, 'order', if(cityHash64(number, 2) % 100 < 90, 'return', 'visit')), "
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"toInt64(cityHash64(number, 3) % 20000) FROM numbers({size}) WHERE customer_id % {nodes} = "
                        + $"{node}")).ConfigureAwait(false);
        }
    }

    private static async Task MeasureAsync(HttpClient client, Uri first, int nodes, long size, string sql, string model)
    {
        List<double> seconds = [];
        SortedDictionary<string, long> stages = new(StringComparer.Ordinal);
        for (int run = 0; run < Runs; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            string[] answers = await Task
                .WhenAll(Enumerable.Range(0, nodes).Select(node => AskAsync(client, AddressOf(first, node), sql)))
                .ConfigureAwait(false);
            seconds.Add(watch.Elapsed.TotalSeconds);
            stages.Clear();
            foreach (string[] row in answers.SelectMany(a => a.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(l =>
                l.Split('\t')))
            {
                stages[row[0]] = stages.GetValueOrDefault(row[0]) + long.Parse(row[1], CultureInfo.InvariantCulture);
            }
        }

        seconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {model} | {size:N0} | {nodes} | {seconds[seconds.Count / 2]:0.00} | "
                + $"{string.Join(", ", stages.Select(s => $"{s.Key} {s.Value}"))} |"));
    }

    private static Uri AddressOf(Uri first, int node) => new UriBuilder(first) { Port = first.Port + node }.Uri;

    private static async Task<string> AskAsync(HttpClient client, Uri server, string sql)
    {
        using StringContent content = new(sql, Encoding.UTF8);
        using HttpResponseMessage response = await client.PostAsync(server, content).ConfigureAwait(false);
        string text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        return response.IsSuccessStatusCode ? text : throw new InvalidOperationException(text);
    }
}
