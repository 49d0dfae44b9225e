using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cluster;

/// <summary>What the program asks of the cluster, and of the database beside it.</summary>
internal sealed class CustomerBook(IServiceProvider services, CancellationToken stopping)
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    private readonly IClusterClient _cluster = services.GetRequiredService<IClusterClient>();

    public LocalDate Today => services.GetRequiredService<Shop>().DayOf(services.GetRequiredService<IClock>().GetCurrentInstant());

    /// <summary>Records four at a time. Every event has an id, so a call that failed is made again.</summary>
    public Task RecordAsync(IEnumerable<(string Customer, CustomerEvent Event)> events) => Parallel.ForEachAsync(
        events,
        new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stopping },
        async (e, cancellationToken) =>
        {
            using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(Most);
            while (true)
            {
                try
                {
                    await _cluster.RecordAsync(e.Customer, [e.Event], cancellationToken).ConfigureAwait(false);
                    return;
                }
                catch (Exception gone) when (gone is OrleansException or TimeoutException && !late.IsCancellationRequested)
                {
                    await Task.Delay(100, cancellationToken).ConfigureAwait(false);
                }
            }
        });

    public async Task<IReadOnlyList<TrackedStage>> StagesOfAsync(string customer) =>
        await _cluster.StagesOfAsync(customer, cancellationToken: stopping).ConfigureAwait(false);

    public Task WaitForSilosAsync(int number) => WaitAsync(async () =>
        (await _cluster.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true).ConfigureAwait(false)).Count == number);

    public Task WaitUntilNothingIsLeftAsync()
    {
        IStageStore<LifecycleMarketingStage> store = services.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
        Instant now = services.GetRequiredService<IClock>().GetCurrentInstant();
        return WaitAsync(async () =>
            !await store.DueAsync(now, stopping).AnyAsync(stopping).ConfigureAwait(false)
                && !await store.UndeliveredAsync(stopping).AnyAsync(stopping).ConfigureAwait(false));
    }

    /// <summary>What was told of a customer, in order, changes that were taken back among it.</summary>
    public async Task<IReadOnlyList<string>> ToldOfAsync(string customer)
    {
        AsyncServiceScope scope = services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await scope.ServiceProvider.GetRequiredService<ShopContext>().Told
                .Where(t => t.Customer == customer)
                .OrderBy(t => t.Number)
                .Select(t => t.What)
                .ToListAsync(stopping)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Where what was told, retractions taken off, is not what a replay of the customer's events knows.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(IEnumerable<string> customers)
    {
        List<string> differences = [];
        foreach (string customer in customers)
        {
            List<string> stands = [];
            foreach (string what in await ToldOfAsync(customer).ConfigureAwait(false))
            {
                if (!what.StartsWith("not ", StringComparison.Ordinal))
                {
                    stands.Add(what);
                }
                else if (!stands.Remove(what[4..]))
                {
                    differences.Add($"{what}, which was not told before");
                }
            }

            IEnumerable<string> replay = await ReplayAsync(customer).ConfigureAwait(false);
            if (!stands.Order(StringComparer.Ordinal).SequenceEqual(replay.Order(StringComparer.Ordinal)))
            {
                differences.Add($"told [{string.Join("; ", stands)}], and the replay says [{string.Join("; ", replay)}]");
            }
        }

        return differences;
    }

    private async Task<IEnumerable<string>> ReplayAsync(string customer)
    {
        StageTracker<LifecycleMarketingStage> known =
            (await _cluster.FindAsync<LifecycleMarketingStage>(customer, cancellationToken: stopping).ConfigureAwait(false))!;
        StageTracker<LifecycleMarketingStage> anew = new(customer, known.Shop, LifecycleMarketingRules.Default);
        List<StageChange<LifecycleMarketingStage>> changes = [];
        foreach (CustomerEvent item in known.History().Events)
        {
            changes.AddRange(anew.Take(in item));
        }

        changes.AddRange(anew.Advance(services.GetRequiredService<IClock>().GetCurrentInstant()));
        return changes.Select(c => c.ToString());
    }

    private async Task WaitAsync(Func<Task<bool>> condition)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        late.CancelAfter(Most);
        while (!await condition().ConfigureAwait(false))
        {
            await Task.Delay(100, late.Token).ConfigureAwait(false);
        }
    }
}
