
namespace CustomerLifecycle;

/// <summary>The rules that ship for <see cref="LifecycleMarketing"/>.</summary>
/// <threadsafety>Holds no state but its immutable default; safe from any thread.</threadsafety>
public static class LifecycleMarketingRules
{
    /// <summary>Gets the rules with the default thresholds.</summary>
    public static StageRules<CustomerFacts, LifecycleMarketingStage> Default { get; } = Create(new LifecycleMarketingOptions());

    /// <summary>Makes the rules with thresholds of one's own.</summary>
    /// <param name="options">The thresholds.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentException">The thresholds are not lawful; the message names all that is wrong.</exception>
    public static StageRules<CustomerFacts, LifecycleMarketingStage> Create(LifecycleMarketingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionCheck.Require(options.Validate(), nameof(options));
        int views = options.ConversionMinimumViews;
        int cardDays = options.CardActiveDays;
        bool byRhythm = options.GrowthActiveDays is null;
        int activeDays = options.GrowthActiveDays ?? ShopRhythm.Unknown.Days;
        int minimumOrders = options.RetentionMinimumOrders;
        int silentDays = options.WinBackSilentLeadDays;
        StageRulesBuilder<CustomerFacts, LifecycleMarketingStage> rules = StageRules.For(LifecycleMarketing.Model)
            .WithOptions(options, LifecycleMarketing.Texts.Option)
            .When(
                LifecycleMarketingStage.Retention,
                f => f.IsContractPaused || (f.DaysUntilContractEnd >= 1 && f.FailedPayments >= 1),
                Notes("contract-at-risk"))
            .When(
                LifecycleMarketingStage.Retention,
                f => f.DaysSinceLastLoyaltyScan <= cardDays
                    && (f.LoyaltyScans >= minimumOrders || f.Orders >= minimumOrders || f.ContractRenewals >= 1),
                Notes("card-holder"))
            .When(
                LifecycleMarketingStage.Growth,
                f => f.LoyaltyScans >= 1 && f.DaysSinceLastLoyaltyScan <= cardDays,
                Notes("card-user"))
            .When(
                LifecycleMarketingStage.Retention,
                f => f.DaysUntilContractEnd >= 1 && (f.Orders >= minimumOrders || f.ContractRenewals >= 1),
                Notes("contract-customer"))
            .When(LifecycleMarketingStage.Growth, f => f.DaysUntilContractEnd >= 1, Notes("new-contract"))
            .When(
                LifecycleMarketingStage.WinBack,
                f => (byRhythm && f.DaysUntilOverdue < 1)
                    || ((!byRhythm || f.DaysUntilOverdue == null) && f.DaysSinceLastOrder > activeDays)
                    || (f.Orders == 0 && f.DaysSinceLastLoyaltyScan > cardDays),
                Notes("lapsed-buyer"));
        rules = byRhythm
            ? rules.When(LifecycleMarketingStage.WinBack, f => f.DaysUntilDefectionWarning < 1, Notes("breaking-away"))
            : rules;
        return rules
            .When(
                LifecycleMarketingStage.WinBack,
                f => f.Orders == 0 && f.LoyaltyScans == 0 && f.DaysUntilContractEnd < 1,
                Notes("ended-contract"))
            .When(
                LifecycleMarketingStage.WinBack,
                f => f.Orders == 0
                    && f.LoyaltyScans == 0
                    && f.DaysUntilContractEnd == null
                    && f.IsSignedUp
                    && f.DaysSinceLastEngagement > silentDays,
                Notes("silent-lead"))
            .When(
                LifecycleMarketingStage.Retention,
                f => f.Orders >= minimumOrders || f.ContractRenewals >= 1,
                Notes("existing-customer"))
            .When(
                LifecycleMarketingStage.Growth,
                f => f.Orders >= 1 || f.LoyaltyScans >= 1,
                Notes("new-customer"))
            .When(
                LifecycleMarketingStage.Conversion,
                f => f.IsSignedUp
                    || (f.HasOpenCart && f.DaysSinceLastCart <= silentDays)
                    || (f.Views >= views && f.DaysSinceLastEngagement <= silentDays),
                Notes("lead"))
            .Otherwise(LifecycleMarketingStage.Acquisition, Notes("anyone"));
    }

    private static StageRuleNotes Notes(string key) => LifecycleMarketing.Texts.Notes(key);
}
