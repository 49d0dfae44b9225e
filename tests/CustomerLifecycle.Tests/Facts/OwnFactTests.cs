using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Tests;

public sealed class OwnFactTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");
    private static readonly LocalDate AsOf = new(2025, 6, 30);
    private static readonly EventKind Tasting = EventKind.Of("tasting");
    private static readonly Fact<int> Tastings90 = Fact.Count("tastings-90", Tasting).InLastDays(90);
    private static readonly Fact<string?> Plan = Fact.Attribute("plan");

    [Fact]
    public void FactsMadeByHand_HoldOwnOnesToo()
    {
        StageRules<CustomerFacts, string> rules = Rules(f => f[Tastings90] >= 3 && f.Orders >= 1 && f[Plan] == "gold");
        CustomerFacts facts = new() { Orders = 2, [Tastings90] = 3, [Plan] = "gold" };
        Assert.Equal("in", rules.Classify(in facts).Stage);
        Assert.Equal("out", rules.Classify(new CustomerFacts { Orders = 2, [Tastings90] = 3 }).Stage);
        Assert.Equal((0, null), (default(CustomerFacts)[Tastings90], default(CustomerFacts)[Plan]));
        Assert.Equal(new CustomerFacts { [Plan] = "gold" }, new CustomerFacts { [Plan] = "gold" });
        Assert.NotEqual(new CustomerFacts { [Plan] = "gold" }, new CustomerFacts { [Plan] = "free" });
    }

    [Fact]
    public void Words_AreBuiltFromTheDeclaration_InBothLanguages()
    {
        FactInfo<CustomerFacts> fact = Tastings90.Info;
        Assert.Equal("3 tastings in the last 90 days", fact.Say(3, CultureInfo.InvariantCulture));
        Assert.Equal("1 tasting in the last 90 days", fact.Say(1, CultureInfo.InvariantCulture));
        Assert.Equal(
            "2 Bestellungen in den letzten 12 Monaten", Fact.Count("o", CustomerEventKind.Order).InLastMonths(12).Info.Say(2, German));
        Assert.Equal("3 Verkostungen", Fact.Count("t", Tasting).Named("tastings", "Verkostungen").Info.Say(3, German));
        Assert.Equal(
            "number of events: orders (channel store)",
            Fact.Count("s", CustomerEventKind.Order).Where(e => e.Channel == "store").Info.Meaning!.ToString());
    }

    /// <summary>What a predicate captures is part of what the fact is: of two, each sees its own events.</summary>
    [Fact]
    public void TwoFactsOverDifferentCollections_AreTwo()
    {
        HashSet<string> web = ["web"];
        HashSet<string> both = ["web", "store"];
        Fact<int> one = Fact.Count("one", CustomerEventKind.Order).Where(e => e.Channel != null && web.Contains(e.Channel));
        Fact<int> two = Fact.Count("one", CustomerEventKind.Order).Where(e => e.Channel != null && both.Contains(e.Channel));
        CustomerFacts facts = History(Order(1) with { Channel = "web" }, Order(2) with { Channel = "store" }).FactsAt(AsOf);
        Assert.Equal((1, 2), (facts[one], facts[two]));
        Assert.NotEqual(Rules(f => f[one] >= 1).Fingerprint, Rules(f => f[two] >= 1).Fingerprint);
    }

    [Fact]
    public void AFingerprint_TellsCapturedNumbersApart_AndNothingElse()
    {
        Assert.NotEqual(Divided(1).Fingerprint, Divided(2).Fingerprint);
        Assert.Equal(Divided(2).Fingerprint, Divided(2).Fingerprint);
        CultureInfo before = CultureInfo.CurrentCulture;
        string invariant = Divided(2.5).Fingerprint;
        try
        {
            CultureInfo.CurrentCulture = German;
            Assert.Equal(invariant, Divided(2.5).Fingerprint);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static StageRules<CustomerFacts, string> Divided(double by)
        {
            Fact<double?> fact = Fact.Calculate("divided", f => f.Revenue / by);
            return Rules(f => f[fact] > 1);
        }
    }

    [Fact]
    public void ACalculatedFact_IsWrittenWithWhatItIsMadeOf_AndReadBack()
    {
        Fact<int> tastings = Fact.Count("tastings", Tasting);
        Fact<double?> per = Fact.Calculate("spent-per-tasting", f => f.Revenue / f[tastings]);
        StageRules<CustomerFacts, string> rules = Rules(f => f[per] >= 20);
        Assert.Equal([Tasting], rules.Kinds);
        StageRules<CustomerFacts, string> read = StageModelJson.Parse(StageModelJson.Write(rules));
        Assert.Equal(StageModelJson.Write(rules), StageModelJson.Write(read));
        CustomerFacts facts = History(Order(1), CustomerEvent.Own(Tasting, At(2))).FactsAt(AsOf);
        Assert.Equal(("in", "in"), (rules.Classify(in facts).Stage, read.Classify(in facts).Stage));
        Assert.Null(History(Order(1)).FactsAt(AsOf)[per]);
    }

    [Fact]
    public void TwoFactsOfOneKey_AreRefused()
    {
        Fact<int> ever = Fact.Count("tastings", Tasting);
        Fact<int> late = ever.InLastDays(30);
        Assert.Contains(
            "Two facts have the key 'tastings'",
            Assert.Throws<ArgumentException>(() => Rules(f => f[ever] >= 3 || f[late] >= 1)).Message,
            StringComparison.Ordinal);
        Fact<int> shipped = Fact.Count("orders", Tasting);
        Assert.Throws<ArgumentException>(() => Rules(f => f[shipped] >= 3));
        Assert.Throws<ArgumentException>(() => Fact.Count("Tastings", Tasting));
        Assert.Throws<ArgumentException>(() => Rules(f => f[default(Fact<int>)!] >= 3));
    }

    [Fact]
    public void Ways_SetAndClearAttributes()
    {
        StageRules<CustomerFacts, string> gold = Rules(f => f[Plan] == "gold" && f.Orders >= 1);
        CustomerFacts free = History(Order(1), CustomerEvent.AttributeSet(At(2), "plan", "free")).FactsAt(AsOf);
        Assert.Equal("plan set to gold", gold.WaysTo(gold.Model["in"], in free).ToString());
        CustomerFacts member = History(Order(1), CustomerEvent.AttributeSet(At(2), "plan", "gold")).FactsAt(AsOf);
        Assert.Equal("plan cleared", gold.WaysTo(gold.Model["out"], in member).ToString());
        Assert.Equal("plan gelöscht", gold.WaysTo(gold.Model["out"], in member).Say(German));
        StageRules<CustomerFacts, string> other = Rules(f => f[Plan] != "gold" && f.Orders >= 1);
        CustomerFacts nobody = default;
        Assert.Equal("one more order", other.WaysTo(other.Model["in"], in nobody).ToString());
    }

    [Fact]
    public void AnAttribute_IsWhatWasKnownThen()
    {
        CustomerHistory history = History(
            CustomerEvent.AttributeSet(At(1), "plan", "free"),
            CustomerEvent.AttributeSet(At(10), "plan", "gold"),
            CustomerEvent.AttributeSet(At(20), "plan", value: null));
        Assert.Equal(
            [null, "free", "gold", null],
            new[] { 0, 5, 15, 25 }.Select(day => history.FactsAt(new LocalDate(2025, 5, 1).PlusDays(day - 1))[Plan]));
    }

    [Fact]
    public void AProfile_RefusesWhatItDoesNotKeep_AndNamesIt()
    {
        Shop shop = new() { Orders = OrderPolicy.Default.EachByItself() };
        Assert.Contains(
            "'tastings-90'",
            Assert.Throws<ArgumentException>("facts", () => new CustomerProfile(shop, Tastings90)).Message,
            StringComparison.Ordinal);
        CustomerFacts facts = new CustomerProfile(shop).FactsAt(AsOf);
        Assert.Contains(
            "does not keep the fact 'plan'", Assert.Throws<InvalidOperationException>(() => facts[Plan]).Message, StringComparison.Ordinal);
        Assert.Contains(
            "needs every event", Assert.Throws<InvalidOperationException>(() => facts[Tastings90]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "key": "t", "count": "tasting", "inLastDays": 90, "until": "2025-01-01" }""", "'until' has no meaning here")]
    [InlineData("""{ "key": "t", "count": "tasting", "inLastDays": 90, "inLastMonths": 3 }""", "two windows")]
    [InlineData("""{ "key": "t", "count": "tasting", "from": "2025-02-01", "until": "2025-01-01" }""", "must begin before")]
    [InlineData("""{ "key": "t", "count": "tastin" }""", "Did you mean 'tasting'?")]
    [InlineData("""{ "key": "t", "count": "tasting", "sum": "order" }""", "says 'count' and 'sum'")]
    [InlineData("""{ "key": "t" }""", "does not say what it is")]
    [InlineData("""{ "key": "t", "sum": "order", "of": "channel" }""", "'channel' is no number")]
    [InlineData("""{ "key": "t", "sum": "order", "of": "amont" }""", "Did you mean 'amount'?")]
    [InlineData("""{ "key": "t", "latest": "order", "of": "channel", "as": "date" }""", "gives a text or a number")]
    [InlineData("""{ "key": "orders", "count": "tasting" }""", "stands twice")]
    [InlineData("""{ "key": "t", "calculate": { "divide": ["orders", "plan"] } }""", "no number 'plan'")]
    [InlineData("""{ "key": "t", "daysSince": "order", "nth": 0 }""", "1 is the last one")]
    public void AFactThatCannotBe_IsRefused_WithItsPlace(string fact, string message)
    {
        string json =
            $$"""{ "key": "m", "kinds": ["tasting"], "facts": [{{fact}}], "stages": [{ "key": "a" }], "rules": [], "otherwise": "a" }""";
        StageModelFormatException e = Assert.Throws<StageModelFormatException>(() => StageModelJson.Parse(json));
        Assert.Contains("$.facts[0]", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_CountAsOneAndZero()
    {
        CustomerHistory history = History(
            CustomerEvent.Own(Tasting, At(1)) with { Details = EventDetails.None.With("came", true) },
            CustomerEvent.Own(Tasting, At(2)) with { Details = EventDetails.None.With("came", false) });
        CustomerFacts facts = history.FactsAt(AsOf);
        Assert.Equal(
            (1, 0.5, 1),
            (
                facts[Fact.Sum("s", Tasting, e => e.Details["came"])],
                facts[Fact.Mean("m", Tasting, e => e.Details["came"])],
                facts[Fact.Largest("l", Tasting, e => e.Details["came"])]));
    }

    private static StageRules<CustomerFacts, string> Rules(System.Linq.Expressions.Expression<Func<CustomerFacts, bool>> predicate) =>
        StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "in", "out")).When("in", predicate).Otherwise("out");

    private static CustomerHistory History(params CustomerEvent[] events) => new(Shop.Default, events);

    private static CustomerEvent Order(int day) => CustomerEvent.Order(At(day), 30);

    private static Instant At(int day) => Instant.FromUtc(2025, 5, day, 9, 0);
}
