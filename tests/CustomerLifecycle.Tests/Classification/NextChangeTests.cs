using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Classification;

public sealed class NextChangeTests
{
    private const int DaysTried = 800;

    private static readonly LocalDate Today = new(2024, 2, 28);

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kathmandu")]
    public void NextChange_OfACustomerWhoOrdersAndFallsSilent(string zone)
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb[zone] };
        CustomerHistory history = new(shop, CustomerEvent.Order(shop.EndOf(Today) - Duration.FromSeconds(1), 10));
        NextStageChange<SixStepFunnelStage>? next = SixStepFunnelRules.Default.NextChange(history.FactsAt(Today), Today);
        Assert.Equal(new LocalDate(2024, 3, 7), next!.Value.On); // 8 days later, over a leap day
        Assert.Equal(SixStepFunnelStage.Experience, next.Value.Stage);
        Assert.Equal("new-product", SixStepFunnelRules.Default.Rules[next.Value.RuleOrdinal].Key);
        Assert.Equal(SixStepFunnelStage.Conversion, SixStepFunnelRules.Default.Classify(history.FactsAt(next.Value.On.PlusDays(-1))).Stage);
        Assert.Equal(SixStepFunnelStage.Experience, SixStepFunnelRules.Default.Classify(history.FactsAt(next.Value.On)).Stage);
    }

    [Fact]
    public void NextChange_WhereTimeChangesNothing_IsNull()
    {
        Assert.Null(LifecycleMarketingRules.Default.NextChange(default, Today));
        Assert.Null(LifecycleMarketingRules.Default.NextChange(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 91 }, Today));
        Assert.Null(
            LifecycleMarketingRules.Default.NextChange(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 0 }, LocalDate.MaxIsoValue));
    }

    [Fact]
    public void NextChange_OfAContract_CountsDown()
    {
        CustomerFacts facts = new()
        {
            DaysUntilContractEnd = 63,
            DaysUntilContractLastQuarter = -28,
            DaysSinceFirstSeen = 302,
            ProfilePercent = 40,
        };
        NextStageChange<RelationshipCycleStage> next = RelationshipCycleRules.Default.NextChange(facts, Today)!.Value;
        Assert.Equal(Today.PlusDays(3), next.On);
        Assert.Equal(RelationshipCycleStage.Retention, next.Stage);
    }

    [Properties(Arbitrary = [typeof(Events), typeof(Facts)], MaxTest = 60)]
    public sealed class AgainstEveryDay
    {
        [Property]
        public void OfAnyHistory(CustomerEvent[] events, ushort day)
        {
            LocalDate asOf = Events.FirstDay.PlusDays(day % 800);
            CustomerHistory history = new(Shop.Default, events.Where(e => e.At < Shop.Default.EndOf(asOf)));
            Check(FivePhaseJourneyRules.Default, history, asOf);
            Check(SixStepFunnelRules.Default, history, asOf);
            Check(RelationshipCycleRules.Default, history, asOf);
            Check(LifecycleMarketingRules.Default, history, asOf);
        }

        [Property]
        public void OfAnyFactsAndRanges(CustomerFacts facts, byte low, byte width)
        {
            StageRules<CustomerFacts, string> rules = StageRules
                .For(StageModel.Of("windows", TransitionPolicy.Free, "in", "out", "before"))
                .When("in", f => f.DaysSinceLastOrder >= low && f.DaysSinceLastOrder <= low + width && f.DaysUntilContractEnd != 5)
                .When("out", f => f.DaysUntilContractEnd < low || f.DaysSinceLastVisit > f.DaysSinceLastOrder)
                .Otherwise("before");
            CheckFacts(rules, facts);
        }

        /// <summary>Two facts that draw apart, or meet at twice the pace, change places on a day that is known.</summary>
        [Property]
        public void OfAnyFactsComparedWithOneAnother(CustomerFacts facts)
        {
            StageRules<CustomerFacts, string> rules = StageRules
                .For(StageModel.Of("pairs", TransitionPolicy.Free, "due", "met", "over", "same", "before"))
                .When("due", f => f.DaysSinceLastOrder >= f.UsualDaysBetweenOrders && f.DaysSinceLastOrder <= f.LongestDaysBetweenOrders)
                .When("met", f => f.DaysSinceLastVisit >= f.DaysUntilContractEnd && f.DaysSinceLastVisit <= f.DaysUntilContractEnd)
                .When("over", f => f.DaysUntilContractEnd < f.DaysSinceLastVisit)
                .When("same", f => f.DaysUntilOverdue <= f.Orders && f.DaysUntilOverdue > f.OpenSupportCases)
                .Otherwise("before");
            Assert.Empty(rules.Unforeseeable);
            CheckFacts(rules, facts);
        }

        private static void CheckFacts(StageRules<CustomerFacts, string> rules, CustomerFacts facts)
        {
            string now = rules.Classify(facts).Stage;
            int? expected =
                Enumerable.Range(1, DaysTried).Cast<int?>().FirstOrDefault(d => rules.Classify(After(facts, d!.Value)).Stage != now);
            NextStageChange<string>? next = rules.NextChange(facts, Today);
            Assert.Equal(expected is { } days ? Today.PlusDays(days) : null, next?.On <= Today.PlusDays(DaysTried) ? next?.On : null);
        }

        private static void Check<TStage>(StageRules<CustomerFacts, TStage> rules, CustomerHistory history, LocalDate asOf)
            where TStage : struct, Enum
        {
            TStage now = rules.Classify(history.FactsAt(asOf)).Stage;
            LocalDate? expected = Enumerable.Range(1, DaysTried)
                .Select(d => (LocalDate?)asOf.PlusDays(d))
                .FirstOrDefault(d => !rules.Classify(history.FactsAt(d!.Value)).Stage.Equals(now));
            NextStageChange<TStage>? next = rules.NextChange(history.FactsAt(asOf), asOf);
            Assert.Equal(expected, next?.On <= asOf.PlusDays(DaysTried) ? next?.On : null);
            if (next is { } change)
            {
                Assert.Equal(rules.Classify(history.FactsAt(change.On)).Stage, change.Stage);
                Assert.Equal(now, rules.Classify(history.FactsAt(change.On.PlusDays(-1))).Stage);
            }
        }

        private static CustomerFacts After(CustomerFacts facts, int days)
        {
            CustomerFacts later = facts;
            foreach (FactInfo<CustomerFacts> fact in CustomerFacts.Catalog.All.Where(f => f.DailyChange != 0))
            {
                later = Facts.With(later, fact.Key, fact.Measure(facts) + (days * fact.DailyChange));
            }

            return later;
        }
    }

    [Fact]
    public void OpaquePredicate_ThatLooksAtDays_CannotBeForeseen()
    {
        StageModel<string> model = StageModel.Of("own", TransitionPolicy.Free, "a", "b");
        StageRules<CustomerFacts, string> days = StageRules.For(model).When("a", f => f.DaysSinceLastOrder % 7 == 0).Otherwise("b");
        Assert.Single(days.Unforeseeable);
        Assert.Contains(
            "could not be taken apart",
            Assert.Throws<InvalidOperationException>(() => days.NextChange(default, Today)).Message,
            StringComparison.Ordinal);
        StageRules<CustomerFacts, string> steady = StageRules.For(model).When("a", f => f.Orders % 7 == 3).Otherwise("b");
        Assert.Empty(steady.Unforeseeable);
        Assert.Null(steady.NextChange(default, Today));
        Assert.All(ShippedRules.All, rules => Assert.Empty(rules.Unforeseeable));
    }

    [Fact]
    public void OwnFacts_ThatCountDays_AreForeseen()
    {
        FactCatalog<Lead> catalog = new(FactInfo.DaysSince("days-idle", (Lead l) => l.DaysIdle));
        StageRules<Lead, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "warm", "cold"), catalog)
            .When("cold", l => l.DaysIdle > 30)
            .Otherwise("warm");
        Assert.Equal(Today.PlusDays(21), rules.NextChange(new Lead { DaysIdle = 10 }, Today)!.Value.On);
        Assert.Null(rules.NextChange(new Lead(), Today));
    }

    [Fact]
    public void NextChange_AllocatesNothing()
    {
        CustomerFacts facts = new() { Orders = 1, DaysSinceLastOrder = 3 };
        _ = LifecycleMarketingRules.Default.NextChange(facts, Today);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            _ = LifecycleMarketingRules.Default.NextChange(facts, Today);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Lead
    {
        public int? DaysIdle { get; init; }
    }
}
