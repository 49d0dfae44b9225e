using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>On which days time alone decides otherwise, and what that is about.</summary>
internal static class Changes
{
    public static (LocalDate? On, IDecision What) OfAnswer(LocalDate day, bool isChange) =>
        (day, new DecisionPhrase(isChange ? "look-again.answer" : "look-again.end"));

    public static IEnumerable<(LocalDate? On, IDecision What)> Of<TStage>(StageTimeline<TStage> life)
        where TStage : notnull =>
        life.NextChange is { } next ? [(next.On, new DecisionPhrase("look-again.stage", life.Model[next.Stage].Name))] : [];

    public static IEnumerable<(LocalDate? On, IDecision What)> Of(DeclineReport decline) =>
        [
            .. decline.Signals.Select(s => (s.On, (IDecision)new DecisionPhrase("look-again.signal", s.Name))),
            (decline.WarningOn, new DecisionPhrase("look-again.warning")),
        ];

    public static IEnumerable<(LocalDate? On, IDecision What)> Of(params IEnumerable<OfferDecision> offers) =>
        offers.Select(o => (o.On, (IDecision)new DecisionPhrase("look-again.offer")));

    public static IEnumerable<(LocalDate? On, IDecision What)> Of(IEnumerable<BasketReminder> baskets) =>
        [
            .. baskets.Select(b => (
                (LocalDate?)b.RemindOn,
                (IDecision)new DecisionPhrase("look-again.supplies", string.Join(", ", b.Products.Select(p => p.Product))))),
            .. baskets
                .SelectMany(b => b.Products)
                .Select(p => (Calendar.Plus(p.Latest, 1), (IDecision)new DecisionPhrase("look-again.supplies-over", p.Product))),
        ];

    public static IEnumerable<(LocalDate? On, IDecision What)> Of(IEnumerable<Celebration> celebrations, LocalDate asOf) =>
        celebrations.Select(c => c.On > asOf
            ? ((LocalDate?)c.On, (IDecision)c)
            : (Calendar.Plus(asOf, 1), new DecisionPhrase("look-again.celebrated")));

    public static IEnumerable<(LocalDate? On, IDecision What)> Of(ActionPlan plan) =>
        plan.LaterChanges.SelectMany(
            c => c.Value.Distinct().Select(t => ((LocalDate?)c.Key, (IDecision)new DecisionPhrase("look-again.action", t.Name))));
}
