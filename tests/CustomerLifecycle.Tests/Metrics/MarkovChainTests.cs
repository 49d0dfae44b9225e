using System.Text.Json;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Common;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

public sealed class MarkovChainTests
{
    [DataFact("cdnow-orders.csv", "oracle/markov_cdnow_master.json")]
    public void Cdnow_IsAsWorkedOutOtherwise()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(PublicData.PathOf("oracle/markov_cdnow_master.json")!));
        JsonElement expected = document.RootElement;
        long[,] counts = new long[4, 4];
        foreach (int[] states in Cdnow.Histories().Select(MonthlyStates))
        {
            for (int i = 1; i < states.Length; i++)
            {
                counts[states[i - 1], states[i]]++;
            }
        }

        MarkovChain chain = new(["Active", "Warm", "Cold", "Lost"], counts);
        IReadOnlyList<double> stationary = chain.Stationary()!;
        IReadOnlyList<double?> toLost = chain.ExpectedStepsTo(3);
        for (int from = 0; from < 4; from++)
        {
            IReadOnlyList<double> twelve = chain.AfterSteps(from, 12)!;
            Assert.Equal(expected.GetProperty("stationary")[from].GetDouble(), stationary[from], 12);
            for (int to = 0; to < 4; to++)
            {
                Assert.Equal(expected.GetProperty("counts")[from][to].GetInt64(), chain.Count(from, to));
                CustomerLifecycle.Metrics.MetricValue probability = chain.Probability(from, to);
                Assert.Equal(expected.GetProperty("p_mle")[from][to].GetDouble(), probability.Value!.Value, 12);
                Assert.Equal(
                    expected.GetProperty("p_se")[from][to].GetDouble(),
                    (probability.Interval!.Value.High - probability.Value.Value) / 1.959963984540054,
                    12);
                Assert.Equal(expected.GetProperty("p_12_step")[from][to].GetDouble(), twelve[to], 12);
            }
        }

        JsonElement months = expected.GetProperty("expected_months_to_first_Lost_from_Active_Warm_Cold");
        Assert.Equal(
            months.EnumerateArray().Select(m => Math.Round(m.GetDouble(), 9)), toLost.Take(3).Select(m => Math.Round(m!.Value, 9)));
        Assert.Equal(0, toLost[3]);
    }

    [Fact]
    public void WhatCannotBeKnown_IsAbsent()
    {
        // b is never left, c was never seen.
        MarkovChain chain = new(["a", "b", "c"], new long[,] { { 1, 1, 0 }, { 0, 5, 0 }, { 0, 0, 0 } });
        Assert.Equal("no move from c was counted", chain.Probability(2, 0).Undefined?.ToString());
        Assert.Null(chain.Stationary());
        Assert.Equal([2.0, 0.0, null], chain.ExpectedStepsTo(1));
        Assert.Equal([0.0, null, null], chain.ExpectedStepsTo(0));
        Assert.Equal([0.25, 0.75, 0], chain.AfterSteps(0, 2));
        Assert.Null(chain.AfterSteps(2, 1));

        // Two closed states: the long run depends on the beginning.
        Assert.Null(new MarkovChain(["a", "b"], new long[,] { { 1, 0 }, { 0, 1 } }).Stationary());
        Assert.Throws<ArgumentException>(() => new MarkovChain(["a"], new long[2, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MarkovChain(["a"], new long[,] { { -1 } }));
    }

    [Fact]
    public void StationaryShares_AreNeverNegative()
    {
        Random random = new(7);
        for (int i = 0; i < 2_000; i++)
        {
            // The first two states are left for ever.
            long[,] counts = new long[6, 6];
            for (int from = 0; from < 6; from++)
            {
                for (int to = from < 2 ? 0 : 2; to < 6; to++)
                {
                    counts[from, to] = random.Next(1, 1_000);
                }
            }

            IReadOnlyList<double> shares = new MarkovChain(["a", "b", "c", "d", "e", "f"], counts).Stationary()!;
            Assert.All(shares, share => Assert.InRange(share, 0, 1));
            Assert.Equal(1, shares.Sum(), 12);
        }
    }

    /// <summary>The rule of the oracle: active in a month with an order, then warm, cold and lost by whole months without one.</summary>
    private static int[] MonthlyStates(CustomerHistory history)
    {
        HashSet<int> months = [.. history.CountedOrders().Select(o => Month(Cdnow.Shop.DayOf(o.At)))];
        List<int> states = [];
        int last = months.Min();
        for (int month = last; month <= Month(Cdnow.FirstUnknownDay.PlusDays(-1)); month++)
        {
            last = months.Contains(month) ? month : last;
            states.Add((month - last) switch { 0 => 0, <= 2 => 1, <= 5 => 2, _ => 3 });
        }

        return [.. states];
    }

    private static int Month(LocalDate day) => (day.Year * 12) + day.Month;
}
