using CustomerLifecycle.Layouts;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>Entities of one's own into a base or a fold: all of them or none, told of while they are read.</summary>
public sealed class ReadingEntitiesTests
{
    private const int Many = 200_000;

    private static readonly Instant NewYear = Instant.FromUtc(2025, 1, 1, 12, 0);

    [Fact]
    public async Task Progress_IsToldNowAndThen_AndAtTheEnd()
    {
        foreach ((int count, long[] told) in new[] { (Many, [65_536, 131_072, 196_608, Many]), (65_536, [65_536]), (0, new long[] { 0 }) })
        {
            Told progress = new();
            Assert.Equal(Math.Min(7, count), Orders(count).ToBase(Shop.Default, CustomerOf, EventOf, progress).Count);
            Assert.Equal(told, progress.Values);
            progress = new();
            await Orders(count).ToAsyncEnumerable().ToBaseAsync(Shop.Default, CustomerOf, EventOf, progress);
            Assert.Equal(told, progress.Values);
            progress = new();
            CustomerFold fold = new(Shop.Default);
            fold.AddAll(Orders(count), CustomerOf, EventOf, progress);
            Assert.Equal(count, fold.EventCount);
            Assert.Equal(told, progress.Values);
            progress = new();
            fold = new(Shop.Default);
            await fold.AddAllAsync(Orders(count).ToAsyncEnumerable(), CustomerOf, EventOf, progress);
            Assert.Equal(count, fold.EventCount);
            Assert.Equal(told, progress.Values);
        }
    }

    [Fact]
    public async Task WhoeverCancels_OrFails_HasAddedNothing()
    {
        CustomerFold fold = new(Shop.Default);
        fold.Add("ada", CustomerEvent.Order(NewYear, 5));
        using CancellationTokenSource canceling = new();
        IEnumerable<int> canceled = Orders(Many).Select(i => i == 1000 ? CancelAt(i) : i);
        Assert.ThrowsAny<OperationCanceledException>(
            () => fold.AddAll(canceled, CustomerOf, EventOf, cancellationToken: canceling.Token));
        Assert.ThrowsAny<OperationCanceledException>(
            () => Orders(5).ToBase(Shop.Default, CustomerOf, EventOf, cancellationToken: canceling.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fold.AddAllAsync(Orders(5).ToAsyncEnumerable(), CustomerOf, EventOf, cancellationToken: canceling.Token));
        Assert.Throws<FormatException>(
            () => fold.AddAll(Orders(5), CustomerOf, i => i == 3 ? throw new FormatException() : EventOf(i)));
        Assert.Throws<ArgumentException>(() => fold.AddAll(
            Orders(14), i => i < 7 ? CustomerOf(i) : "dora", i => EventOf(i) with { Currency = i % 2 == 0 ? "EUR" : "USD" }));
        Assert.Equal("1 customers, 1 events", fold.ToString());
        Assert.Equal(5, fold.FactsOf(0).Revenue);

        int CancelAt(int i)
        {
            canceling.Cancel();
            return i;
        }
    }

    /// <summary>All at once is one after the other, whoever is left out.</summary>
    [Property(Arbitrary = [typeof(Events)], MaxTest = 100)]
    public void AllAtOnce_IsOneAfterTheOther(CustomerEvent[] events)
    {
        CustomerEvent[] own = [.. events.Select(e => e with { Id = null, Reference = null })];
        CustomerFold one = new(Shop.Default, new LocalDate(2025, 6, 30));
        CustomerFold all = new(Shop.Default, new LocalDate(2025, 6, 30));
        foreach ((int i, CustomerEvent item) in own.Index().Where(e => e.Index % 4 > 0))
        {
            one.Add($"c{i % 4}", item);
        }

        all.AddAll(own.Index(), e => e.Index % 4 == 0 ? null : $"c{e.Index % 4}", e => e.Item);
        Assert.Equal(one.Keys, all.Keys);
        Assert.All(Enumerable.Range(0, one.Count), i => Assert.Equal(one.FactsOf(i), all.FactsOf(i)));
    }

    private static IEnumerable<int> Orders(int count) => Enumerable.Range(0, count);

    private static string CustomerOf(int order) => $"c{order % 7}";

    private static CustomerEvent EventOf(int order) => CustomerEvent.Order(NewYear + Duration.FromMinutes(order), 1);

    private sealed class Told : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
