using System.Globalization;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "004: newsletter with a preference centre; anniversaries, birthdays, holidays, apologies")]
public sealed class CelebrationPlanTests
{
    private static readonly CelebrationPlan Own = new() { Holidays = [] };

    [Fact]
    public void ALeapDaysAnniversary_IsOnThe28thInOtherYears()
    {
        CustomerHistory history = Orders(new LocalDate(2024, 2, 29));
        Assert.Empty(Own.Within(history, new LocalDate(2024, 2, 29), 365));
        Celebration first = Assert.Single(Own.Within(history, new LocalDate(2024, 3, 1), 365));
        Assert.Equal((CelebrationKind.FirstOrderAnniversary, new LocalDate(2025, 2, 28), 1), (first.Kind, first.On, first.Number));
        Assert.Equal("the first order is one year ago on 2025-02-28", first.ToString());
        Celebration fourth = Assert.Single(Own.Within(history, new LocalDate(2028, 2, 29), 1));
        Assert.Equal((new LocalDate(2028, 2, 29), 4), (fourth.On, fourth.Number));
    }

    [Fact]
    public void TheNthOrder_IsAMilestoneOnItsDay()
    {
        LocalDate[] days = [.. Enumerable.Range(0, 12).Select(i => new LocalDate(2024, 1, 1).PlusDays(i))];
        CustomerHistory history = Orders(days);
        Assert.Equal((CelebrationKind.Milestone, 10), Only(history, days[9]));
        Assert.Empty(Own.Within(history, days[8], 3));
        Assert.Empty(Own.Within(history, days[10], 1));
        CelebrationPlan third = new() { Milestones = [3], FirstOrderAnniversary = false, Holidays = [] };
        Assert.Equal(3, Assert.Single(third.Within(history, days[2], 400)).Number);
    }

    [Fact]
    public void Holidays_AreForCustomers_OnTheSameDateOrOnDaysOfTheirOwn()
    {
        CelebrationPlan plan = new()
        {
            FirstOrderAnniversary = false,
            Holidays =
            [
                .. CelebrationPlan.Default.Holidays,
                new Holiday(LocalizedText.Of("Easter", "Ostern"), new LocalDate(2026, 4, 5), new LocalDate(2025, 4, 20)),
            ],
        };
        LocalDate from = new(2024, 12, 30);
        IReadOnlyList<Celebration> found = plan.Within(Orders(new LocalDate(2024, 6, 1)), from, 700);
        Assert.Equal(
            [new(2025, 1, 1), new(2025, 4, 20), new(2026, 1, 1), new LocalDate(2026, 4, 5)], found.Select(c => c.On));
        Assert.All(found, c => Assert.Equal((CelebrationKind.Holiday, 0), (c.Kind, c.Number)));
        Assert.Equal("Easter on 2025-04-20", found[1].ToString());
        Assert.Equal("Neujahr am 01.01.2025", found[0].Say(CultureInfo.GetCultureInfo("de")));
        Assert.Empty(plan.Within(Orders(), from, 700));
        CustomerHistory card = new(Shop.Default, CustomerEvent.LoyaltyScan(Instant.FromUtc(2024, 6, 1, 12, 0)));
        Assert.Equal(4, plan.Within(card, from, 700).Count);
        Assert.Throws<ArgumentException>(() => new CelebrationPlan { Holidays = [null!] });
    }

    /// <summary>Nobody is congratulated on an order that came back.</summary>
    [Fact]
    public void WhereAllCameBack_NoOrderIsCelebrated()
    {
        CustomerEvent order = CustomerEvent.Order(Instant.FromUtc(2024, 6, 1, 12, 0), 20);
        CustomerEvent back = CustomerEvent.Return(Instant.FromUtc(2024, 6, 9, 12, 0), 20);
        LocalDate from = new(2024, 6, 10);
        Assert.Single(Own.Within(new CustomerHistory(Shop.Default, order), from, 365));
        Assert.Empty(Own.Within(new CustomerHistory(Shop.Default, order, back), from, 365));
    }

    [Fact]
    public void Birthdays_ComeEveryYear_AlsoForThoseWhoNeverOrdered_AndLeapDaysToo()
    {
        CustomerHistory nobody = Orders();
        Assert.Equal(
            [new LocalDate(2023, 2, 28), new LocalDate(2024, 2, 29), new LocalDate(2025, 2, 28)],
            Own.Within(nobody, new LocalDate(2023, 1, 1), 1_000, new AnnualDate(2, 29)).Select(c => c.On));
        Assert.Equal(
            "birthday on 2024-02-29",
            Own.Within(nobody, new LocalDate(2024, 2, 29), 1, new AnnualDate(2, 29))[0].Say(
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
            new LocalDate(2024, 6, 1), Assert.Single(Own.Within(cancelled, new LocalDate(2024, 1, 1), 365)).On);
        Assert.Empty(Own.Within(cancelled, new LocalDate(2023, 5, 31), 700));
        Assert.Empty(Own.Within(cancelled, LocalDate.MaxIsoValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Own.Within(cancelled, new LocalDate(2024, 1, 1), 0));
        Assert.Throws<ArgumentException>(() => new CelebrationPlan { Milestones = [0] });
    }

    private static (CelebrationKind Kind, int Number) Only(CustomerHistory history, LocalDate day)
    {
        Celebration only = Assert.Single(Own.Within(history, day, 1));
        Assert.Equal(day, only.On);
        return (only.Kind, only.Number);
    }

    private static CustomerHistory Orders(params LocalDate[] days) =>
        new(Shop.Default, days.Select(d => CustomerEvent.Order(d.AtMidnight().InUtc().ToInstant(), 10)));
}
