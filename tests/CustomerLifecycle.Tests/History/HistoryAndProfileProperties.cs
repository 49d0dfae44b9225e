using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

[Trait("source", "004: visits, sign-ups, growth of the database, abandoned sessions and baskets, engagement")]
[Properties(Arbitrary = [typeof(Events)], MaxTest = 300)]
public sealed class HistoryAndProfileProperties
{
    private static readonly string[] Zones =
        ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"];

    private static readonly Shop ByItself = new() { Orders = OrderPolicy.Default.EachByItself() };

    [Property]
    public void History_AnyDate_GivesFactsOfPlainQueries(CustomerEvent[] events, byte zone, ushort day)
    {
        Shop shop = ShopIn(zone);
        LocalDate asOf = Events.FirstDay.PlusDays(day % 1_000);
        Assert.Equal(FactsOracle.At(shop, events, asOf), FactsOracle.WithoutDecline(new CustomerHistory(shop, events).FactsAt(asOf)));
    }

    [Property]
    public void Profile_AnyOrderAndPartition_GivesFactsOfHistory(CustomerEvent[] events, int seed, byte zone)
    {
        Shop shop = ShopIn(zone) with { Orders = OrderPolicy.Default.EachByItself() };
        Random random = new(seed);
        CustomerEvent[] shuffled = [.. events];
        random.Shuffle(shuffled);
        CustomerProfile[] parts = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new CustomerProfile(shop))];
        foreach (CustomerEvent item in shuffled)
        {
            parts[random.Next(parts.Length)].Add(in item);
        }

        random.Shuffle(parts);
        CustomerProfile merged = new(shop);
        foreach (CustomerProfile part in parts)
        {
            merged.Merge(part);
        }

        Assert.Equal(new CustomerHistory(shop, events).FactsAt(Events.LastDay), merged.FactsAt(Events.LastDay));
        Assert.Equal(events.Count(e => e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test }), merged.EventCount);
    }

    [Property]
    public void Merge_WithEmptyProfile_ChangesNothing(CustomerEvent[] events)
    {
        CustomerProfile profile = Fold(events);
        CustomerFacts before = profile.FactsAt(Events.LastDay);
        profile.Merge(new CustomerProfile(ByItself));
        Assert.Equal(before, profile.FactsAt(Events.LastDay));
        CustomerProfile identity = new(ByItself);
        identity.Merge(profile);
        Assert.Equal(before, identity.FactsAt(Events.LastDay));
    }

    [Property]
    public void History_ArrivalOrderAndDuplicates_DoNotMatter(CustomerEvent[] events, int seed)
    {
        CustomerEvent[] shuffled = [.. events, .. events.Where(e => e.Id is not null)];
        new Random(seed).Shuffle(shuffled);
        CustomerHistory straight = new(Shop.Default, events);
        CustomerHistory crooked = new(Shop.Default, shuffled);
        Assert.Equal(straight.Events, crooked.Events);
        Assert.Equal(straight.FactsAt(Events.LastDay), crooked.FactsAt(Events.LastDay));
    }

    [Property]
    public void History_CustomEvent_ChangesNoFact(CustomerEvent[] events, ushort day)
    {
        CustomerHistory history = new(Shop.Default, events);
        Instant at = Events.FirstDay.PlusDays(day % 700).AtMidnight().InUtc().ToInstant();
        Assert.Equal(history.FactsAt(Events.LastDay), history.With(CustomerEvent.Custom(at, "anything")).FactsAt(Events.LastDay));
    }

    [Property]
    public void History_TimeAlone_ChangesDaysByTheirDailyChange(CustomerEvent[] events, byte zone)
    {
        CustomerHistory history = new(ShopIn(zone), events);
        CustomerFacts today = history.FactsAt(Events.LastDay);
        CustomerFacts later = history.FactsAt(Events.LastDay.PlusDays(17));
        foreach (FactInfo<CustomerFacts> fact in CustomerFacts.Catalog.All)
        {
            Assert.Equal(fact.Measure(today) + (17 * fact.DailyChange), fact.Measure(later));
        }
    }

    [Property]
    public void HistoryPolicies_MergedAndMatched_AgreeWithPlainQueriesOnJudgedEvents(CustomerEvent[] events)
    {
        Shop shop = Shop.Default with { Orders = OrderPolicy.Default with { MergeSameDay = true } };
        CustomerFacts merged = new CustomerHistory(shop, events).FactsAt(Events.LastDay);
        CustomerFacts plain = new CustomerHistory(Shop.Default, events).FactsAt(Events.LastDay);
        int orderDays = FactsOracle.Judged(shop, events, Instant.MaxValue)
            .Where(e => e.Kind == CustomerEventKind.Order && OrderPolicy.Default.Counts(e))
            .Select(e => shop.DayOf(e.At))
            .Distinct()
            .Count();
        Assert.Equal(orderDays, merged.Orders);
        Assert.Equal(plain.Revenue, merged.Revenue, precision: 6);
        Assert.Equal(plain.DaysSinceLastOrder, merged.DaysSinceLastOrder);
        Assert.Equal(plain.Items, merged.Items);
    }

    private static CustomerProfile Fold(IEnumerable<CustomerEvent> events)
    {
        CustomerProfile profile = new(ByItself);
        foreach (CustomerEvent item in events)
        {
            profile.Add(in item);
        }

        return profile;
    }

    private static Shop ShopIn(byte zone) => new()
    {
        Zone = DateTimeZoneProviders.Tzdb[Zones[zone % Zones.Length]],
        Decline = new DeclinePolicy { LostAfterDays = 5 + (3 * (zone / Zones.Length)) },
    };
}
