using CustomerLifecycle.Sql;
using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

/// <summary>Rules over the user's own entities: what the process says, worked out in the database.</summary>
public sealed class CustomerFactsQueryTests
{
    private static readonly LocalDate[] Days = [new(2024, 12, 30), new(2023, 6, 30), new(2025, 8, 31)];

    public static TheoryData<string> Engines => Database.Engines;

    public static TheoryData<string, int> Runs
    {
        get
        {
            TheoryData<string, int> runs = [];
            foreach (string engine in Database.Engines)
            {
                for (int seed = 1; seed <= 3; seed++)
                {
                    runs.Add(engine, seed);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Stages_AndNextChanges_AreThoseOfTheProcess(string engine, int seed)
    {
        using Database database = Database.New(engine);
        using BuyersContext context = Open(database);
        IReadOnlyDictionary<int, CustomerHistory> buyers = SomeBuyers.Save(context, seed, count: 120);
        CustomerFactsQuery<int> facts = SomeBuyers.FactsOf(context, branch: 0);
        foreach (StageRules<CustomerFacts, string> rules in ShippedRules.All.Select(r => r.WithKeys()))
        {
            foreach (LocalDate day in Days)
            {
                string[] known = [.. buyers.Where(b => IsKnownOn(day, b.Value)).Select(b => Said(b.Key, b.Value, rules, day)).Order()];
                Assert.Equal(
                    known,
                    facts.NextChange(rules, day).AsEnumerable().Select(r =>
                        $"{r.Customer} {r.Stage} {r.Rule} {r.NextOn:yyyy-MM-dd} {r.NextStage} {r.NextRule}").Order());
                Assert.Equal(
                    known.Select(k => string.Join(' ', k.Split(' ')[..3])),
                    facts.Classify(rules, day).AsEnumerable().Select(r => $"{r.Customer} {r.Stage} {r.Rule}").Order());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task WhatIsAskedBehindIt_IsPartOfTheStatement(string engine)
    {
        using Database database = Database.New(engine);
        await using BuyersContext context = Open(database);
        IReadOnlyDictionary<int, CustomerHistory> buyers = SomeBuyers.Save(context, seed: 3, count: 80);
        LocalDate day = Days[0];
        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Default;
        ILookup<string, int> stages = buyers.Where(b => IsKnownOn(day, b.Value)).ToLookup(
            b => rules.Model[rules.Classify(b.Value.FactsAt(day)).Stage].Key, b => b.Key);

        IQueryable<CustomerStageRow<int>> rows = SomeBuyers.FactsOf(context, branch: 0).Classify(rules, day);
        var counts = await rows.GroupBy(r => r.Stage).Select(g => new { g.Key, Customers = g.Count() }).ToListAsync();
        Assert.Equal(
            stages.Select(s => (s.Key, s.Count())).Order(), counts.Select(c => (c.Key, c.Customers)).Order());
        string lost = rules.Model[LifecycleMarketingStage.WinBack].Key;
        int some = 5;
        List<string> names = await rows
            .Where(r => r.Stage == lost && r.Customer > some)
            .Join(context.Buyers, r => r.Customer, b => b.Id, (r, b) => b.Name)
            .OrderBy(n => n)
            .ToListAsync();
        Assert.Equal(stages[lost].Where(id => id > some).Select(id => $"buyer {id - 1}").Order(StringComparer.Ordinal), names);
        Assert.NotEmpty(names);
        Assert.Empty(context.ChangeTracker.Entries());

        DateOnly until = day.PlusDays(60).ToDateOnly();
        int[] due = [.. buyers
            .Where(b => IsKnownOn(day, b.Value)
                && rules.NextChange(b.Value.FactsAt(day), day) is { } next && next.On <= day.PlusDays(60))
            .Select(b => b.Key).Order()];
        Assert.Equal(due, await SomeBuyers.FactsOf(context, branch: 0).NextChange(rules, day)
            .Where(c => c.NextOn <= until).Select(c => c.Customer).OrderBy(id => id).ToListAsync());
        Assert.NotEmpty(due);
    }

    /// <summary>Ids of any type come back as what they are; a sum of cents reaches its threshold exactly.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public void GuidsCentsAndMilliseconds_AreRead(string engine)
    {
        using Database database = Database.New(engine);
        using BuyersContext context = Open(database);
        (Guid ada, Guid ben) = (new("0f8fad5b-d9cb-469f-a165-70867728950e"), new("7c9e6679-7425-40de-944b-e07fc1f90ae7"));
        long day = Instant.FromUtc(2024, 5, 1, 22, 30).ToUnixTimeMilliseconds(); // the next day in Berlin
        context.Bills.AddRange(
            new Bill { Payer = ada, PaidAtMilliseconds = day, Cents = 7010 },
            new Bill { Payer = ada, PaidAtMilliseconds = day, Cents = 2990 },
            new Bill { Payer = ben, PaidAtMilliseconds = day, Cents = 9999 });
        context.SaveChanges();
        EventMapping<Bill, Guid> mapping = new(b => b.Payer, b => b.PaidAtMilliseconds)
        {
            Time = SqlTime.UnixMilliseconds,
            Amount = b => b.Cents / 100m,
        };
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("m", TransitionPolicy.Free, "hundred", "less"))
            .When("hundred", f => f.Revenue >= 100)
            .Otherwise("less");
        CustomerFactsQuery<Guid> facts = context.ToFacts(context.Bills, mapping, SomeBuyers.Shop);
        Assert.Empty(facts.Classify(rules, new LocalDate(2024, 5, 1)));
        Guid[] asked = [ada, ben];
        Dictionary<Guid, string> stages = facts.Classify(rules, new LocalDate(2024, 5, 2))
            .Where(r => asked.Contains(r.Customer)).ToDictionary(r => r.Customer, r => r.Stage);
        Assert.Equal(("hundred", "less"), (stages[ada], stages[ben]));
    }

    [Fact]
    public void ForSqlServer_ItIsOneStatementWithoutNamedSteps()
    {
        using BuyersContext context = new(new DbContextOptionsBuilder<BuyersContext>().UseSqlServer("Server=nowhere").Options);
        int branch = 3;
        string text = SomeBuyers.FactsOf(context, branch).Classify(LifecycleMarketingRules.Default, Days[0])
            .Where(r => r.Stage == "win-back").Select(r => r.Customer).ToQueryString();
        Assert.Contains("[sources]", text, StringComparison.Ordinal);
        Assert.Contains("[events]", text, StringComparison.Ordinal);
        Assert.Contains("@events0_branch", text, StringComparison.Ordinal);
        Assert.Contains("@events1_branch", text, StringComparison.Ordinal);
        Assert.Contains("DATEDIFF_BIG", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WITH ", text, StringComparison.Ordinal);
        Assert.Equal(0, text.Count(c => c == '(') - text.Count(c => c == ')'));
    }

    /// <summary>Kinds, attributes and details of one's own.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public void OwnWords_AreAskedToo(string engine)
    {
        using Database database = Database.New(engine);
        using BuyersContext context = Open(database);
        DateTimeOffset evening = new(2024, 5, 1, 18, 0, 0, TimeSpan.FromHours(2));
        context.Entries.AddRange(
            new Entry { Who = 1, At = evening.ToUniversalTime(), Kind = "tasting", Value = 2.5, About = "red" },
            new Entry { Who = 1, At = evening.AddDays(1).ToUniversalTime(), Kind = "attribute-set", About = "plan", Channel = "gold" },
            new Entry { Who = 2, At = evening.ToUniversalTime(), Kind = "tasting", Value = 3, About = "white" },
            new Entry { Who = null, At = evening.ToUniversalTime(), Kind = "tasting" });
        context.SaveChanges();
        EventMapping<Entry, string> mapping = new(e => "no. " + e.Who, e => e.At)
        {
            KindOf = e => e.Kind,
            AttributeName = e => e.About,
            AttributeValue = e => e.Channel,
            Details = new Dictionary<string, System.Linq.Expressions.Expression<Func<Entry, object?>>>(StringComparer.Ordinal)
            {
                ["guests"] = e => e.Value,
                ["wine"] = e => e.About,
            },
        };
        Fact<double> guests = Fact.Sum("guests", EventKind.Of("tasting"), e => e.Details["guests"]);
        Fact<int> reds = Fact.Count("reds", EventKind.Of("tasting")).Where(e => e.Details["wine"] == "red");
        Fact<string?> plan = Fact.Attribute("plan");
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "gold", "guest", "none"))
            .When("gold", f => f[plan] == "gold" && f[reds] >= 1 && f[guests] == 2.5)
            .When("guest", f => f[guests] >= 3)
            .Otherwise("none");
        Assert.Equal(
            ["no. 1 gold", "no. 2 guest"],
            context.ToFacts(context.Entries.Where(e => e.Who != null), mapping, SomeBuyers.Shop)
                .Classify(rules, new LocalDate(2024, 5, 2)).Select(r => r.Customer + " " + r.Stage).OrderBy(s => s).ToList());
    }

    [Fact]
    public void WhatCannotBeSaid_IsNamedBeforeAnythingRuns()
    {
        using Database database = Database.New("sqlite");
        using BuyersContext context = Open(database);
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("m", TransitionPolicy.Free, "even", "odd"))
            .When("even", f => int.IsEvenInteger(f.Orders))
            .Otherwise("odd");
        NotSupportedException refused = Assert.Throws<NotSupportedException>(
            () => SomeBuyers.FactsOf(context, branch: 0).Classify(rules, Days[0]));
        Assert.Contains("even", refused.Message, StringComparison.Ordinal);
        EventMapping<Purchase, int> wrong = SomeBuyers.Purchases with { Amount = p => p.Channel };
        Assert.Contains("Channel", Assert.Throws<ArgumentException>(
            () => context.ToFacts(context.Purchases, wrong, SomeBuyers.Shop)).Message, StringComparison.Ordinal);
        EventMapping<Purchase, int> untranslatable = SomeBuyers.Purchases with { Channel = p => Untranslatable(p) };
        Assert.Throws<InvalidOperationException>(() => context.ToFacts(context.Purchases, untranslatable, SomeBuyers.Shop)
            .Classify(LifecycleMarketingRules.Default, Days[0]));
    }

    private static string Untranslatable(Purchase purchase) => purchase.Number + "!";

    private static BuyersContext Open(Database database)
    {
        DbContextOptionsBuilder<BuyersContext> options = new();
        database.Use(options);
        BuyersContext context = new(options.Options);
        context.Database.EnsureCreated();
        return context;
    }

    private static bool IsKnownOn(LocalDate day, CustomerHistory history) => history.Events.Any(e =>
        e.At < SomeBuyers.Shop.EndOf(day) && e is not { Kind: CustomerEventKind.Order, Status: OrderStatus.Test });

    private static string Said(int buyer, CustomerHistory history, StageRules<CustomerFacts, string> rules, LocalDate day)
    {
        CustomerFacts facts = history.FactsAt(day);
        StageClassification<string> now = rules.Classify(in facts);
        string said = $"{buyer} {now.Stage} {rules.Rules[now.RuleOrdinal].Key}";
        return rules.NextChange(in facts, day) is { } next
            ? $"{said} {next.On.ToDateOnly():yyyy-MM-dd} {next.Stage} {rules.Rules[next.RuleOrdinal].Key}"
            : $"{said}   ";
    }
}
