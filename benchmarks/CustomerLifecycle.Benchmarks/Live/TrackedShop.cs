using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>A shop in a container whose customers order every three weeks, each with an id, an amount and a channel.</summary>
internal sealed class TrackedShop(int customers, bool hasIds) : IDisposable
{
    private const int DaysBetween = 21;

    private static readonly Instant Opened = Instant.FromUtc(2024, 1, 1, 0, 0);

    private readonly SteppedClock _clock = new();
    private readonly string[] _ids =
        [.. Enumerable.Range(0, customers).Select(i => i.ToString("'c'000000", CultureInfo.InvariantCulture))];

    private ServiceProvider? _provider;
    private Func<string, CustomerEvent[], Task>[] _models = [];
    private int _told;

    public int Told => _told;

    /// <summary>Opens the shop under so many models, from one to three.</summary>
    public TrackedShop Under(int models)
    {
        ServiceCollection services = new();
        services.AddSingleton<IClock>(_clock);
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin");
        Track<LifecycleMarketingStage>();
        Track<BuyerLifecycleStage>();
        Track<FivePhaseJourneyStage>();
        _provider = services.BuildServiceProvider();
        _models = [.. new[] { Recorder<LifecycleMarketingStage>(), Recorder<BuyerLifecycleStage>(), Recorder<FivePhaseJourneyStage>() }
            .Take(models)
            .Select(create => create())];
        return this;

        void Track<TStage>()
            where TStage : notnull => builder.AddTracking<TStage>().AddHandler("at once", (_, _) =>
            {
                Interlocked.Increment(ref _told);
                return Task.CompletedTask;
            });
    }

    /// <summary>Every customer orders once, and some recorders at a time tell every model of it.</summary>
    public async Task RecordRoundAsync(int round, int recorders)
    {
        _clock.GoOn(Opened + Duration.FromDays((round * DaysBetween) + 1));
        await Task.WhenAll(Enumerable.Range(0, recorders).Select(recorder => Task.Run(async () =>
        {
            for (int i = recorder; i < _ids.Length; i += recorders)
            {
                CustomerEvent[] events = [EventOf(i, round)];
                foreach (Func<string, CustomerEvent[], Task> record in _models)
                {
                    await record(_ids[i], events).ConfigureAwait(false);
                }
            }
        }))).ConfigureAwait(false);
    }

    /// <summary>Trackers of all customers, without a container, after so many orders.</summary>
    public StageTracker<LifecycleMarketingStage>[] Trackers(int rounds)
    {
        StageTracker<LifecycleMarketingStage>[] trackers =
            [.. _ids.Select(id => new StageTracker<LifecycleMarketingStage>(id, Shop.Default, LifecycleMarketingRules.Default))];
        for (int i = 0; i < trackers.Length; i++)
        {
            for (int round = 0; round < rounds; round++)
            {
                trackers[i].Take(EventOf(i, round));
            }
        }

        return trackers;
    }

    public void Dispose() => _provider?.Dispose();

    private CustomerEvent EventOf(int customer, int round)
    {
        Instant at = Opened + Duration.FromDays(round * DaysBetween) + Duration.FromSeconds(customer % 86_000);
        CustomerEvent order = CustomerEvent.Order(at, 20 + (customer % 50) + (round / 10m)) with { Channel = "web", Currency = "EUR" };
        return hasIds ? order with { Id = string.Create(CultureInfo.InvariantCulture, $"{customer}-{round}") } : order;
    }

    private Func<Func<string, CustomerEvent[], Task>> Recorder<TStage>()
        where TStage : notnull => () =>
        {
            IStageTracking<TStage> tracking = _provider!.GetRequiredService<IStageTracking<TStage>>();
            return (customer, events) => tracking.RecordAsync(customer, events);
        };
}
