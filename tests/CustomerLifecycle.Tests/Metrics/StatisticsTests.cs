using CustomerLifecycle.Metrics;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

public sealed class StatisticsTests
{
    /// <summary>
    /// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
    /// </summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_IsAsPublished(long successes, long trials, double low, double high)
    {
        ConfidenceInterval interval = new Proportion(successes, trials).Interval!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
        Assert.Equal(IntervalMethod.Wilson, interval.Method);
    }

    /// <summary>
    /// R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998), table II,
    /// method 10.
    /// </summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombe_IsAsPublished(long first, long ofFirst, long second, long ofSecond, double low, double high)
    {
        ProportionComparison comparison = new(new Proportion(first, ofFirst), new Proportion(second, ofSecond));
        Assert.Equal(low, comparison.Interval!.Value.Low, 4);
        Assert.Equal(high, comparison.Interval!.Value.High, 4);
        Assert.Equal(IntervalMethod.Newcombe, comparison.Interval!.Value.Method);
    }

    [Fact]
    public void Comparison_GivesUpliftAndPValue()
    {
        // 26.014 % over 10 %: the uplift of 160.14 % that source 004 tells of.
        ProportionComparison comparison = new(new Proportion(13_007, 50_000), new Proportion(5_000, 50_000));
        Assert.Equal(1.6014, comparison.Uplift!.Value, 10);
        Assert.InRange(comparison.PValue!.Value, 0, 1e-300);
        ProportionComparison close = new(new Proportion(60, 100), new Proportion(50, 100));

        // z = 0.1 ÷ √(0.55 · 0.45 · 0.02) = 1.42134; two-sided 0.15522 in any table of the normal distribution.
        Assert.Equal(0.15522, close.PValue!.Value, 5);
        Assert.Equal(1, new ProportionComparison(new Proportion(0, 9), new Proportion(0, 7)).PValue);
        Assert.Null(new ProportionComparison(new Proportion(3, 9), new Proportion(0, 7)).Uplift);
        ProportionComparison nobody = new(default, new Proportion(1, 2));
        Assert.Equal(("nobody in the first group", null, null), (nobody.Undefined, nobody.Difference, nobody.PValue));
    }

    [Fact]
    public void TheIntervalOfAMean_IsTheSame_HoweverLargeTheNumbers()
    {
        CustomerHistory[] nobodies = [new(Shop.Default), new(Shop.Default), new(Shop.Default)];
        double[] widths =
        [
            .. new[] { 0.0, 1e9, -1e12 }.Select(shift =>
            {
                Queue<double> numbers = new([shift + 1, shift + 2, shift + 6]);
                IMetric mean = Metric.Mean(
                    new MetricDefinition("mean", LocalizedText.Of("Mean"), FactUnit.Number) { Range = FactRange.All }, _ => [numbers.Dequeue()], "none");
                ConfidenceInterval interval = MetricReport.Compute(
                    [mean],
                    new MetricScope(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1))),
                    nobodies)[0].Value.Interval!.Value;
                return interval.High - interval.Low;
            }),
        ];
        double expected = 2 * 1.959963984540054 * Math.Sqrt(14.0 / 2 / 3); // 4 + 1 + 9 squared distances from 3
        Assert.All(widths, width => Assert.Equal(expected, width, 3));
    }

    [Fact]
    public void NoValueIsEverInfinite()
    {
        Assert.Equal("the quotient is too large for a number", MetricValue.Ratio(1e300, 1e-300, "none").Undefined);
        Assert.Equal((null, 1e300, 1e-300), (
            MetricValue.Ratio(1e300, 1e-300, "none").Value,
            MetricValue.Ratio(1e300, 1e-300, "none").Numerator,
            MetricValue.Ratio(1e300, 1e-300, "none").Denominator));
        Assert.Equal("none", MetricValue.Ratio(0, 0, "none").Undefined);
        Assert.Null(MetricValue.Mean(3, double.PositiveInfinity, 3, "none").Interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Mean(3, double.NaN, 3, "none"));
    }

    [Fact]
    public void ProportionsThatAreNone_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(4, 3));
        Assert.Null(default(Proportion).Share);
        Assert.Null(default(Proportion).Interval);
    }

    [Property]
    public void Wilson_HoldsTheShare_AndStaysWithinZeroAndOne(ushort successes, ushort more)
    {
        Proportion proportion = new(successes, successes + more + 1L);
        ConfidenceInterval interval = proportion.Interval!.Value;
        Assert.InRange(proportion.Share!.Value, interval.Low, interval.High);
        Assert.InRange(interval.Low, 0, interval.High);
        Assert.InRange(interval.High, interval.Low, 1);
    }

    [Property]
    public void SwappingGroups_TurnsTheDifferenceRound(byte a, byte b, byte c, byte d)
    {
        Proportion one = new(a, a + b + 1L);
        Proportion other = new(c, c + d + 1L);
        ProportionComparison there = new(one, other);
        ProportionComparison back = new(other, one);
        Assert.Equal(there.Difference!.Value, -back.Difference!.Value, 12);
        Assert.Equal(there.Interval!.Value.Low, -back.Interval!.Value.High, 12);
        Assert.Equal(there.PValue!.Value, back.PValue!.Value, 12);
        Assert.InRange(there.Interval!.Value.Low, -1, there.Difference!.Value);
        Assert.InRange(there.Interval!.Value.High, there.Difference!.Value, 1);
    }
}
