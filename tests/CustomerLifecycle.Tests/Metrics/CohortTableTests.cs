using System.Text.Json;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Common;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

[Trait("source", "002: retention, e.g. by loyalty-card scans")]
[Trait("source", "004: lifetime value and what acquisition may cost")]
public sealed class CohortTableTests
{
    [DataFact("cdnow-orders.csv", "oracle/cohort_cdnow_master.json")]
    public void Cdnow_IsAsCountedOtherwise()
    {
        CohortTable table = CohortTable.Of(Cdnow.Histories(), new CohortOptions(Cdnow.FirstUnknownDay));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(PublicData.PathOf("oracle/cohort_cdnow_master.json")!));
        JsonElement[] expected = [.. document.RootElement.GetProperty("cohorts").EnumerateArray()];
        Assert.Equal(expected.Length, table.Cohorts.Count);
        foreach ((JsonElement one, Cohort cohort) in expected.Zip(table.Cohorts))
        {
            Assert.Equal(one.GetProperty("cohort").GetString(), cohort.Key);
            Assert.Equal(one.GetProperty("size").GetInt64(), cohort.Size);
            CohortCell[] cells = [.. cohort.Cells.Where(c => c.State != CohortCellState.NotYetObservable)];
            Assert.Equal(one.GetProperty("active").EnumerateArray().Select(n => n.GetInt64()), cells.Select(c => c.Active));
            Assert.Equal(one.GetProperty("orders").EnumerateArray().Select(n => n.GetInt64()), cells.Select(c => c.Orders));
            Assert.Equal(one.GetProperty("revenue").EnumerateArray().Select(n => n.GetDecimal()), cells.Select(c => c.Revenue));
            Assert.All(cells, c => Assert.Equal(CohortCellState.Complete, c.State));
        }
    }

    [Fact]
    public void UnfinishedPeriods_AreSaidToBeSo_AndLeftOutOfMeans()
    {
        CustomerHistory[] customers =
            [History(new(2024, 1, 5), new(2024, 2, 10)), History(new LocalDate(2024, 2, 1)), History(new(2024, 2, 20), new(2024, 3, 1))];
        CohortTable table = CohortTable.Of(customers, new CohortOptions(new LocalDate(2024, 3, 15)));
        Assert.Equal(["2024-01", "2024-02"], table.Cohorts.Select(c => c.Key));
        Assert.Equal(
            [CohortCellState.Complete, CohortCellState.InProgress, CohortCellState.NotYetObservable],
            table.Cohorts[1].Cells.Select(c => c.State));
        Assert.Equal(0.5, table.Cohorts[1].Cells[1].Rate);
        Assert.Null(table.Cohorts[1].Cells[2].Rate);
        Assert.Equal((1.0, 1.0), (table.MeanOf(1).Value!.Value, table.MeanOf(1).Denominator));
        Assert.Equal("no cohort has completed the period", table.MeanOf(2).Undefined?.ToString());
        Assert.NotNull(table.MeanOf(99).Undefined?.ToString());
    }

    [Fact]
    public void RollingMonths_BeginWithTheCustomer_AndEndWithShorterMonths()
    {
        CustomerHistory customer = History(new(2024, 1, 31), new(2024, 2, 28), new(2024, 2, 29), new(2024, 3, 31));
        CohortTable table = CohortTable.Of([customer], new CohortOptions(new LocalDate(2024, 5, 1)) { Clock = CohortClock.Rolling });
        Assert.Equal([2L, 1L, 1L, 0L], table.Cohorts[0].Cells.Select(c => c.Orders));
        Assert.Equal(
            [CohortCellState.Complete, CohortCellState.Complete, CohortCellState.Complete, CohortCellState.NotYetObservable],
            table.Cohorts[0].Cells.Select(c => c.State));
    }

    [Fact]
    public void Weeks_BeginOnMonday_AndAnySignalMayCount()
    {
        CustomerHistory customer = new(
            Shop.Default,
            CustomerEvent.LoyaltyScan(At(new(2024, 1, 7))),
            CustomerEvent.LoyaltyScan(At(new(2024, 1, 8))),
            CustomerEvent.Order(At(new(2024, 2, 1)), 5));
        CohortTable table = CohortTable.Of(
            [customer],
            new CohortOptions(new LocalDate(2024, 1, 15))
            {
                Unit = CohortUnit.Week,
                Signal = CohortSignal.Of(CustomerEventKind.LoyaltyScan),
            });
        Cohort cohort = Assert.Single(table.Cohorts);
        Assert.Equal((new LocalDate(2024, 1, 1), "2024-01-01"), (cohort.From, cohort.Key));
        Assert.Equal([1L, 1L], cohort.Cells.Select(c => c.Active));
    }

    [Fact]
    public void Weeks_BeginWhenTheShopSays()
    {
        foreach (IsoDayOfWeek start in Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None))
        {
            Shop shop = new() { WeekStart = start };
            for (LocalDate day = new(1969, 12, 20); day < new LocalDate(1970, 1, 20); day = day.PlusDays(1))
            {
                CustomerHistory[] customers = [new(shop, CustomerEvent.Order(At(day), 5))];
                Cohort cohort = Assert.Single(
                    CohortTable.Of(customers, new CohortOptions(new LocalDate(1970, 3, 1)) { Unit = CohortUnit.Week }).Cohorts);
                Assert.Equal(start, cohort.From.DayOfWeek);
                Assert.InRange(Period.DaysBetween(cohort.From, day), 0, 6);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new Shop { WeekStart = IsoDayOfWeek.None });
        CustomerHistory[] mixed = [History(new LocalDate(2024, 1, 1)), new(new Shop { WeekStart = IsoDayOfWeek.Sunday })];
        Assert.Throws<ArgumentException>(() => CohortTable.Of(mixed, new CohortOptions(new LocalDate(2024, 3, 1))));
    }

    [Fact]
    public void WhoJoinsByOneSignal_MayComeBackByAnother()
    {
        CustomerHistory[] customers =
        [
            new(
                Shop.Default,
                CustomerEvent.Order(At(new(2023, 12, 7)), 5), // before the sign-up: no coming back
                CustomerEvent.SignUp(At(new(2024, 1, 7))),
                CustomerEvent.Impression(At(new(2024, 2, 1))),
                CustomerEvent.Order(At(new(2024, 3, 8)), 5)),
            new(Shop.Default, CustomerEvent.SignUp(At(new(2024, 1, 20))), CustomerEvent.Visit(At(new(2024, 2, 3)))),
            new(Shop.Default, CustomerEvent.Impression(At(new(2024, 1, 2)))),
        ];
        CohortSignal signUp = CohortSignal.Of(CustomerEventKind.SignUp);
        Assert.Equal("2024-01: 0 0 1 of 2", Row(signUp, CohortSignal.Orders));
        Assert.Equal("2024-01: 2 1 1 of 2", Row(signUp, CohortSignal.SignsOfLife));
        Assert.Equal("2024-01: 2 2 1 of 2", Row(signUp, CohortSignal.AnyEvent));
        Assert.Equal("2024-01: 2 0 0 of 2", Row(signUp, signUp));
        Assert.Equal("2023-12: 1 0 0 of 1", Row(CohortSignal.AnyEvent, CohortSignal.Orders));
        Assert.Same(CohortSignal.Orders, CohortSignal.Of(CustomerEventKind.Order));

        string Row(CohortSignal joinBy, CohortSignal signal)
        {
            Cohort cohort = CohortTable
                .Of(customers, new CohortOptions(new LocalDate(2024, 4, 1)) { JoinBy = joinBy, Signal = signal })
                .Cohorts[0];
            return $"{cohort.Key}: {string.Join(' ', cohort.Cells.Take(3).Select(c => c.Active))} of {cohort.Size}";
        }
    }

    [Theory]
    [InlineData(CohortClock.Calendar)]
    [InlineData(CohortClock.Rolling)]
    public void WhereClocksGoBackAcrossMidnight_NobodyIsYoungerThanAtFirst(CohortClock clock)
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["America/St_Johns"] };
        Instant midnight = Instant.FromUtc(2009, 11, 1, 2, 30);
        CustomerHistory customer = new(
            shop, CustomerEvent.Order(midnight + Duration.FromSeconds(30), 1), CustomerEvent.Order(midnight + Duration.FromMinutes(10), 1));
        Cohort cohort = Assert.Single(CohortTable.Of([customer], new CohortOptions(new LocalDate(2010, 1, 1)) { Clock = clock }).Cohorts);
        Assert.Equal(("2009-10", 2L), (cohort.Key, cohort.Cells[0].Orders));
    }

    [Fact]
    public void OrdersAsTheSignal_AreThoseThatCount()
    {
        CustomerHistory customer = new(
            Shop.Default,
            CustomerEvent.Order(At(new(2024, 1, 7)), 5) with { Status = OrderStatus.Test },
            CustomerEvent.Order(At(new(2024, 2, 8)), 5),
            CustomerEvent.Order(At(new(2024, 2, 9)), 5) with { Status = OrderStatus.Canceled });
        CohortTable table = CohortTable.Of(
            [customer], new CohortOptions(new LocalDate(2024, 3, 1)) { Signal = CohortSignal.Of(CustomerEventKind.Order) });
        Assert.Equal(("2024-02", 1L), (Assert.Single(table.Cohorts).Key, table.Cohorts[0].Cells[0].Orders));
    }

    [Fact]
    public void TheLastDayOfTheCalendar_IsADayLikeOthers()
    {
        CustomerHistory customer = History(new LocalDate(9999, 11, 5));
        Cohort cohort = Assert.Single(CohortTable.Of([customer], new CohortOptions(LocalDate.MaxIsoValue)).Cohorts);
        Assert.Equal([CohortCellState.Complete, CohortCellState.InProgress], cohort.Cells.Select(c => c.State));
    }

    [Fact]
    public void Payback_SaysWhenTheProfitHasPaid_OrThatItHasNotYet()
    {
        CustomerHistory[] customers =
        [
            History(new(2024, 1, 5), new(2024, 2, 10), new(2024, 3, 10)),
            History(new LocalDate(2024, 2, 1)),
            History(new LocalDate(2024, 3, 1)),
        ];
        CohortTable table = CohortTable.Of(customers, new CohortOptions(new LocalDate(2024, 4, 1)));
        IReadOnlyList<CohortPayback> payback = CohortPayback.Of(
            table, [new MarketingSpend(new LocalDate(2024, 1, 3), "web", 15), new MarketingSpend(new LocalDate(2024, 2, 3), "web", 11)]);
        Assert.Equal(
            [(1, null), (null, "not yet reached"), (null, "no spend is known")],
            payback.Select(p => (p.Months, p.Undefined?.ToString())));
        CohortTable weeks = CohortTable.Of(customers, new CohortOptions(new LocalDate(2024, 4, 1)) { Unit = CohortUnit.Week });
        Assert.Throws<ArgumentException>(() => CohortPayback.Of(weeks, []));
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 40)]
    public sealed class AgainstPlainCounting
    {
        [Property]
        public void EveryCell_IsAPlainCount_AndOnOrAfterIsNeverLess(CustomerEvent[][] customers, ushort day, bool isWeek)
        {
            LocalDate until = Events.FirstDay.PlusDays(1 + (day % 800));
            CustomerHistory[] histories = [.. customers.Select(events => new CustomerHistory(Shop.Default, events))];
            CohortOptions options = new(until) { Unit = isWeek ? CohortUnit.Week : CohortUnit.Month };
            CohortTable on = CohortTable.Of(histories, options);
            CohortTable after = CohortTable.Of(histories, new CohortOptions(until) { Unit = options.Unit, Mode = CohortMode.OnOrAfter });
            LocalDate[][] days =
            [
                .. histories
                    .Select(h => h.CountedOrders().Select(o => h.Shop.DayOf(o.At)).Where(d => d < until).ToArray())
                    .Where(d => d.Length > 0),
            ];
            Assert.Equal(days.Length, on.Cohorts.Sum(c => c.Size));
            foreach ((Cohort cohort, Cohort later) in on.Cohorts.Zip(after.Cohorts))
            {
                LocalDate[][] members = [.. days.Where(d => Begin(d[0], isWeek) == cohort.From)];
                foreach (CohortCell cell in cohort.Cells)
                {
                    LocalDate begins = isWeek ? cohort.From.PlusWeeks(cell.Age) : cohort.From.PlusMonths(cell.Age);
                    LocalDate ends = isWeek ? begins.PlusWeeks(1) : begins.PlusMonths(1);
                    Assert.Equal(members.Count(m => m.Any(d => d >= begins && d < ends)), cell.Active);
                    Assert.Equal(members.Sum(m => m.Count(d => d >= begins && d < ends)), cell.Orders);
                    Assert.Equal(
                        ends <= until
                            ? CohortCellState.Complete
                            : begins < until
                                ? CohortCellState.InProgress
                                : CohortCellState.NotYetObservable,
                        cell.State);
                    Assert.True(later.Cells[cell.Age].Active >= cell.Active);
                    Assert.True(cell.Active <= cohort.Size);
                    Assert.Equal(
                        cell.State == CohortCellState.NotYetObservable ? 0 : members.Count(m => m.Any(d => d >= begins)),
                        later.Cells[cell.Age].Active);
                }
            }
        }

        private static LocalDate Begin(LocalDate day, bool isWeek) =>
            isWeek
                ? (day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Previous(IsoDayOfWeek.Monday))
                : new LocalDate(day.Year, day.Month, 1);
    }

    private static CustomerHistory History(params LocalDate[] orders) =>
        new(Shop.Default, orders.Select(day => CustomerEvent.Order(At(day), 10)));

    private static Instant At(LocalDate day) => day.AtMidnight().InUtc().ToInstant() + Duration.FromHours(9);
}
