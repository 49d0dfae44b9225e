using System.Globalization;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

/// <summary>Which tactics are used, and which must wait, seen through the adviser.</summary>
public sealed class ActionPlanTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);
    private static readonly Tactic Letter = TacticOf("letter") with { PauseDays = 20, Priority = 60 };
    private static readonly Tactic Banner = TacticOf("banner") with { IsContact = false, Channel = "web", Priority = 10 };
    private static readonly Tactic Second =
        TacticOf("second-order") with { Trigger = Trigger.When(f => f.Orders == 1 && f.DaysSinceLastOrder >= 5), Priority = 90 };

    [Fact]
    public void TacticsAreRanked_AndSayWhy()
    {
        ActionPlan plan = PlanOn(5, Ordered);
        Assert.Equal(["second-order", "letter", "banner"], plan.Actions.Select(a => a.Tactic.Key));
        Assert.Equal("second-order: 1 order (exactly 1); 5 days since the last order (at least 5)", plan.Actions[0].ToString());
        Assert.Equal("because of the stage Growth: 1 order (at least 1)", plan.Actions[1].Say(CultureInfo.InvariantCulture));
        Assert.Equal(["letter", "banner"], PlanOn(4, Ordered).Actions.Select(a => a.Tactic.Key));
    }

    [Fact]
    public void ACallIsAContact_WhereItsEventNamesTheTactic()
    {
        CustomerEvent call = CustomerEvent.Custom(At(3), "letter");
        Assert.Equal(Begin.PlusDays(23), Assert.Single(PlanOn(22, BigOrder, call).Suppressed).Until);
        Assert.Empty(PlanOn(22, BigOrder, CustomerEvent.Custom(At(3), "something-else")).Suppressed);
    }

    [Fact]
    public void NobodyIsLetGo_AndCaredForInPerson()
    {
        Tactic care = TacticOf("care") with { Occasion = Occasion.HighRoller };
        Tactic letGo = TacticOf("let-go") with { Occasion = Occasion.LetGo, IsContact = false };
        CustomerEvent fits = CustomerEvent.Order(At(0), 1_000) with { Cost = 1_200 };
        Assert.Equal(["care"], PlanOn(5, [fits], new Playbook(care, letGo)).Actions.Select(a => a.Tactic.Key));
        Assert.Equal(["let-go"], PlanOn(100, [fits], new Playbook(care, letGo)).Actions.Select(a => a.Tactic.Key));
    }

    [Fact]
    public void TacticsOfOtherStages_AreNotUsed()
    {
        Tactic lost = Letter with { Stages = ["lifecycle-marketing/win-back"] };
        Assert.Equal(
            ["second-order", "banner"], PlanOn(5, [Ordered], new Playbook(lost, Banner, Second)).Actions.Select(a => a.Tactic.Key));
        Assert.Equal(
            ["second-order", "letter", "banner"],
            PlanOn(91, [Ordered], new Playbook(lost, Banner, Second)).Actions.Select(a => a.Tactic.Key));
    }

    [Fact]
    public void WithoutConsent_NobodyIsAddressed_ButTheSiteIsFree()
    {
        ActionPlan plan = PlanOn(6, Ordered, CustomerEvent.OptedOut(At(2)));
        Assert.Equal(["banner"], plan.Actions.Select(a => a.Tactic.Key));
        Assert.Equal(["second-order", "letter"], plan.Suppressed.Select(a => a.Tactic.Key));
        Assert.All(plan.Suppressed, s => Assert.Null(s.Until));
        Assert.Contains("may not be addressed", plan.Suppressed[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(3, PlanOn(6, Ordered, CustomerEvent.OptedOut(At(2)), CustomerEvent.SignUp(At(3))).Actions.Count);
        Assert.Equal(["banner"], PlanOn(6, CustomerEvent.Visit(At(0))).Actions.Select(a => a.Tactic.Key));
    }

    [Fact]
    public void ATacticRests_AfterTheCustomerWasContactedWithIt()
    {
        CustomerEvent[] events = [BigOrder, Mail(3, "letter")];
        SuppressedAction letter = Assert.Single(PlanOn(22, events).Suppressed);
        Assert.Equal(("letter", Begin.PlusDays(23)), (letter.Tactic.Key, letter.Until));
        Assert.Empty(PlanOn(23, events).Suppressed);
    }

    [Fact]
    public void ThereAreOnlySoManyContacts_InAWeek()
    {
        // Two in seven days: that of day 4 leaves the week on day 11.
        CustomerEvent[] events = [BigOrder, Mail(4, "x"), Mail(6, "y"), Mail(20, "to come")];
        ActionPlan plan = PlanOn(10, events);
        Assert.All(plan.Suppressed, s => Assert.Equal(Begin.PlusDays(11), s.Until));
        Assert.Equal(["banner"], plan.Actions.Select(a => a.Tactic.Key));
        Assert.Empty(PlanOn(13, events).Suppressed);

        // On day 11 there is room for one of them, the more pressing one, until that of day 6 leaves the week, too.
        ActionPlan one = PlanOn(11, events);
        Assert.Equal(["second-order", "banner"], one.Actions.Select(a => a.Tactic.Key));
        Assert.Equal(
            "letter: no more than 2 contacts (in days: 7), and others are more pressing", Assert.Single(one.Suppressed).ToString());
        ActionPlan strict = PlanOn(10, events, contacts: new ContactPolicy { MostContacts = 1, PeriodDays = 30 });
        Assert.All(strict.Suppressed, s => Assert.Equal(Begin.PlusDays(36), s.Until));
    }

    [Fact]
    public void OfSeveralReasonsToWait_TheLongestCounts()
    {
        // The week is over on day 11, the rest of the letter on day 24, and low value allows two contacts in 30 days.
        ActionPlan plan = PlanOn(10, Ordered, Mail(4, "letter"), Mail(6, "y"));
        Assert.All(plan.Suppressed, s => Assert.Equal(Begin.PlusDays(34), s.Until));
        Assert.All(PlanOn(33, Ordered, Mail(4, "letter"), Mail(6, "y")).Suppressed, s => Assert.Equal(Begin.PlusDays(34), s.Until));
        Assert.Equal(["second-order", "banner"], PlanOn(34, Ordered, Mail(4, "letter"), Mail(6, "y")).Actions.Select(a => a.Tactic.Key));
        Assert.Empty(PlanOn(36, Ordered, Mail(4, "letter"), Mail(6, "y")).Suppressed);
    }

    [Fact]
    public void ValueSaysHowManyOffersAreEnough()
    {
        // Low value: two contacts in 30 days, whatever the week allows.
        ContactPolicy often = new() { MostContacts = 50 };
        ActionPlan plan = PlanOn(20, [Ordered, Mail(3, "x"), Mail(9, "y")], contacts: often);
        Assert.All(plan.Suppressed, s => Assert.Equal(Begin.PlusDays(33), s.Until));
        Assert.Contains("enough contacts for the value: 2", plan.Suppressed[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(PlanOn(20, [BigOrder, Mail(3, "x"), Mail(9, "y")], contacts: often).Suppressed);
    }

    [Fact]
    public void ConsentThatEndsByTime_AndALongPause_AreHeeded()
    {
        ContactPolicy fresh = new() { Consent = Trigger.When(f => f.DaysSinceLastOrder <= 30) };
        Advice advice = AdviseOn(3, [Ordered], new Playbook(Letter), fresh);
        Assert.Single(advice.Plan.Actions);
        Assert.Equal(Begin.PlusDays(31), advice.LookAgain.On);
        SuppressedAction never = Assert.Single(
            PlanOn(31, [Ordered], new Playbook(Letter), new ContactPolicy { Consent = Trigger.When(_ => false) }).Suppressed);
        Assert.Equal("letter: may not be addressed: never", never.ToString());
        SuppressedAction paused = Assert.Single(
            PlanOn(4, [Ordered, Mail(3, "letter")], new Playbook(Letter with { PauseDays = 36_500 })).Suppressed);
        Assert.Equal(Begin.PlusDays(36_503), paused.Until);
    }

    [Fact]
    public void ARestThatOutlastsTheConsent_PromisesNoDay()
    {
        ContactPolicy fresh = new() { Consent = Trigger.When(f => f.DaysSinceLastOrder <= 20) };
        SuppressedAction letter = Assert.Single(PlanOn(10, [BigOrder, Mail(9, "letter")], new Playbook(Letter), fresh).Suppressed);
        Assert.Null(letter.Until);
        Assert.Equal("letter: must wait, and from 2024-01-22 on may not be addressed", letter.ToString());
    }

    [Fact]
    public void AContactInTheRepeatedHour_IsOfTheDayBefore()
    {
        // In St John's clocks went back from 00:01 to 23:01, so 2 November 2008 began twice.
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["America/St_Johns"] };
        CustomerEvent order = CustomerEvent.Order(Instant.FromUtc(2008, 11, 1, 12, 0), 20);
        CustomerEvent mail = CustomerEvent.EmailSent(Instant.FromUtc(2008, 11, 2, 2, 30, 30)) with { Reference = "letter" };
        LocalDate day = new(2008, 11, 1);
        CustomerHistory history = new(shop, order, mail);
        Assert.Equal(1, history.FactsAt(day).EmailsSent);
        ActionPlan plan = Advisor.Learn([history], day, new AdvisorOptions { Playbook = new Playbook(Letter) })
            .Advise(history, LifecycleMarketingRules.Default, day).Plan;
        Assert.Equal("letter", Assert.Single(plan.Suppressed).Tactic.Key);
    }

    [Fact]
    public void OccasionsWaitForTheirDecision()
    {
        Tactic winBack = TacticOf("win-back") with { Occasion = Occasion.WinBack };
        Tactic letGo = TacticOf("let-go") with { Occasion = Occasion.LetGo, IsContact = false };
        Tactic roller = TacticOf("roller") with { Occasion = Occasion.HighRoller };
        Tactic party = TacticOf("party") with { Occasion = Occasion.Celebration };
        Playbook playbook = new(winBack, letGo, roller, party);
        Assert.Empty(PlanOn(5, [Ordered], playbook).Actions);
        // One order of 20 is not worth an offer of 50.
        Assert.Equal(["let-go"], PlanOn(100, [Ordered], playbook).Actions.Select(a => a.Tactic.Key));
        Assert.Equal(["roller"], PlanOn(5, [BigOrder], playbook).Actions.Select(a => a.Tactic.Key));
        NextAction celebration = PlanOn(366, [Ordered], playbook).Actions.Single(a => a.Tactic == party);
        Assert.Equal("the first order is one year ago on 2025-01-01", celebration.Say(CultureInfo.InvariantCulture));
    }

    private static CustomerEvent BigOrder { get; } = CustomerEvent.Order(At(0), 10_000);

    private static CustomerEvent Ordered { get; } = CustomerEvent.Order(At(0), 20);

    private static Tactic TacticOf(string key) =>
        new(key, LocalizedText.Of(key, key), LocalizedText.Of("Do it.", "Tu es.")) { PauseDays = 0 };

    private static ActionPlan PlanOn(int day, params CustomerEvent[] events) => PlanOn(day, events, new Playbook(Letter, Banner, Second));

    private static ActionPlan PlanOn(int day, CustomerEvent[] events, Playbook? playbook = null, ContactPolicy? contacts = null) =>
        AdviseOn(day, events, playbook, contacts).Plan;

    private static Advice AdviseOn(int day, CustomerEvent[] events, Playbook? playbook, ContactPolicy? contacts)
    {
        AdvisorOptions options = new()
        {
            Playbook = playbook ?? new Playbook(Letter, Banner, Second),
            Contacts = contacts ?? ContactPolicy.Default,
            TierLimits = [1_000, 500, 100],
            HighRollers = new HighRollerLimits(1_000, 1_000),
            WinBack = new WinBackPolicy { ContactCost = 50 },
        };
        CustomerHistory once = new(Shop.Default, CustomerEvent.Order(At(0), 20));
        Advisor advisor = Advisor.Learn([once], Begin.PlusDays(400), options);
        return advisor.Advise(new CustomerHistory(Shop.Default, events), LifecycleMarketingRules.Default, Begin.PlusDays(day));
    }

    private static CustomerEvent Mail(int day, string tactic) => CustomerEvent.EmailSent(At(day)) with { Reference = tactic };

    private static Instant At(int day) => Begin.PlusDays(day).AtMidnight().InUtc().ToInstant();
}
