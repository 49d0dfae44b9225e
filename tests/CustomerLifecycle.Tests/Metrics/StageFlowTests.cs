using System.Globalization;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

public sealed class StageFlowTests
{
    private static readonly StageModel<string> Steps = StageModel.Of("steps", TransitionPolicy.Free, "one", "two", "three");

    private static readonly StageRules<CustomerFacts, string> ByOrders = StageRules.For(Steps)
        .When("three", f => f.Orders >= 3)
        .When("two", f => f.Orders >= 2)
        .Otherwise("one");

    [Fact]
    public void MovementsTransitionsAndStays_OfThreeCustomers()
    {
        CustomerHistory[] customers = [History(1, 40, 50), History(45), History(2)];
        StageFlow<string> flow = StageFlow.Of(customers, ByOrders, new MetricPeriod(Day(32), Day(62)));
        StageInfo one = Steps["one"];
        StageInfo three = Steps["three"];
        Assert.Equal((1, 1, 1), (flow.Movement(null, one), flow.Movement(one, three), flow.Movement(one, one)));
        Assert.Equal((1, 1, 0), (flow.Transitions(one, Steps["two"]), flow.Transitions(Steps["two"], three), flow.Transitions(one, three)));
        Assert.Equal(1, flow.Transitions(null, one));
        Assert.Equal(0.5, flow.ProbabilityInPeriod(one, three).Value);
        Assert.Equal(1, flow.ProbabilityOnExit(one, Steps["two"]).Value);
        Assert.Equal("nobody left three", flow.ProbabilityOnExit(three, one).Undefined?.ToString());
        Assert.Equal(1, flow.ShareAtStart(one).Value);
        Assert.Equal(1.0 / 3, flow.ShareAtEnd(three).Value!.Value, 12);
        Assert.Equal((3, 1), (flow.TimeIn(one).Count, flow.TimeIn(one).Events));
        Assert.Equal(0.5, flow.StaysLongerThan(one, 30).Value);
        Assert.Equal("nobody is in two", flow.StaysLongerThan(Steps["two"], 30).Undefined?.ToString());
        Assert.Contains(
            "\"One (2024-02-01)\",\"Three (2024-03-02)\",1\n", flow.ToMermaid(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(["one", "two", "three"], flow.ToMarkovChain().States);
    }

    [Fact]
    public void TheDiagram_ShowsWhoStays_AndNamesWithQuotes()
    {
        StageModel<string> model = new("quoted", [new StageInfo<string>("hi", "hi") { Name = LocalizedText.Of("Say \"hi\"") }]);
        StageFlow<string> flow = StageFlow.Of([History(1)], StageRules.For(model).Otherwise("hi"), new MetricPeriod(Day(32), Day(62)));
        Assert.Contains(
            "\"Say \"\"hi\"\" (2024-02-01)\",\"Say \"\"hi\"\" (2024-03-02)\",1\n",
            flow.ToMermaid(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Funnels_CountStrictlyImpliedOrInAnyOrder()
    {
        StageRules<CustomerFacts, string> byKind = StageRules.For(Steps)
            .When("three", f => f.Reviews >= 1)
            .When("two", f => f.Visits >= 1)
            .Otherwise("one");
        CustomerEvent start = CustomerEvent.SignUp(At(1));
        CustomerHistory[] customers =
        [
            new(Shop.Default, start, CustomerEvent.Visit(At(3)), CustomerEvent.Review(At(5), 5)),
            new(Shop.Default, start, CustomerEvent.Review(At(5), 5)), // skips a step
            new(Shop.Default, CustomerEvent.Visit(At(2)), CustomerEvent.Review(At(9), 5)), // never was in the first
            new(Shop.Default, start, CustomerEvent.Visit(At(80))), // too late
            new(Shop.Default, CustomerEvent.SignUp(At(50))), // too young
        ];
        StageTimeline<string>[] timelines = [.. customers.Select(c => StageTimeline.Replay(c, byKind, Day(60)))];
        MetricPeriod entered = new(Day(1), Day(60));
        Assert.Equal([3L, 1, 1], Reached(FunnelMode.Strict));
        Assert.Equal([4L, 3, 3], Reached(FunnelMode.Implied));
        Assert.Equal([3L, 1, 1], Reached(FunnelMode.AnyOrder));
        Funnel funnel = Of(FunnelMode.Strict);
        Assert.Equal(1, funnel.TooYoung);
        Assert.Equal(1.0 / 3, funnel.Steps[1].FromBefore.Value!.Value, 12);
        Assert.Equal(1, funnel.Steps[2].FromBefore.Value);
        Assert.Throws<ArgumentException>(() => Funnel.Of(timelines, entered, FunnelMode.Strict, 30, Steps["one"]));
        Funnel endless = Funnel.Of(timelines, entered, FunnelMode.Strict, int.MaxValue, Steps["one"], Steps["two"]);
        Assert.All(endless.Steps, step => Assert.Equal(0, step.Reached));

        Funnel Of(FunnelMode mode) => Funnel.Of(timelines, entered, mode, 30, Steps["one"], Steps["two"], Steps["three"]);

        IEnumerable<long> Reached(FunnelMode mode) => Of(mode).Steps.Select(s => s.Reached);
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 40)]
    public sealed class Laws
    {
        [Property]
        public void MovementsAndShares_AddUp(CustomerEvent[][] customers, ushort day)
        {
            CustomerHistory[] histories = [.. customers.Select(events => new CustomerHistory(Shop.Default, events))];
            MetricPeriod period = new(Events.FirstDay.PlusDays(day % 600), Events.FirstDay.PlusDays((day % 600) + 100));
            StageFlow<SixStepFunnelStage> flow = StageFlow.Of(histories, SixStepFunnelRules.Default, period);
            StageInfo?[] places = [null, .. SixStepFunnel.Model.Stages];
            Assert.Equal(histories.Length, places.Sum(from => places.Sum(to => flow.Movement(from, to))));
            if (flow.ShareAtEnd(places[1]!).Value is not null)
            {
                Assert.Equal(1, SixStepFunnel.Model.Stages.Sum(s => flow.ShareAtEnd(s).Value!.Value), 12);
            }

            foreach (StageInfo? from in places)
            {
                foreach (StageInfo? to in places)
                {
                    Assert.Equal(
                        histories.Count(h => StageOn(h, period.From.PlusDays(-1)) == from && StageOn(h, period.To.PlusDays(-1)) == to),
                        flow.Movement(from, to));
                }
            }
        }

        private static StageInfo? StageOn(CustomerHistory history, LocalDate day) =>
            history.Events.Any(e => Shop.Default.DayOf(e.At) <= day) ? SixStepFunnelRules.Default.StageOf(history.FactsAt(day)) : null;
    }

    private static LocalDate Day(int day) => new LocalDate(2024, 1, 1).PlusDays(day - 1);

    private static Instant At(int day) => Day(day).AtMidnight().InUtc().ToInstant() + Duration.FromHours(9);

    private static CustomerHistory History(params int[] orders) =>
        new(Shop.Default, orders.Select(day => CustomerEvent.Order(At(day), 10)));
}
