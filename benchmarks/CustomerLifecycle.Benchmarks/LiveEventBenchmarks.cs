using BenchmarkDotNet.Attributes;
using NodaTime;

namespace CustomerLifecycle.Benchmarks;

/// <summary>
/// One live event that changes no stage, with its classification and due date, of a thousand customers in turn or one after the other,
/// beside keeping a list of a hundred events and working everything out of it again each time.
/// </summary>
[MemoryDiagnoser]
public class LiveEventBenchmarks
{
    private const int Customers = 1_000;
    private const int EventsEach = 110;
    private const int EventsBefore = 10;
    private const int EventsMeasured = EventsEach - EventsBefore;
    private const int Rounds = 30;

    private readonly CustomerEvent[] _events = [.. Enumerable.Range(0, EventsEach).Select(Event)];
    private readonly CustomerEvent[] _named = [.. Enumerable.Range(0, EventsEach).Select(i => Event(i) with { Id = $"order-{i}" })];
    private StageTracker<LifecycleMarketingStage>[] _trackers = [];

    /// <summary>Each iteration is a single run over new trackers, so the code is made to be compiled for good before.</summary>
    [GlobalSetup]
    public void WarmUp()
    {
        for (int i = 0; i < Rounds; i++)
        {
            Reset();
            InTurn();
            Reset();
            OneAfterTheOther();
            ResetWithIds();
            WithIds();
        }
    }

    [IterationSetup(Targets = [nameof(InTurn), nameof(OneAfterTheOther)])]
    public void Reset() => _trackers = [.. Enumerable.Range(0, Customers).Select(i => NewTracker($"c{i}", _events))];

    [IterationSetup(Target = nameof(WithIds))]
    public void ResetWithIds() => _trackers = [.. Enumerable.Range(0, Customers).Select(i => NewTracker($"c{i}", _named))];

    [Benchmark(OperationsPerInvoke = Customers * EventsMeasured)]
    public int InTurn()
    {
        int changes = 0;
        foreach (ref readonly CustomerEvent item in _events.AsSpan(EventsBefore))
        {
            foreach (StageTracker<LifecycleMarketingStage> tracker in _trackers)
            {
                changes += tracker.Take(in item).Count;
            }
        }

        return changes;
    }

    [Benchmark(OperationsPerInvoke = Customers * EventsMeasured)]
    public int OneAfterTheOther() => TakeAll(_events);

    [Benchmark(OperationsPerInvoke = Customers * EventsMeasured)]
    public int WithIds() => TakeAll(_named);

    [Benchmark(Baseline = true, OperationsPerInvoke = EventsMeasured)]
    public int ListAndEveryDay()
    {
        int due = 0;
        List<CustomerEvent> events = [];
        foreach (CustomerEvent item in _events.AsSpan(EventsBefore))
        {
            events.Add(item);
            LocalDate today = Shop.Default.DayOf(item.At);
            CustomerHistory history = new(Shop.Default, events);
            LifecycleMarketingStage stage = LifecycleMarketingRules.Default.Classify(history.FactsAt(today)).Stage;
            LocalDate day = today.PlusDays(1);
            while (LifecycleMarketingRules.Default.Classify(history.FactsAt(day)).Stage == stage)
            {
                day = day.PlusDays(1);
            }

            due += day.Day;
        }

        return due;
    }

    private static StageTracker<LifecycleMarketingStage> NewTracker(string customer, CustomerEvent[] events)
    {
        StageTracker<LifecycleMarketingStage> tracker = new(customer, Shop.Default, LifecycleMarketingRules.Default);
        tracker.EnsureCapacity(EventsEach);
        foreach (CustomerEvent item in events.AsSpan(0, EventsBefore))
        {
            tracker.Take(in item);
        }

        return tracker;
    }

    private static CustomerEvent Event(int number) =>
        CustomerEvent.Order(Instant.FromUtc(2023, 1, 1, 0, 0) + Duration.FromHours(19 * number), 20);

    private int TakeAll(CustomerEvent[] events)
    {
        int changes = 0;
        foreach (StageTracker<LifecycleMarketingStage> tracker in _trackers)
        {
            foreach (ref readonly CustomerEvent item in events.AsSpan(EventsBefore))
            {
                changes += tracker.Take(in item).Count;
            }
        }

        return changes;
    }
}
