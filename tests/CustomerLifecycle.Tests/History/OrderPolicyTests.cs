using NodaTime;

namespace CustomerLifecycle.Tests;

public sealed class OrderPolicyTests
{
    private static readonly LocalDate Today = new(2024, 5, 10);

    [Theory]
    [InlineData(OrderStatus.Completed, "10", true)]
    [InlineData(OrderStatus.Completed, "0", false)]
    [InlineData(OrderStatus.Canceled, "10", false)]
    [InlineData(OrderStatus.Test, "10", false)]
    [InlineData(OrderStatus.Refunded, "10", false)]
    public void Default_CountsCompletedOrdersOfPositiveAmount(OrderStatus status, string amount, bool counts) =>
        Assert.Equal(
            counts,
            OrderPolicy.Default.Counts(
                Order(9, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)) with { Status = status }));

    [Fact]
    public void EachSwitch_LetsItsOrdersCount()
    {
        Assert.True((OrderPolicy.Default with { CountCanceled = true }).Counts(Order(1, 5) with { Status = OrderStatus.Canceled }));
        Assert.True((OrderPolicy.Default with { CountTest = true }).Counts(Order(1, 5) with { Status = OrderStatus.Test }));
        Assert.True((OrderPolicy.Default with { CountRefunded = true }).Counts(Order(1, 5) with { Status = OrderStatus.Refunded }));
        Assert.True((OrderPolicy.Default with { CountZeroAmount = true }).Counts(Order(1, 0)));
    }

    [Fact]
    public void Refunded_OnlyOrder_TakesBuyerBackToLead()
    {
        CustomerFacts facts = Facts(OrderPolicy.Default, Order(1, 40) with { Status = OrderStatus.Refunded });
        Assert.Equal(0, facts.Orders);
        Assert.Null(facts.DaysSinceLastOrder);
        Assert.Equal(40, facts.ReturnedAmount);
        CustomerFacts counted = Facts(
            OrderPolicy.Default with { CountRefunded = true }, Order(1, 40) with { Status = OrderStatus.Refunded });
        Assert.Equal(1, counted.Orders);
        Assert.Equal(0, counted.Revenue);
    }

    [Fact]
    public void Test_Order_IsNotEvenASignOfLife()
    {
        CustomerFacts facts = Facts(OrderPolicy.Default, Order(1, 40) with { Status = OrderStatus.Test });
        Assert.Equal(default, facts);
    }

    [Fact]
    public void PartReturn_LowersRevenueAndLeavesOrderStanding()
    {
        CustomerEvent[] events = [Order(1, 40) with { Id = "a", Cost = 30 }, Return(3, 15) with { Reference = "a" }];
        foreach (CustomerFacts facts in new[] { Facts(OrderPolicy.Default.EachByItself(), events), Facts(OrderPolicy.Default, events) })
        {
            Assert.Equal(1, facts.Orders);
            Assert.Equal(25, facts.Revenue);
            Assert.Equal(15, facts.ReturnedAmount);
        }
    }

    [Fact]
    public void FullReturn_Matched_UncountsOrderFromTheDayOfTheReturnOn()
    {
        CustomerHistory history = new(
            Shop.Default,
            Order(1, 40) with { Id = "a", Cost = 30 },
            Order(2, 10) with { Id = "b" },
            Return(3, 25) with { Reference = "a" },
            Return(5, 20) with { Reference = "a" });
        Assert.Equal(2, history.FactsAt(new LocalDate(2024, 5, 4)).Orders);
        CustomerFacts after = history.FactsAt(new LocalDate(2024, 5, 5));
        Assert.Equal(1, after.Orders);
        Assert.Equal(45, after.ReturnedAmount);
        Assert.Equal(10 - 5, after.Revenue); // The 5 that were given back beyond the order lower the rest.
        Assert.Equal(2, after.Returns);
    }

    [Fact]
    public void SameDay_Merged_IsByDayOfTheShop()
    {
        CustomerEvent late = CustomerEvent.Order(Instant.FromUtc(2024, 5, 1, 21, 30), 10);
        CustomerEvent early = CustomerEvent.Order(Instant.FromUtc(2024, 5, 1, 22, 30), 20);
        OrderPolicy merged = OrderPolicy.Default with { MergeSameDay = true };
        Shop berlin = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Orders = merged };
        Assert.Equal(1, new CustomerHistory(new Shop { Orders = merged }, late, early).FactsAt(Today).Orders);
        Assert.Equal(2, new CustomerHistory(berlin, late, early).FactsAt(Today).Orders); // 23:30 and 00:30 in Berlin
    }

    [Fact]
    public void SameDay_Merged_ClosesBasketsBetweenAndKeepsTheKindOfSelling()
    {
        OrderPolicy merged = OrderPolicy.Default with { MergeSameDay = true, CountRefunded = true };
        Instant morning = Instant.FromUtc(2024, 5, 1, 10, 0);
        CustomerFacts facts = Facts(
            merged,
            CustomerEvent.Order(morning, 10),
            CustomerEvent.CartFilled(morning + Duration.FromHours(2)),
            CustomerEvent.Order(morning + Duration.FromHours(3), 7) with { Status = OrderStatus.Refunded },
            CustomerEvent.Order(morning + Duration.FromHours(4), 5) with { Selling = SellingKind.CrossSell });
        Assert.Equal(2, facts.Orders); // one completed, one refunded
        Assert.Equal(15, facts.LargestOrder);
        Assert.Equal(1, facts.CrossSells);
        Assert.False(facts.HasOpenCart);
    }

    [Fact]
    public void Refunded_WithItsReturn_IsTakenOffOnce()
    {
        CustomerFacts facts = Facts(
            OrderPolicy.Default,
            Order(1, 100) with { Id = "a", Status = OrderStatus.Refunded },
            Return(2, 100) with { Reference = "a" });
        Assert.Equal(0, facts.Revenue);
        Assert.Equal(100, facts.ReturnedAmount);
    }

    [Fact]
    public void Profile_PolicyThatNeedsHistory_IsRefused_WithTheMend()
    {
        foreach (OrderPolicy policy in new[] { OrderPolicy.Default, OrderPolicy.Default.EachByItself() with { MergeSameDay = true } })
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => new CustomerProfile(new Shop { Orders = policy }));
            Assert.Contains("CustomerHistory", refused.Message, StringComparison.Ordinal);
            Assert.Contains("shop.Orders.EachByItself()", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, new CustomerProfile(new Shop { Orders = OrderPolicy.Default.EachByItself() }).EventCount);
    }

    [Fact]
    public void ToString_NamesEverySwitch()
    {
        Assert.Equal(
            "orders: completed; zero-amount excluded; returns can refund their order; orders of one day apart",
            OrderPolicy.Default.ToString());
        Assert.Equal(
            "orders: completed; zero-amount excluded; returns lower revenue; orders of one day apart",
            OrderPolicy.Default.EachByItself().ToString());
        OrderPolicy all = new()
        {
            CountCanceled = true,
            CountRefunded = true,
            CountTest = true,
            CountZeroAmount = true,
            MatchReturnsToOrders = true,
            MergeSameDay = true,
        };
        Assert.Equal(
            "orders: completed, canceled, test, refunded; zero-amount included; returns can refund their order; orders of one day merged",
            all.ToString());
    }

    private static CustomerEvent Order(int day, decimal amount) => CustomerEvent.Order(Instant.FromUtc(2024, 5, day, 12, 0), amount);

    private static CustomerEvent Return(int day, decimal amount) => CustomerEvent.Return(Instant.FromUtc(2024, 5, day, 12, 0), amount);

    private static CustomerFacts Facts(OrderPolicy policy, params CustomerEvent[] events) =>
        new CustomerHistory(new Shop { Orders = policy }, events).FactsAt(Today);
}
