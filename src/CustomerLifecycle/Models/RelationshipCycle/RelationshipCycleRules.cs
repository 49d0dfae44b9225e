
namespace CustomerLifecycle;

/// <summary>The rules that ship for <see cref="RelationshipCycle"/>.</summary>
/// <threadsafety>Holds no state but its immutable default; safe from any thread.</threadsafety>
public static class RelationshipCycleRules
{
    /// <summary>Gets the rules with the default thresholds.</summary>
    public static StageRules<CustomerFacts, RelationshipCycleStage> Default { get; } = Create(new RelationshipCycleOptions());

    /// <summary>Makes the rules with thresholds of one's own.</summary>
    /// <param name="options">The thresholds.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The thresholds are not lawful; the message names all that is wrong.</exception>
    public static StageRules<CustomerFacts, RelationshipCycleStage> Create(RelationshipCycleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Require(options.Validate(), nameof(options));
        int welcomeDays = options.WelcomeDays;
        int dialogOrders = options.DialogMinimumOrders;
        int bondingOrders = options.BondingMinimumOrders;
        int noticeDays = options.RetentionContractNoticeDays;
        int cardDays = options.CardActiveDays;
        bool byRhythm = options.RetentionLapsedDays is null;
        int lapsedDays = options.RetentionLapsedDays ?? ShopRhythm.Unknown.Days;
        StageRulesBuilder<CustomerFacts, RelationshipCycleStage> rules = StageRules.For(RelationshipCycle.Model)
            .WithOptions(options, RelationshipCycle.Texts.Option)
            .When(
                RelationshipCycleStage.Prospect,
                f => f.Orders == 0 && f.LoyaltyScans == 0 && f.DaysUntilContractEnd == null,
                Notes("no-customer-yet"))
            .When(
                RelationshipCycleStage.Retention,
                f => f.IsContractPaused || (f.DaysUntilContractEnd >= 1 && f.FailedPayments >= 1),
                Notes("contract-at-risk"))
            .When(
                RelationshipCycleStage.Retention,
                f => f.DaysUntilContractEnd >= 1
                    && ((f.DaysUntilContractEnd <= noticeDays && f.DaysUntilContractLastQuarter < 1) || f.IsContractCanceled),
                Notes("contract-ending"))
            .When(
                RelationshipCycleStage.Welcome,
                f => f.DaysSinceLastLoyaltyScan <= cardDays && f.PurchasesSinceReactivation < dialogOrders,
                Notes("back-with-card"))
            .When(
                RelationshipCycleStage.Dialog,
                f => f.DaysSinceLastLoyaltyScan <= cardDays && f.PurchasesSinceReactivation < bondingOrders,
                Notes("card-anew"))
            .When(
                RelationshipCycleStage.Bonding,
                f => f.LoyaltyScans >= bondingOrders && f.DaysSinceLastLoyaltyScan <= cardDays && !f.IsCritical,
                Notes("card-holder"))
            .When(
                RelationshipCycleStage.Dialog,
                f => f.DaysSinceLastLoyaltyScan <= cardDays
                    && ((byRhythm && f.DaysUntilOverdue < 1)
                        || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder > lapsedDays)
                        || (f.Orders == 0 && f.LoyaltyScans >= dialogOrders)),
                Notes("card-user"))
            .When(
                RelationshipCycleStage.Retention,
                f => f.DaysUntilContractEnd < 1
                    && (f.Orders == 0
                        || (byRhythm && f.DaysUntilOverdue < 1)
                        || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder > lapsedDays)),
                Notes("contract-over"))
            .When(
                RelationshipCycleStage.Retention,
                f => f.DaysUntilContractEnd == null
                    && ((byRhythm && f.DaysUntilOverdue < 1)
                        || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder > lapsedDays)
                        || (f.Orders == 0 && f.DaysSinceLastLoyaltyScan > cardDays)),
                Notes("lapsed"));
        rules = byRhythm
            ? rules.When(
                RelationshipCycleStage.Retention,
                f => f.DaysUntilDefectionWarning < 1 && (f.DaysUntilContractEnd == null || f.DaysUntilContractEnd < 1),
                Notes("breaking-away"))
            : rules;
        return rules
            .When(RelationshipCycleStage.Dialog, f => f.IsCritical, Notes("critic"))

            // Whoever came back after being lost is judged by what happens in this round.
            .When(
                RelationshipCycleStage.Bonding,
                f => f.PurchasesSinceReactivation >= bondingOrders || f.DaysSinceLastFurtherSelling <= f.DaysSinceReactivation,
                Notes("further-selling-anew"))
            .When(
                RelationshipCycleStage.Dialog,
                f => f.PurchasesSinceReactivation >= dialogOrders
                    || f.DaysSinceLastResponse <= f.DaysSinceReactivation
                    || f.DaysSinceLastEmailClicked <= f.DaysSinceReactivation,
                Notes("answers-anew"))
            .When(RelationshipCycleStage.Welcome, f => f.DaysSinceReactivation <= welcomeDays, Notes("back-again"))
            .When(RelationshipCycleStage.Profiling, f => f.DaysSinceReactivation != null, Notes("profile-anew"))
            .When(
                RelationshipCycleStage.Bonding,
                f => f.CrossSells >= 1 || f.UpSells >= 1 || f.DeepSells >= 1 || f.Orders >= bondingOrders,
                Notes("further-selling"))
            .When(
                RelationshipCycleStage.Dialog,
                f => f.Responses >= 1 || f.EmailsClicked >= 1 || f.Orders >= dialogOrders,
                Notes("answers"))
            .When(
                RelationshipCycleStage.Profiling,
                f => f.ProfilePercent >= 1 || f.DaysSinceFirstSeen > welcomeDays,
                Notes("profile"))
            .Otherwise(RelationshipCycleStage.Welcome, Notes("newcomer"));
    }

    private static StageRuleNotes Notes(string key) => RelationshipCycle.Texts.Notes(key);
}
