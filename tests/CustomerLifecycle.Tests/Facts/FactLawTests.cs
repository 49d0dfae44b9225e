using System.Linq.Expressions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests;

/// <summary>What is impossible among facts of the user's own follows from their declarations, so rules over them are proved too.</summary>
[Properties(Arbitrary = [typeof(Events)])]
public sealed class FactLawTests
{
    private static readonly Fact<int>[] Counts =
    [
        Fact.Count("all-orders", CustomerEventKind.Order),
        Fact.Count("big-orders", CustomerEventKind.Order).Where(e => e.Amount >= 50),
        Fact.Count("store-orders", CustomerEventKind.Order).Where(e => e.Channel == "store"),
        Fact.Count("big-store-orders", CustomerEventKind.Order).Where(e => e.Channel == "store" && e.Amount >= 50),
        Fact.Count("orders-30", CustomerEventKind.Order).InLastDays(30),
        Fact.Count("orders-90", CustomerEventKind.Order).InLastDays(90),
        Fact.Count("orders-month", CustomerEventKind.Order).InThis(CalendarUnit.Month),
        Fact.Count("visits-and-orders", CustomerEventKind.Visit, CustomerEventKind.Order),
        Fact.Count("odd-orders", CustomerEventKind.Order).Where(e => e.Quantity % 2 == 1),
        Fact.CountDistinct("channels", CustomerEventKind.Order, e => e.Channel),
    ];

    private static readonly Fact<int?>[] Days =
    [
        Fact.DaysSince("since-order", CustomerEventKind.Order),
        Fact.DaysSince("since-big-order", CustomerEventKind.Order).Where(e => e.Amount >= 50),
        Fact.DaysSince("since-third-last-order", CustomerEventKind.Order, nth: 3),
        Fact.DaysSince("since-any", [CustomerEventKind.Visit, CustomerEventKind.Order]),
        Fact.DaysSinceFirst("since-first-order", CustomerEventKind.Order),
        Fact.DaysSince("since-order-90", CustomerEventKind.Order).InLastDays(90),
    ];

    private static readonly Expression<Func<CustomerFacts, bool>>[] Claimed =
    [
        .. from one in Counts from other in Counts where one != other select Over(f => f[one] >= 1 && f[other] == 0),
        .. from one in Counts from other in Counts where one != other select Over(f => f[one] > f[other]),
        .. from one in Counts from other in Days select Over(f => f[one] >= 1 && f[other] == null),
        .. from one in Days from other in Counts select Over(f => f[one] != null && f[other] == 0),
        .. from one in Days from other in Days where one != other select Over(f => f[one] < f[other]),
        .. from one in Days from other in Days where one != other select Over(f => f[one] > f[other]),
        .. from one in Counts select Over(f => f[one] >= 1 && f.Orders == 0),
        .. from one in Days select Over(f => f[one] == null && f.Orders >= 1),
        .. from one in Counts select Over(f => f.CrossSells >= 1 && f[one] == 0),
    ];

    private static readonly Func<CustomerFacts, bool>[] Refuted = [.. Claimed.Where(IsProvenImpossible).Select(p => p.Compile())];

    [Property]
    public void WhatIsProvenImpossible_NeverHappens(CustomerEvent[] events, ushort day)
    {
        CustomerFacts facts = new CustomerHistory(Shop.Default, events).FactsAt(Events.FirstDay.PlusDays(day % 1_200));
        Assert.All(Refuted, predicate => Assert.False(predicate(facts)));
    }

    [Fact]
    public void NoneCounted_NoLastDay_AndNarrowIsNoMoreThanWide()
    {
        Assert.True(IsProvenImpossible(f => f[Counts[1]] >= 1 && f[Counts[0]] == 0), "fewer big orders than orders");
        Assert.True(IsProvenImpossible(f => f[Counts[0]] == 0 && f[Days[0]] != null), "a last day of none");
        Assert.True(IsProvenImpossible(f => f[Counts[4]] > f[Counts[5]]), "more in 30 days than in 90");
        Assert.True(IsProvenImpossible(f => f[Days[1]] < f[Days[0]]), "the last big order after the last order");
        Assert.True(IsProvenImpossible(f => f[Counts[2]] >= 1 && f.Orders == 0), "orders in the store, but none that ships");
        Assert.False(IsProvenImpossible(f => f[Counts[0]] >= 1 && f[Counts[1]] == 0), "orders, none of them big");
        Assert.False(IsProvenImpossible(f => f[Counts[7]] >= 1 && f.Orders == 0), "visits without an order");
        Assert.False(IsProvenImpossible(f => f[Counts[0]] >= 1 && f[Counts[4]] == 0), "orders, none of late");
    }

    private static Expression<Func<CustomerFacts, bool>> Over(Expression<Func<CustomerFacts, bool>> predicate) => predicate;

    private static bool IsProvenImpossible(Expression<Func<CustomerFacts, bool>> predicate) => StageRules
        .For(StageModel.Of("own", TransitionPolicy.Free, "in", "out"))
        .When("in", predicate)
        .Otherwise("out")
        .Findings.Count > 0;
}
