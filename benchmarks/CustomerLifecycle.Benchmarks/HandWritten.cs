
namespace CustomerLifecycle.Benchmarks;

/// <summary>The rules of the shipped models as a user would write them by hand: a chain of ifs.</summary>
internal static class HandWritten
{
    public static LifecycleMarketingStage LifecycleMarketing(in CustomerFacts f)
    {
        if (IsContractAtRisk(in f))
        {
            return LifecycleMarketingStage.Retention;
        }

        if (f.DaysSinceLastLoyaltyScan <= 90)
        {
            return f.LoyaltyScans >= 3 || f.Orders >= 3 || f.ContractRenewals >= 1
                ? LifecycleMarketingStage.Retention
                : LifecycleMarketingStage.Growth;
        }

        if (f.DaysUntilContractEnd >= 1)
        {
            return f.Orders >= 3 || f.ContractRenewals >= 1 ? LifecycleMarketingStage.Retention : LifecycleMarketingStage.Growth;
        }

        if (IsOverdue(in f) || (f.Orders == 0 && f.DaysSinceLastLoyaltyScan > 90) || f.DaysUntilDefectionWarning < 1)
        {
            return LifecycleMarketingStage.WinBack;
        }

        if (f.Orders == 0 && f.LoyaltyScans == 0 && f.DaysUntilContractEnd < 1)
        {
            return LifecycleMarketingStage.WinBack;
        }

        if (f.Orders == 0 && f.LoyaltyScans == 0 && f.DaysUntilContractEnd == null && f.IsSignedUp && f.DaysSinceLastEngagement > 180)
        {
            return LifecycleMarketingStage.WinBack;
        }

        if (f.Orders >= 3 || f.ContractRenewals >= 1)
        {
            return LifecycleMarketingStage.Retention;
        }

        if (f.Orders >= 1 || f.LoyaltyScans >= 1)
        {
            return LifecycleMarketingStage.Growth;
        }

        return f.IsSignedUp
            || (f.HasOpenCart && f.DaysSinceLastCart <= 180)
            || (f.Views >= 3 && f.DaysSinceLastEngagement <= 180)
            ? LifecycleMarketingStage.Conversion
            : LifecycleMarketingStage.Acquisition;
    }

    public static FivePhaseJourneyStage FivePhaseJourney(in CustomerFacts f)
    {
        bool isNotLost = f.DaysSinceLastOrder <= 365 || f.DaysUntilOverdue >= 1;
        if (f.Orders >= 1 && isNotLost && f.IsCritical)
        {
            return FivePhaseJourneyStage.Retention;
        }

        if (f.Orders >= 2 && isNotLost && f.DaysSinceLastPraise <= 365)
        {
            return FivePhaseJourneyStage.Advocacy;
        }

        if (isNotLost && f.DaysUntilDefectionWarning < 1)
        {
            return FivePhaseJourneyStage.Retention;
        }

        if (f.Orders >= 5 && IsInRhythm(in f))
        {
            return FivePhaseJourneyStage.Advocacy;
        }

        if (f.Orders == 1 && f.DaysSinceLastOrder <= 7)
        {
            return FivePhaseJourneyStage.Purchase;
        }

        if (f.Orders == 0 && f.HasOpenCart && f.DaysSinceLastCart <= 7)
        {
            return FivePhaseJourneyStage.Purchase;
        }

        if ((f.Orders >= 1 && f.DaysSinceLastOrder <= 365)
            || f.DaysUntilOverdue >= 1
            || (f.LoyaltyScans >= 1 && f.DaysSinceLastLoyaltyScan <= 365)
            || f.DaysUntilContractEnd >= 1
            || f.IsContractPaused)
        {
            return FivePhaseJourneyStage.Retention;
        }

        return f.DaysSinceLastEngagement <= 180
                && (f.Views >= 2 || f.Visits >= 2 || f.IsSignedUp || f.CartsFilled >= 1 || f.EmailsClicked >= 1)
            ? FivePhaseJourneyStage.Consideration
            : FivePhaseJourneyStage.Awareness;
    }

    public static SixStepFunnelStage SixStepFunnel(in CustomerFacts f)
    {
        if ((f.Orders >= 1 || f.LoyaltyScans >= 1 || f.DaysUntilContractEnd >= 1 || f.IsContractPaused) && f.OpenSupportCases >= 1)
        {
            return SixStepFunnelStage.Experience;
        }

        bool isNotLost = f.DaysSinceLastOrder <= 365 || f.DaysUntilOverdue >= 1;
        if (f.Orders >= 1 && isNotLost && f.IsCritical)
        {
            return SixStepFunnelStage.Experience;
        }

        if (f.Orders >= 1 && isNotLost && f.DaysSinceLastPraise <= 365)
        {
            return SixStepFunnelStage.Advocacy;
        }

        if (isNotLost && f.DaysUntilDefectionWarning < 1)
        {
            return SixStepFunnelStage.Retention;
        }

        if (f.Orders >= 2 && IsInRhythm(in f))
        {
            return SixStepFunnelStage.Advocacy;
        }

        if ((f.Orders == 1 && f.DaysSinceLastOrder <= 7) || (f.Orders == 0 && f.HasOpenCart && f.DaysSinceLastCart <= 7))
        {
            return SixStepFunnelStage.Conversion;
        }

        if (f.Orders == 1 && f.DaysSinceLastOrder <= 90)
        {
            return SixStepFunnelStage.Experience;
        }

        if ((f.Orders >= 1 && f.DaysSinceLastOrder <= 365)
            || f.DaysUntilOverdue >= 1
            || (f.LoyaltyScans >= 1 && f.DaysSinceLastLoyaltyScan <= 365)
            || f.DaysUntilContractEnd >= 1
            || f.IsContractPaused)
        {
            return SixStepFunnelStage.Retention;
        }

        return f.DaysSinceLastEngagement <= 180
                && (f.Views >= 1 || f.Visits >= 2 || f.IsSignedUp || f.CartsFilled >= 1 || f.EmailsClicked >= 1)
            ? SixStepFunnelStage.Knowledge
            : SixStepFunnelStage.Awareness;
    }

    public static BuyerLifecycleStage BuyerLifecycle(in CustomerFacts f)
    {
        if (IsContractAtRisk(in f))
        {
            return BuyerLifecycleStage.DefectingBuyer;
        }

        if (f.DaysUntilContractEnd >= 1)
        {
            return BuyerLifecycleStage.ActiveBuyer;
        }

        if (f.DaysSinceLastLoyaltyScan <= 90 && (f.LoyaltyScans >= 2 || f.Orders >= 1))
        {
            return BuyerLifecycleStage.ActiveBuyer;
        }

        if (f.DaysSinceLastOrder > 365 && !(f.DaysUntilOverdue >= 1))
        {
            return BuyerLifecycleStage.InactiveBuyer;
        }

        if (IsOverdue(in f) || f.DaysUntilDefectionWarning < 1)
        {
            return BuyerLifecycleStage.DefectingBuyer;
        }

        if (f.Orders == 0 && f.DaysSinceLastLoyaltyScan > 90)
        {
            return f.DaysSinceLastLoyaltyScan > 365 ? BuyerLifecycleStage.InactiveBuyer : BuyerLifecycleStage.DefectingBuyer;
        }

        if (f.Orders >= 1 || f.LoyaltyScans >= 1)
        {
            return f.Orders >= 2 ? BuyerLifecycleStage.ActiveBuyer : BuyerLifecycleStage.FirstTimeBuyer;
        }

        if (f.DaysUntilContractEnd < 1)
        {
            return f.DaysUntilContractEnd < -365 ? BuyerLifecycleStage.InactiveBuyer : BuyerLifecycleStage.DefectingBuyer;
        }

        if (f.DaysSinceLastEngagement > 90)
        {
            return f.DaysSinceLastEngagement > 180 ? BuyerLifecycleStage.InactiveLead : BuyerLifecycleStage.ColdLead;
        }

        return f.DaysSinceLastEngagement < f.DaysSinceSignUp
                || (f.DaysSinceSignUp == null && f.DaysSinceLastEngagement < f.DaysSinceFirstSeen)
            ? BuyerLifecycleStage.ActiveLead
            : BuyerLifecycleStage.NewLead;
    }

    public static RelationshipCycleStage RelationshipCycle(in CustomerFacts f)
    {
        if (f.Orders == 0 && f.LoyaltyScans == 0 && f.DaysUntilContractEnd == null)
        {
            return RelationshipCycleStage.Prospect;
        }

        if (IsContractAtRisk(in f))
        {
            return RelationshipCycleStage.Retention;
        }

        if (f.DaysUntilContractEnd >= 1
            && ((f.DaysUntilContractEnd <= 60 && f.DaysUntilContractLastQuarter < 1) || f.IsContractCanceled))
        {
            return RelationshipCycleStage.Retention;
        }

        if (f.DaysSinceLastLoyaltyScan <= 90 && f.PurchasesSinceReactivation < 2)
        {
            return RelationshipCycleStage.Welcome;
        }

        if (f.DaysSinceLastLoyaltyScan <= 90 && f.PurchasesSinceReactivation < 3)
        {
            return RelationshipCycleStage.Dialog;
        }

        if (f.LoyaltyScans >= 3 && f.DaysSinceLastLoyaltyScan <= 90 && !f.IsCritical)
        {
            return RelationshipCycleStage.Bonding;
        }

        if (f.DaysSinceLastLoyaltyScan <= 90 && (IsOverdue(in f) || (f.Orders == 0 && f.LoyaltyScans >= 2)))
        {
            return RelationshipCycleStage.Dialog;
        }

        if (f.DaysUntilContractEnd < 1 && (f.Orders == 0 || IsOverdue(in f)))
        {
            return RelationshipCycleStage.Retention;
        }

        if (f.DaysUntilContractEnd == null
            && (IsOverdue(in f) || (f.Orders == 0 && f.DaysSinceLastLoyaltyScan > 90)))
        {
            return RelationshipCycleStage.Retention;
        }

        if (f.DaysUntilDefectionWarning < 1 && (f.DaysUntilContractEnd == null || f.DaysUntilContractEnd < 1))
        {
            return RelationshipCycleStage.Retention;
        }

        if (f.IsCritical)
        {
            return RelationshipCycleStage.Dialog;
        }

        if (f.DaysSinceReactivation != null)
        {
            return f.PurchasesSinceReactivation >= 3 || f.DaysSinceLastFurtherSelling <= f.DaysSinceReactivation
                    ? RelationshipCycleStage.Bonding
                : f.PurchasesSinceReactivation >= 2
                    || f.DaysSinceLastResponse <= f.DaysSinceReactivation
                    || f.DaysSinceLastEmailClicked <= f.DaysSinceReactivation ? RelationshipCycleStage.Dialog
                : f.DaysSinceReactivation <= 30 ? RelationshipCycleStage.Welcome
                : RelationshipCycleStage.Profiling;
        }

        if (f.CrossSells >= 1 || f.UpSells >= 1 || f.DeepSells >= 1 || f.Orders >= 3)
        {
            return RelationshipCycleStage.Bonding;
        }

        if (f.Responses >= 1 || f.EmailsClicked >= 1 || f.Orders >= 2)
        {
            return RelationshipCycleStage.Dialog;
        }

        return f.ProfilePercent >= 1 || f.DaysSinceFirstSeen > 30 ? RelationshipCycleStage.Profiling : RelationshipCycleStage.Welcome;
    }

    private static bool IsContractAtRisk(in CustomerFacts f) =>
        f.IsContractPaused || (f.DaysUntilContractEnd >= 1 && f.FailedPayments >= 1);

    private static bool IsOverdue(in CustomerFacts f) =>
        f.DaysUntilOverdue < 1 || (f.DaysUntilOverdue == null && f.DaysSinceLastOrder > 90);

    private static bool IsInRhythm(in CustomerFacts f) =>
        f.DaysUntilOverdue >= 1 || (f.DaysUntilOverdue == null && f.DaysSinceLastOrder <= 90);
}
