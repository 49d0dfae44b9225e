using CustomerLifecycle.Metrics;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

[Trait("source", "002: transaction value")]
[Trait("source", "004: win-back programmes are judged by uplift")]
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
        Assert.Equal(("nobody in the first group", null, null), (nobody.Undefined?.ToString(), nobody.Difference, nobody.PValue));
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
                    new MetricDefinition("mean", LocalizedText.Of("Mean"), FactUnit.Number) { Range = FactRange.All },
                    _ => [numbers.Dequeue()],
                    LocalizedText.Of("none"));
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

    /// <summary>5, 10 and 600: the normal approximation would let the mean of amounts fall to −182.</summary>
    [Fact]
    public void AMeanOfWhatCannotBeNegative_HasAnIntervalThatIsNot()
    {
        CustomerHistory[] shop = [.. new[] { 5m, 10m, 600m }.Select(amount => new CustomerHistory(
            Shop.Default, CustomerEvent.Order(Instant.FromUtc(2024, 1, 9, 0, 0), amount)))];
        MetricScope scope = new(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1)));
        MetricValue value = MetricReport.Compute([MetricCatalog.Of("average-order-value")], scope, shop)[0].Value;
        double standardError = Math.Sqrt(((200 * 200) + (195 * 195) + (395 * 395)) / 2.0 / 3);
        double factor = Math.Exp(1.959963984540054 * standardError / 205);
        Assert.Equal(205, value.Value);
        Assert.Equal((205 / factor, 205 * factor), (value.Interval!.Value.Low, value.Interval!.Value.High));
        Assert.True(205 - (1.96 * standardError) < -180);

        // A half of all came back: the same interval in proportion.
        CustomerHistory returning = new(Shop.Default, CustomerEvent.Return(Instant.FromUtc(2024, 1, 9, 0, 0), 307.5m));
        MetricValue net = MetricReport.Compute([MetricCatalog.Of("average-order-value")], scope, [.. shop, returning])[0].Value;
        Assert.Equal((102.5, 102.5 / factor, 102.5 * factor), (net.Value!.Value, net.Interval!.Value.Low, net.Interval!.Value.High));
    }

    [Fact]
    public void TheRangeOfTheNumbers_AsksForTheInterval()
    {
        FactRange stars = new(1, 5);
        MetricValue best = MetricValue.Mean(15, 0, 3, LocalizedText.Of("none"), stars);
        ConfidenceInterval wilson = new Proportion(3, 3).Interval!.Value;
        Assert.Equal((1 + (4 * wilson.Low), 5.0, IntervalMethod.WilsonOnScale), (
            best.Interval!.Value.Low, best.Interval!.Value.High, best.Interval!.Value.Method));
        Assert.Equal(IntervalMethod.WilsonOnScale, MetricValue.Mean(4, 0, 1, LocalizedText.Of("none"), stars).Interval!.Value.Method);
        FactRange above = new(1, double.PositiveInfinity);
        Assert.Equal(IntervalMethod.LogMean, MetricValue.Mean(9, 2, 3, LocalizedText.Of("none"), above).Interval!.Value.Method);
        Assert.Equal(IntervalMethod.Normal, MetricValue.Mean(9, 2, 3, LocalizedText.Of("none")).Interval!.Value.Method);
        Assert.Null(MetricValue.Mean(9, 0, 1, LocalizedText.Of("none")).Interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Mean(18, 0, 3, LocalizedText.Of("none"), stars));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new MetricDefinition("x", LocalizedText.Of("x"), FactUnit.Score) { Range = FactRange.None });
    }

    /// <summary>Of x events the score interval is x + z² ÷ 2 ± z · √(x + z² ÷ 4).</summary>
    [Theory]
    [InlineData(0, 1_000, 0, 0.0038415)]
    [InlineData(10, 4, 1.35800, 4.60237)]
    [InlineData(3, 1, 1.02025, 8.82121)]
    public void ARateOfEvents_IsACountOverWhatItIsDividedBy(double happened, double per, double low, double high)
    {
        MetricValue rate = MetricValue.EventRate(happened, per, LocalizedText.Of("none"));
        Assert.Equal((happened / per, IntervalMethod.PoissonScore), (rate.Value!.Value, rate.Interval!.Value.Method));
        Assert.Equal(low, rate.Interval!.Value.Low, 4);
        Assert.Equal(high, rate.Interval!.Value.High, 4);
        Assert.Equal("none", MetricValue.EventRate(3, 0, LocalizedText.Of("none")).Undefined?.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.EventRate(-1, 2, LocalizedText.Of("none")));
    }

    [Fact]
    public void ARateOfAmounts_IsAsCertainAsSoManyEqualOnes()
    {
        Instant at = Instant.FromUtc(2024, 1, 9, 0, 0);
        CustomerHistory customer = new(
            Shop.Default,
            CustomerEvent.Order(at, 100) with { Id = "a" },
            CustomerEvent.Order(at, 50) with { Id = "b" },
            CustomerEvent.Return(at, 100) with { Reference = "a" });
        MetricScope scope = new(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1)));
        MetricValue rate = MetricReport.Compute([MetricCatalog.Of("returned-value-rate")], scope, [customer])[0].Value;
        double effective = 150.0 * 150 / ((100 * 100) + (50 * 50)); // 1.8 orders
        ConfidenceInterval expected = MetricValue.EventRate(effective * 2 / 3, effective, LocalizedText.Of("none")).Interval!.Value;
        Assert.Equal(2.0 / 3, rate.Value);
        Assert.Equal(expected.Low, rate.Interval!.Value.Low, 12);
        Assert.Equal(expected.High, rate.Interval!.Value.High, 12);
    }

    /// <summary>Numbers of the article on Welch's test at Rosetta Code, there checked against R.</summary>
    [Theory]
    [InlineData(
        "17.2 20.9 22.6 18.1 21.7 21.4 23.5 24.2 14.7 21.8",
        "21.5 22.8 21.0 23.0 21.6 23.6 22.5 20.7 23.4 21.8 20.7 21.7 21.5 22.5 23.6 21.5 22.5 23.5 21.5 21.8",
        0.148841696605327)]
    [InlineData(
        "19.8 20.4 19.6 17.8 18.5 18.9 18.3 18.9 19.5 22.0",
        "28.2 26.6 20.1 23.3 25.2 22.1 17.7 27.6 20.6 13.7 23.2 17.5 20.6 18.0 23.9 21.6 24.3 20.4 24.0 13.2",
        0.0359722710297968)]
    public void Welch_IsAsPublished(string first, string second, double pValue)
    {
        AmountComparison comparison = new(Numbers(first), Numbers(second));
        Assert.Equal(pValue, comparison.PValue!.Value, 12);
        Assert.Equal(pValue < 0.05, comparison.Interval!.Value.High < 0);
        Assert.Equal(IntervalMethod.Welch, comparison.Interval!.Value.Method);

        static IEnumerable<double> Numbers(string text) =>
            text.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Two groups alike in size and scatter have 2 · (n − 1) degrees of freedom: t is 4.302653 for 2, and 2.228139 for 10.
    /// </summary>
    [Fact]
    public void Welch_UsesStudentsDistribution()
    {
        AmountComparison two = new([10, 12], [0, 2]);
        Assert.Equal((10.0, 10.0), (two.Difference!.Value, two.Uplift!.Value));
        Assert.Equal(10 - (4.302653 * Math.Sqrt(2)), two.Interval!.Value.Low, 5);
        AmountComparison ten = new([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7]);
        Assert.Equal(-1 + (2.228139 * Math.Sqrt(3.5 / 6 * 2)), ten.Interval!.Value.High, 5);

        AmountComparison nobody = new([], [1]);
        Assert.Equal(("nobody in the first group", null, null), (nobody.Undefined?.ToString(), nobody.Difference, nobody.PValue));
        AmountComparison same = new([3, 3], [2, 2, 2]);
        Assert.Equal((1.0, 0.5, null, null), (same.Difference!.Value, same.Uplift!.Value, same.Interval, same.PValue));
        Assert.Null(new AmountComparison([3], [2]).Interval);
        Assert.Null(new AmountComparison([3, 4], [-2, 2]).Uplift);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AmountComparison([double.NaN], [1]));
    }

    [Fact]
    public void AProgramme_IsJudgedByAmountsToo()
    {
        MetricScope scope = new(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1)));
        AmountComparison uplift =
            ProgrammeUplift.OfAmounts([Spent(10), Spent(12), Spent(0)], [Spent(0), Spent(2)], c => c.Revenue);
        Assert.Equal((3L, 2L, 1.0), (uplift.FirstCount, uplift.SecondCount, uplift.SecondMean!.Value));
        Assert.Equal(22.0 / 3, uplift.FirstMean!.Value, 12);
        Assert.Equal(
            2, ProgrammeUplift.OfAmounts([Spent(1), Spent(2), Spent(0)], [Spent(0)], c => c.OrderCount > 0 ? c.Revenue : null).FirstCount);

        CustomerPeriod Spent(decimal amount) => new(
            new CustomerHistory(
                Shop.Default, amount == 0 ? [] : [CustomerEvent.Order(Instant.FromUtc(2024, 1, 9, 0, 0), amount)]),
            scope);
    }

    [Fact]
    public void NoValueIsEverInfinite()
    {
        Assert.Equal(
            "the quotient is too large for a number",
            MetricValue.Ratio(1e300, 1e-300, LocalizedText.Of("none")).Undefined?.ToString());
        Assert.Equal((null, 1e300, 1e-300), (
            MetricValue.Ratio(1e300, 1e-300, LocalizedText.Of("none")).Value,
            MetricValue.Ratio(1e300, 1e-300, LocalizedText.Of("none")).Numerator,
            MetricValue.Ratio(1e300, 1e-300, LocalizedText.Of("none")).Denominator));
        Assert.Equal("none", MetricValue.Ratio(0, 0, LocalizedText.Of("none")).Undefined?.ToString());
        Assert.Null(MetricValue.Mean(3, double.PositiveInfinity, 3, LocalizedText.Of("none")).Interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Mean(3, double.NaN, 3, LocalizedText.Of("none")));
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
    public void SwappingAmounts_TurnsTheDifferenceRound(byte[] first, byte[] second)
    {
        AmountComparison there = new(first.Select(b => (double)b), second.Select(b => (double)b));
        AmountComparison back = new(second.Select(b => (double)b), first.Select(b => (double)b));
        Assert.Equal(there.Difference, -back.Difference);
        Assert.Equal(there.PValue ?? 2, back.PValue ?? 2, 12);
        if (there.Interval is { } interval)
        {
            Assert.Equal(interval.Low, -back.Interval!.Value.High, 9);
            Assert.InRange(there.Difference!.Value, interval.Low, interval.High);
            Assert.InRange(there.PValue!.Value, 0, 1);

            // 95 % and 5 % are two sides of one thing.
            Assert.Equal(interval.Low > 0 || interval.High < 0, there.PValue < 0.05);
        }
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
