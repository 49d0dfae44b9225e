using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>Amounts of any size and any number of digits: sums never depend on the order and never overflow.</summary>
public sealed class AmountEdgeTests
{
    private static readonly LocalDate Day = new(2024, 5, 1);

    private static readonly Instant Noon = Instant.FromUtc(2024, 5, 1, 12, 0);

    private static readonly Gen<decimal> Amount = Gen.OneOf(
        Gen.Choose(0, 100_000).Select(cents => cents / 100m),
        from a in Gen.Choose(0, int.MaxValue)
        from b in Gen.Choose(0, int.MaxValue)
        from c in Gen.Choose(0, int.MaxValue)
        from scale in Gen.Choose(10, 28)
        let wide = new decimal(a, b, c, false, (byte)scale)
        select Math.Min(wide, CustomerEvent.MostAmount),
        Gen.Elements(CustomerEvent.MostAmount, 0.0000000000000000000000000001m, 0m, 0.3333333333333333333333333333m));

    [Property(MaxTest = 300)]
    public Property SumsOfLongDecimals_DoNotDependOnTheOrder() => Prop.ForAll(
        Amount.NonEmptyListOf().ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (amounts, seed) =>
        {
            Shop shop = Shop.Default with { Orders = OrderPolicy.Default.EachByItself() };
            Fact<double> sum = Fact.Sum("sum", CustomerEventKind.Order, e => e.Amount);
            Fact<double?> mean = Fact.Mean("mean", CustomerEventKind.Order, e => e.Cost);
            CustomerEvent[] events =
            [
                .. amounts.Select((amount, i) => i % 3 == 2
                    ? CustomerEvent.Return(Noon + Duration.FromSeconds(i), amount) with { Cost = amount / 3 }
                    : CustomerEvent.Order(Noon + Duration.FromSeconds(i), amount) with { Cost = amount / 7 }),
            ];
            CustomerFacts expected = new CustomerHistory(shop, events).FactsAt(Day);
            CustomerProfile whole = new(shop, sum, mean);
            CustomerProfile part = new(shop, sum, mean);
            CustomerEvent[] shuffled = [.. events.OrderBy(e => unchecked((int)(e.At.ToUnixTimeTicks() ^ seed) * 7_919))];
            foreach ((int i, CustomerEvent item) in shuffled.Index())
            {
                (i % 2 == 0 ? whole : part).Add(in item);
            }

            whole.Merge(part);
            CustomerFacts actual = whole.FactsAt(Day);
            Assert.Equal(
                (expected.Revenue, expected.Profit, expected.ReturnedAmount), (actual.Revenue, actual.Profit, actual.ReturnedAmount));
            Assert.Equal((expected[sum], expected[mean]), (actual[sum], actual[mean]));
        });

    [Fact]
    public void TheMostThatOneEventCanBeWorth_IsRefusedAbove_WithTheLimitNamed()
    {
        ArgumentOutOfRangeException refused =
            Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Order(Noon, decimal.MaxValue));
        Assert.StartsWith("amount must be 1000000000000000000 or less", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Order(Noon, 1) with { Cost = decimal.MaxValue });
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Return(Noon, decimal.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.ContractStarted(Noon, Day, decimal.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerEvent.Own(EventKind.Of("tasting"), Noon, decimal.MaxValue));
    }

    [Fact]
    public void ManyLargestAmounts_MakeFacts_HoweverOrdersAreJudged()
    {
        CustomerEvent[] orders =
        [
            .. Enumerable.Range(0, 200).Select(i =>
                CustomerEvent.Order(Noon + Duration.FromSeconds(i), CustomerEvent.MostAmount) with { Cost = CustomerEvent.MostAmount }),
        ];
        foreach (Shop shop in (Shop[])[Shop.Default, new() { Orders = OrderPolicy.Default with { MergeSameDay = true } }])
        {
            CustomerFacts facts = new CustomerHistory(shop, orders).FactsAt(Day);
            Assert.Equal((2e20, 0.0), (facts.Revenue, facts.Profit));
        }
    }

    [Fact]
    public void NumbersOfOnesOwn_AsLargeAsDecimalsGo_AreSummedToo()
    {
        Fact<double> sum = Fact.Sum("sum", EventKind.Of("tasting"), e => e.Details["guests"]);
        CustomerEvent[] events =
        [
            .. Enumerable.Range(0, 3).Select(i => CustomerEvent.Own(EventKind.Of("tasting"), Noon + Duration.FromSeconds(i)) with
            {
                Details = EventDetails.None.With("guests", decimal.MaxValue),
            }),
        ];
        Assert.Equal(3 * (double)decimal.MaxValue, new CustomerHistory(Shop.Default, events).FactsAt(Day)[sum], 1e14);
    }

    [Fact]
    public void AmountsThatCannotBeNegative_AreRefusedAsFacts()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { LargestOrder = -0.01 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { LastOrderAmount = -0.01 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { ReturnedAmount = -0.01 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { ContractRevenue = -0.01 });
        Assert.Equal(-5, new CustomerFacts { Revenue = -5, Profit = -5 }.Revenue); // More may come back than was ever bought here.
    }

    /// <summary>What the catalogue says a fact can be, and what facts made by hand let in, are the same.</summary>
    [Fact]
    public void EveryFactMadeByHand_TakesExactlyItsRange()
    {
        foreach (FactInfo<CustomerFacts> fact in CustomerFacts.Catalog.All)
        {
            System.Reflection.PropertyInfo property =
                (System.Reflection.PropertyInfo)((System.Linq.Expressions.MemberExpression)fact.Body).Member;
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (!property.CanWrite || type == typeof(bool))
            {
                continue;
            }

            double low = Math.Max(-2e9, fact.Range.Low);
            double high = Math.Min(int.MaxValue, fact.Range.High);
            Assert.Equal((low, high), (Given(low), Given(high)));
            if (double.IsFinite(fact.Range.Low))
            {
                Assert.IsAssignableFrom<ArgumentException>(Record.Exception(() => Given(fact.Range.Low - 1)));
            }

            if (fact.Range.High < int.MaxValue)
            {
                Assert.IsAssignableFrom<ArgumentException>(Record.Exception(() => Given(fact.Range.High + 1)));
            }

            double? Given(double value)
            {
                object facts = default(CustomerFacts);
                try
                {
                    property.SetValue(facts, Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture));
                }
                catch (System.Reflection.TargetInvocationException wrapped)
                {
                    throw wrapped.InnerException!;
                }

                return fact.Measure((CustomerFacts)facts);
            }
        }
    }
}
