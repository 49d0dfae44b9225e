using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

/// <summary>Each metric of dialogue, support and reach on a handful of events, with the numbers worked out by hand.</summary>
[Trait("source", "002: retention, e.g. by loyalty-card scans")]
[Trait("source", "002: reviews, referrals, channels")]
[Trait("source", "003: profiling")]
[Trait("source", "003: responses, cross-, up- and deep-selling")]
[Trait("source", "003: customer value decides attention and priority")]
[Trait("source", "004: visits, sign-ups, growth of the database, abandoned sessions and baskets, engagement")]
public sealed class GoldenMetricsTests
{
    private static readonly MetricPeriod March = new(new LocalDate(2024, 3, 1), new LocalDate(2024, 4, 1));

    [Fact]
    public void VisitsAndVisitors_AreCountedApart()
    {
        CustomerHistory[] shop =
            [Of(CustomerEvent.Visit(At(1)), CustomerEvent.Visit(At(2))), Of(CustomerEvent.Visit(At(3))), Of(CustomerEvent.SignUp(At(3)))];
        Assert.Equal((3.0, 2.0), (Value("visits", shop).Value!.Value, Value("visitors", shop).Value!.Value));
    }

    [Fact]
    public void TheList_GrowsBySignUpsLessOptOuts()
    {
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.SignUp(At(1)), CustomerEvent.OptedOut(At(9))),
            Of(CustomerEvent.SignUp(At(2))),
            Of(CustomerEvent.SignUp(At(1) - Duration.FromDays(60)), CustomerEvent.OptedOut(At(3))),
            Of(CustomerEvent.SignUp(At(1) - Duration.FromDays(90)), CustomerEvent.OptedOut(At(4))),
        ];
        Assert.Equal(-1, Value("net-list-growth", shop).Value); // 2 sign-ups, 3 opt-outs
    }

    [Fact]
    public void LeadToCustomer_CountsWhoHadNotOrderedBefore()
    {
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.Visit(At(1)), CustomerEvent.Order(At(5), 10)),
            Of(CustomerEvent.Visit(At(2))),
            Of(CustomerEvent.Order(At(1) - Duration.FromDays(60), 10), CustomerEvent.Order(At(5), 10)),
            Of(CustomerEvent.Visit(At(31) + Duration.FromDays(5))),
        ];
        MetricValue rate = Value("lead-to-customer-rate", shop);
        Assert.Equal((0.5, 1.0, 2.0), (rate.Value!.Value, rate.Numerator, rate.Denominator));
    }

    /// <summary>Three showed the card in the 90 days before March, two of them in those before April; the fourth did so long ago.</summary>
    [Fact]
    public void LoyaltyRetention_CountsWhoShowedTheCardAgain()
    {
        Instant february = At(1) - Duration.FromDays(20);
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.LoyaltyScan(february), CustomerEvent.LoyaltyScan(At(5))),
            Of(CustomerEvent.LoyaltyScan(february), CustomerEvent.LoyaltyScan(At(31))),
            Of(CustomerEvent.LoyaltyScan(At(1) - Duration.FromDays(80)), CustomerEvent.LoyaltyScan(At(31) + Duration.FromDays(9))),
            Of(CustomerEvent.LoyaltyScan(february - Duration.FromDays(400)), CustomerEvent.LoyaltyScan(At(5))),
        ];
        MetricValue rate = Value("loyalty-retention-rate", shop);
        Assert.Equal((2.0, 3.0), (rate.Numerator, rate.Denominator));
    }

    /// <summary>Of three buyers one wrote reviews; the recommendations of another came true, those of two people did not.</summary>
    [Fact]
    public void ReviewsAndReferrals_AreCountedByCustomer_AndTheirSuccessByBuyer()
    {
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.Order(At(1), 10), CustomerEvent.Review(At(2), 2), CustomerEvent.Review(At(3), 5)),
            Of(
                CustomerEvent.Order(At(1), 10),
                CustomerEvent.ReferralMade(At(4)),
                CustomerEvent.ReferralMade(At(5)),
                CustomerEvent.ReferralSucceeded(At(6)),
                CustomerEvent.ReferralSucceeded(At(7))),
            Of(CustomerEvent.Order(At(1), 10), CustomerEvent.ReferralMade(At(4))),
            Of(CustomerEvent.ReferralMade(At(4))),
        ];
        Assert.Equal((1.0, 3.0), Counts("review-rate"));
        Assert.Equal((1.0, 3.0), Counts("referral-rate"));
        Assert.Equal(2.0 / 3, Value("viral-coefficient", shop).Value!.Value, 12);

        (double? Numerator, double? Denominator) Counts(string key) => (Value(key, shop).Numerator, Value(key, shop).Denominator);
    }

    [Fact]
    public void OrdersByKindOfSelling_AreShares_WithTheirNumber()
    {
        CustomerHistory[] shop =
        [
            Of(Sold(1, SellingKind.First), Sold(2, SellingKind.CrossSell), Sold(3, SellingKind.CrossSell)),
            Of(
                Sold(4, SellingKind.UpSell),
                Sold(5, SellingKind.DeepSell),
                CustomerEvent.Order(At(6), 0) with { Selling = SellingKind.UpSell }), // without an amount it does not count
        ];
        Assert.Equal(
            ["cross-sell 2/5", "up-sell 1/5", "deep-sell 1/5", "first 1/5", "repeat 0/5", "unspecified 0/5"],
            Values("orders-by-selling-kind", shop).Select(v => $"{v.Label} {v.Numerator}/{v.Denominator}"));
        Assert.Equal("no orders in the period", Values("orders-by-selling-kind", [])[0].Undefined?.ToString());

        static CustomerEvent Sold(int day, SellingKind kind) => CustomerEvent.Order(At(day), 10) with { Selling = kind };
    }

    [Fact]
    public void ResponseRate_IsOfThoseWrittenTo()
    {
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.EmailSent(At(1)), CustomerEvent.EmailSent(At(2)), CustomerEvent.CampaignResponse(At(3))),
            Of(CustomerEvent.EmailSent(At(1)), CustomerEvent.SurveyAnswered(At(9), 7)),
            Of(CustomerEvent.EmailSent(At(1)), CustomerEvent.EmailOpened(At(3))),
            Of(CustomerEvent.CampaignResponse(At(3))),
        ];
        MetricValue rate = Value("response-rate", shop);
        Assert.Equal((2.0, 3.0, IntervalMethod.Wilson), (rate.Numerator, rate.Denominator, rate.Interval!.Value.Method));
    }

    [Fact]
    public void Profiles_AreAsCompleteAsTheLatestWordSays()
    {
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.ProfileCompleted(At(1), 100), CustomerEvent.ProfileCompleted(At(2), 80)),
            Of(CustomerEvent.ProfileCompleted(At(1) - Duration.FromDays(99), 100)),
            Of(CustomerEvent.Visit(At(1))),
            Of(CustomerEvent.ProfileCompleted(At(31) + Duration.FromDays(9), 100)), // not known yet
        ];
        MetricValue mean = Value("profile-completeness", shop);
        Assert.Equal((60.0, 180.0, 3.0), (mean.Value!.Value, mean.Numerator, mean.Denominator));

        // Wilson's interval of 0.6 · 3 of 3, on the scale to 100.
        Assert.Equal((17.25, 91.52), (Math.Round(mean.Interval!.Value.Low, 2), Math.Round(mean.Interval!.Value.High, 2)));
        Assert.Equal((1.0, 3.0), (Value("complete-profile-rate", shop).Numerator, Value("complete-profile-rate", shop).Denominator));
    }

    [Fact]
    public void SeveralChannels_AreTwoOrMore()
    {
        CustomerHistory[] shop =
        [
            Of(CustomerEvent.Order(At(1), 9) with { Channel = "web" }, CustomerEvent.SupportOpened(At(2)) with { Channel = "phone" }),
            Of(
                CustomerEvent.Order(At(1), 9) with { Channel = "web" },
                CustomerEvent.Visit(At(2)),
                CustomerEvent.Visit(At(40)) with { Channel = "app" }), // after the period
            Of(CustomerEvent.Visit(At(1)) with { Channel = "web" }, CustomerEvent.Visit(At(2)) with { Channel = "app" }),
            Of(CustomerEvent.Order(At(1), 9) with { Channel = "web" }, CustomerEvent.Impression(At(2)) with { Channel = "poster" }),
        ];
        MetricValue rate = Value("multichannel-rate", shop);
        Assert.Equal((1.0, 3.0), (rate.Numerator, rate.Denominator));
    }

    [Fact]
    public void Cases_AreAnsweredAndSolved_AfterSoManyHours()
    {
        CustomerHistory[] shop =
        [
            Of(
                Opened(1, 8, "c1"),
                Opened(1, 9, "c2"),
                Answered(1, 12, "c2"), // 3 hours
                Answered(1, 20, "c2"),
                Closed(2, 8, "c1"), // 24 hours, without an answer
                Closed(3, 9, "c2")), // 48 hours

            // Without names: answered after 1 hour and, by closing, after 10; solved after 10 hours each.
            Of(Opened(5, 8), Opened(5, 10), Answered(5, 9), Closed(5, 18), Closed(5, 20)),
            Of(Opened(9, 8)),
        ];
        MetricValue answer = Value("hours-to-answer", shop);
        Assert.Equal((3 + 24 + 1 + 10) / 4.0, answer.Value);
        MetricValue solve = Value("hours-to-solve", shop);
        Assert.Equal(((24 + 48 + 10 + 10) / 4.0, 4.0), (solve.Value!.Value, solve.Denominator));
        Assert.Equal(IntervalMethod.LogMean, solve.Interval!.Value.Method);
        Assert.InRange(Value("median-hours-to-solve", shop).Value!.Value, 17 * 0.995, 17 * 1.005);
        Assert.Equal("no case was closed in the period", Value("hours-to-solve", [shop[2]]).Undefined?.ToString());

        static CustomerEvent Opened(int day, int hour, string? id = null) => CustomerEvent.SupportOpened(At(day, hour)) with { Id = id };
        static CustomerEvent Answered(int day, int hour, string? of = null) =>
            CustomerEvent.SupportAnswered(At(day, hour)) with { Reference = of };
        static CustomerEvent Closed(int day, int hour, string? of = null) =>
            CustomerEvent.SupportClosed(At(day, hour)) with { Reference = of };
    }

    [Fact]
    public void CasesByReason_ComeMostFrequentFirst()
    {
        CustomerHistory[] shop =
        [
            Of(Opened(1) with { Category = "delivery" }, Opened(2) with { Category = "delivery" }, Opened(3)),
            Of(Opened(4) with { Details = EventDetails.None.With("reason", "billing") }),
        ];
        Assert.Equal(
            ["delivery 2/4", "billing 1/4", "unknown 1/4"],
            Values("cases-by-reason", shop).Select(v => $"{v.Label} {v.Numerator}/{v.Denominator}"));
        Assert.Equal("no cases were opened in the period", Values("cases-by-reason", []).Single().Undefined?.ToString());

        static CustomerEvent Opened(int day) => CustomerEvent.SupportOpened(At(day));
    }

    [Fact]
    public void Overdue_MeansWhatItMeansEverywhere()
    {
        CustomerHistory weekly = Of([.. Enumerable.Range(0, 9).Select(i => CustomerEvent.Order(At(-59 + (7 * i)), 5))]);
        CustomerHistory monthly = Of([.. Enumerable.Range(0, 9).Select(i => CustomerEvent.Order(At(20 - (30 * i)), 5))]);
        MetricValue rate = Value("overdue-rate", [weekly, monthly, Of(CustomerEvent.Order(At(1), 5))]);
        Assert.True(weekly.FactsAt(March.To.PlusDays(-1)).DaysUntilOverdue < 1);
        Assert.True(monthly.FactsAt(March.To.PlusDays(-1)).DaysUntilOverdue >= 1);
        Assert.Equal((1.0, 2.0), (rate.Numerator, rate.Denominator));
    }

    [Fact]
    public void WhatIsOwn_IsCountedLikeWhatShips()
    {
        EventKind tasting = EventKind.Of("tasting");
        CustomerPeriod customer = new(
            Of(CustomerEvent.Own(tasting, At(1)), CustomerEvent.Own(EventKind.Of("tour"), At(2)), CustomerEvent.Custom(At(3), "x")),
            new MetricScope(Shop.Default, March));
        Assert.Equal((1, 2, 1), (
            customer.Count(tasting),
            customer.Count(tasting, CustomerEventKind.Custom),
            customer.Events(CustomerEventKind.Custom).Count()));
    }

    [Fact]
    public void OwnMetrics_StandWithTheShippedOnes_WhereTheirRolesAre()
    {
        IMetric own = Metric.Sum(
            new MetricDefinition("tastings", LocalizedText.Of("Tastings"), FactUnit.Count) { Roles = StageRole.Lost }, _ => 1);
        IMetric better = Metric.Sum(new MetricDefinition("win-back-rate", LocalizedText.Of("Mine"), FactUnit.Share), _ => 1);
        StageModel model = LifecycleMarketing.Model;
        StageInfo lost = LifecycleMarketing.Model[LifecycleMarketingStage.WinBack];
        Assert.Equal([.. MetricCatalog.OfStage(model, lost), own], MetricCatalog.OfStage(model, lost, own));
        Assert.DoesNotContain(own, MetricCatalog.OfStage(model, model.Stages[0], own));
        Assert.DoesNotContain(MetricCatalog.OfStage(model, lost, better), m => m.Definition.Key == "win-back-rate");
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.With(better).Count);
    }

    private static MetricValue Value(string key, CustomerHistory[] shop) => Values(key, shop)[0];

    private static MetricValue[] Values(string key, CustomerHistory[] shop) =>
        [.. MetricReport.Compute([MetricCatalog.Of(key)], new MetricScope(Shop.Default, March), shop).Select(r => r.Value)];

    private static CustomerHistory Of(params CustomerEvent[] events) => new(Shop.Default, events);

    private static Instant At(int day, int hour = 9) => Instant.FromUtc(2024, 3, 1, hour, 0) + Duration.FromDays(day - 1);
}
