using System.Globalization;
using BenchmarkDotNet.Running;
using CustomerLifecycle.Benchmarks;
using CustomerLifecycle.Benchmarks.Backtest;
using CustomerLifecycle.Benchmarks.Comparison;

// "backtest FOLDER" measures how well customers are told as lost, on the public records in a folder; everything else measures time.
if (args is ["backtest", var folder])
{
    LostBacktest.Run(folder);
    return;
}

// "compare TOOL ROWS…" measures the tool beside DuckDB (compare.sh); it asks for itself in processes of their own.
switch (args)
{
    case ["compare", var tool, .. var rows]:
        CsvComparison.Run(tool, rows.SelectMany(r => r.Split(' ')).Select(r => int.Parse(r, CultureInfo.InvariantCulture)));
        Console.WriteLine();
        ColumnComparison.Run(10_000_000);
        return;
    case ["duckdb", var file, var output]:
        CsvComparison.ClassifyInDuckDb(file, output);
        return;
}

BenchmarkSwitcher.FromAssembly(typeof(Customers).Assembly).Run(args);
