using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>Orders in columns are folded as the same orders one by one.</summary>
public sealed class FoldedColumnsTests
{
    private static readonly LocalDate AsOf = new(2025, 3, 1);

    [Property(MaxTest = 200)]
    public Property Columns_AreTheEvents() => Prop.ForAll(Arb.From(Orders), Arb.From(Gen.Choose(0, 5)), (orders, kind) =>
    {
        // Rules that a row holds, rules that need more than a row, all facts, and zones whose clocks change.
        Shop shop = Shop.Default with { Zone = DateTimeZoneProviders.Tzdb[kind % 2 == 0 ? "UTC" : "America/Sao_Paulo"] };
        shop = kind == 3 ? shop with { Orders = shop.Orders with { CountZeroAmount = true } } : shop;
        CustomerFold New() => kind switch
        {
            0 or 3 => OfRows.ToFold(shop, AsOf),
            1 => LifecycleMarketingRules.Default.ToFold(shop, AsOf),
            2 => OfRows.ToFold(shop),
            _ => new CustomerFold(shop, AsOf),
        };
        long[] numbers = [.. orders.Select(o => o.Customer)];
        string[] texts = [.. orders.Select(o => Named(o.Customer))];
        Instant[] at = [.. orders.Select(o => o.At)];
        decimal[] amounts = [.. orders.Select(o => o.Amount)];
        CustomerFold byNumber = New();
        CustomerFold byText = New();
        CustomerFold numbersOneByOne = New();
        CustomerFold textsOneByOne = New();
        byNumber.AddOrders(numbers, at, amounts);
        byText.AddOrders(texts, at, amounts);
        for (int i = 0; i < orders.Length; i++)
        {
            numbersOneByOne.Add(numbers[i], CustomerEvent.Order(at[i], amounts[i]));
            textsOneByOne.Add(texts[i], CustomerEvent.Order(at[i], amounts[i]));
        }

        byte[] Stages(CustomerFold fold) => kind == 1
            ? fold.Classify(LifecycleMarketingRules.Default).Ordinals.ToArray()
            : fold.Classify(OfRows).Ordinals.ToArray();
        AssertSame(numbersOneByOne, byNumber, Stages, isComplete: kind > 3);
        AssertSame(textsOneByOne, byText, Stages, isComplete: kind > 3);
    });

    [Fact]
    public void ANumber_IsTheCustomerOfItsText()
    {
        CustomerFold fold = new(Shop.Default, AsOf);
        Instant at = Instant.FromUtc(2025, 1, 1, 0, 0);
        long[] numbers = [0, 7, 12345678, 123456789, 9_999_999_999_999_999, 10_000_000_000_000_000, long.MaxValue, -5, long.MinValue];
        foreach (long number in numbers)
        {
            fold.Add(number, CustomerEvent.Order(at, 1));
            fold.Add(number.ToString(CultureInfo.InvariantCulture), CustomerEvent.Order(at, 1));
        }

        fold.AddOrders(numbers, [.. numbers.Select(_ => at)], [.. numbers.Select(_ => 1m)]);
        string[] others = ["00", "007", "+7", "7 ", " 7", "7.0", "1e3", "٧", "0x7", "-0"];
        fold.AddOrders(others, [.. others.Select(_ => at)], [.. others.Select(_ => 1m)]);
        Assert.Equal([.. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)), .. others], fold.Keys);
        Assert.All(Enumerable.Range(0, numbers.Length), i => Assert.Equal(3, fold.FactsOf(i).Orders));
        Assert.All(Enumerable.Range(numbers.Length, others.Length), i => Assert.Equal(1, fold.FactsOf(i).Orders));
    }

    [Fact]
    public void WhatIsNoOrder_IsRefused_AndNothingIsAdded()
    {
        CustomerFold fold = OfRows.ToFold(Shop.Default, AsOf);
        Instant[] at = [.. Enumerable.Repeat(Instant.FromUtc(2025, 1, 1, 0, 0), 300)];
        long[] customers = [.. Enumerable.Range(0, 300).Select(i => (long)i)];
        decimal[] amounts = [.. Enumerable.Repeat(1m, 300)];
        amounts[299] = -0.01m;
        AssertRefused("Order 299", () => fold.AddOrders(customers, at, amounts));
        amounts[299] = CustomerEvent.MostAmount + 1;
        AssertRefused("Order 299", () => fold.AddOrders(customers, at, amounts));
        Assert.Throws<ArgumentException>(() => fold.AddOrders(customers, at.AsSpan(1), amounts));
        amounts[299] = 1;
        string[] named = [.. customers.Select(c => FormattableString.Invariant($"c{c}"))];
        named[298] = string.Empty;
        AssertRefused("Order 298", () => fold.AddOrders(named, at, amounts));
        Assert.Equal(0, fold.Count);
        Assert.Equal(0, fold.EventCount);
    }

    private static Gen<(long Customer, Instant At, decimal Amount)[]> Orders { get; } =
        from count in Gen.Choose(0, 400)
        from orders in Gen.ArrayOf(
            from customer in Gen.Frequency(
                (6, Gen.Choose(0, 40).Select(i => (long)i)), (1, Gen.Elements(-3L, long.MaxValue, 4_000_000_000)))
            from minutes in Gen.Choose(0, 500 * 24 * 60)
            from amount in Gen.Frequency(
                (9, Gen.Choose(0, 30_000).Select(cents => cents / 100m)),
                (1, Gen.Elements(0m, 0.00001m, 12.345678m, 123_456_789_012.34m, CustomerEvent.MostAmount)))
            select (customer, Instant.FromUtc(2024, 1, 1, 0, 0).Plus(Duration.FromMinutes(minutes)), amount),
            count)
        select orders;

    private static StageRules<CustomerFacts, string> OfRows { get; } = StageRules
        .For(StageModel.Of("rows", TransitionPolicy.Free, "none", "first", "more", "good", "lost"))
        .When("lost", f => f.DaysSinceLastOrder > 60)
        .When("good", f => f.Orders >= 3 && f.Revenue >= 300 && f.LargestOrder < 250)
        .When("more", f => f.Orders >= 2 && f.DaysSinceFirstOrder > 90)
        .When("first", f => f.Orders >= 1)
        .Otherwise("none");

    private static string Named(long customer) => customer % 3 == 0
        ? FormattableString.Invariant($"customer number {customer}")
        : FormattableString.Invariant($"c{customer}");

    private static void AssertRefused(string order, Action add) =>
        Assert.Contains(order, Assert.Throws<ArgumentException>(add).Message, StringComparison.Ordinal);

    private static void AssertSame(CustomerFold expected, CustomerFold actual, Func<CustomerFold, byte[]> stages, bool isComplete)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.Equal(
            (expected.EventCount, expected.Events, expected.CountYetToCome()), (actual.EventCount, actual.Events, actual.CountYetToCome()));
        if (expected.Count == 0)
        {
            return;
        }

        Assert.Equal(stages(expected), stages(actual));
        if (isComplete)
        {
            Assert.All(Enumerable.Range(0, expected.Count), i => Assert.Equal(expected.FactsOf(i), actual.FactsOf(i)));
        }
    }
}
