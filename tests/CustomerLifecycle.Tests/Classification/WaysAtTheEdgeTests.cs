using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Classification;

/// <summary>Ways lead where they say: to the cent, past signs of decline, and with what nobody knows said to be assumed.</summary>
public sealed class WaysAtTheEdgeTests
{
    private static readonly LocalDate Today = new(2024, 5, 1);

    private static readonly Instant Noon = Instant.FromUtc(2024, 4, 1, 12, 0);

    [Theory]
    [InlineData(80)]
    [InlineData(0.1)]
    [InlineData(100)]
    [InlineData(1234.56)]
    public void StrictlyAbove_MeansACentMore(double threshold)
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "out", "in"))
            .When("in", f => f.Revenue > threshold)
            .Otherwise("out");
        CustomerHistory history = new(Shop.Default, CustomerEvent.Return(Noon, 82.96m));
        WayStep<CustomerFacts> step = rules.WaysTo(rules.Model["in"], history.FactsAt(Today)).Ways[0].Steps.Single();
        Assert.Equal((decimal)threshold + 82.97m, (decimal)step.Choice!.Value);
    }

    /// <summary>Orders of what a way asks for lead there, and a cent less does not.</summary>
    [Property(MaxTest = 500)]
    public Property AnAmountAskedFor_IsTheLeastThatDoes() => Prop.ForAll(
        Gen.Choose(-50_000, 50_000).ToArbitrary(),
        Gen.Choose(0, 200_000).ToArbitrary(),
        Gen.Elements(0, 1, 2).ToArbitrary(),
        (cents, aboveCents, kind) =>
        {
            double threshold = (cents + aboveCents) / 100.0;
            StageModel<string> model = StageModel.Of("own", TransitionPolicy.Free, "out", "in");
            StageRules<CustomerFacts, string> rules = kind switch
            {
                0 => StageRules.For(model).When("in", f => f.Revenue > threshold).Otherwise("out"),
                1 => StageRules.For(model).When("in", f => f.Revenue >= threshold).Otherwise("out"),
                _ => StageRules.For(model).When("in", f => f.LastOrderAmount > threshold || f.Revenue > 1e9).Otherwise("out"),
            };
            CustomerEvent first = cents < 0 ? CustomerEvent.Return(Noon, -cents / 100m) : CustomerEvent.Order(Noon, cents / 100m);
            CustomerHistory history = new(Shop.Default, first);
            WaysToStage<CustomerFacts> ways = rules.WaysTo(rules.Model["in"], history.FactsAt(Today));
            if (ways.IsThere)
            {
                return;
            }

            decimal asked = (decimal)ways.Ways[0].Steps.Single().Choice!.Value;
            Instant now = Noon + Duration.FromDays(30);
            Assert.Equal("in", rules.StageOf(history.With(CustomerEvent.Order(now, asked)).FactsAt(Today)).Key);
            if (asked > 0)
            {
                Assert.Equal("out", rules.StageOf(history.With(CustomerEvent.Order(now, asked - 0.01m)).FactsAt(Today)).Key);
            }
        });

    [Fact]
    public void WhatSignsOfDeclineStandAgainst_IsNotSaidToBeOutOfReach()
    {
        CustomerEvent[] orders = [.. Enumerable.Range(0, 6).Select(i => CustomerEvent.Order(Noon - Duration.FromDays(200 - (10 * i)), 20))];
        CustomerHistory history = new(Shop.Default, orders);
        CustomerFacts facts = history.FactsAt(Today);
        Assert.All(
            [
                Of(f => f.DaysUntilOverdue < 1),
                Of(f => f.DaysUntilDefectionWarning < 1),
                Of(f => f.DaysUntilBuyingLessOften < 1),
                Of(f => f.UsualDaysBetweenOrders <= 11 && f.DaysUntilOverdue < 1),
                Of(f => f.UsualDaysBetweenOrders <= 11 && f.DaysSinceLastOrder >= 0),
                Of(f => f.AverageOrderValue <= 20),
            ],
            rules =>
            {
                bool isReached = rules.StageOf(history.With(CustomerEvent.Order(Noon + Duration.FromDays(30), 30)).FactsAt(Today)).Key
                    == "steady";
                WaysToStage<CustomerFacts> ways = rules.WaysTo(rules.Model["steady"], in facts);
                Assert.True(!isReached || ways.Ways.Count > 0 || ways.IsUnknown, ways.ToString());
            });

        static StageRules<CustomerFacts, string> Of(System.Linq.Expressions.Expression<Func<CustomerFacts, bool>> declining) =>
            StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "new", "steady", "declining"))
                .When("declining", declining)
                .When("steady", f => f.Orders >= 7)
                .Otherwise("new");
    }

    [Fact]
    public void AWayOfWaiting_OnWhichAnOpaqueRuleDecides_SaysSo()
    {
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("own", TransitionPolicy.Free, "fresh", "odd", "old"))
            .When("fresh", f => f.DaysSinceLastOrder <= 40)
            .When("odd", f => f.DaysSinceLastOrder % 2 == 1)
            .Otherwise("old");
        CustomerFacts facts = new CustomerHistory(Shop.Default, CustomerEvent.Order(Noon, 20)).FactsAt(Today);
        WayToStage<CustomerFacts> way = Assert.Single(rules.WaysTo(rules.Model["odd"], in facts).Ways);
        Assert.Equal(11, way.WaitDays); // On the 41st day, which is an odd one.
        Assert.True(Assert.Single(way.Assumed).IsOpaque);
    }
}
