using System.Diagnostics;
using System.Globalization;
using CustomerLifecycle.Benchmarks.Backtest;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>
/// The rules of each model that ships beside its hand-written chain of ifs, in turn in one run: over a million random customers, and over
/// the customers of a public record as they were on several days.
/// </summary>
internal static class ChainComparison
{
    private const int Runs = 9;
    private const int Rounds = 4;

    /// <summary>A chain that is called as if it stood in the loop: calling it through a delegate would make it slower than it is.</summary>
    private interface IChain
    {
        static abstract int Of(in CustomerFacts facts);
    }

    public static void Run(string folder)
    {
        CustomerHistory[] real = PurchaseRecords.Read(Path.Combine(folder, "cdnow-orders.csv"), DeclinePolicy.Default);
        LocalDate[] days = [new(1997, 6, 30), new(1997, 10, 31), new(1998, 2, 28), new(1998, 6, 30), new(1999, 6, 30)];
        CustomerFacts[] facts = [.. days.SelectMany(day => real.Select(history => history.FactsAt(day)))];
        Console.WriteLine("| model | customers | hand-written | rules | ratio |\n| --- | --- | --: | --: | --: |");
        foreach ((string name, CustomerFacts[] customers) in new[] { ("random", Customers.Random()), ("CDNOW", facts) })
        {
            Compare<Journey, FivePhaseJourneyStage>("five-phase-journey", name, customers, FivePhaseJourneyRules.Default);
            Compare<Funnel, SixStepFunnelStage>("six-step-funnel", name, customers, SixStepFunnelRules.Default);
            Compare<Cycle, RelationshipCycleStage>("relationship-cycle", name, customers, RelationshipCycleRules.Default);
            Compare<Marketing, LifecycleMarketingStage>("lifecycle-marketing", name, customers, LifecycleMarketingRules.Default);
            Compare<Buyer, BuyerLifecycleStage>("buyer-lifecycle", name, customers, BuyerLifecycleRules.Default);
        }
    }

    private static void Compare<TChain, TStage>(
        string model, string name, CustomerFacts[] customers, StageRules<CustomerFacts, TStage> rules)
        where TChain : struct, IChain
        where TStage : struct, Enum
    {
        List<(double Chain, double Rules)> times = [];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            long sum = 0;
            for (int round = 0; round < Rounds; round++)
            {
                foreach (ref readonly CustomerFacts f in customers.AsSpan())
                {
                    sum += TChain.Of(in f);
                }
            }

            double byHand = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            start = Stopwatch.GetTimestamp();
            for (int round = 0; round < Rounds; round++)
            {
                foreach (ref readonly CustomerFacts f in customers.AsSpan())
                {
                    sum -= rules.Classify(in f).RuleOrdinal;
                }
            }

            times.Add((byHand, Stopwatch.GetElapsedTime(start).TotalNanoseconds));
            GC.KeepAlive(sum);
        }

        foreach (ref readonly CustomerFacts f in customers.AsSpan())
        {
            if (Convert.ToInt32(rules.Classify(in f).Stage, CultureInfo.InvariantCulture) != TChain.Of(in f))
            {
                throw new InvalidOperationException($"The hand-written chain of {model} and its rules differ.");
            }
        }

        double each = customers.Length * (double)Rounds;
        double hand = times.Select(t => t.Chain).Order().ElementAt(Runs / 2) / each;
        double ruled = times.Select(t => t.Rules).Order().ElementAt(Runs / 2) / each;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| `{model}` | {name} | {hand:0.0} ns | {ruled:0.0} ns | {ruled / hand:0.00} |"));
    }

    private readonly struct Journey : IChain
    {
        public static int Of(in CustomerFacts facts) => (int)HandWritten.FivePhaseJourney(in facts);
    }

    private readonly struct Funnel : IChain
    {
        public static int Of(in CustomerFacts facts) => (int)HandWritten.SixStepFunnel(in facts);
    }

    private readonly struct Cycle : IChain
    {
        public static int Of(in CustomerFacts facts) => (int)HandWritten.RelationshipCycle(in facts);
    }

    private readonly struct Marketing : IChain
    {
        public static int Of(in CustomerFacts facts) => (int)HandWritten.LifecycleMarketing(in facts);
    }

    private readonly struct Buyer : IChain
    {
        public static int Of(in CustomerFacts facts) => (int)HandWritten.BuyerLifecycle(in facts);
    }
}
