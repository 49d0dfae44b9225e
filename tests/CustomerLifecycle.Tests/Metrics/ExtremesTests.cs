using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

/// <summary>Numbers at the ends of their types: answered in bounded time, or refused by the exception that is documented.</summary>
public sealed class ExtremesTests
{
    [Fact]
    public void TruncatedValue_OfAnyNumberOfPeriods_IsTheSumInClosedForm()
    {
        // 1 + 0.5 + 0.25 + … = 2; without loss or discount each period pays.
        Assert.Equal(200, LifetimeValue.Truncated(100, 0.5, 0, int.MaxValue).Value!.Value, 1e-9);
        Assert.Equal(100 * (int.MaxValue + 1.0), LifetimeValue.Truncated(100, 1, 0, int.MaxValue).Value!.Value, 1e-3);
        Assert.Equal(100, LifetimeValue.Truncated(100, 0.8, 0.1, 0).Value!.Value, 1e-9);
        double sum = Enumerable.Range(0, 8).Sum(t => 100 * Math.Pow(0.8 / 1.1, t));
        Assert.Equal(sum, LifetimeValue.Truncated(100, 0.8, 0.1, 7).Value!.Value, 1e-9);
        Assert.Equal(100, LifetimeValue.Truncated(100, 0, 0.1, int.MaxValue).Value!.Value, 1e-9);
    }

    [Fact]
    public void AChain_TakesAnyNumberOfSteps_InBoundedTime()
    {
        MarkovChain chain = new(["a", "b"], new long[,] { { 9, 1 }, { 3, 7 } });
        double[] longRun = [0.75, 0.25]; // π = πP: 0.1 π(a) = 0.3 π(b)
        Assert.All(chain.AfterSteps(0, int.MaxValue)!.Zip(longRun), p => Assert.Equal(p.Second, p.First, 1e-9));
        MarkovChain circle = new(["a", "b"], new long[,] { { 0, 1 }, { 1, 0 } });
        Assert.Equal([0.0, 1.0], circle.AfterSteps(0, int.MaxValue)!); // an odd number
        Assert.Equal([1.0, 0.0], circle.AfterSteps(0, int.MaxValue - 1)!);
        Assert.Null(new MarkovChain(["a", "b"], new long[,] { { 1, 1 }, { 0, 0 } }).AfterSteps(0, int.MaxValue));
        Assert.Null(new MarkovChain(["a", "b"], new long[,] { { 1, 1 }, { 0, 0 } }).AfterSteps(0, 2));
        Assert.NotNull(new MarkovChain(["a", "b"], new long[,] { { 1, 1 }, { 0, 0 } }).AfterSteps(0, 1));
    }

    [Fact]
    public void AChain_TakesAnyCounts()
    {
        MarkovChain chain = new(["a", "b"], new long[,] { { long.MaxValue, long.MaxValue }, { 1, 0 } });
        Assert.Equal(0.5, chain.Probability(0, 1).Value!.Value, 1e-12);
        Assert.Equal(long.MaxValue, chain.Count(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.Probability(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.AfterSteps(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.ExpectedStepsTo(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.Count(2, 0));
    }

    [Theory]
    [InlineData(-44, 12, -43, 2)]
    [InlineData(0, 11, 1, 1)]
    [InlineData(1, 1, 1, 3)]
    public void MonthlyCohorts_BeforeTheYearOne_BeginInTheirMonth(int year, int month, int toYear, int toMonth)
    {
        LocalDate first = new(year, month, 15);
        CustomerHistory history = new(Shop.Default, CustomerEvent.Order(first.AtMidnight().InUtc().ToInstant(), 10));
        CohortTable table = CohortTable.Of([history], new CohortOptions(new LocalDate(toYear, toMonth, 1)));
        Assert.Equal(new LocalDate(year, month, 1), Assert.Single(table.Cohorts).From);
    }
}
