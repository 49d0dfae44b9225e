using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Common;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "004: active buyers, defecting buyers, inactive buyers")]
public sealed class OrderGapsTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);

    [Fact]
    public void OpenGaps_CountAsLongAsTheyWereWatched()
    {
        // Gaps of 10, 20, 30 and 40 days closed; two are watched for 25 days without an order. Left out, they would make gaps look shorter.
        CustomerHistory[] shop = [Orders(0, 10), Orders(0, 20), Orders(0, 30), Orders(0, 40), Orders(75), Orders(75)];
        OrderGaps gaps = OrderGaps.Learn(shop, Begin.PlusDays(100));
        Assert.Equal((4, 6), (gaps.Closed, gaps.Open));

        // Ten gaps at risk at first; the open ones of 60 days and more are still there at the end.
        // Survival 9/10, 8/10, then after two censored at 25: 5/6 of it, 4/6 of it: 0.533; closed in all 0.467.
        Assert.Equal(10, gaps.Quantile(0.2));
        Assert.Equal(20, gaps.Quantile(0.4));
        Assert.Equal(30, gaps.Quantile(0.6));
        Assert.Equal(40, gaps.Quantile(0.99));
    }

    [Fact]
    public void Thresholds_AreLearnt_AndRhythmIsThatOfTheQuantile()
    {
        CustomerHistory[] shop = [.. Enumerable.Range(1, 100).Select(gap => Orders(0, gap))];
        OrderGaps gaps = OrderGaps.Learn(shop, Begin.PlusDays(1_000));
        BuyerLifecycleOptions options = gaps.ToOptions();
        Assert.Equal((80, 95), (options.BuyerActiveDays, options.BuyerInactiveDays));

        // A customer without a gap of their own is overdue once the shop's quantile has passed.
        Shop withRhythm = new() { Decline = new DeclinePolicy { Rhythm = gaps.ToRhythm() } };
        CustomerHistory once = new(withRhythm, Orders(0).Events);
        Assert.Equal(96, once.FactsAt(Begin).DaysUntilOverdue);
    }

    [Fact]
    public void NothingToLearnFrom_IsSaid()
    {
        OrderGaps none = OrderGaps.Learn([Orders(0), Orders()], Begin.PlusDays(10));
        Assert.Null(none.Quantile(0.5));
        Assert.Throws<InvalidOperationException>(() => none.ToOptions());
        Assert.Throws<InvalidOperationException>(() => none.ToRhythm());
        Assert.Throws<ArgumentOutOfRangeException>(() => none.Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => none.ToOptions(0.9, 0.8));
    }

    [Property(MaxTest = 300, Arbitrary = [typeof(Events)])]
    public void MoreOfTheGaps_NeverCloseSooner_AndEveryCustomerHasOneOpen(CustomerEvent[][] customers, byte a, byte b)
    {
        CustomerHistory[] shop = [.. customers.Select(e => new CustomerHistory(Shop.Default, e))];
        OrderGaps gaps = OrderGaps.Learn(shop, Events.LastDay);
        double few = (1 + Math.Min(a, b)) / 258.0;
        double many = (1 + Math.Max(a, b)) / 258.0;
        Assert.Equal(shop.Count(h => h.FactsAt(Events.LastDay).Orders > 0), gaps.Open);
        Assert.True(gaps.Quantile(few) is null || gaps.Quantile(few) <= gaps.Quantile(many));
        Assert.Equal(gaps.Closed == 0, gaps.Quantile(few) is null);
    }

    [DataFact("cdnow-orders.csv")]
    public void Cdnow_HasAGapForEveryOrder_AndSensibleThresholds()
    {
        CustomerHistory[] shop = Cdnow.Histories();
        LocalDate asOf = new(1998, 6, 30);
        OrderGaps gaps = OrderGaps.Learn(shop, asOf);
        Assert.Equal(shop.Sum(h => (long)h.FactsAt(asOf).Orders), gaps.Closed + gaps.Open); // every order of another day opens a gap
        BuyerLifecycleOptions options = gaps.ToOptions();
        Assert.InRange(options.BuyerActiveDays!.Value, 60, 250);
        Assert.InRange(options.BuyerInactiveDays, options.BuyerActiveDays.Value + 1, 540);
        Assert.InRange(gaps.Regularity!.Value, 0.8, 1.1);
    }

    private static CustomerHistory Orders(params int[] days) =>
        new(Shop.Default, days.Select(d => CustomerEvent.Order(Begin.PlusDays(d).AtMidnight().InUtc().ToInstant(), 10)));
}
