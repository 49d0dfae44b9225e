using CustomerLifecycle;
using NodaTime;

namespace Snippets;

public sealed class TimelineSnippets : PrintingTest
{
    [Fact]
    public void Life()
    {
        var history = new CustomerHistory(
            new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] },
            CustomerEvent.SignUp(Instant.FromUtc(2024, 1, 10, 9, 0)),
            CustomerEvent.Order(Instant.FromUtc(2024, 2, 1, 18, 30), 49.90m) with { Id = "A-17" },
            CustomerEvent.Order(Instant.FromUtc(2024, 8, 20, 8, 0), 25m) with { Id = "A-31" });

        StageTimeline<LifecycleMarketingStage> life = StageTimeline.Replay(
            history, LifecycleMarketingRules.Default, new LocalDate(2024, 9, 30));
        foreach (StageTransition<LifecycleMarketingStage> move in life.Transitions)
        {
            Console.WriteLine(move);
        }

        NextStageChange<LifecycleMarketingStage> next = life.NextChange!.Value;
        Console.WriteLine($"furthest: {life.Furthest}, now: {life.StageOn(life.AsOf)}, next: {next.Stage} on {next.On:uuuu-MM-dd}");

        AssertPrintedAsIn("docs", "timelines.md");
    }

    [Fact]
    public void Ways()
    {
        CustomerHistory history = History();
        CustomerFacts facts = history.FactsAt(new LocalDate(2024, 9, 30));
        foreach (StageInfo stage in FivePhaseJourney.Model.Stages)
        {
            Console.WriteLine($"{stage}: {FivePhaseJourneyRules.Default.WaysTo(stage, facts)}");
        }

        AssertPrintedAsIn("docs", "timelines.md");
    }

    [Fact]
    public void DifferenceAndDue()
    {
        CustomerHistory history = History();
        var customers = new Dictionary<string, CustomerHistory> { ["ada"] = history };
        foreach ((string customer, StageDifference<LifecycleMarketingStage> difference) in
            StageDifference.Between(customers, LifecycleMarketingRules.Default, new LocalDate(2024, 3, 31), new LocalDate(2024, 6, 30)))
        {
            Console.WriteLine($"{customer}: {difference}");
        }

        IReadOnlyList<DueChange<string, LifecycleMarketingStage>> due =
            DueChanges.Until(
                customers, LifecycleMarketingRules.Default, asOf: new LocalDate(2024, 9, 30), until: new LocalDate(2025, 3, 31));
        Console.WriteLine($"{due[0].Customer} is due on {due[0].NextChange.On:uuuu-MM-dd}");

        AssertPrintedAsIn("docs", "timelines.md");
    }

    [Fact]
    public void Policy()
    {
        CustomerHistory history = History();
        TimelinePolicy<LifecycleMarketingStage> policy = TimelinePolicy.For(LifecycleMarketing.Model)
            .WithMoves(TransitionPolicy.ForwardWithSkipping)
            .WithMinimumStay(LifecycleMarketingStage.Conversion, days: 7)
            .WithHold(LifecycleMarketingStage.Growth, f => f.DaysSinceLastOrder <= 120, HoldAgainst.FallingBack);
        var promised = new StageOverride<LifecycleMarketingStage>(
            LifecycleMarketingStage.Retention,
            Instant.FromUtc(2024, 3, 1, 9, 0),
            until: new LocalDate(2024, 4, 1),
            reason: "trial contract",
            author: "Ada");
        StageTimeline<LifecycleMarketingStage> held = StageTimeline.Replay(
            history, LifecycleMarketingRules.Default, new LocalDate(2024, 9, 30), policy, promised);
        foreach (RefusedMove<LifecycleMarketingStage> refusal in held.Refusals)
        {
            Console.WriteLine(refusal);
        }

        Console.WriteLine(held.Explain(history, new LocalDate(2024, 5, 10)));

        AssertPrintedAsIn("docs", "timelines.md");
    }

    [Fact]
    public void Live()
    {
        CustomerHistory history = History();
        var tracker = new StageTracker<LifecycleMarketingStage>("ada", history.Shop, LifecycleMarketingRules.Default);
        foreach (CustomerEvent item in history.Events.Reverse())
        {
            foreach (StageChange<LifecycleMarketingStage> change in tracker.Take(item))
            {
                Console.WriteLine(change);
            }
        }

        Console.WriteLine($"{tracker.Stage} since {tracker.Since:uuuu-MM-dd}, look again on {tracker.DueOn:uuuu-MM-dd}");

        AssertPrintedAsIn("docs", "timelines.md");
    }

    private static CustomerHistory History() => new(
        new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] },
        CustomerEvent.SignUp(Instant.FromUtc(2024, 1, 10, 9, 0)),
        CustomerEvent.Order(Instant.FromUtc(2024, 2, 1, 18, 30), 49.90m) with { Id = "A-17" },
        CustomerEvent.Order(Instant.FromUtc(2024, 8, 20, 8, 0), 25m) with { Id = "A-31" });

    [Fact]
    public void AFunctionAsClassifier()
    {
        IStageClassifier<CustomerFacts, ClubStage> byFunction = StageClassifier.For(
            StageModel.Of<ClubStage>("by-function"),
            facts => facts.Orders * 0.4 > 1 ? ClubStage.Member : ClubStage.Guest,
            version: "2026-03");

        CustomerFacts facts = new() { Orders = 3 };
        Assert.Equal(new TrainedModel().Classify(in facts).Stage, byFunction.Classify(in facts).Stage);
        Assert.Equal("by-function-2026-03", byFunction.Fingerprint);
    }
}
