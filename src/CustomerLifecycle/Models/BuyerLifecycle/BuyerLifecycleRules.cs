namespace CustomerLifecycle;

/// <summary>The rules that ship for <see cref="BuyerLifecycle"/>.</summary>
/// <threadsafety>Holds no state but its immutable default; safe from any thread.</threadsafety>
public static class BuyerLifecycleRules
{
    /// <summary>Gets the rules with the default thresholds.</summary>
    public static StageRules<CustomerFacts, BuyerLifecycleStage> Default { get; } = Create(new BuyerLifecycleOptions());

    /// <summary>Makes the rules with thresholds of one's own.</summary>
    /// <param name="options">The thresholds.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The thresholds are not lawful; the message names all that is wrong.</exception>
    public static StageRules<CustomerFacts, BuyerLifecycleStage> Create(BuyerLifecycleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Require(options.Validate(), nameof(options));
        int cardDays = options.CardActiveDays;
        bool byRhythm = options.BuyerActiveDays is null;
        int activeDays = options.BuyerActiveDays ?? ShopRhythm.Unknown.Days;
        int inactiveDays = options.BuyerInactiveDays;
        int leadActiveDays = options.LeadActiveDays;
        int leadInactiveDays = options.LeadInactiveDays;
        StageRulesBuilder<CustomerFacts, BuyerLifecycleStage> rules = StageRules.For(BuyerLifecycle.Model)
            .WithOptions(options, BuyerLifecycle.Texts.Option)
            .When(
                BuyerLifecycleStage.DefectingBuyer,
                f => f.IsContractPaused || (f.DaysUntilContractEnd >= 1 && f.FailedPayments >= 1),
                Notes("contract-at-risk"))
            .When(BuyerLifecycleStage.ActiveBuyer, f => f.DaysUntilContractEnd >= 1, Notes("running-contract"))
            .When(
                BuyerLifecycleStage.ActiveBuyer,
                f => f.DaysSinceLastLoyaltyScan <= cardDays && (f.LoyaltyScans >= 2 || f.Orders >= 1),
                Notes("card-holder"))
            .When(
                BuyerLifecycleStage.InactiveBuyer,
                f => f.DaysSinceLastOrder > inactiveDays && (!byRhythm || f.DaysUntilOverdue < 1 || f.DaysUntilOverdue == null),
                Notes("long-lapsed-buyer"))
            .When(
                BuyerLifecycleStage.DefectingBuyer,
                f => (byRhythm && f.DaysUntilOverdue < 1)
                    || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder > activeDays),
                Notes("lapsed-buyer"));
        rules = byRhythm
            ? rules.When(BuyerLifecycleStage.DefectingBuyer, f => f.DaysUntilDefectionWarning < 1, Notes("breaking-away"))
            : rules;
        return rules
            .When(BuyerLifecycleStage.ActiveBuyer, f => f.Orders >= 2, Notes("repeat-buyer"))
            .When(
                BuyerLifecycleStage.FirstTimeBuyer,
                f => f.Orders >= 1 || f.DaysSinceLastLoyaltyScan <= cardDays,
                Notes("first-order"))
            .When(BuyerLifecycleStage.InactiveBuyer, f => f.DaysSinceLastLoyaltyScan > inactiveDays, Notes("long-unused-card"))
            .When(BuyerLifecycleStage.DefectingBuyer, f => f.DaysSinceLastLoyaltyScan > cardDays, Notes("unused-card"))
            .When(BuyerLifecycleStage.InactiveBuyer, f => f.DaysUntilContractEnd < -inactiveDays, Notes("long-ended-contract"))
            .When(BuyerLifecycleStage.DefectingBuyer, f => f.DaysUntilContractEnd < 1, Notes("ended-contract"))
            .When(BuyerLifecycleStage.InactiveLead, f => f.DaysSinceLastEngagement > leadInactiveDays, Notes("long-silent-lead"))
            .When(BuyerLifecycleStage.ColdLead, f => f.DaysSinceLastEngagement > leadActiveDays, Notes("silent-lead"))
            .When(
                BuyerLifecycleStage.ActiveLead,
                f =>
                    f.DaysSinceLastEngagement < f.DaysSinceSignUp
                        || (f.DaysSinceSignUp == null && f.DaysSinceLastEngagement < f.DaysSinceFirstSeen),
                Notes("answering-lead"))
            .Otherwise(BuyerLifecycleStage.NewLead, Notes("anyone"));
    }

    private static StageRuleNotes Notes(string key) => BuyerLifecycle.Texts.Notes(key);
}
