using BenchmarkDotNet.Attributes;
using NodaTime;

namespace CustomerLifecycle.Benchmarks;

/// <summary>One event into a profile, the facts of it, and an explanation; beside recomputing from the list of orders with LINQ.</summary>
[MemoryDiagnoser]
public class ActivityBenchmarks
{
    private static readonly LocalDate Today = new(2025, 12, 31);

    private readonly Shop _shop = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Currency = "EUR" };
    private readonly CustomerEvent[] _orders = [.. Enumerable.Range(0, 100)
        .Select(i => CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 10, 0) + Duration.FromDays(6 * i), 10 + i))];
    private readonly CustomerEvent _visit = CustomerEvent.Visit(Instant.FromUtc(2025, 12, 1, 10, 0));
    private readonly CustomerFacts _facts = new() { Orders = 4, DaysSinceLastOrder = 200, DaysSinceFirstOrder = 400 };
    private CustomerProfile _profile = null!;

    [GlobalSetup]
    public void Setup()
    {
        _profile = new CustomerProfile(_shop with { Orders = OrderPolicy.Default.EachByItself() });
        foreach (CustomerEvent order in _orders)
        {
            _profile.Add(in order);
        }
    }

    [Benchmark(Baseline = true)]
    public (int Orders, int Days, decimal Revenue) RecomputeFrom100OrdersWithLinq() => (
        _orders.Count(o => o.Status == OrderStatus.Completed && o.Amount > 0),
        Period.DaysBetween(_orders.Where(o => o.Amount > 0).Max(o => o.At.InZone(_shop.Zone).Date), Today),
        _orders.Where(o => o.Amount > 0).Sum(o => o.Amount));

    [Benchmark]
    public void AddEvent() => _profile.Add(in _visit);

    [Benchmark]
    public CustomerFacts FactsOfProfile() => _profile.FactsAt(Today);

    [Benchmark]
    public int AddEventAndClassify()
    {
        _profile.Add(in _visit);
        return (int)LifecycleMarketingRules.Default.Classify(_profile.FactsAt(Today)).Stage;
    }

    [Benchmark]
    public StageExplanation<CustomerFacts> Explain() => LifecycleMarketingRules.Default.Explain(_facts);

    [Benchmark]
    public string ExplainInWords() => LifecycleMarketingRules.Default.Explain(_facts).ToString();

    [Benchmark]
    public object BuildRules() => LifecycleMarketingRules.Create(new LifecycleMarketingOptions());
}
