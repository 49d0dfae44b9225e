
namespace CustomerLifecycle;

/// <summary>The rules that ship for <see cref="SixStepFunnel"/>.</summary>
/// <threadsafety>Holds no state but its immutable default; safe from any thread.</threadsafety>
public static class SixStepFunnelRules
{
    /// <summary>Gets the rules with the default thresholds.</summary>
    public static StageRules<CustomerFacts, SixStepFunnelStage> Default { get; } = Create(new SixStepFunnelOptions());

    /// <summary>Makes the rules with thresholds of one's own.</summary>
    /// <param name="options">The thresholds.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The thresholds are not lawful; the message names all that is wrong.</exception>
    public static StageRules<CustomerFacts, SixStepFunnelStage> Create(SixStepFunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Require(options.Validate(), nameof(options));
        int visits = options.KnowledgeMinimumVisits;
        int silentDays = options.KnowledgeSilentDays;
        int cartDays = options.ConversionCartDays;
        int conversionDays = options.ConversionDays;
        int experienceDays = options.ExperienceDays;
        int inactiveDays = options.RetentionInactiveDays;
        bool byRhythm = options.AdvocacyActiveDays is null;
        int activeDays = options.AdvocacyActiveDays ?? ShopRhythm.Unknown.Days;
        int praiseDays = options.AdvocacyPraiseDays;
        StageRulesBuilder<CustomerFacts, SixStepFunnelStage> rules = StageRules.For(SixStepFunnel.Model)
            .WithOptions(options, SixStepFunnel.Texts.Option)
            .When(
                SixStepFunnelStage.Experience,
                f => (f.Orders >= 1 || f.LoyaltyScans >= 1 || f.DaysUntilContractEnd >= 1 || f.IsContractPaused) && f.OpenSupportCases >= 1,
                Notes("in-support"))
            .When(
                SixStepFunnelStage.Experience,
                f => f.Orders >= 1
                    && (f.DaysSinceLastOrder <= inactiveDays || (byRhythm && f.DaysUntilOverdue >= 1))
                    && f.IsCritical,
                Notes("critic"))
            .When(
                SixStepFunnelStage.Advocacy,
                f => f.Orders >= 1
                    && (f.DaysSinceLastOrder <= inactiveDays || (byRhythm && f.DaysUntilOverdue >= 1))
                    && f.DaysSinceLastPraise <= praiseDays,
                Notes("shares"));
        rules = byRhythm
            ? rules.When(
                SixStepFunnelStage.Retention,
                f => (f.DaysSinceLastOrder <= inactiveDays || f.DaysUntilOverdue >= 1) && f.DaysUntilDefectionWarning < 1,
                Notes("breaking-away"))
            : rules;
        return rules
            .When(
                SixStepFunnelStage.Advocacy,
                f => f.Orders >= 2
                    && ((byRhythm && f.DaysUntilOverdue >= 1)
                        || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder <= activeDays)),
                Notes("buys-again"))
            .When(
                SixStepFunnelStage.Conversion,
                f => f.Orders == 1 && f.DaysSinceLastOrder <= conversionDays,
                Notes("first-order"))
            .When(
                SixStepFunnelStage.Conversion,
                f => f.Orders == 0 && f.HasOpenCart && f.DaysSinceLastCart <= cartDays,
                Notes("checkout"))
            .When(
                SixStepFunnelStage.Experience,
                f => f.Orders == 1 && f.DaysSinceLastOrder <= experienceDays,
                Notes("new-product"))
            .When(
                SixStepFunnelStage.Retention,
                f => (f.Orders >= 1 && f.DaysSinceLastOrder <= inactiveDays)
                    || (byRhythm && f.DaysUntilOverdue >= 1)
                    || (f.LoyaltyScans >= 1 && f.DaysSinceLastLoyaltyScan <= inactiveDays)
                    || f.DaysUntilContractEnd >= 1
                    || f.IsContractPaused,
                Notes("customer"))
            .When(
                SixStepFunnelStage.Knowledge,
                f => f.DaysSinceLastEngagement <= silentDays
                    && (f.Views >= 1 || f.Visits >= visits || f.IsSignedUp || f.CartsFilled >= 1 || f.EmailsClicked >= 1),
                Notes("informing"))
            .Otherwise(SixStepFunnelStage.Awareness, Notes("anyone"));
    }

    private static StageRuleNotes Notes(string key) => SixStepFunnel.Texts.Notes(key);
}
