using NodaTime;

namespace CustomerLifecycle.Orleans.Tests;

/// <summary>A made-up customer who goes by two ids, perhaps, and everything that happens to them.</summary>
/// <param name="Id">The id that stays.</param>
/// <param name="Guest">The id that is merged into it; null where there is none.</param>
/// <param name="Events">What happens, each with the id that it is recorded under, and whether it comes in late.</param>
internal sealed record Persona(string Id, string? Guest, IReadOnlyList<(string Customer, CustomerEvent Event, bool IsLate)> Events)
{
    public static Persona MakeUp(int number, Random random, Instant from, Instant to)
    {
        string id = $"c{number:000}";
        string? guest = random.Next(3) == 0 ? $"guest-{number:000}" : null;
        List<(string, CustomerEvent, bool)> events = [];
        for (int i = random.Next(3, 12); i > 0; i--)
        {
            Instant at = from + Duration.FromSeconds(random.NextInt64((long)(to - from).TotalSeconds));
            CustomerEvent item = random.Next(8) switch
            {
                0 => CustomerEvent.Visit(at),
                1 => CustomerEvent.SignUp(at),
                2 => CustomerEvent.EmailClicked(at),
                3 => CustomerEvent.Review(at, random.Next(1, 6)),
                _ => CustomerEvent.Order(at, random.Next(5, 200)),
            };
            string customer = guest is not null && random.Next(3) == 0 ? guest : id;
            events.Add((customer, item with { Id = $"{customer}-{i}" }, random.Next(4) == 0));
        }

        return new Persona(id, guest, events);
    }

    /// <summary>What a replay of everything that happened knows, in the words of <see cref="ToldChanges"/>.</summary>
    public IReadOnlyList<string> Replay(Instant now)
    {
        StageTimeline<LifecycleMarketingStage> life = StageTimeline.Replay(
            new CustomerHistory(Shop.Default, Events.Select(e => e.Event)), LifecycleMarketingRules.Default, Shop.Default.DayOf(now));
        return
        [
            .. life.Visits.Select((visit, i) =>
            {
                string from = i == 0 ? string.Empty : $"{KeyOf(life.Visits[i - 1])} → ";
                return $"{Id}: {from}{KeyOf(visit)} on {Shop.Default.DayOf(visit.Entered):uuuu-MM-dd}";
            }),
        ];

        static string KeyOf(StageVisit<LifecycleMarketingStage> visit) => LifecycleMarketing.Model[visit.Stage].Key;
    }
}
