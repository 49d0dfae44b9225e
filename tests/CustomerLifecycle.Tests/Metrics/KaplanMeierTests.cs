using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Common;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

/// <summary>Survival estimates beside those of R's survival package, whose answers each oracle file states with its rule.</summary>
public sealed class KaplanMeierTests
{
    [DataFact("survival-lung.csv", "oracle/km_lung.json")]
    public void Lung_IsAsInR() => Check("km_lung", Rows("survival-lung.csv").Select(r => (Number(r[1]), r[2] == "1")));

    [DataFact("telco-tenure.csv", "oracle/km_telco.json")]
    public void Telco_IsAsInR() => Check("km_telco", Rows("telco-tenure.csv").Select(r => (Number(r[0]), r[1] == "1")));

    [DataFact("cdnow-orders.csv", "oracle/km_second_order_cdnow_master.json")]
    public void SecondOrders_AreAsInR() => Check("km_second_order_cdnow_master", Cdnow.Histories().Select(h =>
    {
        IReadOnlyList<CustomerEvent> orders = h.CountedOrders();
        LocalDate first = Cdnow.Shop.DayOf(orders[0].At);
        LocalDate last = orders.Count > 1 ? Cdnow.Shop.DayOf(orders[1].At) : Cdnow.FirstUnknownDay.PlusDays(-1);
        return ((double)Period.DaysBetween(first, last), orders.Count > 1);
    }));

    [Fact]
    public void WithoutCensoring_ItIsTheShareLeft()
    {
        KaplanMeier estimate = KaplanMeier.Of([(1, true), (2, true), (3, true), (4, true)]);
        Assert.Equal([1, 0.75, 0.5, 0.25, 0], new double[] { 0, 1, 2, 3, 4 }.Select(t => estimate.Survival(t)!.Value));
        Assert.Equal(2.5, estimate.Quantile(0.5));
        Assert.Equal(0, estimate.Survival(100)); // It has happened to all.
        Assert.Null(estimate.Interval(4));
        Assert.Equal(2.5, estimate.RestrictedMean(4).Mean, 12);
    }

    [Fact]
    public void WhereItHasHappenedToAll_TheUpperEndOfTheIntervalIsNotKnown()
    {
        Assert.Equal((5, null), KaplanMeier.Of([(5, true)]).QuantileInterval(0.5));
        (double? low, double? high) = KaplanMeier.Of([(1, true), (2, true), (3, true), (4, true)]).QuantileInterval(0.5);
        Assert.Equal((1, null), (low, high)); // The upper end stays at 1 until nobody is left.
    }

    [Fact]
    public void NobodyWatched_NothingKnown()
    {
        KaplanMeier none = KaplanMeier.Of([]);
        Assert.Null(none.Survival(0));
        Assert.Null(none.Quantile(0.5));
        KaplanMeier censored = KaplanMeier.Of([(5, false), (9, false)]);
        Assert.Equal(1, censored.Survival(9));
        Assert.Null(censored.Survival(10));
        Assert.Null(censored.Quantile(0.5));
        Assert.Equal((2, 0, 2), (censored.Count, censored.Events, censored.Censored));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Of([(double.NaN, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Of([(-1, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => censored.Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => censored.RestrictedMean(10));
    }

    [Property]
    public void Survival_NeverRises_AndOrderDoesNotMatter((byte Days, bool Happened)[] durations)
    {
        KaplanMeier estimate = KaplanMeier.Of(durations.Select(d => ((double)d.Days, d.Happened)));
        Assert.Equal(estimate.Steps, KaplanMeier.Of(durations.Reverse().Select(d => ((double)d.Days, d.Happened))).Steps);
        double before = 1;
        foreach (SurvivalStep step in estimate.Steps)
        {
            Assert.InRange(step.Survival, 0, before);
            before = step.Survival;
        }

        Assert.Equal(durations.Count(d => d.Happened), estimate.Events);
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(PublicData.PathOf(file)!).Skip(1).Select(l => l.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Check(string oracle, IEnumerable<(double, bool)> durations)
    {
        KaplanMeier estimate = KaplanMeier.Of(durations);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(PublicData.PathOf($"oracle/{oracle}.json")!));
        JsonElement expected = document.RootElement;
        Assert.Equal(expected.GetProperty("n").GetInt64(), estimate.Count);
        Assert.Equal(expected.GetProperty("events").GetInt64(), estimate.Events);
        double[] times = Numbers(expected.GetProperty("times"));
        foreach ((int i, double time) in times.Index().Where(t => t.Item <= estimate.Longest))
        {
            Assert.Equal(expected.GetProperty("n_risk")[i].GetDouble(), estimate.AtRisk(time));
            Assert.Equal(expected.GetProperty("surv")[i].GetDouble(), estimate.Survival(time)!.Value, 12);
            SurvivalStep[] steps = [.. estimate.Steps.Where(s => s.Time <= time)];
            Assert.Equal(expected.GetProperty("std_err_greenwood")[i].GetDouble(), steps.Length == 0 ? 0 : steps[^1].StandardError, 12);
            Assert.Equal(
                expected.GetProperty("cumhaz_nelson_aalen")[i].GetDouble(), steps.Length == 0 ? 0 : steps[^1].CumulativeHazard, 12);
            ConfidenceInterval interval = estimate.Interval(time)!.Value;
            Assert.Equal(expected.GetProperty("ci95_log").GetProperty("lower")[i].GetDouble(), interval.Low, 10);
            Assert.Equal(expected.GetProperty("ci95_log").GetProperty("upper")[i].GetDouble(), interval.High, 10);
        }

        JsonElement quantiles = expected.GetProperty("quantiles");
        foreach ((int i, double share) in Numbers(quantiles.GetProperty("p")).Index())
        {
            Assert.Equal(Optional(quantiles.GetProperty("t")[i]), estimate.Quantile(share));
            (double? low, double? high) = estimate.QuantileInterval(share);
            Assert.Equal(Optional(quantiles.GetProperty("lower")[i]), low);
            Assert.Equal(Optional(quantiles.GetProperty("upper")[i]), high);
        }

        (double mean, double error) = estimate.RestrictedMean(expected.GetProperty("rmean").GetProperty("tau").GetDouble());
        Assert.Equal(expected.GetProperty("rmean").GetProperty("value").GetDouble(), mean, 8);
        Assert.Equal(expected.GetProperty("rmean").GetProperty("se").GetDouble(), error, 8);
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static double? Optional(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetDouble();
}
