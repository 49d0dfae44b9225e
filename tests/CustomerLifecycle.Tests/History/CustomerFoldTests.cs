using CustomerLifecycle.Layouts;
using CustomerLifecycle.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.History;

/// <summary>A fold says of every customer what the history would say, though it keeps no event.</summary>
public sealed class CustomerFoldTests
{
    private static readonly Instant NewYear = Instant.FromUtc(2025, 1, 1, 12, 0);

    [Fact]
    public void AnEmptyFold_HasNoDayUnlessItIsSaid()
    {
        CustomerFold fold = new(Shop.Default);
        Assert.Equal(0, fold.Count);
        Assert.Null(fold.Events);
        Assert.Throws<InvalidOperationException>(() => fold.AsOf);
        Assert.Equal(new LocalDate(2025, 1, 1), new CustomerFold(Shop.Default, new LocalDate(2025, 1, 1)).AsOf);
        Assert.Equal("0 customers, 0 events", fold.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => fold.FactsOf(0));
    }

    [Fact]
    public void LaterEvents_AreLeftOut_TheirCustomersAreYetToCome()
    {
        CustomerFold fold = new(Shop.Default, new LocalDate(2025, 1, 1));
        fold.Add("ada", CustomerEvent.Order(NewYear, 10));
        fold.Add("ada", CustomerEvent.Order(NewYear + Duration.FromDays(1), 20));
        fold.Add("ben", CustomerEvent.Visit(NewYear + Duration.FromDays(1)));
        Assert.Equal(["ada", "ben"], fold.Keys);
        Assert.Equal(1, fold.FactsOf(0).Orders);
        Assert.Equal(default, fold.FactsOf(1));
        Assert.Equal(1, fold.CountYetToCome());
        Assert.Equal(3, fold.EventCount);
    }

    [Fact]
    public void EqualIds_OfOneCustomer_TakeTheEventsToBeKnownTogether()
    {
        CustomerFold fold = new(Shop.Default);
        CustomerEvent[] events =
        [
            CustomerEvent.Order(NewYear, 10) with { Id = "A-1" },
            CustomerEvent.Order(NewYear, 12) with { Id = "A-1", UpdatedAt = NewYear },
        ];
        fold.Add("ada", events[0]);
        fold.Add("ben", CustomerEvent.Order(NewYear, 10) with { Id = "A-2" });
        Assert.Empty(fold.Unsettled);
        fold.Add("ada", events[1]);
        Assert.Equal(["ada"], fold.Unsettled);
        Assert.Contains("'ada'", Assert.Throws<InvalidOperationException>(() => fold.FactsOf(1)).Message, StringComparison.Ordinal);
        Assert.Contains("'ada'", Assert.Throws<ArgumentException>(
            () => fold.Settle(new CustomerRecords().ToBase(Shop.Default))).Message, StringComparison.Ordinal);
        fold.Settle(events.ToBase(Shop.Default, _ => "ada", e => e));
        Assert.Empty(fold.Unsettled);
        Assert.Equal(12, fold.FactsOf(0).Revenue);
        Assert.Equal(10, fold.FactsOf(1).Revenue);
        Assert.Throws<InvalidOperationException>(() => fold.Add("ada", events[0]));
    }

    [Fact]
    public void AReturnThatNamesAnOrder_IsSettledByAllEvents_WhicheverComesFirst()
    {
        CustomerEvent order = CustomerEvent.Order(NewYear, 10) with { Id = "7" };
        CustomerEvent returned = CustomerEvent.Return(NewYear, 10) with { Reference = "7" };
        foreach (CustomerEvent[] events in new CustomerEvent[][] { [order, returned], [returned, order] })
        {
            CustomerFold fold = new(Shop.Default);
            Array.ForEach(events, e => fold.Add("ada", in e));
            Assert.Equal(["ada"], fold.Unsettled);
            CustomerFold byAmount = new(Shop.Default with { Orders = OrderPolicy.Default.EachByItself() });
            Array.ForEach(events, e => byAmount.Add("ada", in e));
            Assert.Empty(byAmount.Unsettled);
        }
    }

    [Fact]
    public void AnotherCurrency_IsRefused_AndNothingIsAdded()
    {
        CustomerFold fold = new(Shop.Default);
        CustomerFold fork = fold.Fork();
        fold.Add("ada", CustomerEvent.Order(NewYear, 5) with { Currency = "EUR" });
        fold.Add("ben", CustomerEvent.Order(NewYear, 5) with { Currency = "USD" });
        string message = Assert.Throws<ArgumentException>(
            () => fold.Add("ada", CustomerEvent.Order(NewYear, 5) with { Currency = "USD" })).Message;
        Assert.Contains("USD", message, StringComparison.Ordinal);
        Assert.Contains("EUR", message, StringComparison.Ordinal);
        Assert.Equal(5, fold.FactsOf(0).Revenue);
        fork.Add("cleo", CustomerEvent.Order(NewYear, 5) with { Currency = "USD" });
        fork.Add("ada", CustomerEvent.Order(NewYear, 5) with { Currency = "USD" });
        Assert.Throws<ArgumentException>(() => fold.Join(fork));
        Assert.Equal(2, fold.Count);
        CustomerFold euro = new(Shop.Default with { Currency = "EUR" });
        Assert.Throws<ArgumentException>(() => euro.Add("ada", CustomerEvent.Order(NewYear, 5) with { Currency = "USD" }));
        Assert.Equal(0, euro.Count);
    }

    [Fact]
    public void WhatNeedsEveryEvent_IsRefusedBefore()
    {
        Fact<int> recent = Fact.Count("recent", CustomerEventKind.Order).InLastDays(30);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new CustomerFold(Shop.Default, null, recent));
        Assert.Contains("'recent'", refused.Message, StringComparison.Ordinal);
        Shop merging = Shop.Default with { Orders = OrderPolicy.Default with { MergeSameDay = true } };
        Assert.Throws<ArgumentException>(() => new CustomerFold(merging));
    }

    [Fact]
    public void AFoldForRules_SaysWhatItDoesNotKeep()
    {
        CustomerFold fold = Few.ToFold(Shop.Default);
        fold.Add("ada", CustomerEvent.Order(NewYear, 5));
        Assert.Equal(1, fold.Classify(Few).CountOf("buyer"));
        Assert.Throws<InvalidOperationException>(() => fold.FactsOf(0));
        StageRules<CustomerFacts, string> others = StageRules.For(Few.Model).When("buyer", f => f.Reviews > 1).Otherwise("nobody");
        Assert.Contains("'reviews'", Assert.Throws<ArgumentException>(() => fold.Classify(others)).Message, StringComparison.Ordinal);
        Assert.Contains("'reviews'", Assert.Throws<ArgumentException>(() => fold.ToColumns(others)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => fold.Classify(new Timeline.OpaqueClassifier<string>(others)));
        Assert.Throws<ArgumentException>(() => fold.Join(fold));
        Assert.Throws<ArgumentException>(() => fold.Join(Few.ToFold(Shop.Default)));
    }

    /// <summary>Two lines of an order with somebody else's between them are two versions, whether or not the other is kept.</summary>
    [Fact]
    public void WhoeverIsLeftOut_StillStandsBetween()
    {
        Shop byArrival = Shop.Default with { Updates = EventUpdates.ByArrival };
        (string Customer, CustomerEvent Event)[] rows =
        [
            ("ada", CustomerEvent.Order(NewYear, 10) with { Id = "A-1" }),
            ("ben", CustomerEvent.Order(NewYear, 5) with { Id = "A-2" }),
            ("ada", CustomerEvent.Order(NewYear, 20) with { Id = "A-1" }),
        ];
        CustomerRecords all = new();
        CustomerRecords only = new(only: new HashSet<string>(StringComparer.Ordinal) { "ada" });
        CustomerFold fold = new(byArrival);
        foreach ((string customer, CustomerEvent item) in rows)
        {
            all.Add(new CustomerRecord(customer, item));
            only.Add(new CustomerRecord(customer, item));
            fold.Add(customer, in item);
        }

        Assert.Equal(["ada"], fold.Unsettled);
        CustomerBase settling = only.ToBase(byArrival);
        Assert.Equal(["ada"], settling.Keys);
        fold.Settle(settling);
        Assert.Equal(20, all.ToBase(byArrival).Find("ada")!.FactsAt(fold.AsOf).Revenue);
        Assert.Equal(20, fold.FactsOf(0).Revenue);
    }

    [Fact]
    public void ScatteredNumbers_AreRemembered()
    {
        CustomerFold fold = Few.ToFold(Shop.Default);
        Random random = new(5);
        long[] numbers = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextInt64(1_000_000_000_000)).Distinct()];
        foreach (long number in numbers)
        {
            Add(number);
        }

        Assert.Empty(fold.Unsettled);
        Add(numbers[17]);
        Add(numbers[^1]);
        Assert.NotEmpty(fold.Unsettled);

        void Add(long number) => fold.Add($"c{number % 7}", CustomerEvent.Order(NewYear, 5) with
        {
            Id = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    /// <summary>A sum that is kept as a whole number is the same number as that of the history's decimals, to the last digit.</summary>
    [Theory]
    [InlineData("0.1", "0.2")]
    [InlineData("0.0001", "0.0007")]
    [InlineData("12345678.91", "0.1")]
    [InlineData("90000000", "0.0001")]
    [InlineData("123456789.37", "987654321.43")]
    [InlineData("400000000000.07", "499999999999.12")]
    [InlineData("0.00001", "5")]
    public void Sums_AreThoseOfTheHistory(string one, string other)
    {
        decimal[] amounts =
        [
            decimal.Parse(one, System.Globalization.CultureInfo.InvariantCulture),
            decimal.Parse(other, System.Globalization.CultureInfo.InvariantCulture),
        ];
        CustomerEvent[] events = [.. amounts.Select((a, i) => CustomerEvent.Order(NewYear + Duration.FromMinutes(i), a))];
        double sum = new CustomerHistory(Shop.Default, events).FactsAt(new LocalDate(2025, 1, 1)).Revenue;
        double next = double.BitIncrement(sum);
        StageRules<CustomerFacts, string> rules = StageRules
            .For(StageModel.Of("sum", TransitionPolicy.Free, "more", "same", "less"))
            .When("more", f => f.Revenue >= next)
            .When("same", f => f.Revenue >= sum)
            .Otherwise("less");
        CustomerFold fold = rules.ToFold(Shop.Default);
        Array.ForEach(events, e => fold.Add("ada", in e));
        Assert.Equal("same", fold.Classify(rules)[0].Value);
    }

    internal static StageRules<CustomerFacts, string> Few { get; } = StageRules
        .For(StageModel.Of("few", TransitionPolicy.Free, "buyer", "nobody"))
        .When("buyer", f => f.Orders >= 1 && f.Revenue > 0)
        .Otherwise("nobody");

    [Properties(Arbitrary = [typeof(Events), typeof(Versions)], MaxTest = 200)]
    public sealed class Laws
    {
        private static readonly Fact<int> Tastings = Fact.Count("tastings", EventKind.Of("tasting"));
        private static readonly Fact<double> Web = Fact.Sum("web", CustomerEventKind.Order, e => e.Amount).Where(e => e.Channel == "web");

        /// <summary>In any order and any split, over two threads' parts, all facts are those of the histories.</summary>
        [Property]
        public void Facts_AreThoseOfTheHistories(CustomerEvent[] events, int seed, byte policy, ushort day)
        {
            Shop shop = ShopOf(policy);
            LocalDate asOf = Generators.Events.FirstDay.PlusDays(day % 900);
            CustomerFold fold = Folded(new CustomerFold(shop, asOf, Tastings, Web), Owned(events), seed);
            RequireHistories(fold, shop, events, asOf);
        }

        /// <summary>Versions and returns that name their orders are settled by the events of whom they happened to.</summary>
        [Property]
        public void Versions_AreSettled(Versions versions, int seed, byte policy, ushort day)
        {
            CustomerEvent[] events =
            [
                .. versions.Events.Select((e, i) => e.Kind == CustomerEventKind.Return && i % 2 == 0 ? e with { Reference = "e1" } : e),
            ];
            Shop shop = ShopOf(policy);
            LocalDate asOf = Generators.Events.FirstDay.PlusDays(day % 900);
            CustomerFold unsettled = Folded(new CustomerFold(shop, asOf, Tastings, Web), Owned(events), seed, isSettled: false);
            string[] left = [.. unsettled.Unsettled];
            CustomerFold fold = Folded(new CustomerFold(shop, asOf, Tastings, Web), Owned(events), seed);
            CustomerBase customers = BaseOf(Owned(events), shop);
            foreach ((int i, string key) in fold.Keys.Index())
            {
                CustomerFacts expected = (left.Contains(key) ? customers.Find(key)! : HistoryOf(shop, events, key)).FactsAt(asOf);
                Assert.Equal(expected, fold.FactsOf(i));
                Assert.Equal(expected[Web], fold.FactsOf(i)[Web]);
            }
        }

        /// <summary>What rules ask for is enough for their stages, for shipped rules and others, one by one and in columns.</summary>
        [Property]
        public void Stages_AreThoseOfTheHistories(CustomerEvent[] events, int seed, byte policy, byte model, ushort day)
        {
            Shop shop = ShopOf(policy);
            StageRules<CustomerFacts, string>[] all = [.. ShippedRules.All.Select(r => r.WithKeys()), Plain, Own, Money, Sums];
            StageRules<CustomerFacts, string> rules = all[model % all.Length];
            LocalDate? asOf = day % 3 == 0 ? null : Generators.Events.FirstDay.PlusDays(day % 900);
            CustomerFold fold = Folded(rules.ToFold(shop, asOf), Owned(events), seed);
            if (events.Length == 0)
            {
                return;
            }

            string[] expected = [.. fold.Keys.Select(key => rules.Classify(HistoryOf(shop, events, key).FactsAt(fold.AsOf)).Stage)];
            StagesOfBase<string> stages = fold.Classify(rules);
            Assert.Equal(expected, Enumerable.Range(0, stages.Count).Select(i => stages[i].Value));
            Assert.Equal(stages.Ordinals.ToArray(), rules.Classify(fold.ToColumns(rules)).Ordinals.ToArray());
            Assert.Equal(
                fold.CountYetToCome(),
                fold.Keys.Count(key => HistoryOf(shop, events, key).Events[0].At >= shop.EndOf(fold.AsOf)));
        }

        private static StageRules<CustomerFacts, string> Plain { get; } = StageRules
            .For(StageModel.Of("plain", TransitionPolicy.Free, "lost", "loyal", "known", "nobody"))
            .When("lost", f => f.DaysSinceLastOrder > 180)
            .When("loyal", f => f.Orders >= 3 && f.Revenue >= 100)
            .When("known", f => (f.IsSignedUp && f.Visits > 0) || f.ReturnedAmount > 20 || f.DaysSinceFirstSeen > 300)
            .Otherwise("nobody");

        private static StageRules<CustomerFacts, string> Own { get; } = StageRules
            .For(StageModel.Of("own", TransitionPolicy.Free, "taster", "web", "other"))
            .When("taster", f => f[Tastings] >= 2)
            .When("web", f => f[Web] > 100 && f.Orders > 1)
            .Otherwise("other");

        private static StageRules<CustomerFacts, string> Money { get; } = StageRules
            .For(StageModel.Of("money", TransitionPolicy.Free, "large", "worthy", "even", "poor"))
            .When("large", f => f.LargestOrder > 190 || f.LastOrderAmount > 150)
            .When("worthy", f => f.Profit > 100 || f.AverageOrderValue > 120)
            .When("even", f => f.ContractProfit > 0 || f.IsCritical || f.OpenSupportCases > 0)
            .Otherwise("poor");

        // What a row of numbers holds, and nothing else.
        private static StageRules<CustomerFacts, string> Sums { get; } = StageRules
            .For(StageModel.Of("sums", TransitionPolicy.Free, "large", "worthy", "even", "poor"))
            .When("large", f => f.LargestOrder > 190 || f.ReturnedAmount > 30)
            .When("worthy", f => f.Profit > 100 || f.ContractRevenue > 50)
            .When("even", f => f.ContractProfit > 0 || f.IsCritical || f.OpenSupportCases > 0 || f.DaysSinceFirstOrder > 400)
            .Otherwise("poor");

        private static Shop ShopOf(byte policy) => Shop.Default with
        {
            Zone = policy % 2 == 0 ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb["America/Sao_Paulo"],
            Updates = policy % 5 == 0 ? EventUpdates.ByArrival : EventUpdates.ByTimeStamp,
            Orders = OrderPolicy.Default with
            {
                CountTest = policy % 7 == 0,
                CountCanceled = policy % 3 == 0,
                CountRefunded = policy % 4 == 0,
                CountZeroAmount = policy % 6 == 0,
                MatchReturnsToOrders = policy % 11 != 0,
            },
        };

        private static string OwnerOf(int index) => index % 3 == 0 ? "c0" : index % 3 == 1 ? "customer-with-a-long-id" : "Ägidius";

        private static (string Key, CustomerEvent Item)[] Owned(CustomerEvent[] events) =>
            [.. events.Select((item, i) => (OwnerOf(i), item))];

        private static CustomerHistory HistoryOf(Shop shop, CustomerEvent[] events, string key) =>
            new(shop, events.Where((_, i) => OwnerOf(i) == key));

        // In another order but for versions by arrival, and in three parts.
        private static CustomerFold Folded(CustomerFold fold, (string Key, CustomerEvent Item)[] events, int seed, bool isSettled = true)
        {
            Random random = new(seed);
            (string Key, CustomerEvent Item)[] given = [.. events];
            random.Shuffle(given);
            CustomerFold[] forks = [fold.Fork(), fold.Fork().Fork()];
            foreach ((string key, CustomerEvent item) in given)
            {
                int part = random.Next(3);
                (part == 2 ? fold : forks[part]).Add(key, in item);
            }

            fold.Join(forks[1]);
            fold.Join(forks[0]);
            if (isSettled && fold.Unsettled.Count > 0)
            {
                CustomerRecords unsettled = new(only: fold.Unsettled.ToHashSet(StringComparer.Ordinal));
                foreach ((string key, CustomerEvent item) in events)
                {
                    unsettled.Add(new CustomerRecord(key, item));
                }

                fold.Settle(unsettled.ToBase(fold.Shop));
            }

            return fold;
        }

        private static CustomerBase BaseOf((string Key, CustomerEvent Item)[] events, Shop shop) =>
            events.ToBase(shop, e => e.Key, e => e.Item);

        private static void RequireHistories(CustomerFold fold, Shop shop, CustomerEvent[] events, LocalDate asOf)
        {
            Assert.Equal(events.Length, fold.EventCount);
            foreach ((int i, string key) in fold.Keys.Index())
            {
                CustomerFacts expected = HistoryOf(shop, events, key).FactsAt(asOf);
                CustomerFacts facts = fold.FactsOf(i);
                Assert.Equal(expected, facts);
                Assert.Equal(expected[Tastings], facts[Tastings]);
                Assert.Equal(expected[Web], facts[Web]);
            }
        }
    }
}
