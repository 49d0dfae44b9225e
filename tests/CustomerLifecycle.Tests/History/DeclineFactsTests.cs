using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

[Trait("source", "004: signs of breaking away")]
public sealed class DeclineFactsTests
{
    private static readonly LocalDate Begin = new(2023, 1, 1);

    // By hand from printed tables of the F distribution (19 of 20 below): F(4, 16) = 3.007, so the shop's gap is 90 / 3.007 = 29.93 days;
    // one gap: F(4, 20) = 2.866 of (8 * 29.93 + 2 * 100) / 10; eleven even ones: F(14, 170) = 1.75 of (8 * 29.93 + 77 g) / 85.
    [Theory]
    [InlineData(0, 1, 90)]
    [InlineData(1, 100, 126)]
    [InlineData(11, 7, 16)]
    [InlineData(11, 30, 52)]
    [InlineData(11, 100, 164)]
    public void Overdue_IsWhenTheOwnRhythmNoLongerExplainsTheSilence(int gaps, int gapDays, int longestSilence)
    {
        CustomerHistory history = Every(gaps + 1, gapDays, _ => 50);
        LocalDate last = Begin.PlusDays(gaps * gapDays);
        CustomerFacts facts = history.FactsAt(last);
        int longest = facts.LongestDaysBetweenOrders!.Value;
        Assert.InRange(longest, longestSilence - 1, longestSilence + 1);
        Assert.Equal(gaps == 0 ? null : gapDays, facts.UsualDaysBetweenOrders);
        Assert.Equal(longest + 1, facts.DaysUntilOverdue);
        Assert.Equal(0, history.FactsAt(last.PlusDays(longest + 1)).DaysUntilOverdue);
        Assert.Equal(-10, history.FactsAt(last.PlusDays(longest + 11)).DaysUntilOverdue);
    }

    [Fact]
    public void Overdue_IsEarlyForRegularCustomers_AndLateForIrregularOnes()
    {
        int even = Every(12, 30, _ => 50).FactsAt(Begin.PlusDays(330)).LongestDaysBetweenOrders!.Value;
        int[] uneven = [0, 5, 90, 95, 150, 158, 160, 210, 230, 290, 295, 330];
        CustomerHistory irregular = new(Shop.Default, uneven.Select(d => Order(d, 50)));
        int late = irregular.FactsAt(Begin.PlusDays(330)).LongestDaysBetweenOrders!.Value;
        Assert.InRange(even, 45, 60);
        Assert.InRange(late, 80, 140);
    }

    [Fact]
    public void TheShopsRhythm_IsAllThatIsKnownAtFirst_AndLittleLater()
    {
        Shop shop = new() { Decline = new DeclinePolicy { Rhythm = new ShopRhythm(200) } };
        Assert.Equal(201, new CustomerHistory(shop, Every(1, 0, _ => 50).Events).FactsAt(Begin).DaysUntilOverdue);
        Assert.Equal(201, new CustomerHistory(shop, Every(3, 0, _ => 50).Events).FactsAt(Begin).DaysUntilOverdue); // all on one day
        CustomerHistory quick = new(shop, Every(30, 2, _ => 50).Events);
        Assert.InRange(quick.FactsAt(Begin.PlusDays(58)).DaysUntilOverdue!.Value, 4, 20);
        ShopRhythm even = new(200, gaps: 4, regularity: 10);
        CustomerHistory twice = new(new Shop { Decline = new DeclinePolicy { Rhythm = even } }, Every(2, 30, _ => 50).Events);
        CustomerHistory atRandom = new(shop, Every(2, 30, _ => 50).Events);
        Assert.True(
            twice.FactsAt(Begin.PlusDays(30)).LongestDaysBetweenOrders < atRandom.FactsAt(Begin.PlusDays(30)).LongestDaysBetweenOrders);
    }

    [Theory]
    [InlineData(20, 36, 60, 5)] // every 20 days for two years, then every 60 for ten months
    [InlineData(7, 104, 21, 17)] // every week for two years, then every third for a year
    [InlineData(20, 10, 40, 4)]
    public void BuyingLessOften_IsASign(int gapBefore, int gapsBefore, int gapOfLate, int gapsOfLate)
    {
        int[] days =
        [
            .. Enumerable.Range(0, gapsBefore + 1).Select(i => i * gapBefore),
            .. Enumerable.Range(1, gapsOfLate).Select(i => (gapsBefore * gapBefore) + (i * gapOfLate)),
        ];
        CustomerFacts facts = new CustomerHistory(Shop.Default, days.Select(d => Order(d, 50))).FactsAt(Begin.PlusDays(days[^1]));
        Assert.True(facts.DaysUntilBuyingLessOften <= 0);
        Assert.True(facts.DaysUntilOverdue > 0);
        Assert.Equal(gapOfLate, facts.RecentDaysBetweenOrders);
        Assert.InRange(facts.EarlierDaysBetweenOrders!.Value, gapBefore, gapOfLate / 2);

        // Nobody who has just ordered is breaking away: the warning waits for the order that would come next.
        Assert.Equal(gapOfLate + 1, facts.DaysUntilDefectionWarning);
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
        LocalDate day = Begin.PlusDays(227);
        Assert.False(history.FactsAt(day).DaysUntilDefectionWarning < 1);
        while (!(history.FactsAt(day).DaysUntilDefectionWarning < 1))
        {
            day = day.PlusDays(1);
        }

        Assert.Equal(Begin.PlusDays(227 + 27), day); // the latest gaps are 30, 26, 25 and 26 days: 26.75 in the mean
        Assert.Equal(-13, history.FactsAt(day.PlusDays(13)).DaysUntilDefectionWarning);
    }

    [Fact]
    public void CheaperOrders_AreSaidInPerCentOfThoseBefore()
    {
        Assert.Equal(40, Every(12, 30, i => i < 8 ? 100 : 40).FactsAt(Begin.PlusDays(330)).RecentOrderValuePercent);
        Assert.Equal(100, Every(12, 30, _ => 40).FactsAt(Begin.PlusDays(330)).RecentOrderValuePercent);

        // Of five orders the last two are recent: 30 of (100 + 100 + 40) / 3.
        Assert.Equal(38, Every(5, 30, i => i < 2 ? 100 : i < 3 ? 40 : 30).FactsAt(Begin.PlusDays(120)).RecentOrderValuePercent);
        Assert.Null(Every(4, 30, i => 100 - i).FactsAt(Begin.PlusDays(90)).RecentOrderValuePercent);
    }

    [Fact]
    public void Returns_AreSaidInPerCentOfWhatWasOrderedOfLate()
    {
        CustomerEvent[] orders = [.. Every(12, 30, _ => 100).Events];
        CustomerEvent[] returns =
            [CustomerEvent.Return(At(210), 100), CustomerEvent.Return(At(300), 100), CustomerEvent.Return(At(330), 50)];
        CustomerFacts facts = new CustomerHistory(Shop.Default, [.. orders, .. returns]).FactsAt(Begin.PlusDays(330));
        Assert.Equal(38, facts.RecentReturnPercent); // 150 of the last 400
        Assert.Equal(250 / 1200.0, facts.ReturnedShare!.Value, 12);
        Assert.Equal(0, new CustomerHistory(Shop.Default, orders).FactsAt(Begin.PlusDays(330)).RecentReturnPercent);
    }

    [Fact]
    public void AWarning_ComesOfOneStrongSignOrTwo()
    {
        CustomerHistory even = Every(12, 30, _ => 100);
        CustomerFacts facts = even.FactsAt(Begin.PlusDays(330));
        Assert.Equal(facts.DaysUntilBuyingLessOften, facts.DaysUntilDefectionWarning);
        CustomerHistory cheap = Every(12, 30, i => i < 10 ? 100 : 5);
        Assert.Equal(
            facts.DaysUntilDefectionWarning, cheap.FactsAt(Begin.PlusDays(330)).DaysUntilDefectionWarning); // cheaper alone is not enough
        CustomerEvent[] returns = [CustomerEvent.Return(At(329), 90), CustomerEvent.Return(At(330), 90)];
        CustomerFacts both = cheap.With(returns).FactsAt(Begin.PlusDays(335));
        Assert.Equal(26, both.DaysUntilDefectionWarning); // once the next order would be there: 31 days after the last
        Assert.True(both.DaysUntilBuyingLessOften > 26);
    }

    [Property(MaxTest = 400, Arbitrary = [typeof(Events)])]
    public void Signs_AreThoseOfPlainLists(CustomerEvent[] events, byte days, byte share)
    {
        DeclinePolicy policy =
            new() { Rhythm = new ShopRhythm(1 + days), PaceShare = (1 + (share % 98)) / 100.0, MinimumEngagements = 5 };
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
        Assert.Equal(100, facts.RecentOrderValuePercent);
        Assert.NotNull(facts.DaysUntilOverdue);
    }

    [Fact]
    public void APolicy_RefusesNonsense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { MinimumOrders = 4 });
        Assert.Throws<ArgumentNullException>(() => new DeclinePolicy { Rhythm = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { PaceShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeclinePolicy { ReturnFactor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShopRhythm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShopRhythm(90, gaps: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShopRhythm(90, regularity: double.NaN));
        Assert.Equal(new DeclinePolicy { Rhythm = new ShopRhythm(30) }, new DeclinePolicy { Rhythm = new ShopRhythm(30) });
        Assert.NotEqual(DeclinePolicy.Default, new DeclinePolicy { Rhythm = new ShopRhythm(30) });
    }

    private static CustomerHistory Every(int orders, int days, Func<int, decimal> amount) =>
        new(Shop.Default, Enumerable.Range(0, orders).Select(i => Order(i * days, amount(i))));

    private static CustomerEvent Order(int day, decimal amount) => CustomerEvent.Order(At(day), amount);

    private static Instant At(int day) => Begin.PlusDays(day).AtMidnight().InUtc().ToInstant();
}
