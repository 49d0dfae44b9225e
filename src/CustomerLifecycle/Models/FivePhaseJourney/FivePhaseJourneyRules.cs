
namespace CustomerLifecycle;

/// <summary>The rules that ship for <see cref="FivePhaseJourney"/>.</summary>
/// <threadsafety>Holds no state but its immutable default; safe from any thread.</threadsafety>
public static class FivePhaseJourneyRules
{
    /// <summary>Gets the rules with the default thresholds.</summary>
    public static StageRules<CustomerFacts, FivePhaseJourneyStage> Default { get; } = Create(new FivePhaseJourneyOptions());

    /// <summary>Makes the rules with thresholds of one's own.</summary>
    /// <param name="options">The thresholds.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The thresholds are not lawful; the message names all that is wrong.</exception>
    public static StageRules<CustomerFacts, FivePhaseJourneyStage> Create(FivePhaseJourneyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Require(options.Validate(), nameof(options));
        int views = options.ConsiderationMinimumViews;
        int visits = options.ConsiderationMinimumVisits;
        int silentDays = options.ConsiderationSilentDays;
        int cartDays = options.PurchaseCartDays;
        int firstOrderDays = options.PurchaseFirstOrderDays;
        int inactiveDays = options.RetentionInactiveDays;
        bool byRhythm = options.AdvocacyActiveDays is null;
        int activeDays = options.AdvocacyActiveDays ?? ShopRhythm.Unknown.Days;
        int regularOrders = options.AdvocacyRegularOrders;
        int praiseDays = options.AdvocacyPraiseDays;
        StageRulesBuilder<CustomerFacts, FivePhaseJourneyStage> rules = StageRules.For(FivePhaseJourney.Model)
            .WithOptions(options, FivePhaseJourney.Texts.Option)
            .When(
                FivePhaseJourneyStage.Retention,
                f => f.Orders >= 1
                    && (f.DaysSinceLastOrder <= inactiveDays || (byRhythm && f.DaysUntilOverdue >= 1))
                    && f.IsCritical,
                Notes("critic"))
            .When(
                FivePhaseJourneyStage.Advocacy,
                f => f.Orders >= 2
                    && (f.DaysSinceLastOrder <= inactiveDays || (byRhythm && f.DaysUntilOverdue >= 1))
                    && f.DaysSinceLastPraise <= praiseDays,
                Notes("ambassador"));
        rules = byRhythm
            ? rules.When(
                FivePhaseJourneyStage.Retention,
                f => (f.DaysSinceLastOrder <= inactiveDays || f.DaysUntilOverdue >= 1) && f.DaysUntilDefectionWarning < 1,
                Notes("breaking-away"))
            : rules;
        return rules
            .When(
                FivePhaseJourneyStage.Advocacy,
                f => f.Orders >= regularOrders
                    && ((byRhythm && f.DaysUntilOverdue >= 1)
                        || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder <= activeDays)),
                Notes("regular-buyer"))
            .When(
                FivePhaseJourneyStage.Purchase,
                f => f.Orders == 1 && f.DaysSinceLastOrder <= firstOrderDays,
                Notes("first-order"))
            .When(
                FivePhaseJourneyStage.Purchase,
                f => f.Orders == 0 && f.HasOpenCart && f.DaysSinceLastCart <= cartDays,
                Notes("checkout"))
            .When(
                FivePhaseJourneyStage.Retention,
                f => (f.Orders >= 1 && f.DaysSinceLastOrder <= inactiveDays)
                    || (byRhythm && f.DaysUntilOverdue >= 1)
                    || (f.LoyaltyScans >= 1 && f.DaysSinceLastLoyaltyScan <= inactiveDays)
                    || f.DaysUntilContractEnd >= 1
                    || f.IsContractPaused,
                Notes("customer"))
            .When(
                FivePhaseJourneyStage.Consideration,
                f => f.DaysSinceLastEngagement <= silentDays
                    && (f.Views >= views || f.Visits >= visits || f.IsSignedUp || f.CartsFilled >= 1 || f.EmailsClicked >= 1),
                Notes("comparing"))
            .Otherwise(FivePhaseJourneyStage.Awareness, Notes("anyone"));
    }

    private static StageRuleNotes Notes(string key) => FivePhaseJourney.Texts.Notes(key);
}
