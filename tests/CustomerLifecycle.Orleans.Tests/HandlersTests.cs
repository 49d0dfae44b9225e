using NodaTime;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>Handlers on a silo record for customers themselves; nobody waits for anybody for ever.</summary>
public sealed class HandlersTests
{
    private static readonly Instant Day = Instant.FromUtc(2024, 12, 1, 9, 0);

    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task AHandlerMayRecordForTheSameCustomer()
    {
        ToldChanges told = new();
        ClusterShop? shop = null;
        shop = await ClusterShop.StartAsync(1, (_, t) => t
            .AddHandler("signs up", (change, cancellationToken) => change.From is null
                ? shop!.Client.RecordAsync(
                    change.Customer, [CustomerEvent.SignUp(Day + Duration.FromHours(1)) with { Id = "s" }], cancellationToken)
                : Task.CompletedTask)
            .AddHandler("told", told.HandleAsync));
        await using ClusterShop open = shop;
        await shop.Client.RecordAsync("ada", [CustomerEvent.Visit(Day) with { Id = "v" }]).WaitAsync(Most);
        Assert.Equal(["ada: acquisition on 2024-12-01", "ada: acquisition → conversion on 2024-12-01"], told.StandsOf("ada"));
    }

    /// <summary>Each of the two handlers is at work before either records for the other customer.</summary>
    [Fact]
    public async Task HandlersOfTwoCustomers_RecordForEachOtherAtOnce()
    {
        TaskCompletionSource<bool> both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int atWork = 0;
        ToldChanges told = new();
        ClusterShop? shop = null;
        shop = await ClusterShop.StartAsync(1, (_, t) => t
            .AddHandler("meets", async (change, cancellationToken) =>
            {
                if (change.From is not null)
                {
                    return;
                }

                if (Interlocked.Increment(ref atWork) == 2)
                {
                    both.TrySetResult(true);
                }

                await both.Task.WaitAsync(Most, cancellationToken);
                string other = change.Customer == "ada" ? "ben" : "ada";
                await shop!.Client.RecordAsync(
                    other, [CustomerEvent.Order(Day + Duration.FromHours(1), 10) with { Id = $"of {change.Customer}" }], cancellationToken);
            })
            .AddHandler("told", told.HandleAsync));
        await using ClusterShop open = shop;
        await Task.WhenAll(new[] { "ada", "ben" }.Select(
            customer => shop.Client.RecordAsync(customer, [CustomerEvent.Visit(Day) with { Id = "v" }]))).WaitAsync(Most);
        Assert.All(new[] { "ada", "ben" }, customer => Assert.Equal(
            [$"{customer}: acquisition on 2024-12-01", $"{customer}: acquisition → growth on 2024-12-01"], told.StandsOf(customer)));
    }
}
