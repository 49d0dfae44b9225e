using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle.Tests.Classification;

/// <summary>What predicates capture: read once, told apart by fingerprints, whatever it is and whatever the machine's culture.</summary>
public sealed class CapturedValuesTests
{
    private static readonly StageModel<string> Model = StageModel.Of("own", TransitionPolicy.Free, "out", "in");

    [Fact]
    public void OpaquePredicates_OverDifferentCollections_HaveDifferentFingerprints()
    {
        string[] fingerprints =
        [
            .. new[] { new[] { 1, 2 }, [1, 3], [2, 1], [] }.SelectMany(numbers => (string[])
            [
                FingerprintOf(f => numbers.Contains(f.Orders % 4)),
                FingerprintOf(f => new List<int>(numbers).Contains(f.Orders % 5)),
                FingerprintOf(f => numbers.Any(n => n == f.Orders % 4)),
                FingerprintOf(f => numbers.ToDictionary(n => n, n => n.ToString(CultureInfo.InvariantCulture)).ContainsKey(f.Orders % 4)),
            ]),
        ];
        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
    }

    [Fact]
    public void OpaquePredicates_OverEqualCollections_HaveTheSameFingerprint()
    {
        Assert.Equal(Of([1, 2]), Of([1, 2]));
        HashSet<string> one = [.. Enumerable.Range(0, 100).Select(n => $"n{n}")];
        HashSet<string> other = [.. Enumerable.Range(0, 100).Reverse().Select(n => $"n{n}")];
        Assert.Equal(FingerprintOf(f => one.Contains(f.ToString())), FingerprintOf(f => other.Contains(f.ToString())));

        static string Of(List<int> numbers) => FingerprintOf(f => numbers.Contains(f.Orders % 3));
    }

    [Fact]
    public void Fingerprints_AreTheSame_InEveryCulture()
    {
        decimal threshold = 1.5m;
        (string Name, decimal Weight) pair = ("a", 2.5m);
        Dictionary<string, decimal> weights = new() { ["a"] = 1.5m };
        string[] all =
        [
            .. new[] { "en-US", "de-DE", "ar-SA", "fa-IR" }.Select(culture =>
            {
                CultureInfo before = CultureInfo.CurrentCulture;
                try
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    return FingerprintOf(f => (decimal)f.Revenue % threshold == 0 && pair.Weight < f.Orders)
                        + FingerprintOf(f => weights.ContainsValue(f.Orders))
                        + FingerprintOf(f => pair.Equals(new ValueTuple<string, decimal>("a", f.Orders)));
                }
                finally
                {
                    CultureInfo.CurrentCulture = before;
                }
            }),
        ];
        Assert.Single(all.Distinct());
    }

    [Fact]
    public void Fingerprints_DoNotTellZerosOrTrailingZerosApart()
    {
        Assert.Equal(FingerprintOf(f => f.Revenue > 0.0), FingerprintOf(f => f.Revenue > -0.0));
        decimal one = 1.0m;
        decimal same = 1.00m;
        Assert.Equal(FingerprintOf(f => (decimal)f.Revenue % one == 0), FingerprintOf(f => (decimal)f.Revenue % same == 0));
    }

    [Fact]
    public void Fingerprint_ChangesWithWhatCanBeReachedFromEverywhere()
    {
        StageModel<string> open = new(
            "own", Model.Stages.Select(s => new StageInfo<string>(s.Key, s.Key) { ReachableFromEveryStage = s.Key == "in" }));
        StageModel<string> closed = new("own", Model.Stages.Select(s => new StageInfo<string>(s.Key, s.Key)));
        Assert.NotEqual(
            StageRules.For(open).When("in", f => f.Orders > 0).Otherwise("out").Fingerprint,
            StageRules.For(closed).When("in", f => f.Orders > 0).Otherwise("out").Fingerprint);
    }

    [Fact]
    public void CapturedCollections_AreReadOnce_WhenTheRuleIsMade()
    {
        List<int> list = [1];
        int[] array = [1];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "A" };
        Dictionary<int, int> map = new() { [1] = 1 };
        string name = "a";
        StageRules<CustomerFacts, string>[] rules =
        [
            RulesOf(f => list.Contains(f.Orders % 10)),
            RulesOf(f => array.Contains(f.Orders % 10)),
            RulesOf(f => list.Any(n => n == f.Orders)),
            RulesOf(f => map.ContainsKey(f.Orders % 10)),
            RulesOf(f => f.Orders % 10 == 1 && names.Contains(f.Orders == 1 ? name : string.Empty)),
        ];
        list.Clear();
        array[0] = 7;
        names.Clear();
        map.Clear();
        name = "b";
        Assert.All(rules, r => Assert.Equal("in", r.StageOf(new CustomerFacts { Orders = 1 }).Key));
        Assert.All(rules, r => Assert.Equal("out", r.StageOf(new CustomerFacts { Orders = 2 }).Key));
    }

    [Fact]
    public void SpansAndInitializers_AreReadAsAnyOtherExpression()
    {
        int[] numbers = [1, 3];
        string[] plans = ["gold", "silver"];
        Fact<string?> plan = Fact.Attribute("plan");
        Assert.All(
            [
                RulesOf(f => numbers.Contains(f.Orders)),
                RulesOf(f => new[] { 1, 3 }.Contains(f.Orders)),
                RulesOf(f => numbers.Contains(f.Orders + 0)),
                RulesOf(f => plans.Contains(f[plan]) || f.Orders == 1),
                RulesOf(f => plans.Contains(f[plan] ?? "gold") && f.Orders == 1),
                RulesOf(f => new[] { f.Orders, 7 }.Contains(1)),
                RulesOf(f => new List<int> { f.Orders, 7 }.Contains(1)),
                RulesOf(f => new List<int> { 1, 3 }.Contains(f.Orders)),
                RulesOf(f => new Holder { Value = f.Orders }.Value == 1),
                RulesOf(f => new Holder { Value = 1, Others = { f.Orders, 9 } }.Others.Contains(1)),
                RulesOf(f => new Holder { Inner = { Value = f.Orders } }.Inner.Value == 1),
                RulesOf(f => new Dictionary<int, int> { { f.Orders, 1 } }.ContainsKey(1)),
            ],
            rules =>
            {
                Assert.Equal("in", rules.StageOf(new CustomerFacts { Orders = 1 }).Key);
                Assert.Equal("out", rules.StageOf(default).Key);
                Assert.Equal(16, rules.Fingerprint.Length);
                Assert.NotEmpty(rules.ToMarkdown(CultureInfo.InvariantCulture));
                Assert.NotNull(rules.Explain(new CustomerFacts { Orders = 1 }));
                _ = rules.WaysTo(rules.Model["in"], default).ToString();
                _ = rules.Findings;
            });
    }

    private static string FingerprintOf(Expression<Func<CustomerFacts, bool>> predicate) => RulesOf(predicate).Fingerprint;

    private static StageRules<CustomerFacts, string> RulesOf(Expression<Func<CustomerFacts, bool>> predicate) =>
        StageRules.For(Model).When("in", predicate).Otherwise("out");

    private sealed class Holder
    {
        public int Value { get; set; }

        public List<int> Others { get; } = [];

        public Holder Inner => field ??= new Holder { Value = 0 };
    }
}
