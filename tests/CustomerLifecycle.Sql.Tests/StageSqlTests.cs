using CustomerLifecycle.Sql;
using NodaTime;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>The statements beside facts and stages, what cannot be said, and what comes from outside.</summary>
public sealed class StageSqlTests
{
    private static readonly LocalDate From = new(2024, 2, 29);
    private static readonly LocalDate To = new(2024, 12, 30);
    private static readonly StageRules<CustomerFacts, LifecycleMarketingStage> Rules = LifecycleMarketingRules.Default;

    public static TheoryData<string> Engines => Engine.All;

    [Theory]
    [MemberData(nameof(Engines))]
    public void CountsCustomersFlowAndDue_AreThoseOfTheProcess(string name)
    {
        using Engine engine = Engine.Open(name);
        Base customers = Base.Load(engine, 11, 40);
        StageSql sql = Rules.ToSql(engine.Dialect, engine.Mapping, customers.Shop);

        Dictionary<string, string> now = customers.KnownOn(To).ToDictionary(c => c.Key, c => KeyOn(c.Value, To), StringComparer.Ordinal);
        Assert.Equal(
            now.Values.CountBy(s => s).Select(s => $"{s.Key} {s.Value}").Order(StringComparer.Ordinal),
            engine.Ask(sql.Counts(To)).Select(r => $"{r["stage"]} {r["customers"]}").Order(StringComparer.Ordinal));
        string stage = now.Values.First();
        Assert.Equal(
            now.Where(c => c.Value == stage).Select(c => c.Key).Order(StringComparer.Ordinal),
            engine.Ask(sql.CustomersIn(stage, To)).Select(r => r["customer"]!).Order(StringComparer.Ordinal));

        Dictionary<string, string> before =
            customers.KnownOn(From).ToDictionary(c => c.Key, c => KeyOn(c.Value, From), StringComparer.Ordinal);
        Assert.Equal(
            now.CountBy(c => $"{before.GetValueOrDefault(c.Key)}>{c.Value}").Select(f => $"{f.Key} "
                + $"{f.Value}").Order(StringComparer.Ordinal),
            engine.Ask(sql.Flow(From, To)).Select(r => $"{r["from_stage"]}>{r["to_stage"]} "
                + $"{r["customers"]}").Order(StringComparer.Ordinal));

        LocalDate until = To.PlusDays(60);
        string?[] due = [.. engine.Ask(sql.DueUpTo(To, until)).Select(r => r["customer"])];
        Assert.Equal(
            customers.KnownOn(To).Where(c => Rules.NextChange(c.Value.FactsAt(To), To) is { } next && next.On <= until)
                .OrderBy(c => Rules.NextChange(c.Value.FactsAt(To), To)!.Value.On).Select(c => c.Key).Order(StringComparer.Ordinal),
            due.Order(StringComparer.Ordinal));
        Assert.NotEmpty(due);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("duckdb")]
    public void Names_AreQuoted_WhateverTheyHold(string name)
    {
        using Engine engine = Engine.Open(name);
        const string Evil = "x'); DROP TABLE precious; -- \\ \" ` ] ''";
        string column = engine.Dialect.Identifier(Evil);
        engine.Run("CREATE TABLE precious (n INTEGER)");
        engine.Run($"CREATE TABLE {column} ({column} VARCHAR, happened VARCHAR, kind VARCHAR, channel VARCHAR)");
        engine.Run($"INSERT INTO {column} VALUES ({engine.Dialect.Text(Evil)}, '2024-01-05 10:00:00', {engine.Dialect.Text(Evil)}, "
            + $"{engine.Dialect.Text(Evil)})");
        SqlSource source = new(Evil, Evil, "happened")
        {
            KindColumn = "kind",
            Kinds = new Dictionary<string, EventKind>(StringComparer.Ordinal) { [Evil] = CustomerEventKind.Visit },
            Channel = "channel",
        };
        Fact<int> visits = Fact.Count("customer", CustomerEventKind.Visit).Where(e => e.Channel == Evil);
        StageRules<CustomerFacts, string> rules = StageRules
            .For(StageModel.Of("evil", TransitionPolicy.Free, "a", "b"))
            .When("a", f => f[visits] == 1)
            .Otherwise("b");

        IReadOnlyDictionary<string, string?> row =
            Assert.Single(engine.Ask(rules.ToSql(engine.Dialect, new SqlMapping(source), Shop.Default).Classify(To)
                .Replace("epoch_us(raw_2)", "epoch_us(CAST(raw_2 AS TIMESTAMP))", StringComparison.Ordinal)));

        Assert.Equal((Evil, "a"), (row["customer"], row["stage"]));
        Assert.Empty(engine.Ask("SELECT n FROM precious"));
    }

    [Fact]
    public void WhatCannotBeSaid_IsNamedBeforeAnythingRuns()
    {
        SqlMapping mapping = new(new SqlSource("t", "c", "a") { KindColumn = "k", Product = "p" });
        StageModel<string> model = StageModel.Of("m", TransitionPolicy.Free, "a", "b");
        Fact<int> odd = Fact.Count("odd", CustomerEventKind.Order).Where(e => (e.Quantity + 1) % 2 == 0);
        Fact<double?> root = Fact.Calculate("root", f => Math.Sqrt(f.Orders));

        AssertRefused("f.Orders", StageRules.For(model).When("a", f => f.Orders * 2 > f.Visits).Otherwise("b"), mapping, Shop.Default);
        AssertRefused("'odd'", StageRules.For(model).When("a", f => f[odd] > 1).Otherwise("b"), mapping, Shop.Default);
        AssertRefused("'root'", StageRules.For(model).When("a", f => f[root] > 1).Otherwise("b"), mapping, Shop.Default);
        AssertRefused(
            "'usual-days-between-orders'",
            StageRules.For(model).When("a", f => f.UsualDaysBetweenOrders > 3).Otherwise("b"),
            mapping,
            Shop.Default);
        AssertRefused("open basket", StageRules.For(model).When("a", f => f.HasOpenCart).Otherwise("b"), mapping, Shop.Default);
        AssertRefused(
            "order policy", Rules.WithKeys(), mapping, Shop.Default with { Orders = OrderPolicy.Default with { MergeSameDay = true } });
        AssertRefused(
            "clickhouse",
            Rules.WithKeys(),
            new SqlMapping(new SqlSource("t", "c", "a") { KindColumn = "k", OrderNumber = "n" }),
            Shop.Default,
            SqlDialect.ClickHouse);
    }

    [Fact]
    public void EveryModelThatShips_IsWrittenInEveryDialect()
    {
        SqlMapping mapping = new(new SqlSource("shop.events", "who", "at") { KindColumn = "kind", Amount = "amount" });
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All.Cast<StageRules<CustomerFacts>>())
        {
            foreach (SqlDialect dialect in SqlDialect.All)
            {
                StageSql sql = rules.ToSql(dialect, mapping, Shop.Default);
                Assert.StartsWith(dialect.NamesSteps ? "WITH " : "SELECT "
                    + "", sql.NextChange(SqlDay.Parameter("as_of")), StringComparison.Ordinal);
                Assert.All(rules.Rules, rule => Assert.Contains($"'{rule.Key}'", sql.Classify(To), StringComparison.Ordinal));
            }
        }
    }

    /// <summary>A query in place of a table: here the newest version of each order, from a table that steps are named like.</summary>
    [Fact]
    public void AQuery_IsReadLikeATable()
    {
        using SqliteEngine engine = new();
        engine.Run("CREATE TABLE events (who TEXT, at TEXT, number TEXT, state TEXT, total INTEGER)");
        engine.Run("INSERT INTO events VALUES ('ada', '2025-01-01', '1', 'completed', 5), "
            + "('ada', '2025-01-01', '1', 'canceled', 5), ('ben', '2025-01-02', '2', 'completed', 5)");
        SqlSource newest = SqlSource.OfQuery(
            "SELECT * FROM events WHERE rowid IN (SELECT MAX(rowid) FROM events GROUP BY number)", "who", "at") with
        {
            Kind = CustomerEventKind.Order,
            Status = "state",
            Amount = "total",
        };
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("m", TransitionPolicy.Free, "buyer", "none"))
            .When("buyer", f => f.Orders >= 1)
            .Otherwise("none");
        StageSql sql = rules.ToSql(engine.Dialect, new SqlMapping(newest), Shop.Default);
        Assert.Equal(
            ["ada none", "ben buyer"],
            engine.Ask(sql.Classify(new LocalDate(2025, 6, 30)))
                .Select(r => $"{r["customer"]} {r["stage"]}").Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => SqlSource.OfQuery(" ", "who", "at"));
    }

    /// <summary>A model written out as JSON and read again is the same statement.</summary>
    [Fact]
    public void AModelFromJson_IsTheSameStatement()
    {
        SqlMapping mapping = new(new SqlSource("events", "who", "at") { KindColumn = "kind" });
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All.Cast<StageRules<CustomerFacts>>())
        {
            StageRules<CustomerFacts, string> read = StageModelJson.Parse(StageModelJson.Write(rules));
            Assert.Equal(
                rules.ToSql(SqlDialect.DuckDb, mapping, Shop.Default).NextChange(To),
                read.ToSql(SqlDialect.DuckDb, mapping, Shop.Default).NextChange(To));
        }
    }

    [Theory]
    [InlineData("sqlite", ":as_of")]
    [InlineData("duckdb", "$as_of")]
    public void AParameter_StandsForTheDay(string name, string parameter)
    {
        using Engine engine = Engine.Open(name);
        Base customers = Base.Load(engine, 5, 30);
        StageSql sql = Rules.ToSql(engine.Dialect, engine.Mapping, customers.Shop);
        string withParameter = sql.NextChange(SqlDay.Parameter("as_of"));
        Assert.Contains(parameter, withParameter, StringComparison.Ordinal);
        Assert.Equal(
            engine.Ask(sql.NextChange(To)).Select(r => string.Join(' ', r.Values)).Order(StringComparer.Ordinal),
            engine.Ask(withParameter.Replace(parameter, "'2024-12-30'", StringComparison.Ordinal))
                .Select(r => string.Join(' ', r.Values)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a;DROP TABLE x")]
    public void AParameter_HasAPlainName(string name) => Assert.Throws<ArgumentException>(() => SqlDay.Parameter(name));

    [Theory]
    [InlineData("""{ "sources": [] }""", "at least one table")]
    [InlineData("""{ "sources": [ { "table": "t", "customer": "c", "at": "a" } ] }""", "the kind of its events")]
    [InlineData("""{ "sources": [ { "table": "t", "customer": "c", "at": "a", "kind": "order", "ammount": "x" } ] }""", "'ammount'")]
    [InlineData("""{ "sources": [ { "table": "t", "customer": "c", "at": "a", "kind": "order", "time": "unix" } ] }""", "unix-seconds")]
    [InlineData("""{ "sources": [ { "table": "t", "customer": "c", "at": "a", "kind": "order", "statuses": [] } ] }""", "object")]
    [InlineData("""{ "minorUnits": 9, "sources": [ { "table": "t", "customer": "c", "at": "a", "kind": "order" } ] }""", "$.sources")]
    public void AMapping_SaysWhatIsWrong(string json, string said) =>
        Assert.Contains(said, Assert.Throws<StageModelFormatException>(() => SqlMapping.FromJson(json)).Message, StringComparison.Ordinal);

    private static string KeyOn(CustomerHistory history, LocalDate day) =>
        Rules.Rules[Rules.Classify(history.FactsAt(day)).RuleOrdinal].Stage.Key;

    private static void AssertRefused(
        string part, StageRules<CustomerFacts, string> rules, SqlMapping mapping, Shop shop, SqlDialect? dialect = null) =>
        Assert.Contains(
            part,
            Assert.Throws<NotSupportedException>(() => rules.ToSql(dialect ?? SqlDialect.Sqlite, mapping, shop)).Message,
            StringComparison.Ordinal);
}
