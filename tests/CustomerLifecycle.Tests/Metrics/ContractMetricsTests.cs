using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

/// <summary>Contracts in numbers that can be checked by hand.</summary>
[Trait("source", "003: contracts, renewal, cancellation")]
public sealed class ContractMetricsTests
{
    private static readonly MetricPeriod Second = new(new LocalDate(2024, 4, 1), new LocalDate(2024, 7, 1)); // 91 days

    // Ada pays 366 for the year 2024. Ben pays 30 for each month, the last one June. Cyd's quarter ends in May after a cancellation in
    // March. Dan's contract ended with April; he began a new one in June. Eve shows a card, Fay ordered in January and sends it all back
    // in May, so that she never was a customer after all.
    private static readonly CustomerHistory[] Customers =
    [
        History(CustomerEvent.ContractStarted(At(1, 1), Day(1, 1, year: 2025), 366) with { Cost = 66 }),
        History(
            [
                CustomerEvent.ContractStarted(At(1, 1), Day(2, 1), 30),
                .. Enumerable.Range(2, 5).Select(month => CustomerEvent.ContractRenewed(At(month, 1), Day(month + 1, 1), 30)),
                CustomerEvent.ContractCanceled(At(6, 10), Day(7, 1)),
            ]),
        History(CustomerEvent.ContractStarted(At(2, 1), Day(5, 1), 90), CustomerEvent.ContractCanceled(At(3, 10), Day(5, 1))),
        History(CustomerEvent.ContractStarted(At(1, 1), Day(5, 1), 121), CustomerEvent.ContractStarted(At(6, 1), Day(9, 1), 92)),
        History(CustomerEvent.LoyaltyScan(At(3, 15)), CustomerEvent.LoyaltyScan(At(6, 20))),
        History(CustomerEvent.Order(At(1, 10), 50) with { Id = "f" }, CustomerEvent.Return(At(5, 5), 50) with { Reference = "f" }),
    ];

    [Fact]
    public void RenewalsAndCancellations()
    {
        // Ended: March, April and May of Ben, renewed; the quarter of Cyd and the first contract of Dan, not renewed.
        MetricValue renewals = Of("contract-renewal-rate");
        Assert.Equal((3, 5, 0.6), (renewals.Numerator, renewals.Denominator, renewals.Value));
        Assert.Equal(IntervalMethod.Wilson, renewals.Interval!.Value.Method);

        // Under contract on 31 March and not cancelled: Ada, Ben, Dan; Ben cancels in June.
        MetricValue cancellations = Of("contract-cancellation-rate");
        Assert.Equal((1, 3), (cancellations.Numerator, cancellations.Denominator));
    }

    [Fact]
    public void RevenueRecurs_AndIsBookedWhenItIsPaid()
    {
        // Ada 91 days at 1; Ben 3 × 30; Cyd 30 of 90 days at 1; Dan 30 of 121 days at 1 and 30 of 92 at 1.
        Assert.Equal(91 + 90 + 30 + 30 + 30, Of("recurring-revenue").Value!.Value, 9);
        Assert.Equal(1, Of("recurring-revenue-share").Value!.Value, 12); // Fay's refund is no revenue.
        Assert.Equal(90 + 92 - 50, Of("revenue").Value); // Ben's three months and Dan's new contract, less Fay's refund
        Assert.Equal("no orders in the period", Of("average-order-value").Undefined?.ToString());
        MetricPeriod first = new(new LocalDate(2024, 1, 1), new LocalDate(2024, 4, 1));
        Assert.Equal(366 + 90 + 90 + 121 + 50, Of("revenue", first).Value);
        Assert.Equal(366 - 66 + 90 + 90 + 121 + 50, Of("profit", first).Value);
        Assert.Equal(366 + 90 + 90 + 121, Of("revenue-by-order-date", first).Value); // As is known today, Fay bought nothing.
        Assert.Equal(90 + 92, Of("revenue-by-order-date").Value);
        Assert.Equal("no orders in the period", Of("average-order-value", first).Undefined?.ToString());
        Assert.Equal(1, Of("recurring-revenue-share", first).Value!.Value, 12);
    }

    [Fact]
    public void ATermCountsAsLongAsItRuns_AndAScanAsAnOrder()
    {
        // Active at the start: Ada, Ben, Cyd, Dan by contract, Eve by card. At the end Cyd is gone.
        MetricValue retention = Of("customer-retention-rate");
        Assert.Equal((4, 5), (retention.Numerator, retention.Denominator));
        Assert.Equal(1, Of("customer-churn-rate").Numerator);
        Assert.Equal(5, Of("active-customers").Value); // all but Fay
        Assert.Equal(4, Of("customers").Value); // nor Eve, whose purchases are not known
        Assert.Equal(0, Of("new-customers").Value);
        Assert.Equal(5, Of("returning-customers").Value);
        Assert.Equal(0, Of("dormant-customers").Value);

        // Profit to date: Ada 300, Ben 180, Cyd 90, Dan 213; Fay has bought nothing in the end, and Eve nothing that is known.
        Assert.Equal((300 + 180 + 90 + 213) / 4.0, Of("historic-customer-lifetime-value").Value);
        Assert.Equal((90 + 92 - 50) / 4.0, Of("revenue-per-customer").Value);
        MetricPeriod third = new(new LocalDate(2024, 7, 1), new LocalDate(2024, 10, 1));
        MetricValue later = Of("customer-retention-rate", third);
        Assert.Equal((1, 4), (later.Numerator, later.Denominator)); // Ada; Ben's last day was 30 June, Dan's and Eve's are in the period
        Assert.Equal(3, Of("dormant-customers", third).Value); // Ben, Cyd and Eve; Dan's second contract runs into the period
    }

    [Fact]
    public void TermsThatWereToBegin_NeverDo_WhereTheContractEndsBefore()
    {
        CustomerHistory history = History(
            CustomerEvent.ContractStarted(At(1, 1), Day(4, 1), 91),
            CustomerEvent.ContractRenewed(At(2, 1), Day(7, 1), 91),
            CustomerEvent.ContractCanceled(At(3, 1), Day(4, 1)));
        Assert.Equal(0, MetricReport.Compute([MetricCatalog.Of("recurring-revenue")], new MetricScope(Shop.Default, Second), [history])[0]
            .Value.Value);
        CustomerFacts facts = history.FactsAt(Day(3, 2));
        Assert.Equal((30, true, 182), (facts.DaysUntilContractEnd, facts.IsContractCanceled, facts.ContractRevenue));
    }

    [Fact]
    public void ATrialConverts_WhereAContractBeginsByItsEnd()
    {
        CustomerHistory[] customers =
        [
            History(CustomerEvent.TrialStarted(At(4, 1), Day(4, 15)), CustomerEvent.ContractStarted(At(4, 15), Day(5, 15), 10)),
            History(CustomerEvent.TrialStarted(At(4, 1), Day(4, 15)), CustomerEvent.ContractStarted(At(4, 16), Day(5, 16), 10)),
            History(CustomerEvent.TrialStarted(At(4, 1), Day(4, 15)), CustomerEvent.ContractStarted(At(4, 10), Day(4, 10), 10)),
            History(CustomerEvent.TrialStarted(At(6, 25), Day(7, 9))), // still runs
        ];
        MetricScope scope = new(Shop.Default, Second);
        MetricValue rate = MetricReport.Compute([MetricCatalog.Of("trial-conversion-rate")], scope, customers)[0].Value;
        Assert.Equal((1, 3), (rate.Numerator, rate.Denominator));
    }

    [Fact]
    public void WhoNeverHadAContractForADay_IsNoCustomer()
    {
        foreach (CustomerHistory nobody in new[]
        {
            History(CustomerEvent.ContractStarted(At(4, 10), Day(4, 10), 10)),
            History(CustomerEvent.ContractCanceled(At(4, 10), Day(6, 10))),
            History(
                CustomerEvent.ContractStarted(At(4, 10), Day(5, 10), 10),
                CustomerEvent.ContractCanceled(At(4, 10), Day(4, 10)) with { Id = "x" }),
            History(CustomerEvent.TrialStarted(At(4, 1), Day(6, 15))),
            History(CustomerEvent.ContractPaused(At(4, 1)), CustomerEvent.ContractResumed(At(5, 1), Day(7, 1))),
        })
        {
            CustomerFacts facts = nobody.FactsAt(Day(4, 20));
            Assert.Null(facts.DaysUntilContractEnd);
            Assert.False(facts.IsContractPaused);
            Assert.Equal(RelationshipCycleStage.Prospect, RelationshipCycleRules.Default.Classify(in facts).Stage);
            IMetric[] metrics = [MetricCatalog.Of("active-customers"), MetricCatalog.Of("customers")];
            Assert.All(MetricReport.Compute(metrics, new MetricScope(Shop.Default, Second), [nobody]), r => Assert.Equal(0, r.Value.Value));
        }
    }

    [Fact]
    public void APauseAndAFailedPayment_AreATopic_UntilItGoesOn()
    {
        CustomerHistory history = History(
            CustomerEvent.ContractStarted(At(1, 1), Day(4, 1), 30),
            CustomerEvent.PaymentFailed(At(2, 1)),
            CustomerEvent.ContractRenewed(At(2, 3), Day(5, 1), 30),
            CustomerEvent.ContractPaused(At(4, 20)),
            CustomerEvent.ContractResumed(At(6, 1), Day(12, 1)));
        Assert.Equal(
            [(0, false, "growth"), (1, false, "retention"), (0, false, "retention"), (0, true, "retention"), (0, false, "retention")],
            new[] { Day(1, 20), Day(2, 2), Day(2, 4), Day(5, 15), Day(6, 2) }.Select(day =>
            {
                CustomerFacts facts = history.FactsAt(day);
                return (facts.FailedPayments, facts.IsContractPaused, LifecycleMarketingRules.Default.StageOf(in facts).Key);
            }));
        CustomerFacts paused = history.FactsAt(Day(5, 15));
        Assert.Equal((-14, 25, 104), (paused.DaysUntilContractEnd, paused.DaysSinceContractPaused, paused.DaysSinceFailedPayment));
        Assert.Equal(FivePhaseJourneyStage.Retention, FivePhaseJourneyRules.Default.Classify(in paused).Stage);
        Assert.Equal(SixStepFunnelStage.Retention, SixStepFunnelRules.Default.Classify(in paused).Stage);
        Assert.Equal(BuyerLifecycleStage.DefectingBuyer, BuyerLifecycleRules.Default.Classify(in paused).Stage);
    }

    [Fact]
    public void WhereNoPriceIsKnown_RevenueIsNotNothing()
    {
        CustomerHistory history = History(
            CustomerEvent.ContractStarted(At(1, 1), Day(1, 1, year: 2025)), CustomerEvent.Order(At(4, 5), 10));
        Assert.All(
            MetricReport.Compute(
                [MetricCatalog.Of("recurring-revenue"), MetricCatalog.Of("recurring-revenue-share")],
                new MetricScope(Shop.Default, Second),
                [history]),
            result => Assert.Equal("of no contract it is known what was paid", result.Value.Undefined?.ToString()));
    }

    private static MetricValue Of(string key, MetricPeriod? period = null) =>
        MetricReport.Compute([MetricCatalog.Of(key)], new MetricScope(Shop.Default, period ?? Second), Customers)[0].Value;

    private static CustomerHistory History(params CustomerEvent[] events) => new(Shop.Default, events);

    private static Instant At(int month, int day) => Instant.FromUtc(2024, month, day, 9, 0);

    private static LocalDate Day(int month, int day, int year = 2024) => new(year, month, day);
}
