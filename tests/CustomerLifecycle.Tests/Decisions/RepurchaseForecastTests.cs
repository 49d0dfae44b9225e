using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Common;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "000: value rises the longer customers stay")]
[Trait("source", "004: the second purchase makes the third likelier")]
public sealed class RepurchaseForecastTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);

    [Fact]
    public void WhoeverReordersAfterTenDays_OrNever_IsForetoldExactly()
    {
        // A hundred customers; forty order again after ten days, and nobody a third time.
        CustomerHistory[] shop = [.. Enumerable.Range(0, 100).Select(i => i < 40 ? History(0, 10) : History(0))];
        RepurchaseForecast forecast = RepurchaseForecast.Learn(shop, Begin.PlusDays(100), horizonDays: 80);
        ValueToCome justNow = forecast.Forecast(History(0).FactsAt(Begin));
        Assert.Equal(0.4, justNow.ChanceOfAnotherOrder, 12);
        Assert.Equal(20, justNow.ValueOfAnOrder, 12);
        Assert.Equal(justNow.Orders * 20, justNow.Amount!.Value, 12);
        Assert.Equal(0.4, forecast.Forecast(History(0).FactsAt(Begin.PlusDays(9))).ChanceOfAnotherOrder, 12);
        Assert.InRange(forecast.Forecast(History(0).FactsAt(Begin.PlusDays(10))).ChanceOfAnotherOrder, 1e-6, 0.02);
        // Beyond the records: who knows.
        Assert.InRange(forecast.Forecast(History(0).FactsAt(Begin.PlusDays(200))).ChanceOfAnotherOrder, 1e-6, 0.02);
        Assert.InRange(forecast.Forecast(History(0, 10).FactsAt(Begin.PlusDays(20))).Orders, 1e-6, 0.02);
        RepurchaseForecast near = RepurchaseForecast.Learn(shop, Begin.PlusDays(100), horizonDays: 5);
        Assert.InRange(near.Forecast(History(0).FactsAt(Begin.PlusDays(4))).Orders, 1e-6, 0.01);
        Assert.Equal(0.4, near.Forecast(History(0).FactsAt(Begin.PlusDays(5))).ChanceOfAnotherOrder, 12);
    }

    [Fact]
    public void OrdersOnceBack_FollowTheOwnPace()
    {
        // 100 buyers watched for 100 days, 40 gaps in all: a gap of 250 days at the pace of the base.
        CustomerHistory[] shop = [.. Enumerable.Range(0, 100).Select(i => i < 40 ? History(0, 10) : History(0))];
        RepurchaseForecast forecast = RepurchaseForecast.Learn(shop, Begin.PlusDays(100), horizonDays: 50);
        ValueToCome toCome = forecast.Forecast(History(0).FactsAt(Begin));
        double mean = 1 / 250.0 * 50;
        Assert.Equal(0.4 * mean / (1 - Math.Exp(-mean)), toCome.Orders, 12);
    }

    /// <summary>Where nobody came back after a silence, the next one still may: the less likely, the more were watched.</summary>
    [Fact]
    public void NobodyIsEverQuiteGone()
    {
        CustomerHistory[] shop =
            [.. Enumerable.Range(0, 100).Select(i => History(i)), .. Enumerable.Range(0, 100).Select(i => History(0, 1 + (i % 60)))];
        RepurchaseForecast forecast = RepurchaseForecast.Learn(shop, Begin.PlusDays(1_200));
        foreach (int silence in new[] { 60, 100, 400, 800, 1_200, 4_000 })
        {
            Assert.InRange(forecast.Forecast(History(0).FactsAt(Begin.PlusDays(silence))).ChanceOfAnotherOrder, 1e-6, 0.03);
        }
    }

    [Fact]
    public void FromFewerThanTenBuyers_NothingIsForetold()
    {
        Assert.Null(Foretold(9).Amount);
        Assert.Equal("fewer than 10 customers of the base have ordered: too few to foretell from", Foretold(9).ToString());
        Assert.NotNull(Foretold(10).Amount);

        static ValueToCome Foretold(int buyers) =>
            RepurchaseForecast.Learn([.. Enumerable.Range(0, buyers).Select(_ => History(0, 10)), History()], Begin.PlusDays(30))
                .Forecast(History(0).FactsAt(Begin));
    }

    [Fact]
    public void AnEndlessRhythm_IsFollowedUpToTheHorizon()
    {
        // Everybody orders every ten days and was watched for different times, so that all gaps ever seen are ten days.
        CustomerHistory[] shop =
            [.. Enumerable.Range(2, 60).Select(orders => History([.. Enumerable.Range(0, orders).Select(i => i * 10)]))];
        RepurchaseForecast forecast = RepurchaseForecast.Learn(
            shop.Select(h => new CustomerHistory(Shop.Default, h.Events)), Begin.PlusDays(1_000));
        CustomerFacts facts = History(0, 10, 20).FactsAt(Begin.PlusDays(20));
        double next = forecast.Forecast(in facts).ChanceOfAnotherOrder;
        Assert.InRange(next, 0.9, 1);
        Assert.InRange(forecast.Forecast(in facts).Orders, next, 36); // at most one every ten days within 365
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Events)])]
    public void Forecasts_AreChancesAndNumbers_AndALongerHorizonNeverHoldsLess(CustomerEvent[][] customers, ushort silence, byte days)
    {
        CustomerHistory[] shop = [.. customers.Select(e => new CustomerHistory(Shop.Default, e))];
        RepurchaseForecast near = RepurchaseForecast.Learn(shop, Events.LastDay, 1 + days);
        RepurchaseForecast far = RepurchaseForecast.Learn(shop, Events.LastDay, 100 + days);
        foreach (CustomerHistory history in shop)
        {
            CustomerFacts facts = history.FactsAt(Events.LastDay.PlusDays(silence % 1_000));
            ValueToCome soon = near.Forecast(in facts);
            ValueToCome later = far.Forecast(in facts);
            Assert.Equal(
                facts.Orders > 0
                    ? shop.Count(h => h.FactsAt(Events.LastDay).Orders > 0) < 10
                    : facts.ContractRevenue == 0 || facts.DaysUntilContractEnd is null || EndedTerms(shop) < 10,
                soon.Amount is null);
            Assert.InRange(soon.ChanceOfAnotherOrder, 0, 1);
            Assert.InRange(soon.Orders, soon.ChanceOfAnotherOrder - 1e-12, 1e9);
            Assert.True(later.ChanceOfAnotherOrder >= soon.ChanceOfAnotherOrder - 1e-12);
            Assert.True(later.Orders >= soon.Orders - 1e-9);
            Assert.True(soon.Amount is null || double.IsFinite(soon.Amount.Value));
        }
    }

    private static int EndedTerms(CustomerHistory[] shop)
    {
        MetricScope all = new(Shop.Default, new MetricPeriod(Events.FirstDay, Events.LastDay.PlusDays(1)));
        return (int)MetricReport.Compute([MetricCatalog.Of("contract-renewal-rate")], all, shop)[0].Value.Denominator;
    }

    /// <summary>What was learnt by the end of 1997 says what came in the first half of 1998, by number of orders and in all.</summary>
    [DataFact("cdnow-orders.csv")]
    public void Cdnow_HalfAYearAhead_IsForetold_AndForEachNumberOfOrdersWithinAFifth()
    {
        CustomerHistory[] shop = Cdnow.Histories();
        LocalDate known = new(1997, 12, 31);
        LocalDate end = new(1998, 6, 30);
        RepurchaseForecast forecast = RepurchaseForecast.Learn(shop, known, Period.DaysBetween(known, end));
        (int Orders, double Foretold, double Came, double Back, double CameBack)[] all =
        [
            .. shop.Select(history =>
            {
                CustomerFacts before = history.FactsAt(known);
                int came = history.FactsAt(end).Orders - before.Orders;
                ValueToCome toCome = forecast.Forecast(in before);
                return (before.Orders, toCome.Orders, (double)came, toCome.ChanceOfAnotherOrder, came > 0 ? 1.0 : 0);
            }),
        ];
        Assert.InRange(all.Sum(c => c.Foretold) / all.Sum(c => c.Came), 0.85, 1.15);
        Assert.InRange(all.Sum(c => c.Back) / all.Sum(c => c.CameBack), 0.85, 1.15);
        foreach (IGrouping<int, (int Orders, double Foretold, double Came, double Back, double CameBack)> rung in all.GroupBy(
            c => Math.Min(c.Orders, 6)))
        {
            Assert.InRange(rung.Sum(c => c.Foretold) / rung.Sum(c => c.Came), 0.8, 1.2);
        }
    }

    private static CustomerHistory History(params int[] days) =>
        new(Shop.Default, days.Select(d => CustomerEvent.Order(Begin.PlusDays(d).AtMidnight().InUtc().ToInstant(), 20)));
}
