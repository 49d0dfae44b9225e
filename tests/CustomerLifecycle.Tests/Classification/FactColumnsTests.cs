using CustomerLifecycle.Layouts;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Classification;

/// <summary>Many customers at once get the stages that each gets alone, whatever the width of vectors and of numbers.</summary>
public sealed class FactColumnsTests
{
    private static readonly Fact<int> OwnOrders = Fact.Count("orders-in-60-days", CustomerEventKind.Order).InLastDays(60);

    [Fact]
    public void EveryKindOfCondition_OverAMillionCustomers()
    {
        Random random = new(20261127);
        CustomerFacts[] facts = [.. Enumerable.Range(0, 1_000_000).Select(_ => Random(random))];
        Assert.All(ShippedRules.All, rules => RequireSame(rules.WithKeys(), facts));
        RequireSame(MixedRules(90), facts);
        RequireSame(MixedRules(300), facts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(65_537)]
    public void AnyNumberOfCustomers(int count)
    {
        Random random = new(count);
        RequireSame(MixedRules(90), [.. Enumerable.Range(0, count).Select(_ => Random(random))]);
    }

    [Fact]
    public void OtherThresholds_NeedNoOtherColumns_OtherFactsDo()
    {
        Random random = new(7);
        CustomerFacts[] facts = [.. Enumerable.Range(0, 1_000).Select(_ => Random(random))];
        FactColumns columns = MixedRules(90).ToColumns(facts);
        Assert.Equal(
            facts.Select(f => MixedRules(40).Classify(f).Stage), Stages(MixedRules(40).Classify(columns)));
        StageRules<CustomerFacts, string> others = StageRules.For(MixedRules(90).Model).When("one", f => f.Reviews > 1).Otherwise("two");
        ArgumentException refused = Assert.Throws<ArgumentException>(() => others.Classify(columns));
        Assert.Contains("without 'reviews'", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MixedRules(90).Classify(columns, new byte[999]));
    }

    [Fact]
    public void Columns_TakeTheBytesThatTheirNumbersNeed()
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "in", "out"))
            .When("in", f => f.Orders > 3)
            .Otherwise("out");
        Assert.Equal(6_400, rules.ToColumns([.. Enumerable.Range(0, 6_400).Select(i => new CustomerFacts { Orders = i % 200 })]).Size);
        Assert.Equal(12_800, rules.ToColumns([.. Enumerable.Range(0, 6_400).Select(i => new CustomerFacts { Orders = i })]).Size);
    }

    [Property(Arbitrary = [typeof(Events)], MaxTest = 60)]
    public void Columns_OfABase_HoldOwnFactsToo(CustomerEvent[] events, ushort day)
    {
        CustomerBase customers = events.ToBase(Shop.Default, e => $"c{e.At.ToUnixTimeSeconds() % 3}", e => e);
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "many", "some", "none"))
            .When("many", f => f[OwnOrders] >= 2)
            .When("some", f => Opaque(f.Orders) || f.DaysSinceLastOrder < 100)
            .Otherwise("none");
        LocalDate asOf = Events.FirstDay.PlusDays(day % 900);
        Assert.Equal(
            customers.Select(c => rules.Classify(c.Value.FactsAt(asOf)).Stage), Stages(rules.Classify(customers.ToColumns(rules, asOf))));
    }

    private static void RequireSame(StageRules<CustomerFacts, string> rules, CustomerFacts[] facts)
    {
        StagesOfBase<string> stages = rules.Classify(rules.ToColumns(facts));
        int[] counts = new int[rules.Model.Stages.Count];
        for (int i = 0; i < facts.Length; i++)
        {
            int expected = rules.Model.OrdinalOf(rules.Classify(in facts[i]).Stage);
            counts[expected]++;
            if (stages.Ordinals[i] != expected)
            {
                Assert.Fail($"Customer {i} of {rules.Model.Key}: {rules.Model.Stages[expected].Key}, not {stages[i].Key}.");
            }
        }

        Assert.Equal(counts, rules.Model.Stages.Select(s => stages.CountOf(s.Value)));
    }

    private static IEnumerable<string> Stages(StagesOfBase<string> stages) =>
        Enumerable.Range(0, stages.Count).Select(i => stages[i].Value);

    /// <summary>Bytes, shorts, words, amounts, two facts compared, and what cannot be taken apart.</summary>
    private static StageRules<CustomerFacts, string> MixedRules(int days) => StageRules
        .For(StageModel.Of("mixed", TransitionPolicy.Free, "one", "two", "three", "four", "five"))
        .When("one", f => f.DaysSinceLastOrder < days && f.Revenue > 2 * days)
        .When("two", f => f.DaysSinceLastOrder > f.DaysSinceLastVisit && f.Orders == 3)
        .When("three", f => f.DaysSinceLastOrder == null || f.LargestOrder <= 20)
        .When("four", f => f.Visits != 2 && (f.IsSignedUp || f.DaysSinceFirstOrder >= 70_000))
        .Otherwise("five");

    private static bool Opaque(int orders) => orders is 1 or 4;

    private static CustomerFacts Random(Random random)
    {
        int orders = random.Next(6);
        return new CustomerFacts
        {
            Orders = orders,
            Visits = random.Next(4),
            DaysSinceLastVisit = random.Next(3) == 0 ? null : random.Next(400),
            DaysSinceLastOrder = orders == 0 ? null : random.Next(400),
            DaysSinceFirstOrder = orders == 0 ? null : random.Next(100_000),
            Revenue = orders * random.NextDouble() * 200,
            LargestOrder = orders * random.Next(30),
            IsSignedUp = random.Next(2) == 0,
            EmailsClicked = random.Next(300),
            DaysSinceLastEngagement = random.Next(500),
        };
    }
}
