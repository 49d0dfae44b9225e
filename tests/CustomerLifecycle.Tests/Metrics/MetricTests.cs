using CustomerLifecycle.Activity;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Tests.Metrics;

public sealed class MetricTests
{
    private static readonly CustomerFacts[] Customers =
    [
        new() { Orders = 2, Revenue = 70, Profit = 20 },
        new() { Orders = 1, Revenue = 50, Profit = 10 },
        default,
    ];

    [Theory]
    [InlineData("customers", 3, 3, 1)]
    [InlineData("orders", 3, 3, 1)]
    [InlineData("revenue", 120, 120, 1)]
    [InlineData("profit", 30, 30, 1)]
    [InlineData("average-order-value", 40, 120, 3)]
    [InlineData("repeat-buyer-share", 0.5, 1, 2)]
    public void Shipped_Metrics(string key, double value, double numerator, double denominator)
    {
        MetricValue result = MetricCatalog.All.Single(m => m.Key == key).Compute(Customers);
        Assert.Equal(value, result.Value);
        Assert.Equal(numerator, result.Numerator);
        Assert.Equal(denominator, result.Denominator);
        Assert.Null(result.Undefined);
    }

    [Fact]
    public void Ratio_WithoutDenominator_IsUndefinedWithReason()
    {
        MetricValue result = MetricCatalog.All.Single(m => m.Key == "average-order-value").Compute([]);
        Assert.Null(result.Value);
        Assert.Equal("no orders", result.Undefined);
        Assert.Equal("undefined: no orders", result.ToString());
    }

    [Fact]
    public void NumbersThatAreNone_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Sum(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Ratio(double.PositiveInfinity, 1, "none"));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Ratio(1, double.NaN, "none"));
    }
}
