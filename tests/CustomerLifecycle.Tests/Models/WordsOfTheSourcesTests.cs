namespace CustomerLifecycle.Tests.Models;

/// <summary>The German words of the articles themselves, headings of their stages, are understood as stages.</summary>
[Trait("source", "000: five phases")]
[Trait("source", "004: signs of breaking away")]
public sealed class WordsOfTheSourcesTests
{
    [Theory]
    [InlineData("five-phase-journey", "awareness", "Bewusstsein")]
    [InlineData("five-phase-journey", "consideration", "Gegenleistung")]
    [InlineData("five-phase-journey", "purchase", "Kaufen")]
    [InlineData("five-phase-journey", "retention", "Aufbewahrung")]
    [InlineData("five-phase-journey", "advocacy", "Interessenvertretung")]
    [InlineData("six-step-funnel", "awareness", "Bewusstsein")]
    [InlineData("six-step-funnel", "knowledge", "Marketing und Wissen")]
    [InlineData("six-step-funnel", "conversion", "Umsatzkonvertierung")]
    [InlineData("six-step-funnel", "experience", "Kundenerfahrung und Produktunterstützung")]
    [InlineData("six-step-funnel", "retention", "Beibehaltung")]
    [InlineData("six-step-funnel", "advocacy", "Anwaltschaft")]
    [InlineData("six-step-funnel", "advocacy", "Anwaltschaft und / oder Kauf wiederholen")]
    [InlineData("relationship-cycle", "welcome", "Willkommens-Phase")]
    [InlineData("relationship-cycle", "profiling", "Profiling")]
    [InlineData("relationship-cycle", "dialog", "Dialog-Aufbau")]
    [InlineData("relationship-cycle", "bonding", "Dialog-Stabilisierung & Bonding")]
    [InlineData("relationship-cycle", "retention", "Retention-Phase")]
    [InlineData("lifecycle-marketing", "acquisition", "Akquise")]
    [InlineData("lifecycle-marketing", "conversion", "Konversion")]
    [InlineData("lifecycle-marketing", "growth", "Wachstum")]
    [InlineData("lifecycle-marketing", "retention", "Kundenbindung")]
    [InlineData("lifecycle-marketing", "win-back", "Win-Back")]
    [InlineData("lifecycle-marketing", "win-back", "Rückgewinnung")]
    public void AreStages(string model, string stage, string word)
    {
        IStageClassifier<CustomerFacts> rules = ShippedRules.Find(model)!;
        Assert.Equal(stage, rules.Model.Find(word)?.Key);
    }
}
