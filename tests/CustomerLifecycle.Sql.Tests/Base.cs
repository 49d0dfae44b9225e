using CustomerLifecycle.Tests.Generators;
using FsCheck.Fluent;
using NodaTime;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>Random customers, the same for a seed: in a table of an engine, and as histories.</summary>
/// <remarks>
/// A table has a row for each event and names no products; what happened at the very same instant is told apart in the process alone, so
/// nothing does.
/// </remarks>
public sealed class Base
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private Base(Shop shop, IReadOnlyDictionary<string, CustomerHistory> customers) => (Shop, Customers) = (shop, customers);

    public Shop Shop { get; }

    public IReadOnlyDictionary<string, CustomerHistory> Customers { get; }

    /// <summary>Makes customers and loads them.</summary>
    public static Base Load(Engine engine, int seed, int count, OrderPolicy? orders = null)
    {
        OrderPolicy policy = orders ?? OrderPolicy.Default;
        Shop shop = new() { Zone = Berlin, Orders = engine.Dialect.MatchesReturns ? policy : policy.EachByItself() };
        CustomerEvent[][] lives = [.. Events.Some.Sample(count, new FsCheck.Rnd((ulong)seed, 1), 50), .. Regulars(seed, count / 2)];
        Dictionary<string, CustomerHistory> customers = new(StringComparer.Ordinal);
        foreach ((int i, CustomerEvent[] life) in lives.Index())
        {
            CustomerEvent[] events = [.. life.Select(Plain).DistinctBy(e => e.At)];
            if (events.Length > 0)
            {
                customers.Add($"c{i} 'o'", new CustomerHistory(shop, events));
            }
        }

        engine.Load(customers.SelectMany(c => c.Value.Events.ToArray().Select(e => (c.Key, e))));
        return new Base(shop, customers);
    }

    /// <summary>Those who have an event by the end of a day.</summary>
    public IEnumerable<KeyValuePair<string, CustomerHistory>> KnownOn(LocalDate day) =>
        Customers.Where(c => c.Value.Events.Any(e => e.At < Shop.EndOf(day)
            && (Shop.Orders.CountTest || e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test })));

    // Random events have no rhythm: these order again and again, return now and then, and look around in between.
    private static IEnumerable<CustomerEvent[]> Regulars(int seed, int count)
    {
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            int gap = random.Next(2, 90);
            Instant at = Events.FirstDay.PlusDays(random.Next(300)).AtMidnight().InUtc().ToInstant();
            List<CustomerEvent> life = [];
            for (int order = random.Next(1, 30); order > 0 && Events.LastDay > at.InUtc().Date; order--)
            {
                at += Duration.FromHours((gap * 24 * random.NextDouble() * 2) + 1).Plus(Duration.FromSeconds(random.Next(3600)));
                at = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
                decimal amount = random.Next(1, 40) * 2.5m;
                life.Add(CustomerEvent.Order(at, amount) with { Id = $"o{order}" });
                if (random.Next(6) == 0)
                {
                    life.Add(CustomerEvent.Return(at + Duration.FromDays(random.Next(1, 20)), amount * random.Next(1, 5) / 4) with
                    {
                        Reference = random.Next(2) == 0 ? $"o{order}" : null,
                    });
                }

                if (random.Next(2) == 0)
                {
                    life.Add(CustomerEvent.Visit(at + Duration.FromMinutes(random.Next(1, 9_000))));
                }
            }

            yield return [.. life.Where(e => e.At < Events.LastDay.AtMidnight().InUtc().ToInstant())];
        }
    }

    private static CustomerEvent Plain(CustomerEvent item) => item.Kind switch
    {
        CustomerEventKind.Return or CustomerEventKind.AttributeSet => item,
        CustomerEventKind.Custom => item with { Reference = null },
        _ => item with { Reference = null },
    };
}
