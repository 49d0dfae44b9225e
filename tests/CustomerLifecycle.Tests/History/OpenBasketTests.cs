using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>A basket is open as long as something is left in it, and fact, tactic and metric say the same of it.</summary>
public sealed class OpenBasketTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 5, 1, 12, 0);
    private static readonly LocalDate Later = new(2024, 5, 4);

    [Fact]
    public void AllBought_InOneOrderOrSeveral_LeavesNothing()
    {
        CustomerEvent basket = CustomerEvent.CartFilled(Noon) with { Products = ["tea", "cups"] };
        AssertOpen(true, basket);
        AssertOpen(true, basket, Order(1, ["tea"]));
        AssertOpen(false, basket, Order(1, ["tea"]), Order(2, ["pot", "cups"]));
        AssertOpen(false, basket, Order(1, ["cups", "tea"]));
        AssertOpen(true, basket, Order(1, ["pot"]));
        AssertOpen(false, basket, Order(1, [])); // nobody knows what was in it
        AssertOpen(true, basket, Order(1, ["tea", "cups"]) with { Status = OrderStatus.Canceled });
    }

    [Fact]
    public void SeveralEvents_MakeOneBasket()
    {
        CustomerEvent tea = CustomerEvent.CartFilled(Noon) with { Reference = "tea" };
        CustomerEvent cups = CustomerEvent.CartFilled(Noon + Duration.FromMinutes(1)) with { Reference = "cups" };
        AssertOpen(true, tea, cups, Order(1, ["cups"]));
        AssertOpen(false, tea, cups, Order(1, ["cups"]), Order(2, ["tea"]));
        AssertOpen(true, tea, Order(1, ["tea"]), CustomerEvent.CartFilled(Noon + Duration.FromHours(50)) with { Reference = "tea" });
    }

    [Fact]
    public void AnOrderShortlyBefore_CountsForTheProductsThatItNames()
    {
        CustomerEvent basket = CustomerEvent.CartFilled(Noon) with { Reference = "tea" };
        AssertOpen(false, basket, Order(-24, ["tea"]));
        AssertOpen(true, basket, Order(-25, ["tea"]));
        AssertOpen(true, basket, Order(-1, []));
        AssertOpen(true, CustomerEvent.CartFilled(Noon), Order(-1, ["tea"]));
        AssertOpen(false, CustomerEvent.CartFilled(Noon), Order(1, ["tea"]));
    }

    [Fact]
    public void WhoHasBoughtSixteenOthersSince_HasLeftNothing()
    {
        CustomerEvent basket = CustomerEvent.CartFilled(Noon) with { Reference = "tea" };
        AssertOpen(true, [basket, .. Enumerable.Range(1, 15).Select(n => Order(n, [$"p{n}"]))]);
        AssertOpen(false, [basket, .. Enumerable.Range(1, 16).Select(n => Order(n, [$"p{n}"]))]);
    }

    [Fact]
    public void Products_AreOfOrdersAndBaskets()
    {
        CustomerEvent order = CustomerEvent.Order(Noon, 5) with { Products = ["tea", "cups", "tea"] };
        Assert.Equal(["tea", "cups"], order.Products);
        Assert.Equal("tea", order.Reference);
        Assert.Equal(["pot"], (order with { Reference = "pot" }).Products);
        Assert.Equal(CustomerEvent.Order(Noon, 5) with { Reference = "tea" }, CustomerEvent.Order(Noon, 5) with { Products = ["tea"] });
        Assert.Empty(CustomerEvent.Return(Noon, 5).Products);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => CustomerEvent.Visit(Noon) with { Products = ["tea"] });
        Assert.Contains("only orders and baskets have", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EventProducts.Of([" "]));
    }

    /// <summary>Without a limit of days, the share of baskets abandoned is 0 exactly where nothing of any basket is left.</summary>
    [Property(MaxTest = 300, Arbitrary = [typeof(Events)])]
    public void TheMetric_FindsABasketLeft_WhereTheFactDoes(CustomerEvent[] events)
    {
        CustomerEvent[] baskets = [.. events.Where(e => e.Kind == CustomerEventKind.CartFilled)];
        CustomerHistory history = new(Shop.Default, events);
        if (baskets.Length == 0 || history.CountedOrders().Sum(o => o.Products.Count) + baskets.Sum(b => b.Products.Count) > 15)
        {
            return; // The fact looks at the latest products alone.
        }

        MetricPeriod period = new(Events.FirstDay, Events.LastDay.PlusDays(1));
        MetricScope scope = new(Shop.Default, period) { ResponseDays = 1_000, ObservedUntil = period.To.PlusDays(1_001) };
        double abandoned = MetricReport.Compute([MetricCatalog.Of("cart-abandonment-rate")], scope, [history])[0].Value.Value!.Value;
        Assert.Equal(history.FactsAt(Events.LastDay).HasOpenCart, abandoned > 0);
    }

    private static CustomerEvent Order(int hours, EventProducts products) =>
        CustomerEvent.Order(Noon + Duration.FromHours(hours), 10) with { Products = products };

    private static void AssertOpen(bool isOpen, params CustomerEvent[] events)
    {
        CustomerHistory history = new(Shop.Default, events);
        Assert.Equal(isOpen, history.FactsAt(Later).HasOpenCart);
        CustomerFacts facts = history.FactsAt(new LocalDate(2024, 5, 5));
        Tactic reminder = Playbook.Shipped.Tactics.Single(t => t.Key == "cart-reminder");
        Assert.Equal(isOpen, reminder.Trigger.Holds(in facts));
    }
}
