using CustomerLifecycle.Decisions;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "000: content changes with the stage")]
public sealed class StageContentTests
{
    private static readonly StageModel<LifecycleMarketingStage> Model = LifecycleMarketing.Model;
    private static readonly StageInfo Growth = Model[LifecycleMarketingStage.Growth];
    private static readonly StageInfo WinBack = Model[LifecycleMarketingStage.WinBack];

    [Fact]
    public void TheMostSpecificEntry_Wins()
    {
        StageContent<string> content = new StageContent<string>(Model, "hello")
            .With(null, "welcome back", visitor: VisitorKind.Returning)
            .With(Growth, "your next order")
            .With(Growth, "missed you", visitor: VisitorKind.Returning);
        Assert.Equal("missed you", content.Embedded(Growth, VisitorKind.Returning));
        Assert.Equal("your next order", content.Embedded(Growth, VisitorKind.New));
        Assert.Equal("welcome back", content.Embedded(WinBack, VisitorKind.Returning));
        Assert.Equal("hello", content.Embedded(WinBack, VisitorKind.New));
    }

    [Fact]
    public void Overlays_AreShownOnlyWhereOneWasGiven()
    {
        StageContent<string> content = new StageContent<string>(Model, "hello").With(WinBack, "10 % for you", ContentPlacement.Overlay);
        Assert.True(content.TryOverlay(WinBack, VisitorKind.New, out string? overlay));
        Assert.Equal("10 % for you", overlay);
        Assert.False(content.TryOverlay(Growth, VisitorKind.New, out overlay));
        Assert.Null(overlay);
        Assert.Equal("hello", content.Embedded(WinBack, VisitorKind.New));
    }

    [Fact]
    public void StepsReturnNewValues_AndStrangersAreRefused()
    {
        StageContent<string> before = new(Model, "hello");
        StageContent<string> after = before.With(Growth, "grow").With(Growth, "grow more");
        Assert.Equal(("hello", "grow more"), (before.Embedded(Growth, VisitorKind.New), after.Embedded(Growth, VisitorKind.New)));
        StageInfo stranger = SixStepFunnel.Model.Stages[0];
        Assert.Throws<ArgumentException>(() => before.With(stranger, "?"));
        Assert.Throws<ArgumentException>(() => before.Embedded(stranger, VisitorKind.New));
        Assert.Throws<ArgumentNullException>(() => new StageContent<string>(Model, null!));
    }

    [Property(MaxTest = 300)]
    public void EveryStageHasContent_ForEveryVisitor(bool[] given)
    {
        StageContent<string> content = new(Model, "fallback");
        foreach ((int i, bool isGiven) in given.Take(Model.Stages.Count * 2).Index())
        {
            content = isGiven ? content.With(Model.Stages[i / 2], $"{i}", visitor: (VisitorKind)(i % 2)) : content;
        }

        for (int i = 0; i < Model.Stages.Count * 2; i++)
        {
            Assert.Equal(i < given.Length && given[i] ? $"{i}" : "fallback", content.Embedded(Model.Stages[i / 2], (VisitorKind)(i % 2)));
        }
    }

    [Fact]
    public void WhoVisitedBefore_IsAReturningVisitor()
    {
        Instant first = Instant.FromUtc(2024, 1, 1, 8, 0);
        LocalDate day = new(2024, 1, 2);
        Assert.Equal(VisitorKind.New, VisitorKinds.Of(new CustomerHistory(Shop.Default).FactsAt(day)));
        Assert.Equal(VisitorKind.New, VisitorKinds.Of(new CustomerHistory(Shop.Default, CustomerEvent.Visit(first)).FactsAt(day)));
        Assert.Equal(VisitorKind.Returning, VisitorKinds.Of(
            new CustomerHistory(Shop.Default, CustomerEvent.Visit(first), CustomerEvent.Visit(first + Duration.FromDays(1))).FactsAt(day)));
        Assert.Equal(
            VisitorKind.Returning, VisitorKinds.Of(new CustomerHistory(Shop.Default, CustomerEvent.SignUp(first)).FactsAt(day)));
        foreach (CustomerEvent bought in new[]
        {
            CustomerEvent.Order(first, 10),
            CustomerEvent.LoyaltyScan(first),
            CustomerEvent.ContractStarted(first, day.PlusYears(1)),
        })
        {
            Assert.Equal(VisitorKind.Customer, VisitorKinds.Of(new CustomerHistory(Shop.Default, bought).FactsAt(day)));
        }
    }

    /// <summary>Who has just bought stands in the stage of those who are about to, but is not asked to buy at last.</summary>
    [Fact]
    public void ContentForThoseAboutToBuy_DoesNotReachWhoHasBought()
    {
        foreach (StageModel model in ShippedRules.All.Select(r => ((IStageClassifier<CustomerFacts>)r).Model))
        {
            StageContent<string> content = new StageContent<string>(model, "hello")
                .With(StageRole.Purchase, "order today, without postage")
                .With(StageRole.Purchase, "10 % off", ContentPlacement.Overlay)
                .With(StageRole.Growth, "what goes with it");
            foreach (StageInfo stage in model.Stages.Where(s => s.Roles.HasFlag(StageRole.Purchase)))
            {
                bool holdsBoth = stage.Roles.HasFlag(StageRole.Growth);
                Assert.Equal("order today, without postage", content.Embedded(stage, VisitorKind.New));
                Assert.Equal("order today, without postage", content.Embedded(stage, VisitorKind.Returning));
                Assert.True(content.TryOverlay(stage, VisitorKind.Returning, out _));
                Assert.Equal(!holdsBoth, content.TryOverlay(stage, VisitorKind.Customer, out _));
                Assert.Equal(
                    holdsBoth ? "what goes with it" : "order today, without postage", content.Embedded(stage, VisitorKind.Customer));
                StageContent<string> both = new StageContent<string>(model, "hello").With(StageRole.Purchase | StageRole.Growth, "all");
                Assert.Equal("all", both.Embedded(stage, VisitorKind.Customer));
            }
        }
    }
}
