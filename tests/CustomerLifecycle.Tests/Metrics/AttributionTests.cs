using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

/// <summary>Who brought whom, what it cost, and whose impression it was: numbers that can be checked by hand.</summary>
[Trait("source", "002: cost per acquisition, impressions, conversion")]
public sealed class AttributionTests
{
    private static readonly MetricPeriod March = new(new LocalDate(2024, 3, 1), new LocalDate(2024, 4, 1));

    /// <summary>
    /// Ada saw the poster, searched, and bought on the web; Ben came by the newsletter alone; Cyd saw the poster and never bought; Dan
    /// bought in the store out of the blue.
    /// </summary>
    private static readonly CustomerHistory[] Four =
    [
        new(
            Shop.Default,
            Seen(1, "poster") with { Campaign = "spring" },
            CustomerEvent.Visit(At(9)) with { Channel = "search", Campaign = "brand" },
            CustomerEvent.Order(At(10), 50) with { Channel = "web" },
            CustomerEvent.Order(At(20), 30) with { Channel = "web" }),
        new(
            Shop.Default,
            CustomerEvent.SignUp(At(2)) with { Channel = "newsletter", Campaign = "spring" },
            CustomerEvent.Order(At(3), 40) with { Channel = "web" }),
        new(Shop.Default, Seen(5, "poster") with { Campaign = "spring" }, Seen(6, "search")),
        new(Shop.Default, CustomerEvent.Order(At(7), 20) with { Channel = "store" }),
    ];

    private static readonly MarketingSpend[] Spend =
    [
        new(new LocalDate(2024, 3, 1), "poster", 100) { Campaign = "spring", Impressions = 1_000 },
        new(new LocalDate(2024, 3, 1), "search", 30) { Campaign = "brand" },
        new(new LocalDate(2024, 3, 1), "newsletter", 12),
    ];

    [Theory]
    [InlineData(Attribution.FirstTouch, "poster 100/1, newsletter 12/1, search 30/0, store ?/1")]
    [InlineData(Attribution.LastTouch, "poster 100/0, newsletter 12/1, search 30/1, store ?/1")]
    [InlineData(Attribution.Order, "poster 100/0, newsletter 12/0, search 30/0, store ?/1, web ?/2")]
    public void SpendIsDividedByTheNewCustomers_PutDownToTheChannel(Attribution attribution, string expected)
    {
        Dictionary<string, MetricValue> cost = By(MetricGrouping.ByChannel, "cost-per-acquisition", attribution);
        Dictionary<string, MetricValue> news = By(MetricGrouping.ByChannel, "new-customers", attribution);
        Assert.Equal(
            expected.Split(", ").Order(StringComparer.Ordinal),
            cost.Select(c =>
                $"{c.Key} {(c.Value.Undefined?.ToString() == "no spend is known" ? "?" : c.Value.Numerator)}/{news[c.Key].Value}"));
        Assert.Equal(142, cost.Values.Sum(c => c.Numerator)); // What was spent is neither lost nor repeated.
        Assert.Equal(3, news.Values.Sum(n => n.Value));
    }

    [Fact]
    public void FirstTouch_IsTheDefault() => Assert.Equal(Attribution.FirstTouch, new MetricScope(Shop.Default, March).Attribution);

    [Fact]
    public void WhatComesAfterTheFirstOrder_BroughtNobody()
    {
        CustomerHistory history = new(
            Shop.Default,
            CustomerEvent.Order(At(3), 40),
            CustomerEvent.Visit(At(5)) with { Channel = "search" },
            CustomerEvent.Order(At(6), 40) with { Channel = "web" });
        Assert.All(
            Enum.GetValues<Attribution>(),
            a => Assert.Null(new CustomerPeriod(history, new MetricScope(Shop.Default, March) { Attribution = a }).Channel));
    }

    [Fact]
    public void AnImpression_BelongsToTheChannelItWasSeenOn_WhoeverSawIt()
    {
        // Cyd is put down to the poster, but saw one advertisement in the search.
        Dictionary<string, MetricValue> seen = By(MetricGrouping.ByChannel, "impressions", Attribution.FirstTouch);
        Assert.Equal((1_002.0, 1.0), (seen["poster"].Value!.Value, seen["search"].Value!.Value));
        Assert.Equal(1_003, MetricReport.Compute([MetricCatalog.Of("impressions")], Scope(Attribution.FirstTouch), Four)[0].Value.Value);
        Assert.Equal(1_003, By(MetricGrouping.ByChannel, "impressions", Attribution.Order).Values.Sum(v => v.Value));
        MetricValue rate = By(MetricGrouping.ByChannel, "impression-to-conversion-rate", Attribution.FirstTouch)["poster"];
        Assert.Equal((2.0, 1_002.0), (rate.Numerator, rate.Denominator)); // both orders of Ada
        Assert.Equal(2, By(MetricGrouping.ByChannel, "people", Attribution.FirstTouch)["poster"].Value);
        Assert.DoesNotContain("search", By(MetricGrouping.Of(c => c.Channel), "people", Attribution.FirstTouch).Keys);
    }

    [Fact]
    public void ACampaign_HasItsOwnSpend_AndSpendOfNoneBelongsToNobody()
    {
        Dictionary<string, MetricValue> cost = By(MetricGrouping.ByCampaign, "cost-per-acquisition", Attribution.FirstTouch);
        Assert.Equal(
            [("", 0.0, null, "no spend is known"), ("brand", 30, null, "no new customers in the period"), ("spring", 100, 50.0, null)],
            cost.Select(c => (c.Key, c.Value.Numerator, c.Value.Value, c.Value.Undefined?.ToString())));
    }

    [Fact]
    public void WhereNobodyKnowsWhatWasSpentOnAGroup_ItSaysSo()
    {
        foreach (MetricGrouping grouping in new[]
        {
            MetricGrouping.ByCohort, MetricGrouping.ByStage(LifecycleMarketingRules.Default), MetricGrouping.Of(_ => "all"),
        })
        {
            foreach (string key in new[]
            {
                "cost-per-acquisition",
                "cost-per-order",
                "cost-per-lead",
                "payback-months",
                "impressions",
                "click-through-rate",
                "impression-to-conversion-rate",
            })
            {
                Assert.All(
                    By(grouping, key, Attribution.FirstTouch).Values,
                    value => Assert.Equal("what was spent on the group is not known", value.Undefined?.ToString()));
            }

            Assert.All(By(grouping, "orders", Attribution.FirstTouch).Values, value => Assert.NotNull(value.Value));
        }

        Assert.Equal(
            "no spend is known",
            MetricReport.ComputeBy(
                [MetricCatalog.Of("cost-per-order")],
                new MetricScope(Shop.Default, March),
                Four,
                MetricGrouping.ByCohort)[0].Value.Undefined?.ToString());
    }

    [Fact]
    public void CostByDays_SharesEachChannelsSpend_AmongThoseItBrought()
    {
        CustomerHistory[] shop =
        [
            Bought(seen: 1, ordered: 1, "poster"), // 0 days
            Bought(seen: 1, ordered: 8, "poster"), // 7 days
            Bought(seen: 1, ordered: 9, "poster"), // 8 days
            Bought(seen: 2, ordered: 3, "search"), // 1 day
            Bought(seen: 2, ordered: 4, "web"), // 2 days, and nobody knows of any spend
            Bought(seen: 2, ordered: 31, "web"), // 29 days
        ];
        MetricValue[] bands =
        [
            .. MetricReport.Compute([MetricCatalog.Of("cost-per-acquisition-by-days")], Scope(Attribution.FirstTouch), shop)
                .Select(r => r.Value),
        ];
        Assert.Equal(["0 d", "1-7 d", "8-30 d", "31-90 d", "91+ d"], bands.Select(b => b.Label));
        double share = 100.0 / 3;
        Assert.Equal(share, bands[0].Value!.Value, 10);
        Assert.Equal((share + 30, 3.0), (bands[1].Numerator, bands[1].Denominator));
        Assert.Equal(share / 2, bands[2].Value!.Value, 10);
        Assert.Equal("no new customers took that long", bands[3].Undefined?.ToString());
        Assert.Equal(130, bands.Sum(b => b.Numerator), 10); // nobody came by the newsletter

        MetricValue unknown = MetricReport.Compute(
            [MetricCatalog.Of("cost-per-acquisition-by-days")], Scope(Attribution.FirstTouch), [shop[4]])[1].Value;
        Assert.Equal("no spend is known of the channels that brought them", unknown.Undefined?.ToString());

        static CustomerHistory Bought(int seen, int ordered, string channel) => new(
            Shop.Default, CustomerEvent.Visit(At(seen)) with { Channel = channel }, CustomerEvent.Order(At(ordered), 10));
    }

    [Fact]
    public void Campaigns_AreComparedTwoByTwo_WithTheUncertaintyOfTheDifference()
    {
        // 56 of 70 and 48 of 80: Newcombe 1998, table II; a third campaign brought nobody of 10.
        CustomerHistory[] shop = [.. Reached("a", 70, 56), .. Reached("b", 80, 48), .. Reached("c", 10, 0)];
        IReadOnlyList<MetricComparison> pairs = MetricReport.Compare(MetricReport.ComputeBy(
            [MetricCatalog.Of("lead-to-customer-rate"), MetricCatalog.Of("revenue")],
            new MetricScope(Shop.Default, March),
            shop,
            MetricGrouping.ByCampaign));
        Assert.Equal(["a-b", "a-c", "b-c"], pairs.Select(p => $"{p.First.Group}-{p.Second.Group}"));
        Assert.Equal((0.2, 0.0524, 0.3339), (
            Math.Round(pairs[0].Shares.Difference!.Value, 4),
            Math.Round(pairs[0].Shares.Interval!.Value.Low, 4),
            Math.Round(pairs[0].Shares.Interval!.Value.High, 4)));

        static IEnumerable<CustomerHistory> Reached(string campaign, int people, int buyers) => Enumerable.Range(0, people).Select(
            i => new CustomerHistory(
                Shop.Default,
                [Seen(2, "poster") with { Campaign = campaign }, .. i < buyers ? new[] { CustomerEvent.Order(At(9), 5) } : []]));
    }

    private static Dictionary<string, MetricValue> By(MetricGrouping grouping, string key, Attribution attribution) => MetricReport
        .ComputeBy([MetricCatalog.Of(key)], Scope(attribution), Four, grouping)
        .ToDictionary(r => r.Group!, r => r.Value, StringComparer.Ordinal);

    private static MetricScope Scope(Attribution attribution) =>
        new(Shop.Default, March) { Spend = Spend, Attribution = attribution };

    private static CustomerEvent Seen(int day, string channel) => CustomerEvent.Impression(At(day)) with { Channel = channel };

    private static Instant At(int day) => Instant.FromUtc(2024, 3, day, 9, 0);
}
