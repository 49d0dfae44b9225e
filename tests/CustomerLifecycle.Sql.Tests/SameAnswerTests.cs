using System.Globalization;
using CustomerLifecycle.Sql;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Tests.Sql;

/// <summary>What a database answers is what the process answers: facts, stages, rules and days.</summary>
public sealed class SameAnswerTests
{
    private static readonly LocalDate[] AllDays = [new(2024, 12, 30), new(2024, 2, 29), new(2023, 6, 30), new(2025, 8, 31)];

    /// <summary>All that ship but the one that no engine knows, and those of one's own that engines can know.</summary>
    private static readonly FactInfo<CustomerFacts>[] AllFacts =
    [
        .. CustomerFacts.Catalog.All.Where(f => f.Key != "usual-days-between-orders"),
        .. OwnFacts.All.Select(f => f.Fact.Info).Where(f => !IsOfTheProcessAlone(f.Key)),
    ];

    public static TheoryData<string, int> Runs
    {
        get
        {
            TheoryData<string, int> runs = [];
            foreach (string engine in Engine.Names)
            {
                for (int seed = 1; seed <= (IsSlow(engine) ? 1 : 3); seed++)
                {
                    runs.Add(engine, seed);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Facts(string name, int seed)
    {
        using Engine engine = Engine.Open(name);
        Base customers = Base.Load(engine, seed, 60);
        foreach (FactInfo<CustomerFacts>[] some in AllFacts.Chunk(64))
        {
            StageSql sql = AskingRules.For(some).ToSql(engine.Dialect, engine.Mapping, customers.Shop);
            foreach (LocalDate day in DaysFor(name))
            {
                Dictionary<string, IReadOnlyDictionary<string, string?>> rows =
                    engine.Ask(sql.Facts(day)).ToDictionary(r => r["customer"]!, StringComparer.Ordinal);
                Assert.Equal(customers.KnownOn(day).Select(c => c.Key).Order(), rows.Keys.Order());
                foreach ((string customer, CustomerHistory history) in customers.KnownOn(day))
                {
                    CustomerFacts facts = history.FactsAt(day);
                    string[] other =
                    [
                        .. from fact in some
                           let expected = Expected(fact, facts)
                           let found = rows[customer][fact.Key]
                           where !IsSame(fact, expected, found)
                           select $"{fact.Key}: {expected} in the process, {found} in {name}",
                    ];
                    Assert.True(other.Length == 0, $"{customer} on {LocalDatePattern.Iso.Format(day)}: {string.Join("; ", other)}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Stages_OfModelsThatShip(string name, int seed)
    {
        using Engine engine = Engine.Open(name);
        Base customers = Base.Load(engine, seed, 150);
        foreach (StageRules<CustomerFacts> rules in ShippedRules.All.Cast<StageRules<CustomerFacts>>())
        {
            AssertSame(engine, customers, rules.WithKeys());
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Stages_OfRandomModels(string name, int seed)
    {
        using Engine engine = Engine.Open(name);
        Base customers = Base.Load(engine, seed, 60);
        Random random = new(seed);
        for (int model = 0; model < (IsSlow(name) ? 3 : 10); model++)
        {
            AssertSame(engine, customers, AskingRules.Random(random, AllFacts).WithKeys());
        }
    }

    private static void AssertSame(Engine engine, Base customers, StageRules<CustomerFacts, string> rules)
    {
        StageSql sql = rules.ToSql(engine.Dialect, engine.Mapping, customers.Shop);
        bool isForeseen = IsForeseen(sql);
        foreach (LocalDate day in DaysFor(engine.Dialect.Key))
        {
            string[] known = [.. customers.KnownOn(day).Select(c => Said(c.Key, c.Value, rules, day,
                isForeseen)).Order(StringComparer.Ordinal)];
            IReadOnlyList<IReadOnlyDictionary<string, string?>> rows = engine.Ask(isForeseen ? sql.NextChange(day) : sql.Classify(day));
            Assert.Equal(known, rows.Select(r => string.Join(' ', r.Values)).Order(StringComparer.Ordinal));
            if (isForeseen)
            {
                Assert.Equal(
                    rows.Select(r => $"{r["customer"]} {r["stage"]} {r["rule"]}").Order(StringComparer.Ordinal),
                    engine.Ask(sql.Classify(day)).Select(r => string.Join(' ', r.Values)).Order(StringComparer.Ordinal));
            }
        }
    }

    private static bool IsForeseen(StageSql sql)
    {
        try
        {
            sql.NextChange(AllDays[0]);
            return true;
        }
        catch (NotSupportedException e)
        {
            Assert.Contains("next change", e.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static string Said(
        string customer, CustomerHistory history, StageRules<CustomerFacts, string> rules, LocalDate day, bool isForeseen)
    {
        CustomerFacts facts = history.FactsAt(day);
        StageClassification<string> now = rules.Classify(in facts);
        string said = $"{customer} {now.Stage} {rules.Rules[now.RuleOrdinal].Key}";
        return !isForeseen ? said
            : rules.NextChange(in facts, day) is { } next && next.On <= new LocalDate(2105, 12, 31)
            ? $"{said} {LocalDatePattern.Iso.Format(next.On)} {next.Stage} {rules.Rules[next.RuleOrdinal].Key}"
            : $"{said}   ";
    }

    // ClickHouse 18.16 takes seconds to plan a statement of many steps.
    private static bool IsSlow(string engine) => engine == "clickhouse";

    private static LocalDate[] DaysFor(string engine) => IsSlow(engine) ? AllDays[..2] : AllDays;

    private static string? Expected(FactInfo<CustomerFacts> fact, CustomerFacts facts) => fact.IsText
        ? (string?)OwnFacts.ValueOf(fact.Own!, facts)
        : fact.Measure(in facts)?.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsSame(FactInfo<CustomerFacts> fact, string? expected, string? found) => expected == found
        || (!fact.IsText && expected is not null && found is not null && IsNear(Number(expected), Number(found)));

    // Means of decimals are rounded once more in the process; all else is the same to the last bit.
    private static bool IsNear(double expected, double found) => Math.Abs(expected - found) <= 1e-15 * Math.Abs(expected);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // Products are lists, a predicate that cannot be taken apart is none of SQL.
    private static bool IsOfTheProcessAlone(string key) =>
        new[] { "cups-", "pots-", "odd-" }
            .Any(k => key.StartsWith(k, StringComparison.Ordinal));
}
