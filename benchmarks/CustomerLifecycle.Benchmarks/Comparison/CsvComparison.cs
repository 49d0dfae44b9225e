using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>From a CSV file to a CSV file of stages: the tool beside DuckDB, in processes of their own, in turn.</summary>
internal static class CsvComparison
{
    private const int Rounds = 5;

    public static void Run(string tool, IEnumerable<int> sizes)
    {
        string folder = Directory.CreateTempSubdirectory("comparison-").FullName;
        try
        {
            string model = Path.Combine(folder, "simple.json");
            File.WriteAllText(model, SimpleModel.Json);
            Console.WriteLine("| rows | way | s | × DuckDB | × its statement | MB | × DuckDB |");
            Console.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
            foreach (int rows in sizes)
            {
                Compare(tool, folder, model, rows);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// What the process that stands for DuckDB does; it prints how long the statement took, without the start of the process.
    /// </summary>
    public static void ClassifyInDuckDb(string file, string output)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = SimpleModel.CopyFromCsv(file, output);
        Stopwatch watch = Stopwatch.StartNew();
        command.ExecuteNonQuery();
        Console.WriteLine(watch.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private static void Compare(string tool, string folder, string model, int rows)
    {
        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{rows}.csv"));
        GeneratedOrders.Write(file, rows);
        string asOf = NodaTime.Text.LocalDatePattern.Iso.Format(GeneratedOrders.AsOf);
        string ours = Path.Combine(folder, "ours.csv");
        string theirs = Path.Combine(folder, "theirs.csv");
        string self = typeof(CsvComparison).Assembly.Location;
        string[] classify = ["classify", file, "--model", model, "--as-of", asOf, "--format", "csv", "--output", ours];
        (string Name, string Program, string[] Arguments)[] ways =
        [
            ("DuckDB: customer, stage", "dotnet", [self, "duckdb", file, theirs]),
            ("customer, stage", tool, [.. classify, "--columns", "customer,stage"]),
            ("with reason, since, until", tool, classify),
        ];
        List<MeasuredProcess>[] measured = [.. ways.Select(_ => new List<MeasuredProcess>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                measured[way].Add(MeasuredProcess.Run(ways[way].Program, ways[way].Arguments));
                RequireSame(way == 1, ours, theirs);
            }
        }

        File.Delete(file);
        double seconds = Median(measured[0].Select(m => m.Seconds));
        double statement = Median(measured[0].Select(m => double.Parse(m.Printed, CultureInfo.InvariantCulture)));
        double megabytes = Median(measured[0].Select(m => m.Megabytes));
        for (int way = 0; way < ways.Length; way++)
        {
            double s = Median(measured[way].Select(m => m.Seconds));
            double mb = Median(measured[way].Select(m => m.Megabytes));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rows:N0} | {ways[way].Name} | {s:0.00} | {s / seconds:0.00} | {s / statement:0.00} | {mb:0} | "
                    + $"{mb / megabytes:0.00} |"));
        }
    }

    private static void RequireSame(bool isAsked, string ours, string theirs)
    {
        if (isAsked && !SortedLines(ours).SequenceEqual(SortedLines(theirs)))
        {
            throw new InvalidOperationException("The stages differ.");
        }
    }

    private static IEnumerable<string> SortedLines(string file) => File.ReadLines(file).Order(StringComparer.Ordinal);

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Rounds / 2);
}
