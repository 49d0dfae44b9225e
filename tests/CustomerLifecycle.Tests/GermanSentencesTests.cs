using System.Globalization;
using System.Text.RegularExpressions;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Generators;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

/// <summary>
/// Sentences in German hold numbers and days as Germans write them; those in English, and all values, stay as they are in files.
/// </summary>
[Properties(Arbitrary = [typeof(Events)], MaxTest = 60)]
public sealed partial class GermanSentencesTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-AT");

    [Property]
    public void NoSentence_HasADecimalPointOrAnIsoDay(CustomerEvent[][] others, CustomerEvent[] events, ushort day)
    {
        LocalDate asOf = Events.FirstDay.PlusDays(day % 1_000);
        CustomerHistory history = new(Shop.Default, events);
        Advisor advisor = Advisor.Learn(others.Select(o => new CustomerHistory(Shop.Default, o)), asOf);
        CustomerFacts facts = history.FactsAt(asOf);
        foreach (StageRules<CustomerFacts> shipped in ShippedRules.All)
        {
            StageRules<CustomerFacts, string> rules = shipped.WithKeys();
            StageTimeline<string> life = StageTimeline.Replay(
                history, rules, asOf, TimelinePolicy.For(rules.Model).WithMinimumStay(30));
            string[] sentences =
            [
                rules.Explain(in facts).Say(German),
                .. rules.Rules.SelectMany(r => r.SayAlternatives(German)),
                .. rules.Model.Stages.Select(s => rules.WaysTo(s, in facts)).SelectMany(w => w.Ways.Select(way => way.Say(German))),
                .. life.Refusals.Select(r => r.Say(German)),
                .. advisor.Advise(history, rules, asOf).Decisions.Select(d => d.Say(German)),
            ];
            Assert.All(sentences, s => Assert.DoesNotMatch(Foreign(), GermanDay().Replace(s, string.Empty)));
        }
    }

    [Fact]
    public void AmountsAndDays_AsGermansWriteThem()
    {
        Fact<double> spent = Fact.Sum("spent", CustomerEventKind.Order, e => e.Amount)
            .Between(new LocalDate(2026, 1, 5), new LocalDate(2026, 2, 1));
        StageRules<CustomerFacts, string> rules = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, ["guest", "patron"]))
            .When("patron", f => f.Revenue >= 83.44 || f[spent] >= 1.5)
            .Otherwise("guest");
        CustomerFacts facts = new() { Orders = 1, Revenue = 1234.5 };

        Assert.Contains("mindestens 83,44", rules.Rules[0].Say(German), StringComparison.Ordinal);
        Assert.Contains("1234,50", rules.Explain(in facts).Say(German), StringComparison.Ordinal);
        Assert.Contains("1234.50", rules.Explain(in facts).Say(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("1234.50", CustomerFacts.Catalog["revenue"].FormatValue(1234.5));
    }

    [Fact]
    public void EveryReasonForNoValue_IsGermanInGerman()
    {
        MetricScope scope = new(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 4, 1)));
        LocalizedText[] reasons =
            [.. MetricReport.Compute(MetricCatalog.All, scope, []).Select(r => r.Value.Undefined).OfType<LocalizedText>()];
        Assert.True(reasons.Length > 30);
        Assert.All(reasons, r => Assert.NotEqual(r.In(CultureInfo.InvariantCulture), r.In(German)));
    }

    [Fact]
    public void AMetricOfOnesOwn_GivesItsReasonInGermanToo()
    {
        IMetric stars = Metric.Ratio(
            new MetricDefinition("stars", LocalizedText.Of("Stars", "Sterne"), FactUnit.Score),
            _ => 1,
            _ => 0,
            LocalizedText.Of("no reviews", "keine Bewertungen"));
        MetricScope scope = new(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 4, 1)));
        MetricValue value = MetricReport.Compute([stars], scope, [])[0].Value;
        Assert.Equal(("keine Bewertungen", "no reviews"), (value.Undefined!.In(German), value.Undefined.ToString()));
    }

    [Fact]
    public void Texts_AreEqual_WhereTheySayTheSame()
    {
        Assert.Equal(LocalizedText.Of("a", "b"), LocalizedText.Of("a", "b"));
        Assert.NotEqual(LocalizedText.Of("a", "b"), LocalizedText.Of("a"));
        Assert.NotEqual(LocalizedText.Of("a", "b"), LocalizedText.Of("a", "c"));
        Assert.Equal(
            MetricValue.None(LocalizedText.Of("a", "b")).GetHashCode(), MetricValue.None(LocalizedText.Of("a", "b")).GetHashCode());
    }

    [GeneratedRegex(@"[0-9]\.[0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b[0-9]{2}\.[0-9]{2}\.[0-9]{4}\b", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex GermanDay();
}
