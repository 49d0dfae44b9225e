using BenchmarkDotNet.Running;
using CustomerLifecycle.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Customers).Assembly).Run(args);
