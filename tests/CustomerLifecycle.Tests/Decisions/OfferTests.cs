using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

[Trait("source", "003: contracts, renewal, cancellation")]
public sealed class OfferTests
{
    private static readonly LocalDate Begin = new(2024, 1, 1);
    private static readonly ValueToCome Tenth = new(amount: 8, chanceOfAnotherOrder: 0.1, orders: 0.4, valueOfAnOrder: 20);

    [Theory]
    [InlineData(90, OfferVerdict.NotDue)]
    [InlineData(91, OfferVerdict.Make)]
    public void LostAfterNinetyDays_IsWonBack(int silence, OfferVerdict expected)
    {
        OfferDecision decision = WinBackPolicy.Default.Decide(Order().FactsAt(Begin.PlusDays(silence)), Tenth, Begin.PlusDays(silence));
        Assert.Equal(expected, decision.Verdict);
        Assert.Equal(expected == OfferVerdict.NotDue ? Begin.PlusDays(91) : null, decision.On);
    }

    [Theory]
    [InlineData(0, 0, 8, OfferVerdict.Make)] // a tenth comes back and brings 4 orders of 20
    [InlineData(1, 0, 7, OfferVerdict.Make)]
    [InlineData(1, 20, 5, OfferVerdict.Make)]
    [InlineData(8, 0, 0, OfferVerdict.LetGo)] // nothing gained is not worth it
    [InlineData(0, 100, -2, OfferVerdict.LetGo)]
    public void WinBack_PaysOrNot(double contact, double discount, double expected, OfferVerdict verdict)
    {
        WinBackPolicy policy = new() { ContactCost = contact, DiscountCost = discount };
        OfferDecision decision = policy.Decide(Order().FactsAt(Begin.PlusDays(200)), Tenth, Begin.PlusDays(200));
        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(expected, decision.ExpectedValue!.Value, 12);
        Assert.Contains(
            expected.ToString("0.00", CultureInfo.InvariantCulture),
            decision.Say(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public void AMeasuredResponseRate_TakesThePlaceOfTheForecast()
    {
        CustomerFacts facts = Order().FactsAt(Begin.PlusDays(200));
        Assert.Equal(40, new WinBackPolicy { ResponseRate = 0.5 }.Decide(in facts, Tenth, Begin.PlusDays(200)).ExpectedValue!.Value, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WinBackPolicy { ResponseRate = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WinBackPolicy { ContactCost = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChurnOfferPolicy { Cost = -1 });
    }

    [Fact]
    public void OnesOwnIdeaOfLost_IsAnExpression_AndForeseen()
    {
        WinBackPolicy policy = new() { Lost = Trigger.When(f => f.Orders >= 1 && f.DaysSinceLastOrder > 30) };
        CustomerHistory history = Order();
        Assert.Equal(Begin.PlusDays(31), policy.Decide(history.FactsAt(Begin.PlusDays(5)), Tenth, Begin.PlusDays(5)).On);
        Assert.Equal(OfferVerdict.Make, policy.Decide(history.FactsAt(Begin.PlusDays(31)), Tenth, Begin.PlusDays(31)).Verdict);
    }

    [Fact]
    public void WhatCannotBeForeseen_IsTried_AndNotPromisedBeyond()
    {
        Assert.Equal(Begin.PlusDays(101), DecideOnDay50(f => f.DaysSinceLastOrder > 100).On);
        Assert.Equal(Begin.PlusDays(50 + 366), DecideOnDay50(f => f.DaysSinceLastOrder > 415).On);
        OfferDecision far = DecideOnDay50(f => f.DaysSinceLastOrder > 416);
        Assert.Null(far.On);
        Assert.Equal("NotDue: not lost, and not within 366 days if nothing happens; farther nobody looked", far.ToString());

        static OfferDecision DecideOnDay50(Func<CustomerFacts, bool> lost) =>
            new WinBackPolicy { Lost = Trigger.When(f => lost(f)) }.Decide(Order().FactsAt(Begin.PlusDays(50)), Tenth, Begin.PlusDays(50));
    }

    [Fact]
    public void ALostWithoutCondition_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new WinBackPolicy { Lost = null! });
    }

    [Fact]
    public void AChurnOffer_IsNotPromisedForADayOnWhichTheCustomerIsLost()
    {
        CustomerHistory history = new(Shop.Default, new[] { 0, 60, 121 }.Select(day => CustomerEvent.Order(At(day), 10)));
        OfferDecision decision = Churn(history, 122, Tenth);
        Assert.Equal((OfferVerdict.NotDue, null), (decision.Verdict, decision.On));
    }

    /// <summary>"Lost" means what the model says, with the model's thresholds; elsewhere what the policy says.</summary>
    [Fact]
    public void Lost_FollowsTheModel()
    {
        CustomerHistory history = Order();
        Advice AdviceOn<TStage>(int day, IStageClassifier<CustomerFacts, TStage> rules, WinBackPolicy? policy = null)
            where TStage : notnull =>
            Advisor.Learn([history], Begin, new AdvisorOptions { WinBack = policy ?? WinBackPolicy.Default, Forecast = new AlwaysTenth() })
                .Advise(history, rules, Begin.PlusDays(day));

        StageRules<CustomerFacts, LifecycleMarketingStage> patient = LifecycleMarketingRules.Create(
            new LifecycleMarketingOptions { GrowthActiveDays = 200 });
        Assert.Equal(
            (OfferVerdict.NotDue, Begin.PlusDays(201)), (AdviceOn(150, patient).WinBack.Verdict, AdviceOn(150, patient).WinBack.On));
        Assert.Equal(OfferVerdict.Make, AdviceOn(201, patient).WinBack.Verdict);

        // In the five-phase journey a buyer is in retention for a year; the purchase phase ends in between.
        Assert.Equal(
            (OfferVerdict.NotDue, Begin.PlusDays(366)),
            (AdviceOn(20, FivePhaseJourneyRules.Default).WinBack.Verdict, AdviceOn(20, FivePhaseJourneyRules.Default).WinBack.On));
        Assert.Equal(OfferVerdict.Make, AdviceOn(366, FivePhaseJourneyRules.Default).WinBack.Verdict);

        // A model none of whose stages plays the role goes by the trigger; one that says so, by its stage.
        Assert.Equal(Begin.PlusDays(91), AdviceOn(40, Club(StageRole.None)).WinBack.On);
        Assert.Equal(OfferVerdict.Make, AdviceOn(40, Club(StageRole.Lost)).WinBack.Verdict);

        static StageRules<CustomerFacts, string> Club(StageRole roles) => StageRules
            .For(new StageModel<string>(
                "club", new StageInfo<string>("member", "member"), new StageInfo<string>("gone", "gone") { Roles = roles }))
            .When("gone", f => f.DaysSinceLastOrder > 30)
            .Otherwise("member");
    }

    [Fact]
    public void ASilentLead_IsNobodyToWinBack()
    {
        CustomerHistory lead = new(Shop.Default, CustomerEvent.SignUp(At(0)));
        Advice advice = Advisor.Learn([], Begin).Advise(lead, LifecycleMarketingRules.Default, Begin.PlusDays(300));
        Assert.Equal("win-back", advice.Explanation.Stage.Key);
        Assert.Equal("NotDue: neither an order nor a contract so far: nobody to win back", advice.WinBack.ToString());
    }

    [Fact]
    public void WhereNothingIsKnown_NobodyIsWonBack_ButContractsAreKept()
    {
        CustomerHistory contract = new(Shop.Default, CustomerEvent.ContractStarted(At(0), Begin.PlusDays(365)));
        ValueToCome unknown = RepurchaseForecast.Learn([], Begin).Forecast(contract.FactsAt(Begin));
        Assert.Null(unknown.Amount);
        Assert.Equal(
            OfferVerdict.LetGo, WinBackPolicy.Default.Decide(contract.FactsAt(Begin.PlusDays(365)), unknown, Begin.PlusDays(365)).Verdict);
        Assert.Equal(OfferVerdict.Make, Churn(contract, 305, unknown).Verdict);
    }

    [Theory]
    [InlineData(304, OfferVerdict.NotDue)]
    [InlineData(305, OfferVerdict.Make)]
    [InlineData(364, OfferVerdict.Make)]
    [InlineData(365, OfferVerdict.NotDue)] // ended: a case for win-back
    public void ChurnOffer_ComesBeforeTheContractEnds(int day, OfferVerdict expected)
    {
        CustomerHistory contract = new(
            Shop.Default, CustomerEvent.ContractStarted(At(0), Begin.PlusDays(365)), CustomerEvent.Order(At(0), 20));
        OfferDecision decision = Churn(contract, day, Tenth);
        Assert.Equal(expected, decision.Verdict);
        Assert.Equal(day < 305 ? Begin.PlusDays(305) : null, decision.On);
    }

    [Fact]
    public void ChurnOffer_ComesWithADefectionWarning_AndNotWhereItDoesNotPay()
    {
        // Every 10 days, then silence, and what was mailed is no longer opened: two signs.
        CustomerHistory fading = new(
            Shop.Default,
            [
                .. Enumerable.Range(0, 12).Select(i => CustomerEvent.Order(At(i * 10), i < 8 ? 100 : 30)),
                .. Enumerable.Range(0, 40).Select(i => CustomerEvent.Visit(At(i * 2))),
            ]);
        DeclineReport report = DeclineReport.Of(fading.FactsAt(Begin.PlusDays(150)), Shop.Default.Decline, Begin.PlusDays(150));
        Assert.True(report.IsWarning);
        Assert.Equal(OfferVerdict.Make, Churn(fading, 150, Tenth).Verdict);
        OfferDecision dear = Churn(fading, 150, Tenth, cost: 9);
        Assert.Equal((OfferVerdict.LetGo, -1.0), (dear.Verdict, dear.ExpectedValue));
        Assert.Contains("defection warning since", dear.Say(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Verdicts stay as they are until the day that was told, if nothing happens, and change then.</summary>
    [Property(MaxTest = 150, Arbitrary = [typeof(Events)])]
    public void Offers_FallDueOnTheDayForetold(CustomerEvent[] events)
    {
        CustomerHistory history = new(Shop.Default, events);
        LocalDate asOf = Events.LastDay;
        OfferVerdict winBack = WinBack(history, asOf).Verdict;
        OfferVerdict churn = Churn(history, Period.DaysBetween(Begin, asOf), Tenth).Verdict;
        LocalDate? winBackOn = WinBack(history, asOf).On;
        LocalDate? churnOn = Churn(history, Period.DaysBetween(Begin, asOf), Tenth).On;
        for (LocalDate day = asOf.PlusDays(1); day <= asOf.PlusDays(500); day = day.PlusDays(1))
        {
            Assert.Equal(
                winBack == OfferVerdict.NotDue && winBackOn <= day,
                winBack == OfferVerdict.NotDue && WinBack(history, day).Verdict != OfferVerdict.NotDue);
            if (churn == OfferVerdict.NotDue && Churn(history, Period.DaysBetween(Begin, day), Tenth).Verdict != OfferVerdict.NotDue)
            {
                Assert.Equal(churnOn, day);
                break;
            }
        }
    }

    private sealed class AlwaysTenth : IValueForecast
    {
        public ValueToCome Forecast(in CustomerFacts facts) => Tenth;
    }

    private static OfferDecision WinBack(CustomerHistory history, LocalDate day) =>
        WinBackPolicy.Default.Decide(history.FactsAt(day), Tenth, day);

    private static OfferDecision Churn(CustomerHistory history, int day, ValueToCome toCome, double cost = 0)
    {
        LocalDate asOf = Begin.PlusDays(day);
        CustomerFacts facts = history.FactsAt(asOf);
        DeclineReport decline = DeclineReport.Of(in facts, history.Shop.Decline, asOf);
        return new ChurnOfferPolicy { Cost = cost }.Decide(
            in facts, decline, toCome, WinBackPolicy.Default.Decide(in facts, toCome, asOf), asOf);
    }

    private static CustomerHistory Order() => new(Shop.Default, CustomerEvent.Order(At(0), 20));

    private static Instant At(int day) => Begin.PlusDays(day).AtMidnight().InUtc().ToInstant();
}
