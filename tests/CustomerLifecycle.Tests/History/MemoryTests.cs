using System.Globalization;
using CustomerLifecycle.Layouts;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>Measures what the whole process holds, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    /// <summary>What a base keeps of an order with a number: its event, its place and its customer, not an object.</summary>
    [Fact]
    public void AnOrder_TakesFewBytes()
    {
        const int count = 200_000;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        CustomerRecords records = new();
        for (int i = 0; i < count; i++)
        {
            CustomerEvent order = CustomerEvent.Order(Instant.FromUnixTimeSeconds(i), i % 100) with
            {
                Id = FormattableString.Invariant($"{1000 + i}"),
            };
            records.Add(new CustomerRecord($"c{i % 1000}", order));
        }

        CustomerBase customers = records.ToBase(Shop.Default);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(1000, customers.Count);
        Assert.InRange(kept / (double)count, 0, 60);
        GC.KeepAlive(customers);
    }

    /// <summary>What is kept grows with the customers, whatever happens to them.</summary>
    [Fact]
    public void ManyOrders_TakeABitEach()
    {
        CustomerFold fold = CustomerFoldTests.Few.ToFold(Shop.Default);
        Add(fold, 0, 100_000);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Add(fold, 100_000, 1_000_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4_000_000);
        Assert.Empty(fold.Unsettled);
        Assert.Equal(1000, fold.Count);

        static void Add(CustomerFold fold, int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                fold.Add(FormattableString.Invariant($"c{i % 1000}"), CustomerEvent.Order(Instant.FromUnixTimeSeconds(i), 5) with
                {
                    Id = i.ToString(CultureInfo.InvariantCulture),
                });
            }
        }
    }
}
