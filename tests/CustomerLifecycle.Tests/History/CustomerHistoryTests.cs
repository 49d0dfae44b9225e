using NodaTime;

namespace CustomerLifecycle.Tests;

public sealed class CustomerHistoryTests
{
    private static readonly Shop Berlin = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

    [Fact]
    public void FactsAt_Day_IncludesThatDayInTheShopsZone()
    {
        // 23:30 on 31 March in Berlin, summer time since that morning.
        CustomerHistory history = new(Berlin, CustomerEvent.Order(Instant.FromUtc(2024, 3, 31, 21, 30), 10));
        Assert.Equal(0, history.FactsAt(new LocalDate(2024, 3, 30)).Orders);
        Assert.Equal(0, history.FactsAt(new LocalDate(2024, 3, 31)).DaysSinceLastOrder);
        Assert.Equal(1, history.FactsAt(new LocalDate(2024, 4, 1)).DaysSinceLastOrder);
    }

    [Fact]
    public void FactsAt_Instant_IncludesThatInstantAndCountsCalendarDays()
    {
        Instant lateEvening = Instant.FromUtc(2024, 5, 1, 21, 59, 59);
        CustomerHistory history = new(Berlin, CustomerEvent.Order(lateEvening, 10));
        Assert.Equal(0, history.FactsAt(lateEvening - Duration.FromTicks(1)).Orders);
        Assert.Equal(0, history.FactsAt(lateEvening).DaysSinceLastOrder);
        Assert.Equal(1, history.FactsAt(lateEvening + Duration.FromSeconds(1)).DaysSinceLastOrder); // a second later it is tomorrow
    }

    [Fact]
    public void ClocksThatGoBackAcrossMidnight_LoseNoEventOfTheDay()
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["America/St_Johns"] };
        CustomerEvent order = CustomerEvent.Order(Instant.FromUtc(2010, 11, 7, 2, 45), 10); // 23:15 for the second time that evening
        LocalDate day = new(2010, 11, 6);
        Assert.Equal(day, shop.DayOf(order.At));
        Assert.Equal(0, new CustomerHistory(shop, order).FactsAt(day).DaysSinceLastOrder);
        CustomerProfile profile = new(shop with { Orders = OrderPolicy.Default.EachByItself() });
        profile.Add(in order);
        Assert.Equal(1, profile.FactsAt(day).Orders);
    }

    [Fact]
    public void DaysThatNeverWere_AndTheLastDay_HaveAnEnd()
    {
        Shop apia = new() { Zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"] };
        // 29 December, 23:00; the 30th was skipped.
        CustomerHistory history = new(apia, CustomerEvent.Order(Instant.FromUtc(2011, 12, 30, 9, 0), 10));
        Assert.Equal(1, history.FactsAt(new LocalDate(2011, 12, 29)).Orders);
        Assert.Equal(2, history.FactsAt(new LocalDate(2011, 12, 31)).DaysSinceLastOrder);
        Assert.Equal(1, history.FactsAt(LocalDate.MaxIsoValue).Orders);
    }

    [Fact]
    public void Currencies_Mixed_AreRefusedWithTheEvent()
    {
        Instant at = Instant.FromUtc(2024, 5, 1, 10, 0);
        CustomerEvent euros = CustomerEvent.Order(at, 10) with { Currency = "EUR" };
        CustomerEvent pounds = CustomerEvent.Order(at, 10) with { Currency = "GBP", Id = "x" };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new CustomerHistory(Berlin, euros, pounds));
        Assert.Contains("order x", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CustomerHistory(Berlin with { Currency = "USD" }, euros));
        CustomerProfile profile = new(Berlin with { Orders = OrderPolicy.Default.EachByItself() });
        profile.Add(in euros);
        Assert.Throws<ArgumentException>(() => profile.Add(in pounds));
        Assert.Equal(1, profile.EventCount);
        Assert.Equal("EUR", profile.Currency);
    }

    [Fact]
    public void Profile_AskedForThePast_SaysToAskTheHistory()
    {
        CustomerProfile profile = new(Berlin with { Orders = OrderPolicy.Default.EachByItself() });
        profile.Add(CustomerEvent.Visit(Instant.FromUtc(2024, 5, 2, 10, 0)));
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => profile.FactsAt(new LocalDate(2024, 5, 1)));
        Assert.Contains("2024-05-01", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CustomerHistory", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => profile.FactsAt(Instant.FromUtc(2024, 5, 2, 9, 59)));
    }

    [Fact]
    public void Profiles_OfDifferentShops_DoNotMerge() =>
        Assert.Throws<ArgumentException>(() => new CustomerProfile(Berlin with { Orders = OrderPolicy.Default.EachByItself() })
            .Merge(new CustomerProfile(new Shop { Orders = OrderPolicy.Default.EachByItself() })));

    [Fact]
    public void OpenCart_ClosesWithTheOrderThatFollows()
    {
        Instant noon = Instant.FromUtc(2024, 5, 1, 12, 0);
        CustomerHistory history = new(Berlin, CustomerEvent.CartFilled(noon), CustomerEvent.Order(noon + Duration.FromMinutes(9), 10));
        Assert.True(history.FactsAt(noon).HasOpenCart);
        Assert.False(history.FactsAt(noon + Duration.FromMinutes(9)).HasOpenCart);
        Assert.True(
            history.With(CustomerEvent.CartFilled(noon + Duration.FromMinutes(10))).FactsAt(noon + Duration.FromHours(1)).HasOpenCart);
    }

    [Fact]
    public void AddingEvents_AllocatesNothing()
    {
        CustomerProfile profile = new(Berlin with { Orders = OrderPolicy.Default.EachByItself() });
        CustomerEvent order = CustomerEvent.Order(Instant.FromUtc(2024, 5, 1, 12, 0), 10) with { Id = "a", Currency = "EUR" };
        profile.Add(in order);
        _ = profile.FactsAt(new LocalDate(2024, 6, 1));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            profile.Add(in order);
            _ = profile.FactsAt(new LocalDate(2024, 6, 1));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
