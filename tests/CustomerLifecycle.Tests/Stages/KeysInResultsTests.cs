using System.Text.Json;
using NodaTime;

namespace CustomerLifecycle.Tests.Stages;

/// <summary>Where a model names its stages otherwise than their type, every result says the model's key, in JSON and as text.</summary>
public sealed class KeysInResultsTests
{
    private static readonly StageModel<Flat> Model =
        new("flat", [new StageInfo<Flat>(Flat.One, "window-shopper"), new StageInfo<Flat>(Flat.Two, "tenant")]);

    private static readonly StageRules<CustomerFacts, Flat> Rules = StageRules.For(Model)
        .When(Flat.Two, f => f.DaysSinceLastOrder <= 30)
        .Otherwise(Flat.One);

    private static readonly CustomerHistory History = new(
        Shop.Default,
        CustomerEvent.Visit(Instant.FromUtc(2024, 1, 1, 9, 0)),
        CustomerEvent.Order(Instant.FromUtc(2024, 1, 3, 9, 0), 10));

    private static readonly LocalDate AsOf = new(2024, 1, 10);

    public enum Flat
    {
        One,
        Two,
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryResult_SaysTheModelsKey(bool isOpaque)
    {
        IStageClassifier<CustomerFacts, Flat> classifier = isOpaque
            ? StageClassifier.For(Model, f => f.DaysSinceLastOrder <= 30 ? Flat.Two : Flat.One)
            : Rules;
        StageTimeline<Flat> timeline = StageTimeline.Replay(History, classifier, AsOf);
        StageTracker<Flat> tracker = new("ada", Shop.Default, classifier);
        NextStageChange<Flat> next = timeline.NextChange!.Value;
        DueChange<string, Flat> due = Assert.Single(
            DueChanges.Until([KeyValuePair.Create("ada", History)], classifier, AsOf, AsOf.PlusYears(1)));
        object[] results =
        [
            classifier.Classify(History.FactsAt(AsOf)),
            timeline.Visits[0],
            timeline.Visits[1],
            timeline.Transitions[0],
            next,
            due,
            .. History.Events.SelectMany(e => tracker.Take(e)),
        ];
        Assert.All(results, result =>
        {
            string json = JsonSerializer.Serialize(result, result.GetType());
            Assert.Matches("window-shopper|tenant", json);
            Assert.DoesNotMatch("\"(one|two)\"", json);
            Assert.DoesNotMatch(@"\b(one|two|One|Two)\b", result is DueChange<string, Flat> ? string.Empty : result.ToString()!);
        });
        Assert.Equal("tenant", classifier.Classify(History.FactsAt(AsOf)).ToString());
        Assert.Equal("window-shopper on 2024-02-03", next.ToString());
        Assert.Equal(
            """{"customer":"ada","stage":"tenant","on":"2024-02-03","nextStage":"window-shopper"}""", JsonSerializer.Serialize(due));
    }

    [Fact]
    public void ARefusal_SaysTheModelsKeys()
    {
        TimelinePolicy<Flat> policy = TimelinePolicy.For(Model).WithMinimumStay(60);
        StageTimeline<Flat> timeline = StageTimeline.Replay(History, Rules, new LocalDate(2024, 2, 10), policy);
        Assert.StartsWith("window-shopper → tenant refused on 2024-01-03", timeline.Refusals[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheDefaultValue_HasNoStage() =>
        Assert.Equal("""{"stage":null}""", JsonSerializer.Serialize(default(StageClassification<Flat>)));
}
