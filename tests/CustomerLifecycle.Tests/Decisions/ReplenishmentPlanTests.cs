using CustomerLifecycle.Decisions;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "004: replenishment")]
public sealed class ReplenishmentPlanTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);
    private static readonly ReplenishmentPlan Coffee = Plan(("coffee", 10));

    [Fact]
    public void BoughtOnce_TheProductsLifetimeDecides()
    {
        RunOut runOut = Assert.Single(Coffee.RunOuts([Bought("coffee", 0, 3)], Begin));
        Assert.Equal(Begin.PlusDays(30), runOut.On);
        Assert.Equal(Begin.PlusDays(23), runOut.RemindOn);
        Assert.Equal(10, runOut.DaysPerUnit, 12);
        Assert.Equal(0, runOut.Uses);

        // A unit spreads by 30 % and its mean is as uncertain as if two had been seen: 3 * sqrt(3 + 9 / 2) * 1.2816 = 10.5.
        Assert.Equal((Begin.PlusDays(19), Begin.PlusDays(41)), (runOut.Earliest, runOut.Latest));
    }

    /// <summary>Somebody who uses up a unit in exactly so many days is known better with every purchase.</summary>
    [Theory]
    [InlineData(14)]
    [InlineData(7)]
    public void KnownConsumption_IsLearnt(int daysPerUnit)
    {
        List<ProductPurchase> purchases = [];
        double error = double.PositiveInfinity;
        int width = int.MaxValue;
        for (int purchase = 0; purchase < 12; purchase++)
        {
            purchases.Add(Bought("coffee", purchase * 2 * daysPerUnit, 2));
            RunOut runOut = Assert.Single(Coffee.RunOuts(purchases, Begin.PlusYears(3)));
            Assert.Equal(purchase, runOut.Uses);
            Assert.True(Math.Abs(runOut.DaysPerUnit - daysPerUnit) < error);
            error = Math.Abs(runOut.DaysPerUnit - daysPerUnit);
            if (purchase > 2)
            {
                Assert.InRange(Period.DaysBetween(runOut.Earliest, runOut.Latest), 0, width);
                width = Period.DaysBetween(runOut.Earliest, runOut.Latest);
            }
        }

        RunOut last = Assert.Single(Coffee.RunOuts(purchases, Begin.PlusYears(3)));
        Assert.InRange(Math.Abs(Period.DaysBetween(last.On, Begin.PlusDays(12 * 2 * daysPerUnit))), 0, 1);
    }

    [Fact]
    public void StockingUp_AddsToTheSupply()
    {
        RunOut runOut = Assert.Single(Coffee.RunOuts([Bought("coffee", 0, 3), Bought("coffee", 5, 3)], Begin.PlusDays(5)));
        Assert.Equal((6.0, Begin, 0), (runOut.Supply, runOut.Since, runOut.Uses));
        Assert.Equal(Begin.PlusDays(60), runOut.On);
    }

    [Fact]
    public void SeveralPurchasesOfADay_AreOne_AndOrderOrLaterPurchases_DoNotMatter()
    {
        ProductPurchase[] purchases =
            [Bought("coffee", 40, 1), Bought("coffee", 0, 1), Bought("coffee", 0, 2), Bought("coffee", 80, 9), Bought("tea", 3, 1)];
        RunOut runOut = Assert.Single(Coffee.RunOuts(purchases, Begin.PlusDays(40)));
        Assert.Equal((1.0, Begin.PlusDays(40), 1), (runOut.Supply, runOut.Since, runOut.Uses));
        Assert.Equal((20 + 40) / (2 + 3.0), runOut.DaysPerUnit, 12);
    }

    [Fact]
    public void ProductsThatRunOutTogether_AreOneReminder()
    {
        ReplenishmentPlan plan = Plan(("coffee", 10), ("filters", 11), ("beans", 30));
        ProductPurchase[] purchases = [Bought("coffee", 0, 3), Bought("filters", 0, 3), Bought("beans", 0, 3)];
        IReadOnlyList<BasketReminder> baskets = plan.Baskets(plan.RunOuts(purchases, Begin));
        Assert.Equal([["coffee", "filters"], ["beans"]], baskets.Select(b => b.Products.Select(p => p.Product).ToArray()));
        Assert.Equal([Begin.PlusDays(23), Begin.PlusDays(83)], baskets.Select(b => b.RemindOn));
    }

    [Fact]
    public void Lifetimes_AreLearntAsMedians_WhereEnoughWasBoughtAgain()
    {
        ProductPurchase[] Customer(int gap) => [Bought("coffee", 0, 2), Bought("coffee", gap, 2), Bought("tea", 0, 1)];
        ReplenishmentPlan plan = ReplenishmentPlan.Learn([Customer(20), Customer(30), Customer(90)], fewest: 3);
        Assert.Equal(["coffee"], plan.Lifetimes.Keys);
        Assert.Equal(15, plan.Lifetimes["coffee"].DaysPerUnit);
        Assert.Empty(ReplenishmentPlan.Learn([Customer(20)], fewest: 2).Lifetimes);
    }

    [Property(MaxTest = 300)]
    public void ThePurchasesOfAHistory_AreThoseOfOrdersThatCount(byte[] quantities)
    {
        CustomerHistory history = new(
            Shop.Default,
            quantities.Select((q, i) => CustomerEvent.Order(At(i), 10) with
            {
                Quantity = q,
                Reference = i % 3 == 0 ? null : "coffee",
                Category = "beans",
                Status = i % 5 == 0 ? OrderStatus.Canceled : OrderStatus.Completed,
            }));
        ProductPurchase[] expected = [.. quantities
            .Index()
            .Where(q => q.Index % 3 != 0 && q.Index % 5 != 0)
            .Select(q => Bought("coffee", q.Index, Math.Max(1, (int)q.Item)) with { Amount = 10, Category = "beans" })];
        Assert.Equal(expected, ProductPurchase.Of(history, Begin.PlusYears(1)));
    }

    [Property(MaxTest = 500)]
    public void ALaterOrLargerPurchase_NeverBringsTheEndForward(byte day, byte quantity)
    {
        RunOut some = Assert.Single(Coffee.RunOuts([Bought("coffee", 0, 4), Bought("coffee", day, 1 + quantity)], Begin.PlusYears(1)));
        RunOut more = Assert.Single(Coffee.RunOuts([Bought("coffee", 0, 4), Bought("coffee", day, 2 + quantity)], Begin.PlusYears(1)));
        Assert.True(more.On > some.On);
        Assert.True(some.Earliest <= some.On && some.On <= some.Latest);
    }

    [Fact]
    public void Nonsense_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProductLifetime(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProductLifetime(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bought("coffee", 0, 0));
        Assert.Throws<ArgumentException>(() => Bought(" ", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coffee with { LeadDays = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Coffee with { LeadDays = 4_000 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Coffee with { Spread = 0 });
        Assert.Empty(Plan(("gold", 1e9)).RunOuts([Bought("gold", 0, 1_000_000)], Begin)); // beyond the calendar
    }

    private static ReplenishmentPlan Plan(params (string Product, double Days)[] lifetimes) =>
        new(lifetimes.ToDictionary(l => l.Product, l => new ProductLifetime(l.Days)));

    private static ProductPurchase Bought(string product, int day, double quantity) => new(product, Begin.PlusDays(day), quantity);

    private static Instant At(int day) => Begin.PlusDays(day).AtMidnight().InUtc().ToInstant();
}
