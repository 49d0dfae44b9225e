using System.Globalization;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

public sealed class CelebrationPlanTests
{
    [Fact]
    public void ALeapDaysAnniversary_IsOnThe28thInOtherYears()
    {
        CustomerHistory history = Orders(new LocalDate(2024, 2, 29));
        Assert.Empty(CelebrationPlan.Default.Within(history, new LocalDate(2024, 2, 29), 365));
        Celebration first = Assert.Single(CelebrationPlan.Default.Within(history, new LocalDate(2024, 3, 1), 365));
        Assert.Equal((CelebrationKind.FirstOrderAnniversary, new LocalDate(2025, 2, 28), 1), (first.Kind, first.On, first.Number));
        Assert.Equal("the first order is one year ago on 2025-02-28", first.ToString());
        Celebration fourth = Assert.Single(CelebrationPlan.Default.Within(history, new LocalDate(2028, 2, 29), 1));
        Assert.Equal((new LocalDate(2028, 2, 29), 4), (fourth.On, fourth.Number));
    }

    [Fact]
    public void TheNthOrder_IsAMilestoneOnItsDay()
    {
        LocalDate[] days = [.. Enumerable.Range(0, 12).Select(i => new LocalDate(2024, 1, 1).PlusDays(i))];
        CustomerHistory history = Orders(days);
        Assert.Equal((CelebrationKind.Milestone, 10), Only(history, days[9]));
        Assert.Empty(CelebrationPlan.Default.Within(history, days[8], 3));
        Assert.Empty(CelebrationPlan.Default.Within(history, days[10], 1));
        CelebrationPlan third = new() { Milestones = [3], FirstOrderAnniversary = false };
        Assert.Equal(3, Assert.Single(third.Within(history, days[2], 400)).Number);
    }

    [Fact]
    public void Birthdays_ComeEveryYear_AlsoForThoseWhoNeverOrdered_AndLeapDaysToo()
    {
        CustomerHistory nobody = Orders();
        Assert.Equal(
            [new LocalDate(2023, 2, 28), new LocalDate(2024, 2, 29), new LocalDate(2025, 2, 28)],
            CelebrationPlan.Default.Within(nobody, new LocalDate(2023, 1, 1), 1_000, new AnnualDate(2, 29)).Select(c => c.On));
        Assert.Equal(
            "birthday on 2024-02-29",
            CelebrationPlan.Default.Within(nobody, new LocalDate(2024, 2, 29), 1, new AnnualDate(2, 29))[0].Say(
                CultureInfo.InvariantCulture));
    }

    [Fact]
    public void OrdersThatDoNotCountOrAreToCome_AreNotCelebrated_AndTheCalendarEnds()
    {
        CustomerHistory cancelled = new(
            Shop.Default,
            CustomerEvent.Order(Instant.FromUtc(2023, 5, 1, 0, 0), 10) with { Status = OrderStatus.Canceled },
            CustomerEvent.Order(Instant.FromUtc(2023, 6, 1, 0, 0), 10));
        Assert.Equal(
            new LocalDate(2024, 6, 1), Assert.Single(CelebrationPlan.Default.Within(cancelled, new LocalDate(2024, 1, 1), 365)).On);
        Assert.Empty(CelebrationPlan.Default.Within(cancelled, new LocalDate(2023, 5, 31), 700));
        Assert.Empty(CelebrationPlan.Default.Within(cancelled, LocalDate.MaxIsoValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CelebrationPlan.Default.Within(cancelled, new LocalDate(2024, 1, 1), 0));
        Assert.Throws<ArgumentException>(() => new CelebrationPlan { Milestones = [0] });
    }

    private static (CelebrationKind Kind, int Number) Only(CustomerHistory history, LocalDate day)
    {
        Celebration only = Assert.Single(CelebrationPlan.Default.Within(history, day, 1));
        Assert.Equal(day, only.On);
        return (only.Kind, only.Number);
    }

    private static CustomerHistory Orders(params LocalDate[] days) =>
        new(Shop.Default, days.Select(d => CustomerEvent.Order(d.AtMidnight().InUtc().ToInstant(), 10)));
}
