using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

public sealed class TriggerTests
{
    private static readonly Trigger Cart = Trigger.When(f => f.HasOpenCart && f.DaysSinceLastCart >= 1 && f.DaysSinceLastCart <= 7);

    [Property(MaxTest = 500, Arbitrary = [typeof(Events)])]
    public void ATrigger_HoldsWhereItsPredicateDoes(CustomerEvent[] events, ushort day)
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Events.FirstDay.PlusDays(day % 800));
        Assert.Equal(facts.HasOpenCart && facts.DaysSinceLastCart >= 1 && facts.DaysSinceLastCart <= 7, Cart.Holds(in facts));
        Assert.True(Trigger.Always.Holds(in facts));
        foreach (Tactic tactic in Playbook.Shipped.Tactics)
        {
            Assert.NotEmpty(tactic.Trigger.SayReason(in facts, CultureInfo.GetCultureInfo("de")));
        }
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Events)])]
    public void TheNextChange_IsTheFirstDayOnWhichItIsOtherwise(CustomerEvent[] events)
    {
        CustomerHistory history = new(Shop.Default, events);
        Trigger[] triggers = [Cart, .. Playbook.Shipped.Tactics.Select(t => t.Trigger).Where(t => !t.IsAlways)];
        CustomerFacts facts = history.FactsAt(Events.LastDay);
        CustomerFacts[] later = [.. Enumerable.Range(1, 400).Select(d => history.FactsAt(Events.LastDay.PlusDays(d)))];
        foreach (Trigger trigger in triggers)
        {
            bool holds = trigger.Holds(in facts);
            int changed = Array.FindIndex(later, f => trigger.Holds(in f) != holds);
            LocalDate? expected = changed < 0 ? null : Events.LastDay.PlusDays(changed + 1);
            LocalDate? foretold = trigger.NextChange(in facts, Events.LastDay);
            Assert.Equal(expected, foretold > Events.LastDay.PlusDays(400) ? null : foretold);
        }
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(Events)])]
    public void WhatCannotBeTakenApart_ChangesOnTheSameDay_AsFarAsDaysAreTried(CustomerEvent[] events, ushort day, ushort days)
    {
        LocalDate asOf = Events.FirstDay.PlusDays(day % 800);
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(asOf);
        Func<CustomerFacts, bool> opaque = f => f.DaysSinceLastEngagement > days % 500 && f.DaysUntilDefectionWarning < 1;
        Trigger tried = Trigger.When(f => opaque(f));
        Trigger known = Trigger.When(f => f.DaysSinceLastEngagement > days % 500 && f.DaysUntilDefectionWarning < 1);
        LocalDate? expected = known.NextChange(in facts, asOf);
        Assert.False(tried.IsForeseeable);
        Assert.Equal(expected <= asOf.PlusDays(StageTimeline.MostDaysTried) ? expected : null, tried.NextChange(in facts, asOf));
    }

    [Fact]
    public void ATrigger_IsExplainedLikeAStage()
    {
        CustomerHistory history = new(Shop.Default, CustomerEvent.CartFilled(Instant.FromUtc(2024, 5, 1, 12, 0)));
        Assert.Equal(
            "open basket; 2 days since the basket was last filled (at least 1); 2 days since the basket was last filled (at most 7)",
            Cart.SayReason(history.FactsAt(new LocalDate(2024, 5, 3)), CultureInfo.InvariantCulture));
        Assert.Contains(
            "9 days", Cart.SayReason(history.FactsAt(new LocalDate(2024, 5, 10)), CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
