using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

public sealed class DeclineFactsTests
{
    private static readonly LocalDate Begin = new(2023, 1, 1);

    [Theory]
    [InlineData(2, 30, 208)] // 60 days of two gaps, times 20^(1/2) - 1: 208.3
    [InlineData(5, 30, 123)] // 150 days of five gaps, times 20^(1/5) - 1: 123.1
    [InlineData(40, 7, 21)] // nearly 3 gaps, as of an exponential distribution with a known mean: 21.8
    public void Overdue_IsWhenTheOwnRhythmNoLongerExplainsTheSilence(int gaps, int gapDays, int longestSilence)
    {
        CustomerHistory history = Every(gaps + 1, gapDays, _ => 50);
        LocalDate last = Begin.PlusDays(gaps * gapDays);
        Assert.Equal(longestSilence + 1, history.FactsAt(last).DaysUntilOverdue);
        Assert.Equal(0, history.FactsAt(last.PlusDays(longestSilence + 1)).DaysUntilOverdue);
        Assert.Equal(-10, history.FactsAt(last.PlusDays(longestSilence + 11)).DaysUntilOverdue);
    }

    [Fact]
    public void Overdue_IsUnknown_BeforeTheThirdOrder_UnlessTheShopHasARhythm()
    {
        Assert.Null(Every(2, 30, _ => 50).FactsAt(Begin.PlusDays(400)).DaysUntilOverdue);
        Assert.Null(Every(3, 0, _ => 50).FactsAt(Begin.PlusDays(400)).DaysUntilOverdue);
        Shop shop = new() { Decline = new DeclinePolicy { Rhythm = new ShopRhythm(gapDays: 30, gaps: 4) } };
        CustomerHistory once = new(shop, Every(1, 0, _ => 50).Events);
        Assert.Equal(134, once.FactsAt(Begin).DaysUntilOverdue); // 120 * (20^(1/4) - 1) = 133.8
        CustomerHistory quick = new(shop, Every(30, 2, _ => 50).Events);
        Assert.InRange(quick.FactsAt(Begin.PlusDays(58)).DaysUntilOverdue!.Value, 7, 20);
    }

    [Fact]
    public void AnEvenPace_IsNoSign_AndWideningGapsAre()
    {
        CustomerHistory even = Every(24, 15, _ => 50);
        Assert.True(even.FactsAt(Begin.PlusDays(23 * 15)).DaysUntilBuyingLessOften > 0);
        int[] days = [0, 15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180, 195, 210, 225, 240, 255, 270, 285, 300, 400, 500, 600, 700];
        CustomerHistory slower = new(Shop.Default, days.Select(d => Order(d, 50)));
        CustomerFacts facts = slower.FactsAt(Begin.PlusDays(715));
        Assert.True(facts.DaysUntilBuyingLessOften <= 0);
        Assert.True(facts.DaysUntilOverdue > 0);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(180)]
    [InlineData(7_300)]
    public void ALateReturn_IsNotWorthMore_BecauseOrdersHaveFaded(int daysLater)
    {
        foreach (int halfLife in new[] { 7, 90 })
        {
            Shop shop = new() { Decline = new DeclinePolicy { HalfLifeDays = halfLife, MinimumRecentWeight = 1 } };
            CustomerEvent[] orders = [.. Enumerable.Range(0, 6).Select(i => Order(i * 7, 100))];
            LocalDate day = Begin.PlusDays(35 + daysLater);
            CustomerEvent back = CustomerEvent.Return(day.AtMidnight().InUtc().ToInstant(), 6);
            CustomerFacts facts = new CustomerHistory(shop, [.. orders, back, back]).FactsAt(day);
            // 12 of the 600 ordered, or of the 200 that are recent where a week halves.
            Assert.InRange(facts.RecentReturnPercent!.Value, 1, 6);
            Assert.NotNull(facts.RecentOrderValuePercent);
        }
    }

    [Fact]
    public void AWarning_IsNotDatedBeforeTheSignsThatMakeIt()
    {
        CustomerEvent[] events =
        [
            .. Enumerable.Range(0, 10).Select(i => CustomerEvent.Visit(Begin.PlusDays(i).AtMidnight().InUtc().ToInstant())),
            .. Enumerable.Range(0, 6).Select(i => Order(i * 30, 200)),
            Order(176, 5),
            Order(201, 5),
            Order(227, 5),
        ];
        CustomerHistory history = new(Shop.Default, events);
        LocalDate day = Begin.PlusDays(220);
        Assert.False(history.FactsAt(day).DaysUntilDefectionWarning < 1);
        while (!(history.FactsAt(day).DaysUntilDefectionWarning < 1))
        {
            day = day.PlusDays(1);
        }

        Assert.Equal(Begin.PlusDays(227), day);
        Assert.Equal(-13, history.FactsAt(day.PlusDays(13)).DaysUntilDefectionWarning);
    }

    [Fact]
    public void CheaperOrders_AreSaidInPerCentOfTheOwnMean()
    {
        CustomerHistory cheaper = Every(12, 30, i => i < 8 ? 100 : 40);
        CustomerFacts facts = cheaper.FactsAt(Begin.PlusDays(330));

        // Weights 1, 0.79, 0.63, 0.5 for the four cheap ones, then 0.397 and so on for the dear ones; the mean of all is 80.
        double[] weights = [.. Enumerable.Range(0, 12).Select(i => Math.Pow(2, (i - 11) * 30 / 90.0))];
        double expected = weights.Select((w, i) => w * (i < 8 ? 100 : 40)).Sum() / weights.Sum() / 80 * 100;
        Assert.Equal(expected, facts.RecentOrderValuePercent!.Value, 0.6);
        Assert.Equal(100, Every(12, 30, _ => 40).FactsAt(Begin.PlusDays(330)).RecentOrderValuePercent);
        Assert.Null(Every(12, 365, i => 100 - i).FactsAt(Begin.PlusYears(12)).RecentOrderValuePercent); // one order is all that is recent
    }

    [Fact]
    public void Returns_AreSaidInPerCentOfWhatWasOrderedOfLate()
    {
        CustomerEvent[] orders = [.. Every(12, 30, _ => 100).Events];
        CustomerEvent[] returns =
            [CustomerEvent.Return(At(270), 100), CustomerEvent.Return(At(300), 100), CustomerEvent.Return(At(330), 100)];
        CustomerFacts facts = new CustomerHistory(Shop.Default, [.. orders, .. returns]).FactsAt(Begin.PlusDays(330));
        double ordered = Enumerable.Range(0, 12).Sum(i => Math.Pow(2, (i - 11) * 30 / 90.0));
        double returned = 1 + Math.Pow(2, -1 / 3.0) + Math.Pow(2, -2 / 3.0);
        Assert.Equal(100 * returned / ordered, facts.RecentReturnPercent!.Value, 0.6);
        Assert.Equal(0.25, facts.ReturnedShare);
        Assert.Equal(0, new CustomerHistory(Shop.Default, orders).FactsAt(Begin.PlusDays(330)).RecentReturnPercent);
    }

    [Fact]
    public void AWarning_ComesOfOneStrongSignOrTwo()
    {
        CustomerHistory even = Every(12, 30, _ => 100);
        CustomerFacts facts = even.FactsAt(Begin.PlusDays(330));
        Assert.Equal(facts.DaysUntilBuyingLessOften, facts.DaysUntilDefectionWarning);
        CustomerHistory cheap = Every(12, 30, i => i < 10 ? 100 : 5);
        Assert.True(cheap.FactsAt(Begin.PlusDays(330)).DaysUntilDefectionWarning > 0); // cheaper alone is not enough
        CustomerEvent[] returns = [CustomerEvent.Return(At(329), 90), CustomerEvent.Return(At(330), 90)];
        CustomerFacts both = cheap.With(returns).FactsAt(Begin.PlusDays(335));
        Assert.Equal(-5, both.DaysUntilDefectionWarning); // since the last of what gave the signs
        Assert.True(both.DaysUntilBuyingLessOften > 0);
    }

    [Property(MaxTest = 400, Arbitrary = [typeof(Events)])]
    public void Signs_AreThoseOfPlainSums(CustomerEvent[] events, ushort halfLife)
    {
        DeclinePolicy policy =
            new() { HalfLifeDays = 20 + (halfLife % 200), MinimumOrders = 2, MinimumEngagements = 2, MinimumRecentWeight = 1 };
        Shop shop = new() { Decline = policy };
        CustomerFacts facts = new CustomerHistory(shop, events).FactsAt(Events.LastDay);
        DeclineOracle.Check(shop, events, Events.LastDay, facts);
    }

    [Property(MaxTest = 400, Arbitrary = [typeof(Events)])]
    public void ALongerSilence_NeverTakesASignAway(CustomerEvent[] events, ushort days)
    {
        CustomerHistory history = new(Shop.Default, events);
        CustomerFacts now = history.FactsAt(Events.LastDay);
        CustomerFacts later = history.FactsAt(Events.LastDay.PlusDays(days));
        Assert.Equal(now.DaysUntilDefectionWarning - days, later.DaysUntilDefectionWarning);
        Assert.Equal(now.DaysUntilBuyingLessOften - days, later.DaysUntilBuyingLessOften);
        Assert.Equal(now.DaysUntilEngagingLess - days, later.DaysUntilEngagingLess);
        Assert.Equal(now.RecentOrderValuePercent, later.RecentOrderValuePercent);
    }

    [Fact]
    public void HugeSpans_AreSurvived()
    {
        CustomerHistory history = new(
            Shop.Default,
            Enumerable.Range(0, 8).Select(i => CustomerEvent.Order(Instant.FromUtc(1000 + (1000 * i), 1, 1, 0, 0), 10)));
        CustomerFacts facts = history.FactsAt(new LocalDate(9998, 1, 1));
        Assert.Null(facts.RecentOrderValuePercent);
        Assert.NotNull(facts.DaysUntilOverdue);
    }

    [Fact]
    public void APolicy_RefusesNonsense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { HalfLifeDays = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { OverdueQuantile = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { OverdueQuantile = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { PaceShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { ReturnFactor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShopRhythm(0, 1));
        Assert.Equal(new DeclinePolicy { HalfLifeDays = 30 }, new DeclinePolicy { HalfLifeDays = 30 });
        Assert.NotEqual(DeclinePolicy.Default, new DeclinePolicy { HalfLifeDays = 30 });
    }

    private static CustomerHistory Every(int orders, int days, Func<int, decimal> amount) =>
        new(Shop.Default, Enumerable.Range(0, orders).Select(i => Order(i * days, amount(i))));

    private static CustomerEvent Order(int day, decimal amount) => CustomerEvent.Order(At(day), amount);

    private static Instant At(int day) => Begin.PlusDays(day).AtMidnight().InUtc().ToInstant();
}
