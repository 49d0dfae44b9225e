using System.Globalization;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

[Properties(Arbitrary = [typeof(Events)], MaxTest = 120)]
public sealed class OwnFactProperties
{
    private static readonly string[] Zones =
        ["UTC", "Europe/Berlin", "America/Sao_Paulo", "America/Havana", "Pacific/Apia", "America/St_Johns"];

    private static Fact<int> Orders12 { get; } = Fact.Count("orders-12-months", CustomerEventKind.Order).InLastMonths(12);

    private static Fact<double> SpentThisYear { get; } = Fact.Sum("spent-this-year", CustomerEventKind.Order, e => e.Amount)
        .InThis(CalendarUnit.Year);

    private static Fact<string?> Plan { get; } = Fact.Attribute("plan");

    private static Fact<int> Tastings90 { get; } = Fact.Count("tastings-90", EventKind.Of("tasting")).InLastDays(90);

    private static Fact<int?> SinceThird { get; } = Fact.DaysSince("since-third", CustomerEventKind.Order, nth: 3);

    private static Fact<int?> TrialDays { get; } = Fact.DaysUntilAttribute("days-to-trial-end", "trial-end");

    private static Fact<int> ChannelsThisQuarter { get; } =
        Fact.CountDistinct("channels-quarter", CustomerEventKind.Order, e => e.Channel).InThis(CalendarUnit.Quarter);

    private static Fact<int?> SinceTasting60 { get; } = Fact.DaysSince("since-tasting-60", EventKind.Of("tasting")).InLastDays(60);

    private static Fact<LocalDate?> TrialEnd { get; } = Fact.DateAttribute("trial-end");

    private static Fact<double?> PerTasting { get; } = Fact.Calculate("per-tasting", f => f.Revenue / f[Tastings90]);

    /// <summary>
    /// Rules whose answers time changes in every way: windows of days, months and calendars, days since and until, attributes.
    /// </summary>
    private static readonly StageRules<CustomerFacts, string> Rules = StageRules
        .For(StageModel.Of("own-words", TransitionPolicy.Free, "one", "two", "three", "four", "five"))
        .When("one", f => f[Orders12] >= 3 || (f[SpentThisYear] >= 150 && f[Plan] != "free"))
        .When("two", f => f[Tastings90] >= 1 && f[SinceThird] > 20)
        .When("three", f => f[TrialDays] >= 1 || f[ChannelsThisQuarter] >= 2 || f[SinceTasting60] <= 30)
        .When("four", f => new[] { "gold", "silver" }.Contains(f[Plan]) && f.DaysSinceLastOrder > 45)
        .When("four", f => f[TrialEnd] >= new LocalDate(2024, 6, 1) || f[PerTasting] > 40)
        .Otherwise("five");

    private static readonly StageRules<CustomerFacts, string> Ways = StageRules
        .For(StageModel.Of("ways", TransitionPolicy.Free, "patron", "regular", "trial", "guest"))
        .When("patron", f => f[SpentThisYear] >= 150 && f[Plan] == "gold")
        .When("regular", f => f[Orders12] >= 2 || f[Tastings90] >= 3)
        .When("trial", f => f[TrialDays] >= 1 && f[TrialDays] <= 30)
        .Otherwise("guest");

    [Property]
    public void AnyFact_AnyWindow_AnyDate_IsAPlainQueryOverTheEvents(CustomerEvent[] events, byte zone, ushort day)
    {
        OwnFacts.Asked asked = new(ShopIn(zone), events, Events.FirstDay.PlusDays(day % 900));
        CustomerFacts facts = new CustomerHistory(asked.Shop, events).FactsAt(asked.AsOf);
        foreach ((CustomerFact fact, Func<OwnFacts.Asked, object?> oracle) in OwnFacts.All)
        {
            AssertSame(oracle(asked), OwnFacts.ValueOf(fact, facts), fact.ToString());
        }
    }

    [Property]
    public void AProfile_KeepsWhatFitsASummary_InAnyOrderAndSplit(CustomerEvent[] events, int seed, byte zone)
    {
        CustomerFact[] kept = [.. OwnFacts.All.Select(f => f.Fact).Where(Fits)];
        Assert.True(kept.Length > 30);
        Shop shop = ShopIn(zone) with { Orders = OrderPolicy.Default.EachByItself() };
        Random random = new(seed);
        CustomerEvent[] shuffled = [.. events];
        random.Shuffle(shuffled);
        CustomerProfile[] parts = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new CustomerProfile(shop, kept))];
        foreach (CustomerEvent item in shuffled)
        {
            parts[random.Next(parts.Length)].Add(in item);
        }

        foreach (CustomerProfile part in parts.Skip(1))
        {
            parts[0].Merge(part);
        }

        CustomerFacts expected = new CustomerHistory(shop, events).FactsAt(Events.LastDay);
        CustomerFacts actual = parts[0].FactsAt(Events.LastDay);
        Assert.All(kept, fact => AssertSame(OwnFacts.ValueOf(fact, expected), OwnFacts.ValueOf(fact, actual), fact.ToString()));
    }

    [Property]
    public void TheNextChange_IsThatOfTryingEveryDay(CustomerEvent[] events, byte zone, ushort day)
    {
        CustomerHistory history = new(ShopIn(zone), events);
        LocalDate asOf = Events.LastDay.PlusDays(day % 200);
        string now = Rules.Classify(history.FactsAt(asOf)).Stage;
        NextStageChange<string>? next = Rules.NextChange(history.FactsAt(asOf), asOf);
        LocalDate? found = Enumerable.Range(1, 900)
            .Select(n => (LocalDate?)asOf.PlusDays(n))
            .FirstOrDefault(d => Rules.Classify(history.FactsAt(d!.Value)).Stage != now);
        Assert.Equal(found, next?.On);
        Assert.Equal(found is { } on ? Rules.Classify(history.FactsAt(on)).Stage : null, next?.Stage);
    }

    [Property(MaxTest = 60)]
    public void ATimeline_IsTheStageOfEachDay_AndATrackerTellsTheSameLive(CustomerEvent[] events, byte zone, int seed)
    {
        CustomerHistory history = new(ShopIn(zone), events);
        StageTimeline<string> timeline = StageTimeline.Replay(history, Rules, Events.LastDay);
        for (LocalDate day = Events.FirstDay; day < Events.LastDay; day = day.PlusDays(1))
        {
            bool isKnown = history.Events.Count > 0 && history.Events[0].At < history.Shop.EndOf(day);
            Assert.Equal(isKnown ? Rules.Classify(history.FactsAt(day)).Stage : null, timeline.StageOn(day)?.Key);
        }

        CustomerEvent[] shuffled = [.. history.Events];
        new Random(seed).Shuffle(shuffled);
        StageTracker<string> tracker = new("c", history.Shop, Rules);
        foreach (CustomerEvent item in seed % 2 == 0 ? shuffled : [.. history.Events])
        {
            tracker.Take(in item);
        }

        tracker.Advance(history.Shop.EndOf(Events.LastDay).PlusTicks(-1));
        Assert.Equal(
            timeline.Transitions.Select(t => (t.From, t.To, t.At)), tracker.Timeline().Transitions.Select(t => (t.From, t.To, t.At)));
    }

    [Property]
    public void ARule_IsItsCompiledLambda_AndReadBackFromJson(CustomerEvent[] events, byte zone, ushort day)
    {
        CustomerFacts facts = new CustomerHistory(ShopIn(zone), events).FactsAt(Events.FirstDay.PlusDays(day % 900));
        StageRule<CustomerFacts> first = Rules.Rules.First(rule => rule.IsFallback || rule.Predicate.Compile()(facts));
        Assert.Equal(first.Stage.Key, Rules.Classify(in facts).Stage);
        Assert.Empty(Rules.Findings);
        StageRules<CustomerFacts, string> read = ReadBack.Value;
        Assert.Equal(Rules.Classify(in facts).Stage, read.Classify(in facts).Stage);
        Assert.Equal(Rules.Explain(in facts).Say(CultureInfo.InvariantCulture), read.Explain(in facts).Say(CultureInfo.InvariantCulture));
    }

    /// <summary>Who does what a way says is where it leads: every step as the event that it names, the choice as it is said.</summary>
    [Property(MaxTest = 60)]
    public void AWay_LeadsWhereItSays(CustomerEvent[] events, ushort day)
    {
        LocalDate asOf = Events.LastDay.PlusDays(day % 60);
        CustomerHistory history = new(Shop.Default, events);
        CustomerFacts facts = history.FactsAt(asOf);
        foreach (StageInfo<string> stage in Ways.Model.Stages)
        {
            foreach (WayToStage<CustomerFacts> way in Ways.WaysTo(stage, in facts).Ways)
            {
                LocalDate done = asOf.PlusDays(way.FromDays);
                CustomerHistory then = history.With(
                    way.Steps.SelectMany(step => Enumerable.Range(0, step.Times).Select(_ => EventOf(step, done))));
                LocalDate arrived = done.PlusDays(way.WaitDays);
                Assert.True(
                    Ways.Classify(then.FactsAt(arrived)).Stage == stage.Value,
                    $"'{way}' as of {asOf:uuuu-MM-dd} leads to {Ways.Classify(then.FactsAt(arrived)).Stage}, not to {stage.Key}");
            }
        }
    }

    private static CustomerEvent EventOf(WayStep<CustomerFacts> step, LocalDate day)
    {
        Instant at = day.At(new LocalTime(23, 59)).InUtc().ToInstant();
        return step.Key switch
        {
            "order" => CustomerEvent.Order(at, (decimal)Math.Max(0.01, step.Choice ?? 0)),
            "plan" => CustomerEvent.AttributeSet(at, "plan", step.ChoiceText ?? "any"),
            "days-to-trial-end" => CustomerEvent.AttributeSet(at, "trial-end", day.PlusDays((int)(step.Choice ?? 0))),
            _ => CustomerEvent.Own(EventKind.Of(step.Key), at),
        };
    }

    private static readonly Lazy<StageRules<CustomerFacts, string>> ReadBack = new(() =>
    {
        string json = StageModelJson.Write(Rules);
        StageRules<CustomerFacts, string> read = StageModelJson.Parse(json);
        Assert.Equal(json, StageModelJson.Write(read));
        Assert.Equal(StageModelJson.Parse(json).Fingerprint, read.Fingerprint);
        return read;
    });

    private static bool Fits(CustomerFact fact)
    {
        try
        {
            _ = new CustomerProfile(new Shop { Orders = OrderPolicy.Default.EachByItself() }, fact);
            return true;
        }
        catch (ArgumentException e)
        {
            Assert.Contains("needs every event", e.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static Shop ShopIn(byte zone) => new() { Zone = DateTimeZoneProviders.Tzdb[Zones[zone % Zones.Length]] };

    private static void AssertSame(object? expected, object? actual, string fact)
    {
        bool isSame = (expected, actual) is (double one, double other)
            ? Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Abs(one))
            : Equals(expected, actual);
        Assert.True(isSame, $"{fact}: expected {expected ?? "–"}, found {actual ?? "–"}");
    }
}
