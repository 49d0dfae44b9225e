using System.Globalization;
using System.Reflection;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;

namespace CustomerLifecycle.Tests;

[Properties(Arbitrary = [typeof(Facts)])]
public sealed class FactCatalogTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    // The indexers are for facts of one's own.
    private static readonly PropertyInfo[] Properties =
        [.. typeof(CustomerFacts)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)];

    [Fact]
    public void Catalog_HoldsEveryPropertyOnce()
    {
        IEnumerable<string> properties = Properties.Select(p => $"f.{p.Name}");
        Assert.Equal(
            properties.Order(StringComparer.Ordinal),
            CustomerFacts.Catalog.All.Select(f => f.Body.ToString()).Order(StringComparer.Ordinal));
    }

    [Property]
    public void Measure_GivesWhatThePropertyHolds(CustomerFacts facts)
    {
        foreach (PropertyInfo property in Properties)
        {
            FactInfo<CustomerFacts> fact =
                CustomerFacts.Catalog.All.Single(f => string.Equals(f.Body.ToString(), $"f.{property.Name}", StringComparison.Ordinal));
            object? value = property.GetValue(facts);
            double? expected = value switch
            {
                null => null,
                bool flag => flag ? 1 : 0,
                _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            };
            Assert.Equal(expected, fact.Measure(facts));
            Assert.True(expected is null || !property.CanWrite || fact.Range.Contains(expected.Value));
        }
    }

    [Fact]
    public void EveryFact_HasNameMeaningSourceAndPhrasesInBothLanguages()
    {
        foreach (FactInfo<CustomerFacts> fact in CustomerFacts.Catalog.All)
        {
            Assert.NotEqual(fact.Name.In(German), fact.Key);
            Assert.False(string.IsNullOrWhiteSpace(fact.Meaning!.ToString()));
            Assert.False(string.IsNullOrWhiteSpace(fact.Source!.ToString()));
            foreach (double? value in new double?[] { 1, 2, fact.IsOptional ? null : 0 })
            {
                Assert.False(string.IsNullOrWhiteSpace(fact.Say(value, German)));
                Assert.False(string.IsNullOrWhiteSpace(fact.Say(value, CultureInfo.InvariantCulture)));
            }
        }
    }

    [Fact]
    public void Default_IsACustomerOfWhomNothingIsKnown()
    {
        foreach (FactInfo<CustomerFacts> fact in CustomerFacts.Catalog.All)
        {
            Assert.Equal(fact.IsOptional ? null : 0, fact.Measure(default));
        }
    }

    [Fact]
    public void TryGet_KebabAndCamelCase_AreOneKey()
    {
        Assert.True(CustomerFacts.Catalog.TryGet("daysSinceLastOrder", out FactInfo<CustomerFacts>? camel));
        Assert.Same(CustomerFacts.Catalog["days-since-last-order"], camel);
        Assert.False(CustomerFacts.Catalog.TryGet("nonsense", out _));
        Assert.Throws<KeyNotFoundException>(() => CustomerFacts.Catalog["nonsense"]);
    }

    [Fact]
    public void Facts_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { Orders = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { DaysSinceLastOrder = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { ProfilePercent = 101 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { LatestSurveyScore = 11 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { LatestSatisfaction = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { Revenue = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerFacts { Revenue = double.PositiveInfinity });
        Assert.Equal(-5, new CustomerFacts { DaysUntilContractEnd = -5 }.DaysUntilContractEnd);
    }

    [Fact]
    public void MeanDaysBetweenOrders_WithoutDates_IsMissing() => Assert.Null(new CustomerFacts { Orders = 2 }.MeanDaysBetweenOrders);

    [Fact]
    public void ToString_SaysWhatIsKnown()
    {
        Assert.Equal(string.Empty, default(CustomerFacts).ToString());
        Assert.Equal(
            "orders 3, days-since-last-order 0, is-signed-up true, revenue 12.50, average-order-value 4.17",
            new CustomerFacts { Orders = 3, DaysSinceLastOrder = 0, IsSignedUp = true, Revenue = 12.5 }.ToString());
    }

    [Property]
    public void Equality_IsByValue(CustomerFacts facts)
    {
        CustomerFacts copy = facts;
        Assert.True(copy == facts);
        Assert.Equal(facts.GetHashCode(), copy.GetHashCode());
        CustomerFacts other = facts with { Orders = facts.Orders + 1 };
        Assert.True(other != facts);
    }
}
