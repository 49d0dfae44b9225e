using System.Globalization;
using BenchmarkDotNet.Running;
using CustomerLifecycle.Benchmarks;
using CustomerLifecycle.Benchmarks.Backtest;
using CustomerLifecycle.Benchmarks.Comparison;
using CustomerLifecycle.Benchmarks.Live;
using CustomerLifecycle.Benchmarks.Scale;

// "backtest FOLDER" measures how well customers are told as lost, on the public records in a folder; "memory" what a tracked customer
// costs; "live" how many events a second are tracked; "cluster CONNECTION" the same on silos over PostgreSQL; "scale SERVER EVENTS…"
// stages in nodes of ClickHouse; "fold ORDERS CUSTOMERS" orders in memory into facts on one core; "fold EVENTS" made-up events on all
// cores; "chains FOLDER" the shipped models beside chains of ifs; "compare TOOL ROWS…" the tool beside DuckDB (compare.sh), which asks
// for "duckdb" in a process of its own; everything else are the benchmarks.
switch (args)
{
    case ["backtest", var folder]:
        LostBacktest.Run(folder);
        return;
    case ["compare", var tool, .. var rows]:
        CsvComparison.Run(tool, rows.SelectMany(r => r.Split(' ')).Select(r => int.Parse(r, CultureInfo.InvariantCulture)));
        Console.WriteLine();
        ColumnComparison.Run(10_000_000);
        return;
    case ["chains", var records]:
        ChainComparison.Run(records);
        return;
    case ["duckdb", var file, var output]:
        CsvComparison.ClassifyInDuckDb(file, output);
        return;
    case ["scale", var server, .. var sizes]:
        await NodeScale
            .RunAsync(new Uri(server), [.. sizes.Select(s => long.Parse(s, CultureInfo.InvariantCulture))])
            .ConfigureAwait(false);
        return;
    case ["fold", var orders, var customers]:
        FoldComparison.Run(int.Parse(orders, CultureInfo.InvariantCulture), int.Parse(customers, CultureInfo.InvariantCulture));
        return;
    case ["fold", var events]:
        FoldLoad.Run(int.Parse(events, CultureInfo.InvariantCulture));
        return;
    case ["memory"]:
        TrackedMemory.Run();
        return;
    case ["cluster", { } connection, .. var many]:
        await ClusterLoad
            .RunAsync(connection, many is [var some] ? int.Parse(some, CultureInfo.InvariantCulture) : 2_000)
            .ConfigureAwait(false);
        return;
    case ["live", .. var customers]:
        await LiveLoad
            .RunAsync(customers is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000)
            .ConfigureAwait(false);
        return;
}

BenchmarkSwitcher.FromAssembly(typeof(Customers).Assembly).Run(args);
