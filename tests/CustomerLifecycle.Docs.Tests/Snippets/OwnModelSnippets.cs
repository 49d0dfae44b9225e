using CustomerLifecycle;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace Snippets;

public sealed class OwnModelSnippets : PrintingTest
{
    [Fact]
    public void OwnModel()
    {
        StageRules<CustomerFacts, ClubStage> rules = StageRules.For(StageModel.Of<ClubStage>("reading-club"))
            .When(ClubStage.Sleeping, f => f.DaysSinceLastOrder > 120)
            .When(ClubStage.Member, f => f.Orders >= 2 || (f.IsSignedUp && f.Views >= 5))
            .Otherwise(ClubStage.Guest);

        Console.WriteLine(rules.Explain(new CustomerFacts { Orders = 3, DaysSinceLastOrder = 40 }));

        AssertPrintedAsIn("docs", "own-models.md");
        Assert.Empty(rules.Findings);
    }

    [Fact]
    public void Findings()
    {
        var wrongOrder = StageRules.For(StageModel.Of<ClubStage>("reading-club"))
            .When(ClubStage.Guest, f => f.Orders >= 1)
            .When(ClubStage.Member, f => f.Orders >= 2)
            .Otherwise(ClubStage.Sleeping);
        Console.WriteLine(wrongOrder.Findings[0]);

        AssertPrintedAsIn("docs", "own-models.md");
    }

    [Fact]
    public void Thresholds()
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> patient =
            LifecycleMarketingRules.Create(new LifecycleMarketingOptions { GrowthActiveDays = 180 });

        Assert.Equal(LifecycleMarketingStage.Growth, patient.Classify(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 180 }).Stage);
    }

    [Fact]
    public void OwnOptions()
    {
        ClubOptions options = new() { GuestOrders = 2 };
        StageRules<CustomerFacts, ClubStage> club = StageRules.For(StageModel.Of<ClubStage>("club", TransitionPolicy.Free))
            .WithOptions(options, name => LocalizedText.Of("The fewest orders of a guest.", "Ab wie vielen Bestellungen jemand Gast ist."))
            .When(ClubStage.Guest, f => f.Orders >= options.GuestOrders)
            .Otherwise(ClubStage.Sleeping);
        Console.WriteLine(club.Options[0]);

        AssertPrintedAsIn("docs", "own-models.md");
    }

    [Fact]
    public void UntilWhen()
    {
        LocalDate today = new(2025, 6, 30);
        CustomerFacts facts = new() { Orders = 2, DaysSinceLastOrder = 60 };
        NextStageChange<LifecycleMarketingStage>? next = LifecycleMarketingRules.Default.NextChange(facts, today);
        Console.WriteLine($"{next?.Stage} on {next?.On:uuuu-MM-dd}");

        AssertPrintedAsIn("docs", "own-models.md");
    }

    [Fact]
    public void DeclaredFact()
    {
        Fact<double> spentThisYear = Fact.Sum("spent-this-year", CustomerEventKind.Order, e => e.Amount).InThis(CalendarUnit.Year);
        StageRules<CustomerFacts, ClubStage> patrons = StageRules.For(StageModel.Of<ClubStage>("patrons"))
            .When(ClubStage.Member, f => f[spentThisYear] >= 500)
            .When(ClubStage.Sleeping, f => f.Orders >= 1)
            .Otherwise(ClubStage.Guest);
        Console.WriteLine(patrons.Explain(new CustomerFacts { Orders = 3, [spentThisYear] = 620 }));

        AssertPrintedAsIn("docs", "own-models.md");
    }

    [Fact]
    public void OwnFacts()
    {
        FactCatalog<CrmContact> catalog = new(FactInfo.DaysSince("days-idle", (CrmContact c) => c.DaysIdle));
        StageRules<CrmContact, ClubStage> crm = StageRules.For(StageModel.Of<ClubStage>("crm"), catalog)
            .When(ClubStage.Sleeping, c => c.DaysIdle > 60 && !c.IsKeyAccount)
            .When(ClubStage.Member, c => c.Deals >= 1)
            .Otherwise(ClubStage.Guest);

        Assert.Equal(ClubStage.Sleeping, crm.Classify(new CrmContact(2, 61, IsKeyAccount: false)).Stage);
        Assert.Equal(ClubStage.Member, crm.Classify(new CrmContact(2, 61, IsKeyAccount: true)).Stage);
    }

    [Fact]
    public void Roles()
    {
        StageModel<string> model = new(
            "wine-cellar",
            new StageInfo<string>("visitor") { Roles = StageRole.Awareness | StageRole.SilentLead },
            new StageInfo<string>("taster") { Roles = StageRole.Welcome | StageRole.Growth },
            new StageInfo<string>("regular") { Roles = StageRole.Retention | StageRole.Advocacy },
            new StageInfo<string>("gone") { Roles = StageRole.Lost });
        StageRules<CustomerFacts, string> cellar = StageRules.For(model)
            .When("gone", f => f.DaysSinceLastOrder > 180)
            .When("regular", f => f.Orders >= 3)
            .When("taster", f => f.Orders >= 1 || f.IsSignedUp)
            .Otherwise("visitor");

        Instant start = Instant.FromUtc(2024, 11, 2, 18, 0);
        var ada = new CustomerHistory(Shop.Default, CustomerEvent.Order(start, 60m));
        CustomerHistory[] others =
        [
            .. Enumerable.Range(1, 12).Select(n => new CustomerHistory(
                Shop.Default, CustomerEvent.Order(start, 45m), CustomerEvent.Order(start + Duration.FromDays(14 * n), 30m))),
        ];
        LocalDate asOf = new(2025, 6, 30);
        Advice advice = Advisor.Learn([ada, .. others], asOf).Advise(ada, cellar, asOf);
        Console.WriteLine($"{advice.Explanation.Stage}, to be won back: {advice.WinBack.Verdict}");
        Console.WriteLine(string.Join(", ", advice.Plan.Actions.Select(a => a.Tactic)));
        Console.WriteLine(string.Join(", ", MetricCatalog.OfStage(model, model["regular"]).TakeLast(3).Select(m => m.Definition.Key)));

        AssertPrintedAsIn("docs", "own-models.md");
    }

    [Fact]
    public void ManyAtOnce()
    {
        CustomerFacts[] base2025 = [new() { Orders = 1, DaysSinceLastOrder = 3 }, new() { Orders = 7, DaysSinceLastOrder = 200 }];
        var results = new StageClassification<LifecycleMarketingStage>[base2025.Length];
        LifecycleMarketingRules.Default.Classify(base2025, results);

        Assert.Equal([LifecycleMarketingStage.Growth, LifecycleMarketingStage.WinBack], results.Select(r => r.Stage));
    }
}
