using CustomerLifecycle.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>Every date that the calendar has works, in every zone: before 1970, in the year 1 and in the year 9999.</summary>
public sealed class EveryDateTests
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static TheoryData<string> Zones => [.. DateTimeZoneProviders.Tzdb.Ids];

    [Theory]
    [MemberData(nameof(Zones))]
    public void DayOf_TheFirstAndTheLastInstant_IsTheFirstOrLastDay_InEveryZone(string id)
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb[id] };
        Assert.InRange(Period.DaysBetween(LocalDate.MinIsoValue, shop.DayOf(Instant.MinValue)), 0, 1);
        Assert.InRange(Period.DaysBetween(shop.DayOf(Instant.MaxValue), LocalDate.MaxIsoValue), 0, 1);
        Assert.True(shop.EndOf(LocalDate.MinIsoValue) > Instant.MinValue);
        Assert.Equal(Instant.MaxValue, shop.EndOf(LocalDate.MaxIsoValue));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("UTC")]
    public void AnEventAtEitherEndOfTime_IsInFactsReplayAndTracker(string id)
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb[id] };
        foreach (Instant at in (Instant[])[Instant.MinValue, Instant.MaxValue])
        {
            CustomerEvent order = CustomerEvent.Order(at, 20);
            CustomerHistory history = new(shop, order);
            CustomerProfile profile = new(shop with { Orders = OrderPolicy.Default.EachByItself() });
            profile.Add(in order);
            LocalDate day = shop.DayOf(at);
            Assert.Equal((1, 0), (history.FactsAt(day).Orders, history.FactsAt(day).DaysSinceLastOrder));
            Assert.Equal(1, history.FactsAt(at).Orders);
            Assert.Equal((1, 0), (profile.FactsAt(day).Orders, profile.FactsAt(day).DaysSinceLastOrder));

            StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(history, LifecycleMarketingRules.Default, day);
            Assert.Equal(LifecycleMarketingRules.Default.StageOf(history.FactsAt(day)), timeline.Model[timeline.Current!.Value.Stage]);

            StageTracker<LifecycleMarketingStage> tracker = new("ada", shop, LifecycleMarketingRules.Default);
            tracker.Take(in order);
            Assert.Equal(timeline.Current!.Value.Stage, tracker.Stage!.Value);
            Assert.Equal(day, tracker.Since);
            Assert.Equal(timeline.Current, tracker.Timeline().Current);
            StageTracker<LifecycleMarketingStage> restored = new(tracker.ToState(), shop, LifecycleMarketingRules.Default);
            Assert.Equal(tracker.Stage, restored.Stage);
            tracker.Advance(Instant.MaxValue);
            Assert.NotNull(tracker.Stage);
        }
    }

    /// <summary>The same life lived in another year: days count from the events, and no year is a special one.</summary>
    [Property(MaxTest = 300)]
    public Property ALifeInAnotherYear_GoesTheSameWay() => Prop.ForAll(
        Events.ArbitraryEvents(),
        Gen.Elements(-4_370_000, -719_162, -30_000, -19_724, -19_723, -19_722, -1, 2_900_000).ToArbitrary(),
        (events, days) =>
        {
            Duration shift = Duration.FromDays(days);
            CustomerHistory known = new(Shop.Default, events.Select(e => WithoutDates(e)));
            CustomerHistory moved = new(Shop.Default, known.Events.Select(e => MovedBy(e, shift)));
            LocalDate until = Events.LastDay;
            StageTimeline<LifecycleMarketingStage> expected = StageTimeline.Replay(known, LifecycleMarketingRules.Default, until);
            StageTimeline<LifecycleMarketingStage> actual =
                StageTimeline.Replay(moved, LifecycleMarketingRules.Default, until.PlusDays(days));
            Assert.Equal(known.FactsAt(until), moved.FactsAt(until.PlusDays(days)));
            Assert.Equal(
                expected.Visits.Select(v => (v.Stage, v.Entered + shift)),
                actual.Visits.Select(v => (v.Stage, v.Entered)));
            Assert.Equal(expected.NextChange?.On.PlusDays(days), actual.NextChange?.On);
        });

    [Fact]
    public void AWayOnTheDayThatNumbersCountFrom_SaysItsDate()
    {
        Instant noon = Epoch.PlusDays(-80).AtMidnight().InUtc().ToInstant();
        CustomerHistory history = new(Shop.Default, CustomerEvent.Order(noon, 30));
        StageRules<CustomerFacts, string> rules = StageRules
            .For(StageModel.Of("silence", TransitionPolicy.Free, "new", "again", "gone"))
            .When("gone", f => f.DaysSinceFirstOrder > 100)
            .When("again", f => f.Orders >= 2)
            .Otherwise("new");
        WayToStage<CustomerFacts> way = Assert.Single(rules.WaysTo(rules.Model["again"], history.FactsAt(Epoch)).Ways);
        Assert.Equal(Epoch.PlusDays(20), way.Until);
        Assert.Equal("one more order by 1970-01-21", way.Say(System.Globalization.CultureInfo.InvariantCulture));
    }

    // What carries a date of its own would have to move as well.
    private static CustomerEvent WithoutDates(CustomerEvent item) => item.ContractEnd is null ? item : CustomerEvent.Visit(item.At);

    private static CustomerEvent MovedBy(CustomerEvent item, Duration shift)
    {
        CustomerEventParts parts = CustomerEventParts.Of(in item);
        return new CustomerEventParts(parts.Kind, parts.At + shift)
        {
            Id = parts.Id,
            Channel = parts.Channel,
            Reference = parts.Reference,
            Campaign = parts.Campaign,
            Category = parts.Category,
            Amount = parts.Amount,
            Cost = parts.Cost,
            Currency = parts.Currency,
            Quantity = parts.Quantity,
            Status = parts.Status,
            Selling = parts.Selling,
            Score = parts.Score,
            AttributeValue = parts.AttributeValue,
            Products = parts.Products,
            Details = parts.Details,
        }.ToEvent();
    }
}
