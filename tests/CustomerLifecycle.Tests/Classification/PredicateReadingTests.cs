using System.Linq.Expressions;

namespace CustomerLifecycle.Tests.Classification;

/// <summary>Predicates over a type of the user's own: taken apart where possible, and always of the same answer as the lambda.</summary>
public sealed class PredicateReadingTests
{
    private static readonly StageModel<string> Model = StageModel.Of("own", TransitionPolicy.Free, "no", "yes");

    private enum Tier
    {
        None,
        Silver,
        Gold,
    }

    public static TheoryData<string> Predicates => [.. Cases.Keys];

    private static int Threshold => 3;

    private static int? NoLimit => null;

    private static double NotANumber => double.NaN;

    private static Dictionary<string, (Expression<Func<Client, bool>> Predicate, bool IsTakenApart)> Cases { get; } = new(
        StringComparer.Ordinal)
    {
        ["int"] = (c => c.Count > 3, true),
        ["mirrored"] = (c => 3 < c.Count, true),
        ["closure"] = (c => c.Count >= Threshold, true),
        ["not equal"] = (c => c.Count != 2, true),
        ["negated comparison"] = (c => !(c.Count > 3), true),
        ["nullable"] = (c => c.Days <= 5, true),
        ["negated nullable"] = (c => !(c.Days <= 5), true),
        ["nullable not equal"] = (c => c.Days != 5, true),
        ["null"] = (c => c.Days == null, true),
        ["not null"] = (c => c.Days != null, true),
        ["has value"] = (c => c.Days.HasValue && c.Days.Value > 2, true),
        ["has no value"] = (c => !c.Days.HasValue, true),
        ["flag"] = (c => c.Flag, true),
        ["no flag"] = (c => !c.Flag, true),
        ["flag is false"] = (c => c.Flag == false, true),
        ["flag differs"] = (c => c.Flag != true, true),
        ["decimal"] = (c => c.Money > 9.99m, true),
        ["decimal equal"] = (c => c.Money == 10m, true),
        ["double"] = (c => c.Ratio < 0.5, true),
        ["double equal"] = (c => c.Ratio == 0.5, true),
        ["long"] = (c => c.Big > 9_007_199_254_740_992, true),
        ["enum"] = (c => c.Tier == Tier.Gold, true),
        ["enum not"] = (c => c.Tier != Tier.Gold, true),
        ["enum order"] = (c => c.Tier >= Tier.Silver, true),
        ["and or"] = (c => (c.Count > 1 && c.Flag) || c.Money > 100m, true),
        ["not and or"] = (c => !((c.Count > 1 && c.Flag) || c.Money > 100m), true),
        ["ternary"] = (c => c.Flag ? c.Count > 1 : c.Count > 4, true),
        ["nested property"] = (c => c.Inner.Depth > 2, true),
        ["two facts"] = (c => c.Count > c.Other, true),
        ["not two facts"] = (c => !(c.Count > c.Other), true),
        ["two facts equal"] = (c => c.Count == c.Other, true),
        ["two facts differ"] = (c => c.Count != c.Other, true),
        ["two facts, one nullable"] = (c => c.Days > c.Count, true),
        ["not two facts, one nullable"] = (c => !(c.Days > c.Count), true),
        ["constant"] = (_ => Threshold == 3, true),
        ["text"] = (c => c.Name == "b", false),
        ["call"] = (c => c.Name.StartsWith('b'), false),
        ["not call"] = (c => !c.Name.StartsWith('b'), false),
        ["arithmetic"] = (c => c.Count * 2 > 5, false),
        ["fraction beside whole"] = (c => c.Count > 2.5, false),
        ["coalesce"] = (c => (c.Days ?? 0) > 2, false),
        ["guarded call"] = (c => c.Nickname != null && c.Nickname.StartsWith('b'), false),
        ["guarded call in or"] = (c => c.Nickname == null || c.Nickname.Length > 1, false),
        ["guarded call in ternary"] = (c => c.Nickname == null ? c.Flag : c.Nickname.Length > 1, false),
        ["not guarded call"] = (c => !(c.Nickname != null && c.Nickname.StartsWith('b')), false),
        ["guarded division"] = (c => c.Count > 0 && 100 / c.Count > 30, false),
        ["guarded owner"] = (c => c.Maybe != null && c.Maybe.Depth > 1, false),
        ["guarded date"] = (c => c.Last.HasValue && c.Last.Value.Year > 2020, true),
        ["guarded variable"] = (c => NoLimit.HasValue && c.Count > NoLimit.Value, true),
        ["flags equal"] = (c => c.Flag == c.Other > 2, false),
        ["two flags differ"] = (c => c.Flag != c.Flag2, false),
        ["two nullable equal"] = (c => c.Days == c.Days2, false),
        ["two nullable differ"] = (c => c.Days != c.Days2, false),
        ["two nullable ordered"] = (c => c.Days < c.Days2, true),
        ["not two nullable ordered"] = (c => !(c.Days < c.Days2), true),
        ["nullable enum differs"] = (c => c.MaybeTier != Tier.Gold, true),
        ["nullable enum order"] = (c => c.MaybeTier > Tier.None, true),
        ["long that doubles confuse"] = (c => c.Big == 9_007_199_254_740_993 || c.Big == 9_007_199_254_740_992, true),
        ["long differs"] = (c => c.Big != 9_007_199_254_740_993, true),
        ["not double"] = (c => !(c.Ratio > 0.49), false),
        ["double differs"] = (c => c.Ratio != 0.5, false),
        ["not a number"] = (c => c.Ratio > NotANumber, true),
        ["cast to unsigned"] = (c => unchecked((uint)(c.Count - 3)) < 2u, false),
        ["cast of whole to unsigned"] = (c => unchecked((uint)c.Negative) < 10u, false),
        ["narrowing cast"] = (c => unchecked((byte)c.Tier) == 1, false),
        ["enum as number"] = (c => (int)c.Tier < 300 && (int)c.Tier > -1, true),
        ["keys that collide"] = (c => c.InnerDepth > 1 && c.Inner.Depth > 3, true),
        ["letters of other languages"] = (c => c.Größe > 1, true),
        ["exclusive or"] = (c => c.Flag ^ c.Count > 2, false),
    };

    [Theory]
    [MemberData(nameof(Predicates))]
    public void AnyPredicate_GivesTheAnswerOfTheLambda(string name)
    {
        (Expression<Func<Client, bool>> predicate, bool isTakenApart) = Cases[name];
        StageRules<Client, string> rules = StageRules.For(Model, new FactCatalog<Client>()).When("yes", predicate).Otherwise("no");
        Func<Client, bool> compiled = predicate.Compile();
        foreach (Client client in Clients())
        {
            Assert.Equal(compiled(client) ? "yes" : "no", rules.Classify(client).Stage);
            StageExplanation<Client> explanation = rules.Explain(client);
            Assert.All(explanation.Reasons, r => Assert.True(r.Holds));
            Assert.False(string.IsNullOrWhiteSpace(explanation.ToString()));
        }

        Assert.Equal(isTakenApart, rules.Conditions.All(c => !c.IsOpaque));
    }

    [Fact]
    public void SameCondition_WrittenTwoWays_IsOne()
    {
        StageRules<Client, string> more = StageRules.For(Model, new FactCatalog<Client>()).When("yes", c => c.Count > 90).Otherwise("no");
        StageRules<Client, string> atLeast =
            StageRules.For(Model, new FactCatalog<Client>()).When("yes", c => c.Count >= 91).Otherwise("no");
        Assert.Equal(more.Fingerprint, atLeast.Fingerprint);
        Assert.Equal(more.Conditions[0].Identity, atLeast.Conditions[0].Identity);
    }

    [Fact]
    public void OwnFacts_AreSaidWithTheirOwnNames()
    {
        FactCatalog<Client> catalog = new(FactInfo.DaysSince("days-idle", (Client c) => c.Days));
        StageRules<Client, string> rules = StageRules.For(Model, catalog).When("yes", c => c.Days > 90 && c.Count >= 1).Otherwise("no");
        Assert.Equal(1, rules.Conditions.Single(c => c.Fact!.Key == "days-idle").Fact!.DailyChange);
        Assert.Equal(
            "The customer is in “Yes” because: days idle 120 (more than 90); count 2 (at least 1).",
            rules.Explain(new Client { Days = 120, Count = 2 }).ToString());
    }

    [Fact]
    public void OpaquePredicate_SaysSo()
    {
        StageRules<Client, string> rules =
            StageRules.For(Model, new FactCatalog<Client>()).When("yes", c => c.Name.StartsWith('b')).Otherwise("no");
        Assert.True(rules.Conditions[0].IsOpaque);
        Assert.Contains("StartsWith", rules.Explain(new Client { Name = "ab" }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OpaquePredicates_ThatDifferInAVariable_AreTwo()
    {
        StageRulesBuilder<Client, string> builder = StageRules.For(
            StageModel.Of("own", TransitionPolicy.Free, "a", "b", "c"), new FactCatalog<Client>());
        foreach (char first in "ab")
        {
            builder = builder.When(first.ToString(), c => c.Name.StartsWith(first));
        }

        StageRules<Client, string> rules = builder.Otherwise("c");
        Assert.Equal("a", rules.Classify(new Client { Name = "ann" }).Stage);
        Assert.Equal("b", rules.Classify(new Client { Name = "bob" }).Stage);
        Assert.Equal("c", rules.Classify(new Client { Name = "cyd" }).Stage);
        Assert.Empty(rules.Findings);
    }

    [Fact]
    public void Variables_AreReadOnce()
    {
        char first = 'a';
        StageRules<Client, string> rules =
            StageRules.For(Model, new FactCatalog<Client>()).When("yes", c => c.Name.StartsWith(first)).Otherwise("no");
        first = 'z';
        Assert.Equal("yes", rules.Classify(new Client { Name = "ann" }).Stage);
        Assert.Equal('z', first);
    }

    [Fact]
    public void LongAndDecimalThresholds_CloserThanDoublesCanTell_AreNotMerged()
    {
        StageRules<Client, string> longs = StageRules.For(Model, new FactCatalog<Client>())
            .When("no", c => c.Big == 9_007_199_254_740_992)
            .When("yes", c => c.Big == 9_007_199_254_740_993)
            .Otherwise("no");
        Assert.Equal("yes", longs.Classify(new Client { Big = 9_007_199_254_740_993 }).Stage);
        StageRules<Client, string> decimals = StageRules.For(Model, new FactCatalog<Client>())
            .When("no", c => c.Money >= 0.1000000000000000000001m)
            .When("yes", c => c.Money == 0.1m)
            .Otherwise("no");
        Assert.Equal("yes", decimals.Classify(new Client { Money = 0.1m }).Stage);
        Assert.Empty(decimals.Findings);
    }

    [Fact]
    public void NaN_AndInfinity_AreAsInTheLambda()
    {
        StageRules<Client, string> notMore =
            StageRules.For(Model, new FactCatalog<Client>()).When("yes", c => !(c.Ratio > 5)).Otherwise("no");
        Assert.Equal("yes", notMore.Classify(new Client { Ratio = double.NaN }).Stage);
        StageRules<Client, string> beyond =
            StageRules.For(Model, new FactCatalog<Client>()).When("yes", c => c.Ratio > double.PositiveInfinity).Otherwise("no");
        Assert.Equal("no", beyond.Classify(new Client { Ratio = double.PositiveInfinity }).Stage);
    }

    [Fact]
    public void TooManyConditions_AreRefusedWithTheirNumber()
    {
        StageRulesBuilder<Client, string> builder = StageRules.For(Model, new FactCatalog<Client>());
        for (int i = 0; i < 65; i++)
        {
            int threshold = i * 2;
            builder = builder.When("yes", c => c.Count == threshold);
        }

        ArgumentException refused = Assert.Throws<ArgumentException>(() => builder.Otherwise("no"));
        Assert.Contains("65 distinct conditions; 64 are possible", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SixtyFourConditionsAndManyAlternatives_Work()
    {
        StageRulesBuilder<Client, string> builder = StageRules.For(Model, new FactCatalog<Client>());
        for (int i = 0; i < 64; i++)
        {
            int threshold = i * 2;
            builder = builder.When(i % 2 == 0 ? "yes" : "no", c => c.Count == threshold);
        }

        StageRules<Client, string> rules = builder.Otherwise("no");
        Assert.Equal("yes", rules.Classify(new Client { Count = 124 }).Stage);
        Assert.Equal(62, rules.Classify(new Client { Count = 124 }).RuleOrdinal);
        Assert.Equal(64, rules.Classify(new Client { Count = 125 }).RuleOrdinal);
    }

    [Fact]
    public void StageOfAnotherModel_IsRefused() =>
        Assert.Throws<ArgumentException>(() => StageRules.For(Model, new FactCatalog<Client>()).When("maybe", c => c.Flag));

    private static IEnumerable<Client> Clients() =>
        from count in new[] { 0, 1, 2, 3, 4, 5 }
        from days in new int?[] { null, 0, 2, 3, 5, 6 }
        from flag in new[] { false, true }
        from rest in new[] { 0, 1, 2 }
        select new Client
        {
            Count = count,
            Days = days,
            Flag = flag,
            Other = 2 + rest,
            Money = new[] { 9.99m, 10m, 100.01m }[rest],
            Ratio = new[] { 0.49, 0.5, double.NaN }[rest],
            Big = 9_007_199_254_740_991 + rest,
            Tier = (Tier)rest,
            Name = new[] { "a", "b", "bc" }[rest],
            Inner = new Inner { Depth = count },
            Nickname = new[] { null, "b", "ab" }[rest],
            Maybe = rest == 0 ? null : new Inner { Depth = count },
            Last = rest == 0 ? null : new DateTime(2019 + rest, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Flag2 = rest == 1,
            Days2 = days is null ? (rest == 0 ? null : 4) : 4,
            MaybeTier = rest == 0 ? null : (Tier)rest,
            Negative = rest - 1,
            InnerDepth = rest,
            Größe = rest,
        };

    private sealed class Inner
    {
        public int Depth { get; init; }
    }

    private sealed class Client
    {
        public int Count { get; init; }

        public int? Days { get; init; }

        public bool Flag { get; init; }

        public int Other { get; init; }

        public decimal Money { get; init; }

        public double Ratio { get; init; }

        public long Big { get; init; }

        public Tier Tier { get; init; }

        public string Name { get; init; } = string.Empty;

        public Inner Inner { get; init; } = new();

        public string? Nickname { get; init; }

        public Inner? Maybe { get; init; }

        public DateTime? Last { get; init; }

        public bool Flag2 { get; init; }

        public int? Days2 { get; init; }

        public Tier? MaybeTier { get; init; }

        public int Negative { get; init; }

        public int InnerDepth { get; init; }

        public int Größe { get; init; }
    }
}
