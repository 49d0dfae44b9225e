using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Tests.Decisions;

/// <summary>Customers who have a contract and never order have the rights of those who order.</summary>
[Trait("source", "003: contracts, renewal, cancellation")]
public sealed class ContractCustomersTests
{
    private static readonly LocalDate Today = new(2025, 3, 1);

    // 20 contracts of a year at 120 that cost 20, made in 2023; 15 renewed in time, one a month late, four not at all.
    private static readonly CustomerHistory[] Shop =
    [
        .. Enumerable.Range(0, 20).Select(i => History(
            [
                CustomerEvent.ContractStarted(At(2023, 1 + (i % 2), 1), new LocalDate(2024, 1 + (i % 2), 1), 120) with { Cost = 20 },
                .. i < 15
                    ? [CustomerEvent.ContractRenewed(At(2023, 12, 20), new LocalDate(2025, 4, 1), 120) with { Cost = 20 }]
                    : i == 15
                        ? [CustomerEvent.ContractStarted(At(2024, 3, 20), new LocalDate(2025, 4, 1), 120) with { Cost = 20 }]
                        : Array.Empty<CustomerEvent>(),
            ])),
    ];

    private static readonly double Renewal = 15.5 / 21;
    private static readonly double Return = 1.5 / 6;

    [Fact]
    public void ValueToCome_IsRenewalsThatAreDue_TimesTheProfitOfATerm()
    {
        RepurchaseForecast forecast = RepurchaseForecast.Learn(Shop, Today);
        ValueToCome yearly = forecast.Forecast(Shop[0].FactsAt(Today)); // one renewal is due within the year, on 1 April
        Assert.Equal(Renewal, yearly.ChanceOfAnotherOrder, 12);
        Assert.Equal(Renewal, yearly.Orders, 12);
        Assert.Equal(100, yearly.ValueOfAnOrder, 12);
        Assert.Equal(100 * Renewal, yearly.Amount!.Value, 10);
        Assert.StartsWith(
            "73.81 to come within 365 days: 73.8 % chance of another term of the contract", yearly.ToString(), StringComparison.Ordinal);
        CustomerHistory monthly = History(CustomerEvent.ContractStarted(At(2025, 2, 15), new LocalDate(2025, 3, 15), 10));
        ValueToCome often = forecast.Forecast(monthly.FactsAt(Today)); // in 14 days, and every 28 days after that: 13 times
        Assert.Equal(Enumerable.Range(1, 13).Sum(n => Math.Pow(Renewal, n)), often.Orders, 10);
        Assert.Equal((10 + (2 * 100)) / 3.0, often.ValueOfAnOrder, 10);
        ValueToCome over = forecast.Forecast(Shop[19].FactsAt(Today));
        Assert.Equal(Return, over.ChanceOfAnotherOrder, 12);
        Assert.Equal(Return * (1 + Renewal), over.Orders, 12); // a new term, and its renewal within the year
    }

    [Fact]
    public void OrdersAndContract_AreBothToCome()
    {
        CustomerHistory[] buyers = [.. Enumerable.Range(0, 12).Select(i => History(
            CustomerEvent.Order(At(2024, 1, 1 + i), 40), CustomerEvent.Order(At(2024, 7, 1 + i), 40)))];
        RepurchaseForecast forecast = RepurchaseForecast.Learn([.. Shop, .. buyers], Today);
        ValueToCome orders = forecast.Forecast(buyers[0].FactsAt(Today));
        ValueToCome both = forecast.Forecast(buyers[0].With(Shop[0].Events).FactsAt(Today));
        Assert.Equal(orders.Amount!.Value + (100 * Renewal), both.Amount!.Value, 9);
        Assert.Equal(1 - ((1 - orders.ChanceOfAnotherOrder) * (1 - Renewal)), both.ChanceOfAnotherOrder, 12);
    }

    [Fact]
    public void WhereNobodyCanSay_ItSaysWhy()
    {
        Assert.Contains(
            "fewer than 10 terms",
            RepurchaseForecast.Learn(Shop.Take(4), Today).Forecast(Shop[0].FactsAt(Today)).ToString(),
            StringComparison.Ordinal);
        CustomerHistory free = History(CustomerEvent.ContractStarted(At(2024, 5, 1), new LocalDate(2025, 5, 1)));
        Assert.Null(RepurchaseForecast.Learn(Shop, Today).Forecast(free.FactsAt(Today)).Amount);
    }

    [Theory]
    [InlineData(0, 50, OfferVerdict.Make)]
    [InlineData(0, 80, OfferVerdict.LetGo)]
    public void ChurnOffer_GoesByWhatTheContractStillBrings(int customer, double cost, OfferVerdict verdict)
    {
        Advice advice = Advise(Shop[customer], new AdvisorOptions { ChurnOffer = new ChurnOfferPolicy { Cost = cost } });
        Assert.Equal(verdict, advice.ChurnOffer.Verdict);
        Assert.Equal((100 * Renewal) - cost, advice.ChurnOffer.ExpectedValue!.Value, 9);
        Assert.Contains(advice.Plan.Actions.Select(a => a.Tactic.Key).Concat(advice.Plan.Suppressed.Select(a => a.Tactic.Key)), k =>
            k == "renewal-talk");
        Assert.Equal(200, advice.Tier.Value); // two terms
        Assert.Equal(200, advice.Potential.SoFar);
        Assert.Equal(100 * Renewal, advice.Potential.ToCome.Amount!.Value, 9);
    }

    [Theory]
    [InlineData(10, OfferVerdict.Make)]
    [InlineData(60, OfferVerdict.LetGo)]
    public void WinBack_GoesByWhatANewContractBrings(double contactCost, OfferVerdict verdict)
    {
        Advice advice = Advise(Shop[19], new AdvisorOptions { WinBack = new WinBackPolicy { ContactCost = contactCost } });
        Assert.Equal(verdict, advice.WinBack.Verdict);
        Assert.Equal((Return * 100 * (1 + Renewal)) - contactCost, advice.WinBack.ExpectedValue!.Value, 9);
    }

    [Fact]
    public void Tiers_AreLearntFromThemToo()
    {
        CustomerHistory rich = History(CustomerEvent.ContractStarted(At(2024, 6, 1), new LocalDate(2025, 6, 1), 9_000));
        Advisor advisor = Advisor.Learn([.. Shop, rich], Today);
        Assert.Equal(ValueTiers.ShippedTiers[0], advisor.Advise(rich, LifecycleMarketingRules.Default, Today).Tier.Tier);
        Assert.True(advisor.Advise(rich, LifecycleMarketingRules.Default, Today).HighRoller.IsHighRoller);
    }

    [Fact]
    public void ChurnOffer_OfAMonthlyPlan_WaitsForItsLastQuarter()
    {
        CustomerHistory monthly = History(CustomerEvent.ContractStarted(At(2025, 2, 15), new LocalDate(2025, 3, 15), 10));
        Advice advice = Advise(monthly, AdvisorOptions.Default);
        Assert.Equal((OfferVerdict.NotDue, (LocalDate?)new LocalDate(2025, 3, 8)), (advice.ChurnOffer.Verdict, advice.ChurnOffer.On));
        Assert.Equal(
            OfferVerdict.Make,
            Advisor.Learn(Shop, Today).Advise(monthly, LifecycleMarketingRules.Default, new LocalDate(2025, 3, 8)).ChurnOffer.Verdict);
    }

    [Fact]
    public void WhoHasAContract_IsNoNewVisitor()
    {
        Assert.Equal(VisitorKind.Customer, VisitorKinds.Of(new CustomerFacts { DaysUntilContractEnd = 100 }));
        Assert.Equal(VisitorKind.Customer, VisitorKinds.Of(new CustomerFacts { LoyaltyScans = 1 }));
        Assert.Equal(VisitorKind.New, VisitorKinds.Of(new CustomerFacts { Visits = 1 }));
    }

    private static Advice Advise(CustomerHistory history, AdvisorOptions options) =>
        Advisor.Learn(Shop, Today, options).Advise(history, LifecycleMarketingRules.Default, Today);

    private static CustomerHistory History(params CustomerEvent[] events) => new(CustomerLifecycle.Shop.Default, events);

    private static Instant At(int year, int month, int day) => Instant.FromUtc(year, month, day, 9, 0);
}
