using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Metrics;

[Trait("source", "001: metrics of every stage")]
[Trait("source", "002: cost per acquisition, impressions, conversion")]
[Trait("source", "002: transaction value")]
[Trait("source", "002: frequency beside profit")]
[Trait("source", "004: the second purchase makes the third likelier")]
[Trait("source", "004: lifetime value and what acquisition may cost")]
public sealed class MetricCatalogTests
{
    private static readonly MetricPeriod Spring = new(new LocalDate(2024, 3, 1), new LocalDate(2024, 6, 1));

    [Fact]
    public void Definitions_AreComplete_AndNoNameStandsTwice()
    {
        MetricDefinition[] all = [.. MetricCatalog.All.Select(m => m.Definition), .. MetricCatalog.Calculators];
        Assert.Equal(all.Length, all.Select(d => d.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(all.Length, all.Select(d => d.Name.ToString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, d => Assert.NotEmpty(d.Formula));
        Assert.All(all, d => Assert.NotEmpty(d.Source));
        Assert.All(all, d => Assert.NotEmpty(d.Population));
        Assert.All(all, d => Assert.NotEqual(MetricArea.Other, d.Area));
        Assert.Contains(
            MetricCatalog.OfStage(LifecycleMarketing.Model, LifecycleMarketing.Model[LifecycleMarketingStage.WinBack]),
            m => m.Definition.Key == "win-back-rate");
        Assert.Throws<KeyNotFoundException>(() => MetricCatalog.Of("magic"));
    }

    [Fact]
    public void NobodyAtAll_GivesReasonsNeverZeroInDisguise()
    {
        foreach (MetricResult result in MetricReport.Compute(MetricCatalog.All, new MetricScope(Shop.Default, Spring), []))
        {
            bool isSum = result.Value is { Value: 0, Denominator: 1 };
            Assert.True(isSum || (result.Value.Value is null && result.Value.Undefined is not null), result.ToString());
        }
    }

    [Fact]
    public void ASmallShop_InNumbersThatCanBeCheckedByHand()
    {
        // Ada buys in January, March and April; Ben in April and sends half of it back; Cyd signed up in March and never bought.
        CustomerHistory[] customers =
        [
            History(Order(1, 10, 20, "web"), Order(3, 5, 30, "web"), Order(4, 5, 40, "store"), CustomerEvent.Review(At(4, 7), 5)),
            History(
                Order(4, 20, 100, "web") with { Id = "b1", Cost = 60 },
                CustomerEvent.Return(At(5, 2), 50) with { Cost = 30, Reference = "b1" },
                CustomerEvent.SurveyAnswered(At(5, 3), 3)),
            History(CustomerEvent.SignUp(At(3, 20)), CustomerEvent.Visit(At(3, 20))),
        ];
        Dictionary<string, MetricValue> values = Values(customers, Spring);
        Assert.Equal(2, values["customers"].Value);
        Assert.Equal(3, values["people"].Value);
        Assert.Equal(3, values["orders"].Value);
        Assert.Equal(120, values["revenue"].Value); // 30 + 40 + 100 − 50
        Assert.Equal(90, values["profit"].Value); // less 60, of which 30 came back
        Assert.Equal((40, 120, 3), (
            values["average-order-value"].Value!.Value,
            values["average-order-value"].Numerator,
            values["average-order-value"].Denominator));
        Assert.Equal(1.5, values["purchase-frequency"].Value);
        Assert.Equal(0.5, values["repeat-purchase-rate"].Value);
        Assert.Equal(0.5, values["returning-customer-rate"].Value);
        Assert.Equal(1, values["new-customers"].Value);
        Assert.Equal(1, values["returning-customers"].Value); // Ada bought in the three months before, too.
        Assert.Equal(43, values["days-between-orders"].Value); // 55 and 31 days
        Assert.Equal(43, values["days-between-orders-per-customer"].Value);
        Assert.Equal(1.0 / 3, values["return-rate"].Value);
        Assert.Equal(1.0 / 3, values["return-rate-by-order-date"].Value);
        Assert.Equal(-100, values["net-promoter-score"].Value);
        Assert.Equal(0.5, values["review-rate"].Value);
        Assert.Equal("no spend is known", values["cost-per-acquisition"].Undefined?.ToString());
        Assert.Equal(1, values["lead-abandonment-rate"].Value);
        Assert.Equal((90 + 20) / 2.0, values["historic-customer-lifetime-value"].Value); // Ada 90, Ben 20
        Assert.Equal(IntervalMethod.Wilson, values["repeat-purchase-rate"].Interval!.Value.Method);
        Assert.Equal(IntervalMethod.LogMean, values["average-order-value"].Interval!.Value.Method);
    }

    [Fact]
    public void Spend_IsDividedByWhatItBought_AsAWholeAndByChannel()
    {
        CustomerHistory[] customers =
            [History(Order(3, 5, 20, "web")), History(Order(4, 5, 20, "web"), Order(5, 5, 20, "web")), History(Order(4, 5, 20, "store"))];
        MetricScope scope = new(Shop.Default, Spring)
        {
            Spend =
            [
                new MarketingSpend(new LocalDate(2024, 3, 1), "web", 30) { Impressions = 1_000, Clicks = 40 },
                new MarketingSpend(new LocalDate(2024, 4, 1), "store", 10) { Impressions = 500 },
                new MarketingSpend(new LocalDate(2024, 6, 1), "web", 99),
            ],
        };
        Dictionary<string, MetricValue> all = MetricReport.Compute(MetricCatalog.All, scope, customers)
            .ToLookup(r => r.Definition.Key)
            .ToDictionary(r => r.Key, r => r.First().Value);
        Assert.Equal(
            (40.0 / 3, 40, 3),
            (all["cost-per-acquisition"].Value!.Value, all["cost-per-acquisition"].Numerator, all["cost-per-acquisition"].Denominator));
        Assert.Equal(10, all["cost-per-order"].Value);
        Assert.Equal(1_500, all["impressions"].Value);
        Assert.Equal(40.0 / 1_500, all["click-through-rate"].Value);
        Assert.Equal(4.0 / 1_500, all["impression-to-conversion-rate"].Value);
        Assert.Equal(2, all["lifetime-value-to-acquisition-cost"].Value);
        Assert.Equal("no sign-ups in the period", all["cost-per-lead"].Undefined?.ToString());
        Assert.Equal(40, all["cost-per-lead"].Numerator);
        IReadOnlyList<MetricResult> byChannel = MetricReport.ComputeBy(
            [MetricCatalog.Of("cost-per-acquisition"), MetricCatalog.Of("cost-per-order")], scope, customers, MetricGrouping.ByChannel);
        Assert.Equal(
            [("store", 10.0), ("store", 10.0), ("web", 15.0), ("web", 10.0)], byChannel.Select(r => (r.Group!, r.Value.Value!.Value)));
    }

    [Fact]
    public void Groups_MayBeNamelessOrEmpty_AndSpendIsNeverLost()
    {
        CustomerHistory[] customers = [History(Order(3, 5, 20, "web")), History(CustomerEvent.Order(At(4, 5), 20))];
        MetricScope scope = new(Shop.Default, Spring)
        {
            Spend =
            [
                new MarketingSpend(new LocalDate(2024, 3, 1), string.Empty, 7),
                new MarketingSpend(new LocalDate(2024, 3, 1), "radio", 30),
            ],
        };
        IReadOnlyList<MetricResult> results = MetricReport.ComputeBy(
            [MetricCatalog.Of("cost-per-acquisition")], scope, customers, MetricGrouping.ByChannel);
        Assert.Equal(
            [("", 7.0, 1.0, null), ("radio", 30, 0, "no new customers in the period"), ("web", 0, 0, "no spend is known")],
            results.Select(r => (r.Group, r.Value.Numerator, r.Value.Denominator, r.Value.Undefined?.ToString())));
        Assert.Empty(MetricReport.ComputeBy(MetricCatalog.All, scope, [], MetricGrouping.Of(_ => "a")));
        Assert.All(MetricReport.Compute(MetricCatalog.All, scope, []), r => Assert.Null(r.Group));
    }

    [Fact]
    public void WhatCannotBeMeasured_IsRefused()
    {
        MetricScope scope = new(Shop.Default, Spring);
        Assert.Equal(Spring.To, scope.ObservedUntil);
        Assert.Throws<ArgumentException>(() => new MetricScope(Shop.Default, Spring) { ObservedUntil = Spring.To.PlusDays(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetricScope(Shop.Default, Spring) { ActiveDays = MetricScope.MostDays + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetricScope(Shop.Default, Spring) { ResponseDays = MetricScope.MostDays + 1 });
        Assert.Equal(
            new MetricPeriod(new LocalDate(2023, 12, 1), new LocalDate(2024, 3, 1)),
            new MetricPeriod(new LocalDate(2024, 3, 1), new LocalDate(2024, 5, 31)).Previous);
        Assert.Throws<InvalidOperationException>(() => new MetricPeriod(LocalDate.MinIsoValue, LocalDate.MinIsoValue.PlusDays(1)).Previous);
    }

    [Fact]
    public void AtTheEndsOfTheCalendar_EveryMetricStillAnswers()
    {
        CustomerHistory customer = History(
            CustomerEvent.SignUp(Instant.FromUtc(9990, 1, 1, 0, 0)), CustomerEvent.Order(Instant.FromUtc(9990, 1, 2, 0, 0), 5));
        MetricScope scope = new(Shop.Default, new MetricPeriod(LocalDate.MinIsoValue, LocalDate.MaxIsoValue))
        {
            ActiveDays = MetricScope.MostDays,
            ResponseDays = MetricScope.MostDays,
        };
        ILookup<string, MetricValue> values = MetricReport.Compute(MetricCatalog.All, scope, [customer])
            .ToLookup(r => r.Definition.Key, r => r.Value);
        Assert.Equal(1, values["new-customers"].Single().Value);
        Assert.Equal(
            "the calendar ends before anybody has been watched that long",
            values["lead-abandonment-rate"].Single().Undefined?.ToString());
    }

    [Fact]
    public void WhereClocksGoBackAcrossMidnight_DaysDoNotRunBackwards()
    {
        // In St John's, one minute past midnight on the 1st of November 2009 it was 23:01 on the 31st of October again.
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["America/St_Johns"] };
        Instant midnight = Instant.FromUtc(2009, 11, 1, 2, 30);
        CustomerHistory customer = new(
            shop,
            CustomerEvent.Order(midnight - Duration.FromDays(3), 1),
            CustomerEvent.Visit(midnight + Duration.FromSeconds(20)),
            CustomerEvent.Order(midnight + Duration.FromSeconds(30), 2),
            CustomerEvent.Order(midnight + Duration.FromMinutes(10), 4),
            CustomerEvent.Order(midnight + Duration.FromMinutes(70), 8));
        Assert.Equal([29, 31, 31, 1], new CustomerPeriod(customer, Of(10)).Orders.Select(o => o.On.Day));
        Assert.Equal(
            [7.0, 8.0],
            new[] { Of(10), Of(11) }.Select(
                scope => MetricReport.Compute([MetricCatalog.Of("revenue")], scope, [customer])[0].Value.Value!.Value));

        MetricScope Of(int month) => new(shop, new MetricPeriod(new LocalDate(2009, month, 1), new LocalDate(2009, month, 1).PlusMonths(1)))
        {
            ObservedUntil = new LocalDate(2010, 1, 1),
        };
    }

    [Fact]
    public void WhoHasNotBeenWatchedLongEnough_IsNotCounted()
    {
        CustomerHistory[] customers = [History(Order(3, 1, 5, "web"), Order(3, 20, 5, "web")), History(Order(5, 20, 5, "web"))];
        MetricValue mature = Values(customers, Spring)["second-order-rate"];
        Assert.Equal((1.0, 1.0, 1.0), (mature.Value!.Value, mature.Numerator, mature.Denominator));
        MetricValue young = Values([customers[1]], Spring)["second-order-rate"];
        Assert.Equal((null, null, new LocalDate(2024, 6, 20)), (young.Value, young.Undefined?.ToString(), young.ObservableFrom));
        Assert.Equal("observable from 2024-06-20", young.ToString());
        MetricScope later = new(Shop.Default, Spring) { ObservedUntil = new LocalDate(2024, 7, 1) };
        Assert.Equal(2, MetricReport.Compute([MetricCatalog.Of("second-order-rate")], later, customers)[0].Value.Denominator);
    }

    [Fact]
    public void RevenuePerCustomer_IsRevenueThroughCustomers_WhoeverSendsBack()
    {
        Dictionary<string, MetricValue> values = Values(
            [
                History(CustomerEvent.Order(At(4, 1), 100) with { Cost = 40 }),
                History(CustomerEvent.Order(At(1, 1), 50) with { Cost = 20 }, CustomerEvent.Return(At(4, 1), 30) with { Cost = 10 }),
            ],
            Spring);
        Assert.Equal((70.0, 70.0, 1.0), (
            values["revenue-per-customer"].Value!.Value,
            values["revenue-per-customer"].Numerator,
            values["revenue-per-customer"].Denominator));
        Assert.Equal(values["profit"].Value / values["customers"].Value, values["profit-per-customer"].Value);
        Assert.Equal(40, values["profit"].Value); // 100 − 40 − 30 + 10
    }

    [Fact]
    public void RevenueQuickRatio_TakesOldRefundsForNeitherGrowthNorLoss()
    {
        CustomerHistory[] customers =
        [
            History(CustomerEvent.Order(At(1, 5).Minus(Duration.FromDays(300)), 60), CustomerEvent.Return(At(1, 5), 40)), // no growth of 40
            History(Order(1, 5, 10, "web")), // lost
            History(Order(1, 5, 20, "web"), CustomerEvent.Return(At(4, 5), 50)), // lost 20, not 70
            History(Order(4, 5, 15, "web")), // new
        ];
        MetricValue ratio = Values(customers, Spring)["revenue-quick-ratio"];
        Assert.Equal((0.5, 15.0, 30.0), (ratio.Value!.Value, ratio.Numerator, ratio.Denominator));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Abandonment_GoesByOrdersThatCount(bool matches, double expected)
    {
        Shop shop = new() { Orders = OrderPolicy.Default with { MatchReturnsToOrders = matches } };
        CustomerHistory customer = new(
            shop,
            CustomerEvent.SignUp(At(3, 1)),
            CustomerEvent.CartFilled(At(3, 2)),
            CustomerEvent.Order(At(3, 3), 10) with { Id = "a" },
            CustomerEvent.Return(At(3, 20), 10) with { Reference = "a" });
        IMetric[] metrics = [MetricCatalog.Of("lead-abandonment-rate"), MetricCatalog.Of("cart-abandonment-rate")];
        Assert.All(MetricReport.Compute(metrics, new MetricScope(shop, Spring), [customer]), r => Assert.Equal(expected, r.Value.Value));
    }

    [Fact]
    public void AnOrderReturnedInFull_IsNoPurchase_AndItsRevenueIsToldByBothDates()
    {
        Shop byItself = new() { Orders = OrderPolicy.Default.EachByItself() };
        CustomerEvent[] events =
        [
            CustomerEvent.Order(At(3, 1), 4.94m) with { Id = "a" },
            CustomerEvent.Order(At(3, 8), 4.94m) with { Id = "b" },
            CustomerEvent.Return(At(7, 2), 4.94m) with { Reference = "b" }, // after the spring
        ];
        Assert.Equal("4.94 1 0 9.88 4.94", Told(Shop.Default));
        Assert.Equal("2.47 2 1 9.88 4.94", Told(byItself));

        string Told(Shop shop) => string.Join(' ', MetricReport
            .Compute(
                [
                    MetricCatalog.Of("average-order-value"),
                    MetricCatalog.Of("orders"),
                    MetricCatalog.Of("repeat-purchase-rate"),
                    MetricCatalog.Of("revenue"),
                    MetricCatalog.Of("revenue-by-order-date"),
                ],
                new MetricScope(shop, Spring),
                [new CustomerHistory(shop, events)])
            .Select(r => r.Value.Value!.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void ReturnRates_CountEverythingOnce_UnderThePolicy()
    {
        CustomerEvent a = CustomerEvent.Order(At(3, 1), 100) with { Id = "a" };
        CustomerEvent b = CustomerEvent.Order(At(3, 1), 50) with { Id = "b" };
        CustomerEvent all = CustomerEvent.Return(At(3, 10), 100) with { Reference = "a" };
        CustomerEvent part = CustomerEvent.Return(At(3, 11), 20) with { Reference = "b" };
        CustomerEvent refunded = a with { Status = OrderStatus.Refunded };
        OrderPolicy match = OrderPolicy.Default;
        OrderPolicy merge = OrderPolicy.Default.EachByItself() with { MergeSameDay = true };
        foreach (OrderPolicy policy in new[] { OrderPolicy.Default.EachByItself(), match, match with { CountRefunded = true } })
        {
            Assert.Equal("1/2 1/2 100/150", Rates(policy, refunded, b, all));
            Assert.Equal("1/2 1/2 100/150", Rates(policy, refunded, b));
            Assert.Equal("1/2 1/2 100/150", Rates(policy, a, b, all));
            Assert.Equal("2/2 2/2 120/150", Rates(policy, refunded, b, all, part));
        }

        Assert.Equal("1/1 1/1 120/150", Rates(merge, a, b, all, part));
        Assert.Equal("1/2 1/2 100/150", Rates(merge, refunded, b, all));
        Assert.Equal(
            "0/1 0/1 0/50", Rates(OrderPolicy.Default, CustomerEvent.Order(At(3, 1), 0) with { Status = OrderStatus.Refunded }, b));
        Assert.Equal(
            "1/2 1/2 0/50",
            Rates(
                OrderPolicy.Default with { CountZeroAmount = true },
                CustomerEvent.Order(At(3, 1), 0) with { Status = OrderStatus.Refunded },
                b));
        Assert.Equal("0/1 0/1 0/50", Rates(OrderPolicy.Default, a with { Status = OrderStatus.Canceled }, b, all));
        Assert.Equal("1/1 0/1 5/50", Rates(OrderPolicy.Default, b, CustomerEvent.Return(At(4, 1), 5)));

        static string Rates(OrderPolicy policy, params CustomerEvent[] events)
        {
            Shop shop = new() { Orders = policy };
            IMetric[] metrics =
                [MetricCatalog.Of("return-rate"), MetricCatalog.Of("return-rate-by-order-date"), MetricCatalog.Of("returned-value-rate")];
            return string.Join(' ', MetricReport.Compute(metrics, new MetricScope(shop, Spring), [new CustomerHistory(shop, events)])
                .Select(r => $"{r.Value.Numerator}/{r.Value.Denominator}"));
        }
    }

    [Fact]
    public void Quantiles_LieBetweenNeighbours_WithinHalfAPerCent()
    {
        double[] amounts = [2, 20, 400, 7, 0.03, 99.99, 51, 51, 1e9, 12];
        for (int n = 1; n <= amounts.Length; n++)
        {
            double[] sorted = [.. amounts.Take(n).Order()];
            MetricValue[] quantiles =
            [
                .. MetricReport.Compute([MetricCatalog.Of("order-value-distribution")], new MetricScope(Shop.Default, Spring), [History(
                    [.. amounts.Take(n).Select(amount => CustomerEvent.Order(At(4, 1), (decimal)amount))])])
                    .Select(r => r.Value),
            ];
            foreach ((double share, MetricValue quantile) in new[] { 0.1, 0.25, 0.5, 0.75, 0.9 }.Zip(quantiles))
            {
                double rank = share * (n - 1);
                double lower = sorted[(int)rank];
                double expected = lower + ((rank - Math.Floor(rank)) * (sorted[Math.Min(n - 1, (int)rank + 1)] - lower));
                Assert.InRange(quantile.Value!.Value, expected * 0.995 * (1 - 1e-9), expected * 1.005 * (1 + 1e-9));
            }
        }

        MetricValue gap =
            Values([History(Order(3, 1, 5, "web"), Order(3, 1, 5, "web"), Order(3, 21, 5, "web"))], Spring)["median-days-between-orders"];
        Assert.InRange(gap.Value!.Value, 9.95, 10.05); // between 0 and 20
    }

    [Fact]
    public void ThePromoterScore_HasAnIntervalOfScores()
    {
        MetricValue score = Values(
            [.. new[] { 10, 9, 9, 3 }.Select(answer => History(CustomerEvent.SurveyAnswered(At(4, 1), answer)))],
            Spring)["net-promoter-score"];

        // Without passives the score is 2 · promoters − 1, and so is its interval of Wilson's of 3 of 4.
        Assert.Equal((50.0, -39.8716, 90.8825, IntervalMethod.Newcombe), (
            score.Value!.Value,
            Math.Round(score.Interval!.Value.Low, 4),
            Math.Round(score.Interval!.Value.High, 4),
            score.Interval!.Value.Method));
        MetricValue passive = Values([History(CustomerEvent.SurveyAnswered(At(4, 1), 7))], Spring)["net-promoter-score"];
        Assert.Equal(0, passive.Value);
        Assert.InRange(passive.Interval!.Value.Low, -100, -50); // One answer says next to nothing.
    }

    [Fact]
    public void OwnMetric_IsALine()
    {
        IMetric reviews = Metric.Ratio(
            new MetricDefinition("stars", LocalizedText.Of("Stars"), FactUnit.Score),
            c => c.Events(CustomerEventKind.Review).Sum(e => e.Score!.Value),
            c => c.Count(CustomerEventKind.Review),
            LocalizedText.Of("no reviews"));
        MetricResult result = MetricReport.Compute([reviews], new MetricScope(Shop.Default, Spring), [History(
            CustomerEvent.Review(At(4, 1), 5), CustomerEvent.Review(At(4, 2), 2))])[0];
        Assert.Equal("stars: 3.5", result.ToString());
        Assert.Throws<ArgumentException>(() => new MetricDefinition("Not kebab", LocalizedText.Of("x"), FactUnit.Count));
        Assert.Throws<ArgumentException>(() => new MetricPeriod(new LocalDate(2024, 1, 2), new LocalDate(2024, 1, 2)));
        Assert.Throws<ArgumentException>(
            () => new CustomerPeriod(new CustomerHistory(new Shop { Currency = "EUR" }), new MetricScope(Shop.Default, Spring)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricValue.Sum(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MarketingSpend(new LocalDate(2024, 1, 1), "web", -1));
    }

    [Properties(Arbitrary = [typeof(Events)], MaxTest = 40)]
    public sealed class Laws
    {
        private static readonly string[] NotAdditive =
            [
                "order-value-distribution",
                "median-time-to-acquire",
                "median-days-between-orders",
                "customer-churn-rate-day-summed",
                "time-to-second-order",
                "second-order-by-day",
                "payback-months",
                "cost-per-acquisition-by-days",
                "median-hours-to-solve",
                "margin-over-churn-lifetime-value",
                "recurring-revenue-share", // of a base without prices nothing is added
            ];

        [Property]
        public void TwoDisjointBases_AddUp(CustomerEvent[][] ones, CustomerEvent[][] others, ushort day)
        {
            MetricScope scope = Scope(day);
            CustomerHistory[] one = Histories(ones);
            CustomerHistory[] other = Histories(others);
            Dictionary<(string, string?), MetricValue> left = ByKey(one);
            Dictionary<(string, string?), MetricValue> right = ByKey(other);
            foreach (((string Key, string? Label) row, MetricValue sum) in ByKey(one.Concat(other)))
            {
                MetricValue[] parts = [.. new[] { left, right }.Where(p => p.ContainsKey(row)).Select(p => p[row])];
                if (!NotAdditive.Contains(row.Key) && sum.Value is not null && parts.All(p => p.ObservableFrom is null))
                {
                    Assert.Equal(sum.Numerator, parts.Sum(p => p.Numerator), 6);
                    Assert.True(
                        sum.Denominator == 1
                            || row.Key == "cases-by-reason"
                            || Math.Abs(sum.Denominator - parts.Sum(p => p.Denominator)) < 1e-6,
                        row.Key);
                }
            }

            Dictionary<(string, string?), MetricValue> ByKey(IEnumerable<CustomerHistory> shop) => MetricReport
                .Compute(MetricCatalog.All, scope, shop)
                .ToDictionary(r => (r.Definition.Key, r.Value.Label), r => r.Value);
        }

        /// <summary>What a metric tells of is possible, and so is everything in its interval.</summary>
        [Property]
        public void NoInterval_LeavesThePossible(CustomerEvent[][] customers, ushort day)
        {
            foreach (MetricResult result in MetricReport.Compute(MetricCatalog.All, Scope(day), Histories(customers)))
            {
                if (result.Value is not { Value: { } value, Interval: { } interval })
                {
                    continue;
                }

                double slack = 1e-9 * (1 + Math.Abs(value));
                Assert.InRange(value, interval.Low - slack, interval.High + slack);
                Assert.True(interval.Low >= LeastOf(result.Definition, value), $"{result} {interval}");
                Assert.True(double.IsFinite(interval.High), $"{result} {interval}");
                Assert.True(interval.Method != IntervalMethod.Wilson || interval.High <= 1, $"{result} {interval}");
                Assert.True(interval.High <= (result.Definition.Range?.High ?? double.PositiveInfinity) + slack, $"{result} {interval}");
            }

            static double LeastOf(MetricDefinition metric, double value) => metric switch
            {
                { Key: "net-promoter-score" } => -100,
                { Range: { } range } => range.Low - 1e-9,
                { Unit: FactUnit.Amount } when value <= 0 || metric.Key.Contains("profit", StringComparison.Ordinal)
                    || metric.Key.Contains("lifetime", StringComparison.Ordinal)
                    || metric.Key == "revenue-per-customer" => double.NegativeInfinity,
                _ => 0,
            };
        }

        [Property]
        public void OrderOfCustomers_DoesNotMatter(CustomerEvent[][] customers, ushort day)
        {
            CustomerHistory[] histories = Histories(customers);
            Assert.Equal(
                MetricReport.Compute(MetricCatalog.All, Scope(day), histories).Select(Rounded),
                MetricReport.Compute(MetricCatalog.All, Scope(day), histories.Reverse()).Select(Rounded));
        }

        [Property]
        public void LifecycleAccounting_AddsUp(CustomerEvent[][] customers)
        {
            MetricPeriod[] months = [.. Enumerable.Range(0, 24)
                .Select(m => new MetricPeriod(Events.FirstDay.PlusMonths(m), Events.FirstDay.PlusMonths(m + 1)))];
            CustomerHistory[] histories = Histories(customers);
            HashSet<LocalDate>[] signs = [.. histories.Select(SignsOf)];
            IReadOnlyList<LifecycleAccounting> accounts = LifecycleAccounting.Of(histories, Shop.Default, months);
            for (int m = 0; m < months.Length; m++)
            {
                Assert.Equal(signs.Count(s => s.Any(day => day >= months[m].From && day < months[m].To)), accounts[m].Active);
                Assert.Equal(accounts[m].Active, accounts[m].New + accounts[m].Returning + accounts[m].Resurrected);
                Assert.Equal(m == 0 ? 0 : accounts[m - 1].Active - accounts[m].Returning, accounts[m].Dormant);
            }

            Assert.Equal(signs.Count(s => s.Count > 0), accounts.Sum(a => a.New));
        }

        /// <summary>The days on which somebody is a customer: orders, scans, and contracts by what was last said of them.</summary>
        private static HashSet<LocalDate> SignsOf(CustomerHistory history)
        {
            HashSet<LocalDate> days =
            [
                .. history.CountedOrders().Concat(history.Events.Where(e => e.Kind == CustomerEventKind.LoyaltyScan))
                    .Select(e => Shop.Default.DayOf(e.At)),
            ];
            CustomerEvent[] contract =
            [
                .. history.Events
                    .Where(e => e.ContractEnd is not null && e.Kind != CustomerEventKind.TrialStarted)
                    .SkipWhile(e => e.Kind is CustomerEventKind.ContractCanceled or CustomerEventKind.ContractResumed
                        || e.ContractEnd <= Shop.Default.DayOf(e.At)), // before the first contract that ran there is none
            ];
            for (LocalDate day = Events.FirstDay; day <= Events.LastDay; day = day.PlusDays(1))
            {
                if (contract.LastOrDefault(e => Shop.Default.DayOf(e.At) <= day).ContractEnd > day)
                {
                    days.Add(day);
                }
            }

            return days;
        }

        [Property]
        public void TheCatalogue_AgreesWithItself(CustomerEvent[][] customers, ushort day)
        {
            MetricScope scope = Scope(day);
            CustomerHistory[] histories = Histories(customers);
            ILookup<string, MetricValue> values = MetricReport.Compute(MetricCatalog.All, scope, histories)
                .ToLookup(r => r.Definition.Key, r => r.Value);
            Assert.Equal(
                One("active-customers").Value,
                One("new-customers").Value + One("returning-customers").Value + One("resurrected-customers").Value);
            Assert.InRange(One("customers").Value!.Value, 0, One("active-customers").Value!.Value);
            Assert.Equal(One("orders").Value, One("purchase-frequency").Numerator);
            if (One("customer-retention-rate").Value is { } kept)
            {
                Assert.Equal(1, kept + One("customer-churn-rate").Value!.Value, 12);
                Assert.InRange(One("customer-retention-rate").Numerator, 0, One("customer-retention-rate").Denominator);
            }

            MetricValue[] ladder = [.. values["repurchase-ladder"]];
            for (int n = 1; n < ladder.Length; n++)
            {
                Assert.Equal(ladder[n - 1].Numerator, ladder[n].Denominator);
            }

            LocalDate end = scope.Period.To;
            int[] counts = [.. histories.Select(h => h.CountedOrders().Count(o => Shop.Default.DayOf(o.At) < end))];
            Assert.Equal(counts.Count(c => c >= 1), ladder[0].Denominator);
            Assert.Equal(counts.Count(c => c >= 2), ladder[0].Numerator);
            Assert.True(values["repurchase-ladder-within-active-days"].First().Denominator <= ladder[0].Denominator);

            MetricValue One(string key) => values[key].Single();
        }

        [Property]
        public void DaySummedChurn_IsAskingEveryDay(CustomerEvent[][] customers, ushort day)
        {
            MetricScope scope = new(
                Shop.Default, new MetricPeriod(Events.FirstDay.PlusDays(day % 600), Events.FirstDay.PlusDays((day % 600) + 40)))
            {
                ActiveDays = 30,
            };
            CustomerHistory[] histories = Histories(customers);
            double sum = 0;
            long activeDays = 0;
            for (LocalDate today = scope.Period.From; today < scope.Period.To; today = today.PlusDays(1))
            {
                MetricScope until = new(Shop.Default, new MetricPeriod(Events.FirstDay, scope.Period.To)) { ActiveDays = 30 };
                CustomerPeriod[] known = [.. histories.Select(h => new CustomerPeriod(h, until))];
                CustomerPeriod[] active = [.. known.Where(c => c.IsActiveAt(today))];
                activeDays += active.Length;
                sum += active.Length == 0 ? 0 : (double)active.Count(c => !c.IsActiveAt(today.PlusDays(1))) / active.Length;
            }

            MetricValue value = MetricReport.Compute([MetricCatalog.Of("customer-churn-rate-day-summed")], scope, histories)[0].Value;
            Assert.Equal(activeDays == 0, value.Value is null);
            Assert.Equal(sum, value.Value ?? 0, 9);
        }

        private static string Rounded(MetricResult result) =>
            $"{result.Definition.Key} {result.Value.Label} {result.Value.Undefined?.ToString()} {result.Value.Value:0.000000} "
                + $"{result.Value.Numerator:0.000000}";

        private static MetricScope Scope(ushort day) => new(
            Shop.Default, new MetricPeriod(Events.FirstDay.PlusDays(day % 600), Events.FirstDay.PlusDays((day % 600) + 90)))
        {
            ObservedUntil = Events.LastDay.PlusDays(1),
        };

        private static CustomerHistory[] Histories(CustomerEvent[][] customers) =>
            [.. customers.Select(events => new CustomerHistory(Shop.Default, events))];
    }

    private static Dictionary<string, MetricValue> Values(IEnumerable<CustomerHistory> customers, MetricPeriod period) => MetricReport
        .Compute(MetricCatalog.All, new MetricScope(Shop.Default, period), customers)
        .Where(r => r.Value.Label is null)
        .ToDictionary(r => r.Definition.Key, r => r.Value, StringComparer.Ordinal);

    private static CustomerHistory History(params CustomerEvent[] events) => new(Shop.Default, events);

    private static CustomerEvent Order(int month, int day, decimal amount, string channel) =>
        CustomerEvent.Order(At(month, day), amount) with { Channel = channel };

    private static Instant At(int month, int day) => Instant.FromUtc(2024, month, day, 9, 0);
}
