using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "004: signs of breaking away")]
public sealed class DeclineReportTests
{
    private static readonly LocalDate Begin = new(2023, 1, 1);

    /// <summary>Signs weigh as the policy says: what must add up to the warning does, and nothing else does.</summary>
    [Property(MaxTest = 500, Arbitrary = [typeof(Events)])]
    public void TheWarning_IsTheSumOfTheSigns(CustomerEvent[] events, ushort day)
    {
        DeclinePolicy policy = Loose;
        LocalDate asOf = Events.LastDay.PlusDays(day % 300);
        DeclineReport report = ReportOf(events, policy, asOf);
        int weight = report.Given.Sum(s => s.Kind == DeclineSignalKind.BuysLessOften ? policy.LessOftenCounts : 1);
        Assert.True(weight >= policy.WarningCounts || !report.IsWarning);
        Assert.Equal(weight >= policy.WarningCounts && IsSilentForLongerThanOfLate(events, asOf), report.IsWarning);
        Assert.Equal(report.IsWarning, report.WarningOn <= asOf);
        Assert.Equal(Enum.GetValues<DeclineSignalKind>(), report.Signals.Select(s => s.Kind));
        foreach (DeclineSignal signal in report.Signals)
        {
            Assert.NotEmpty(signal.Say(CultureInfo.InvariantCulture));
            Assert.True(signal.On is null || (signal.State == DeclineSignalState.Given) == (signal.On <= asOf));
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Events)])]
    public void SignsAndWarning_ComeOnTheDayForetold(CustomerEvent[] events)
    {
        DeclineReport today = ReportOf(events, Loose, Events.LastDay);
        LocalDate? warning = null;
        LocalDate?[] given = new LocalDate?[4];
        for (LocalDate day = Events.LastDay; day <= Events.LastDay.PlusDays(500); day = day.PlusDays(1))
        {
            DeclineReport report = ReportOf(events, Loose, day);
            warning ??= report.IsWarning ? day : null;
            foreach (DeclineSignal signal in report.Given)
            {
                given[(int)signal.Kind] ??= day;
            }
        }

        AssertForetold(today.WarningOn, warning);
        foreach (DeclineSignal signal in today.Signals.Where(s => s.On is not null))
        {
            AssertForetold(signal.On, given[(int)signal.Kind]);
        }
    }

    /// <summary>Whoever keeps silent longer is never warned of less.</summary>
    [Property(MaxTest = 300, Arbitrary = [typeof(Events)])]
    public void ALongerSilence_NeverLowersTheWarning(CustomerEvent[] events, ushort some, ushort more)
    {
        LocalDate day = Events.LastDay.PlusDays(some % 1_000);
        Assert.True(!ReportOf(events, Loose, day).IsWarning || ReportOf(events, Loose, day.PlusDays(more % 2_000)).IsWarning);
        Assert.True(!ReportOf(events, DeclinePolicy.Default, day).IsWarning
            || ReportOf(events, DeclinePolicy.Default, day.PlusDays(more % 2_000)).IsWarning);
    }

    [Fact]
    public void OneSign_IsNoWarning_UnlessItIsTheSilenceItself()
    {
        CustomerEvent[] cheaper = [.. Enumerable.Range(0, 12).Select(i => Order(i * 30, i < 6 ? 100 : 40))];
        DeclineReport report = ReportOf(cheaper, DeclinePolicy.Default, Begin.PlusDays(340));
        DeclineSignal sign = Assert.Single(report.Given);
        Assert.Equal(DeclineSignalKind.BuysCheaper, sign.Kind);
        Assert.False(report.IsWarning);
        Assert.StartsWith("Buys cheaper: recent orders are worth 47 % of those before", sign.ToString(), StringComparison.Ordinal);
        Assert.True(ReportOf(cheaper, DeclinePolicy.Default, Begin.PlusDays(600)).IsWarning);
        Assert.True(ReportOf(cheaper, DeclinePolicy.Default with { WarningCounts = 1 }, Begin.PlusDays(361)).IsWarning);
    }

    /// <summary>Gaps of 30 and 31 days: the first silence longer than their mean of 30.5 days is the one of 31.</summary>
    [Fact]
    public void ASilence_IsLongerThanTheMean_OnTheFirstWholeDayBeyondIt()
    {
        int[] days = [0, 30, 61, 91, 122, 152, 183, 213, 244];
        CustomerEvent[] cheaper = [.. days.Select(day => Order(day, day < 120 ? 100 : 40))];
        DeclinePolicy policy = DeclinePolicy.Default with { WarningCounts = 1 };
        Assert.False(ReportOf(cheaper, policy, Begin.PlusDays(244 + 30)).IsWarning);
        Assert.True(ReportOf(cheaper, policy, Begin.PlusDays(244 + 31)).IsWarning);
    }

    [Fact]
    public void ManyOrdersOnFewDays_AreTooFewDaysToCompare()
    {
        DeclineReport report = ReportOf(
            Enumerable.Range(0, 8).Select(i => Order(i % 2 * 30, 50)), DeclinePolicy.Default, Begin.PlusDays(40));
        DeclineSignal cheaper = report.Signals.Single(s => s.Kind == DeclineSignalKind.BuysCheaper);
        Assert.Equal(DeclineSignalState.NotEnoughKnown, cheaper.State);
        Assert.Equal("orders on too few days to compare (at least 5)", cheaper.Say(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void BeforeThereIsEvidence_NothingIsSaid()
    {
        DeclineReport report = ReportOf([Order(0, 100), Order(30, 10)], DeclinePolicy.Default, Begin.PlusDays(2_000));
        Assert.All(report.Signals, s => Assert.Equal(DeclineSignalState.NotEnoughKnown, s.State));
        Assert.Equal("no defection warning, and time alone brings none", report.Say(CultureInfo.InvariantCulture));
    }

    private static DeclinePolicy Loose { get; } =
        new() { MinimumEngagements = 5, PaceShare = 0.6, CheaperPercent = 90, ReturnFactor = 1.2 };

    /// <summary>Nobody is warned of before the order that would come next by the mean of the latest gaps has not come.</summary>
    private static bool IsSilentForLongerThanOfLate(CustomerEvent[] events, LocalDate asOf)
    {
        int[] days =
        [
            .. new CustomerHistory(Shop.Default, events).CountedOrders()
                .Select(o => Period.DaysBetween(Begin, Shop.Default.DayOf(o.At)))
                .Distinct()
                .Order(),
        ];
        int[] latest = [.. days.TakeLast(5)];
        double mean = latest.Length > 1 ? (double)(latest[^1] - latest[0]) / (latest.Length - 1) : 0;
        return days.Length == 0 || Period.DaysBetween(Begin, asOf) - days[^1] > mean;
    }

    // What was there before the first day is given on it.
    private static void AssertForetold(LocalDate? foretold, LocalDate? seen) =>
        Assert.Equal(
            seen, foretold > Events.LastDay.PlusDays(500) ? null : foretold is { } day ? LocalDate.Max(day, Events.LastDay) : null);

    private static DeclineReport ReportOf(IEnumerable<CustomerEvent> events, DeclinePolicy policy, LocalDate asOf)
    {
        CustomerHistory history = new(new Shop { Decline = policy }, events);
        return DeclineReport.Of(history.FactsAt(asOf), policy, asOf);
    }

    private static CustomerEvent Order(int day, decimal amount) =>
        CustomerEvent.Order(Begin.PlusDays(day).AtMidnight().InUtc().ToInstant(), amount);
}
