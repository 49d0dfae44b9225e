using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

/// <summary>
/// Nothing is done that would be silly: nothing sold after a complaint, nobody rewarded who leaves, no thanks for what came back.
/// </summary>
[Trait("source", "004: high rollers")]
[Trait("source", "004: newsletter with a preference centre; anniversaries, birthdays, holidays, apologies")]
public sealed class ManneredPlanTests
{
    private const int Seed = 4_711;
    private const int Lives = 4_000;
    private static readonly LocalDate Today = new(2025, 6, 30);
    private static readonly StageRules<CustomerFacts, string>[] Models = [.. ShippedRules.All.Select(r => r.WithKeys())];
    private static readonly HashSet<string> PresumePurchase =
    [
        "thank-you", "product-support", "feedback-request", "review-request", "second-order-offer", "personal-recommendations",
        "next-best-offer", "cross-sell", "up-sell", "deep-sell", "personal-discount", "vip-discount", "loyalty-programme", "early-access",
        "reason-survey", "replenishment-reminder",
    ];

    /// <summary>The laws, over made-up lives and every shipped model.</summary>
    [Fact]
    public void NoLife_IsTreatedInASillyWay()
    {
        Random random = new(Seed);
        Advisor advisor = Advisor.Learn([], Today, new AdvisorOptions { Contacts = new ContactPolicy { MostContacts = 1_000 } });
        int complaints = 0;
        int leaving = 0;
        for (int life = 0; life < Lives; life++)
        {
            CustomerHistory history = new(Shop.Default, MadeUpLife.Of(random, Today).Events);
            Advice advice = advisor.Advise(history, Models[life % Models.Length], Today);
            CustomerFacts facts = history.FactsAt(Today);
            Tactic[] done = [.. advice.Plan.Actions.Select(a => a.Tactic)];
            string who = $"seed {Seed}, life {life}: {string.Join(", ", done.Select(t => t.Key))}";
            bool hasComplained = facts.OpenSupportCases > 0 || history.Events.Any(e => IsComplaint(e) && DaysSince(e) is >= 0 and <= 14);
            complaints += hasComplained ? 1 : 0;
            Assert.False(hasComplained && done.Any(t => t.Purpose.HasFlag(TacticPurpose.Selling)), who);

            bool isLeaving = advice.WinBack.Verdict != OfferVerdict.NotDue
                || (facts.IsContractCanceled && facts.DaysUntilContractEnd >= -90);
            leaving += isLeaving ? 1 : 0;
            Assert.False(isLeaving && done.Any(t => t.Purpose.HasFlag(TacticPurpose.Reward)), who);

            // What was paid and got back in full is no purchase, and neither is nothing.
            bool hasNothing = facts.Orders == 0 || (facts.Returns > 0 && facts.ReturnedShare is null or >= 1);
            Assert.False(hasNothing && done.Any(t => PresumePurchase.Contains(t.Key)), who);

            bool isFirstVisit = facts is { Orders: 0, LoyaltyScans: 0, DaysUntilContractEnd: null, DaysSinceSignUp: null, Visits: <= 1 }
                && facts.DaysSinceLastVisit is null or 0;
            Assert.False(isFirstVisit && done.Any(t => t.Key == "welcome-back"), who);
        }

        Assert.True(complaints > 100 && leaving > 100);
    }

    [Fact]
    public void WhatIsOutOfPlace_SaysWhy_AndUntilWhen()
    {
        CustomerEvent[] regular = [.. Enumerable.Range(0, 6).Select(i => CustomerEvent.Order(Ago(15 + (20 * i)), 40))];
        SuppressedAction cross = SuppressedOf("cross-sell", [.. regular, CustomerEvent.Review(Ago(3), 1)]);
        Assert.Equal(Today.PlusDays(12), cross.Until);
        Assert.Equal(
            "cross-sell: nothing is sold now: days since the last support case or bad review: 3 (at most 14)", cross.ToString());
        Assert.Null(SuppressedOf("cross-sell", [.. regular, CustomerEvent.SupportOpened(Ago(40))]).Until);

        SuppressedAction programme = SuppressedOf(
            "loyalty-programme",
            [
                .. regular,
                CustomerEvent.ContractStarted(Ago(300), Today.PlusDays(65)),
                CustomerEvent.ContractCanceled(Ago(2), Today.PlusDays(65)),
            ]);
        Assert.Equal(Today.PlusDays(65 + 91), programme.Until);
        Assert.StartsWith("loyalty-programme: no reward for whoever is leaving: ", programme.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("keine Belohnung für alle, die gehen", programme.Say(CultureInfo.GetCultureInfo("de")), StringComparison.Ordinal);
    }

    /// <summary>Whoever buys every so many days is given a discount after one gap, and not after three.</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(45)]
    public void ThePersonalDiscount_ComesAfterOneGap_NotAfterThree(int gap)
    {
        CustomerEvent[] orders = [.. Enumerable.Range(0, 4).Select(i => CustomerEvent.Order(Ago(gap * i), 40))];
        CustomerHistory history = new(Shop.Default, orders);
        Advisor advisor = Advisor.Learn([], Today, new AdvisorOptions { Contacts = new ContactPolicy { MostContacts = 1_000 } });
        int first = Enumerable.Range(0, 400).First(d => advisor
            .Advise(history, LifecycleMarketingRules.Default, Today.PlusDays(d))
            .Plan.Actions.Any(a => a.Tactic.Key == "personal-discount"));
        Assert.Equal(gap, first);
        CustomerFacts then = history.FactsAt(Today.PlusDays(first));
        Assert.True(then.DaysUntilOverdue >= 1);
    }

    /// <summary>A lead that has fallen silent is written to before it is given up, in every model.</summary>
    [Fact]
    public void ALeadSilentFor91To180Days_IsNotForgotten_InAnyModel()
    {
        foreach (StageRules<CustomerFacts, string> model in Models)
        {
            for (int silent = 91; silent <= 180; silent++)
            {
                CustomerHistory lead = new(Shop.Default, CustomerEvent.SignUp(Ago(silent + 30)), CustomerEvent.Visit(Ago(silent)));
                IEnumerable<string> done = Advisor.Learn([], Today).Advise(lead, model, Today).Plan.Actions.Select(a => a.Tactic.Key);
                Assert.True(done.Any(t => t is "lead-nurturing" or "lead-reactivation"), $"{model.Model.Key} after {silent} days");
            }
        }
    }

    private static SuppressedAction SuppressedOf(string tactic, CustomerEvent[] events) => Advisor
        .Learn([], Today, new AdvisorOptions { Contacts = new ContactPolicy { MostContacts = 1_000 } })
        .Advise(new CustomerHistory(Shop.Default, events), LifecycleMarketingRules.Default, Today)
        .Plan.Suppressed.Single(s => s.Tactic.Key == tactic);

    private static bool IsComplaint(CustomerEvent item) => item.Kind switch
    {
        CustomerEventKind.SupportOpened or CustomerEventKind.SupportClosed => true,
        CustomerEventKind.Review => item.Score <= 2,
        CustomerEventKind.SurveyAnswered => item.Score <= 6,
        _ => false,
    };

    private static int DaysSince(CustomerEvent item) => Period.DaysBetween(item.At.InUtc().Date, Today);

    private static Instant Ago(int days) => Today.PlusDays(-days).At(new LocalTime(12, 0)).InUtc().ToInstant();
}
