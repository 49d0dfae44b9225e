using BenchmarkDotNet.Running;
using CustomerLifecycle.Benchmarks;
using CustomerLifecycle.Benchmarks.Backtest;

// "backtest FOLDER" measures how well customers are told as lost, on the public records in a folder; everything else measures time.
if (args is ["backtest", var folder])
{
    LostBacktest.Run(folder);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Customers).Assembly).Run(args);
