using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Common;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

public sealed class RfmTableTests
{
    private static readonly LocalDate FirstOfJuly = new(1998, 7, 1);

    [DataTheory("cdnow-sample-orders.csv", "oracle/rfm_cdnow_sample.json")]
    [InlineData("rule_A", RfmTies.Together)]
    [InlineData("rule_B", RfmTies.TogetherByOne)]
    [InlineData("rule_C", RfmTies.Apart)]
    public void Cdnow_IsScoredAsOtherwise(string rule, RfmTies ties)
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublicData.PathOf("oracle/rfm_cdnow_sample.json")!));
        JsonElement expected = oracle.RootElement.GetProperty(rule);
        RfmTable<string> table = RfmTable.Of(Sample(), FirstOfJuly, new RfmOptions { Ties = ties });
        Assert.Equal(oracle.RootElement.GetProperty("n").GetInt32(), table.Customers.Count);
        Assert.Equal(Numbers(expected, "R_counts"), CountsOf(table, s => s.Recency));
        Assert.Equal(Numbers(expected, "F_counts"), CountsOf(table, s => s.Frequency));
        Assert.Equal(Numbers(expected, "M_counts"), CountsOf(table, s => s.Monetary));
        Assert.Equal(expected.GetProperty("distinct_cells").GetInt32(), table.Customers.Select(c => c.Score).Distinct().Count());
        Assert.Equal(expected.GetProperty("count_555").GetInt32(), table.Customers.Count(c => c.Score.ToString() == "555"));
        Assert.Equal(expected.GetProperty("count_111").GetInt32(), table.Customers.Count(c => c.Score.ToString() == "111"));
        Assert.Equal(
            expected.GetProperty("sum_of_R+F+M").GetInt32(),
            table.Customers.Sum(c => c.Score.Recency + c.Score.Frequency + c.Score.Monetary));
    }

    [DataFact("cdnow-sample-orders.csv", "oracle/rfm_cdnow_sample.json")]
    public void Cdnow_HasTheSameCutPoints_AndSingleCustomersTheSameScores()
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublicData.PathOf("oracle/rfm_cdnow_sample.json")!));
        JsonElement cuts = oracle.RootElement.GetProperty("cut_points");
        RfmTable<string> table = RfmTable.Of(Sample(), FirstOfJuly, new RfmOptions());
        Assert.All(Numbers(cuts, "R").Zip(table.Cuts.RecencyDays), c => Assert.Equal(c.First, c.Second, 9));
        Assert.All(Numbers(cuts, "F").Zip(table.Cuts.Frequency), c => Assert.Equal(c.First, c.Second, 9));
        Assert.All(Numbers(cuts, "M").Zip(table.Cuts.Monetary), c => Assert.Equal(c.First, c.Second, 9));
        Dictionary<string, RfmCustomer<string>> byId = table.Customers.ToDictionary(c => c.Customer, StringComparer.Ordinal);
        foreach (JsonElement one in oracle.RootElement.GetProperty("sample_rule_A").EnumerateArray())
        {
            RfmCustomer<string> customer = byId[one.GetProperty("id").GetString()!];
            Assert.Equal(one.GetProperty("R").GetDouble(), customer.Figures.RecencyDays);
            Assert.Equal(one.GetProperty("F").GetDouble(), customer.Figures.Frequency);
            Assert.Equal(one.GetProperty("M").GetDouble(), customer.Figures.Monetary, 9);
            Assert.Equal(one.GetProperty("score").GetInt32().ToString(CultureInfo.InvariantCulture), customer.Score.ToString());
            Assert.Equal(customer.Score, table.Cuts.ScoreOf(customer.Figures));
        }
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Events)])]
    public void EveryCustomerWithAnOrder_IsInExactlyOneSegment(CustomerEvent[][] customers, int binsSeed, int tiesSeed)
    {
        RfmOptions options = new() { Bins = 3 + (Math.Abs(binsSeed % 8)), Ties = Enum.GetValues<RfmTies>()[Math.Abs(tiesSeed % 3)] };
        RfmSegmentMap map = options.Bins == 5
            ? RfmSegmentMap.Default
            : new RfmSegmentMap(
                options.Bins,
                new RfmSegment("recent", LocalizedText.Of("r"), (2, options.Bins), (1, options.Bins)),
                new RfmSegment("old", LocalizedText.Of("o"), (1, 1), (1, options.Bins)));
        KeyValuePair<int, CustomerHistory>[] histories =
            [.. customers.Select((events, i) => KeyValuePair.Create(i, new CustomerHistory(Shop.Default, events)))];
        RfmTable<int> table = RfmTable.Of(histories, Events.LastDay, options, map);
        Assert.Equal(
            histories.Where(h => h.Value.FactsAt(Events.LastDay).Orders > 0).Select(h => h.Key), table.Customers.Select(c => c.Customer));
        Assert.Equal(table.Customers.Count, map.Segments.Sum(s => table.InSegment(s).Count()));
        Assert.All(
            table.Customers,
            c => Assert.All(new[] { c.Score.Recency, c.Score.Frequency, c.Score.Monetary }, s => Assert.InRange(s, 1, options.Bins)));
    }

    [Property(MaxTest = 300)]
    public void BetterFigures_NeverHaveALowerScore(byte[] days, byte[] orders, ushort[] spent)
    {
        int n = Math.Min(days.Length, Math.Min(orders.Length, spent.Length));
        KeyValuePair<int, RfmFigures>[] figures =
            [.. Enumerable.Range(0, n).Select(i => KeyValuePair.Create(i, new RfmFigures(days[i], 1 + orders[i], spent[i] / 100.0)))];
        foreach (RfmTies ties in Enum.GetValues<RfmTies>())
        {
            IReadOnlyList<RfmCustomer<int>> scored = RfmTable.Of(figures, new RfmOptions { Ties = ties }).Customers;
            foreach ((RfmCustomer<int> a, RfmCustomer<int> b) in from a in scored from b in scored select (a, b))
            {
                Assert.True(a.Figures.RecencyDays >= b.Figures.RecencyDays || a.Score.Recency >= b.Score.Recency);
                Assert.True(a.Figures.Frequency <= b.Figures.Frequency || a.Score.Frequency >= b.Score.Frequency);
                Assert.True(a.Figures.Monetary <= b.Figures.Monetary || a.Score.Monetary >= b.Score.Monetary);
                Assert.True(ties == RfmTies.Apart || a.Figures.Monetary != b.Figures.Monetary || a.Score.Monetary == b.Score.Monetary);
            }
        }
    }

    [Fact]
    public void FixedCuts_PartByTheirEnds()
    {
        RfmOptions options = new() { Bins = 3, RecencyCuts = [90, 365], FrequencyCuts = [1, 3], MonetaryCuts = [100, 1000] };
        RfmSegmentMap all = new(3, new RfmSegment("all", LocalizedText.Of("all"), (1, 3), (1, 3)));
        RfmTable<string> table = RfmTable.Of(
            [
                KeyValuePair.Create("a", new RfmFigures(90, 1, 100)),
                KeyValuePair.Create("b", new RfmFigures(91, 2, 100.01)),
                KeyValuePair.Create("c", new RfmFigures(366, 4, 5000)),
            ],
            options,
            all);
        Assert.Equal(["311", "222", "133"], table.Customers.Select(c => c.Score.ToString()));
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => RfmTable.Of(Array.Empty<KeyValuePair<string, RfmFigures>>(), new RfmOptions { Bins = 3, RecencyCuts = [365, 90] }, all));
        Assert.Contains("3 bins need 2 increasing cut points; found 365, 90", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RfmTable.Of(Array.Empty<KeyValuePair<string, RfmFigures>>(), new RfmOptions { Bins = 4 }));
    }

    [Fact]
    public void ABaseWithoutOrders_HasNoCutPoints_AndSaysSo()
    {
        RfmTable<string> table = RfmTable.Of(Array.Empty<KeyValuePair<string, RfmFigures>>(), new RfmOptions());
        Assert.Empty(table.Customers);
        Assert.Throws<InvalidOperationException>(() => table.Cuts.ScoreOf(new RfmFigures(1, 1, 1)));
    }

    /// <summary>Nested scores by the plainest means: whoever shares the scores so far is a base of their own.</summary>
    [Property(MaxTest = 100)]
    public void NestedScores_AreIndependentOnes_AmongThoseWhoShareTheScoresBefore(byte[] days, int seed)
    {
        Random random = new(seed);
        KeyValuePair<int, RfmFigures>[] all =
            [.. days.Select((d, i) => KeyValuePair.Create(i, new RfmFigures(d, random.Next(1, 9), random.Next(1, 400))))];
        RfmTable<int> nested = RfmTable.Of(all, new RfmOptions { Binning = RfmBinning.Nested });
        RfmTable<int> independent = RfmTable.Of(all, new RfmOptions());
        Assert.Equal(independent.Customers.Select(c => c.Score.Recency), nested.Customers.Select(c => c.Score.Recency));
        foreach (IGrouping<int, RfmCustomer<int>> group in nested.Customers.GroupBy(c => c.Score.Recency))
        {
            RfmTable<int> alone = RfmTable.Of(group.Select(c => KeyValuePair.Create(c.Customer, c.Figures)), new RfmOptions());
            Assert.Equal(alone.Customers.Select(c => c.Score.Frequency), group.Select(c => c.Score.Frequency));
            foreach (IGrouping<int, RfmCustomer<int>> alike in group.GroupBy(c => c.Score.Frequency))
            {
                RfmTable<int> few = RfmTable.Of(alike.Select(c => KeyValuePair.Create(c.Customer, c.Figures)), new RfmOptions());
                Assert.Equal(few.Customers.Select(c => c.Score.Monetary), alike.Select(c => c.Score.Monetary));
            }
        }

        Assert.All(nested.Customers, c => Assert.Equal(c.Score, nested.Cuts.ScoreOf(c.Figures)));
    }

    [Fact]
    public void FixedCutPoints_AreTheSameInEveryGroup()
    {
        KeyValuePair<int, RfmFigures>[] all =
            [.. Enumerable.Range(0, 60).Select(i => KeyValuePair.Create(i, new RfmFigures(i * 7, 1 + (i % 8), 10 * (i % 13))))];
        RfmOptions fixedCuts = new() { FrequencyCuts = [1, 2, 4, 6], MonetaryCuts = [20, 40, 60, 80] };
        RfmOptions nested = new() { FrequencyCuts = [1, 2, 4, 6], MonetaryCuts = [20, 40, 60, 80], Binning = RfmBinning.Nested };
        Assert.Equal(
            RfmTable.Of(all, fixedCuts).Customers.Select(c => c.Score), RfmTable.Of(all, nested).Customers.Select(c => c.Score));
    }

    [Fact]
    public void Moves_AreCounted_AlsoOfThoseWhoWereNotThereYet()
    {
        RfmOptions options = new() { Bins = 3, RecencyCuts = [30, 90], FrequencyCuts = [1, 2], MonetaryCuts = [10, 20] };
        RfmSegment recent = new("recent", LocalizedText.Of("recent"), (3, 3), (1, 3));
        RfmSegment other = new("other", LocalizedText.Of("other"), (1, 2), (1, 3));
        RfmSegmentMap map = new(3, recent, other);
        CustomerHistory early = new(Shop.Default, CustomerEvent.Order(Instant.FromUtc(2024, 1, 10, 0, 0), 15));
        CustomerHistory late = new(Shop.Default, CustomerEvent.Order(Instant.FromUtc(2024, 6, 1, 0, 0), 15));
        KeyValuePair<string, CustomerHistory>[] customers = [KeyValuePair.Create("early", early), KeyValuePair.Create("late", late)];
        RfmTable<string> before = RfmTable.Of(customers, new LocalDate(2024, 1, 31), options, map);
        RfmTable<string> after = RfmTable.Of(customers, new LocalDate(2024, 6, 30), options, map);
        IReadOnlyDictionary<(RfmSegment? From, RfmSegment? To), int> moves = before.MovesTo(after, StringComparer.Ordinal);
        Assert.Equal(2, moves.Count);
        Assert.Equal(1, moves[(recent, other)]);
        Assert.Equal(1, moves[(null, recent)]);
    }

    private static KeyValuePair<string, CustomerHistory>[] Sample() => Cdnow.Customers("cdnow-sample-orders.csv");

    private static double[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(n => n.GetDouble())];

    private static double[] CountsOf(RfmTable<string> table, Func<RfmScore, int> score) =>
        [.. Enumerable.Range(1, 5).Select(s => (double)table.Customers.Count(c => score(c.Score) == s))];
}
