using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using Orleans.Configuration;
using Xunit.Abstractions;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>
/// Three silos over one database; events in any order from several clients, some twice; time goes on in steps. In the middle a silo is
/// killed while everybody records, and another one comes. In the end what was told, retractions taken off, is the replay.
/// </summary>
public sealed class KilledSiloTests(ITestOutputHelper output)
{
    private const int Recorders = 6;
    private const int Steps = 4;

    private static readonly Instant Opened = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Duration Step = Duration.FromDays(120);

    public static TheoryData<string> Engines => Database.Engines;

    private static int Seed => int.Parse(Environment.GetEnvironmentVariable("KILL_SEED") ?? "2026", CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ASiloIsKilled_NothingIsLostAndNothingIsToldTwice(string engine)
    {
        int seed = Seed;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        Persona[] personas = [.. Enumerable.Range(0, 60).Select(i => Persona.MakeUp(i, random, Opened, Opened + (Step * Steps)))];
        ToldChanges told = new();
        int notes = 0;
        using Database database = Database.New(engine);
        database.Open().Dispose();
        await using ClusterShop shop = await ClusterShop.StartAsync(3, silo =>
        {
            silo.Services.AddDbContext<ShopContext>(database.Use);

            // Whoever asks the dead silo does not wait for the usual half minute.
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(5));
            silo.AddCustomerLifecycle()
                .AddTracking<LifecycleMarketingStage>(o => o.WorkerInterval = TimeSpan.FromMilliseconds(100))
                .UseEntityFramework<LifecycleMarketingStage, ShopContext>()
                .AddHandler("told", (change, cancellationToken) =>
                {
                    Interlocked.Increment(ref notes);
                    return told.HandleAsync(change, cancellationToken);
                });
        });
        Recorder recorder = new(shop.Cluster);
        for (int step = 1; step <= Steps; step++)
        {
            shop.Clock.Now = Opened + (Step * step);
            Func<IClusterClient, Task>[] work = WorkOf(personas, step, random);
            Task killing = step == 2 ? recorder.KillAfterAsync(work.Length / 2) : Task.CompletedTask;
            await recorder.DoAsync(work, Recorders, random.Next());
            await killing;
        }

        shop.Clock.Now += Duration.FromDays(500);
        IStageStore<LifecycleMarketingStage> store =
            shop.Cluster.Silos[0].ServiceProvider.GetRequiredService<IStageStore<LifecycleMarketingStage>>();
        await Eventually.HoldsAsync(
            async () => !await store.DueAsync(shop.Clock.Now, default).AnyAsync() && !await store.UndeliveredAsync(default).AnyAsync(),
            "nobody is due, nothing is undelivered");
        Assert.All(personas, persona =>
        {
            Assert.Equal(persona.Replay(shop.Clock.Now), told.StandsOf(persona.Id));
            Assert.True(persona.Guest is null || told.StandsOf(persona.Guest).Count == 0);
        });
        Assert.Equal(1, recorder.Killed);
        output.WriteLine($"{recorder.Done} calls, {recorder.Retried} of them again; {notes} notes of {told.Count} changes");
    }

    /// <summary>What happened in a step of time, some of it late, some twice, some merges; in any order.</summary>
    private static Func<IClusterClient, Task>[] WorkOf(Persona[] personas, int step, Random random)
    {
        List<Func<IClusterClient, Task>> work = [];
        foreach (Persona persona in personas)
        {
            foreach ((string customer, CustomerEvent item, bool isLate) in persona.Events)
            {
                int happened = 1 + (int)((item.At - Opened).TotalSeconds / Step.TotalSeconds);
                if (step == Math.Min(Steps, happened + (isLate ? 1 : 0)) || (happened < step && random.Next(6) == 0))
                {
                    work.Add(client => client.RecordAsync(customer, [item]));
                }
            }

            if (persona.Guest is { } guest && step >= 2 && random.Next(2) == 0)
            {
                work.Add(client => client.MergeAsync(guest, persona.Id));
            }

            if (persona.Guest is { } last && step == Steps)
            {
                work.Add(client => client.MergeAsync(last, persona.Id));
            }
        }

        Func<IClusterClient, Task>[] shuffled = [.. work];
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>Several clients at work, each call again until it succeeds.</summary>
    private sealed class Recorder(InProcessTestCluster cluster)
    {
        private readonly TaskCompletionSource _isReached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _killAt = int.MaxValue;
        private int _done;
        private int _retried;

        public int Done => _done;

        public int Retried => _retried;

        public int Killed { get; private set; }

        public async Task KillAfterAsync(int calls)
        {
            _killAt = _done + calls;
            await _isReached.Task;
            await cluster.KillSiloAsync(cluster.Silos[1]);
            Killed++;
            await cluster.StartAdditionalSiloAsync();
        }

        public async Task DoAsync(IEnumerable<Func<IClusterClient, Task>> work, int recorders, int seed)
        {
            ConcurrentQueue<Func<IClusterClient, Task>> left = new(work);
            await Task.WhenAll(Enumerable.Range(0, recorders).Select(i => Task.Run(async () =>
            {
                Random random = new(seed + i);
                while (left.TryDequeue(out Func<IClusterClient, Task>? call))
                {
                    await UntilItSucceedsAsync(call, random);
                    if (Interlocked.Increment(ref _done) >= _killAt)
                    {
                        _isReached.TrySetResult();
                    }
                }
            })));
        }

        private async Task UntilItSucceedsAsync(Func<IClusterClient, Task> call, Random random)
        {
            using CancellationTokenSource late = new(TimeSpan.FromMinutes(2));
            while (true)
            {
                try
                {
                    await call(ClientOf(random));
                    return;
                }
                catch (Exception exception) when (exception is not ArgumentException && !late.IsCancellationRequested)
                {
                    Interlocked.Increment(ref _retried);
                    await Task.Yield();
                }
            }
        }

        /// <summary>The client outside, or the one of any silo.</summary>
        private IClusterClient ClientOf(Random random)
        {
            InProcessSiloHandle[] silos = [.. cluster.Silos];
            int chosen = random.Next(silos.Length + 1);
            return chosen == silos.Length ? cluster.Client : silos[chosen].ServiceProvider.GetRequiredService<IClusterClient>();
        }
    }
}
