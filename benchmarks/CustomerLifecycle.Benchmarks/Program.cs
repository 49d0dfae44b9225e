using System.Globalization;
using BenchmarkDotNet.Running;
using CustomerLifecycle.Benchmarks;
using CustomerLifecycle.Benchmarks.Backtest;
using CustomerLifecycle.Benchmarks.Live;

// "backtest FOLDER" measures how well customers are told as lost, on the public records in a folder; "memory" what a tracked customer
// costs; "live" how many events a second are tracked; everything else are the benchmarks.
switch (args)
{
    case ["backtest", var folder]:
        LostBacktest.Run(folder);
        return;
    case ["memory"]:
        TrackedMemory.Run();
        return;
    case ["live", .. var customers]:
        await LiveLoad
            .RunAsync(customers is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000)
            .ConfigureAwait(false);
        return;
}

BenchmarkSwitcher.FromAssembly(typeof(Customers).Assembly).Run(args);
