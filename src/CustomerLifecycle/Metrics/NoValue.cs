using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>Why a metric has no value, from <c>NoValue.resx</c>.</summary>
internal static class NoValue
{
    private static readonly ShippedTexts Texts = new(typeof(NoValue));

    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("de")];

    public static LocalizedText NoCaseWasAnsweredInThePeriod { get; } = Texts["NoCaseWasAnsweredInThePeriod"];

    public static LocalizedText NoCaseWasClosedInThePeriod { get; } = Texts["NoCaseWasClosedInThePeriod"];

    public static LocalizedText NoCasesWereOpenedInThePeriod { get; } = Texts["NoCasesWereOpenedInThePeriod"];

    public static LocalizedText NoCohortHasCompletedThePeriod { get; } = Texts["NoCohortHasCompletedThePeriod"];

    public static LocalizedText NoCustomerWithTwoOrders { get; } = Texts["NoCustomerWithTwoOrders"];

    public static LocalizedText NoCustomers { get; } = Texts["NoCustomers"];

    public static LocalizedText NoCustomersInThePeriod { get; } = Texts["NoCustomersInThePeriod"];

    public static LocalizedText NoEMailsSentInThePeriod { get; } = Texts["NoEMailsSentInThePeriod"];

    public static LocalizedText NoFilledBasketsInThePeriod { get; } = Texts["NoFilledBasketsInThePeriod"];

    public static LocalizedText NoImpressionsAreKnown { get; } = Texts["NoImpressionsAreKnown"];

    public static LocalizedText NoLeads { get; } = Texts["NoLeads"];

    public static LocalizedText NoLosses { get; } = Texts["NoLosses"];

    public static LocalizedText NoLoyaltyCardWasScannedBeforeThePeriod { get; } = Texts["NoLoyaltyCardWasScannedBeforeThePeriod"];

    public static LocalizedText NoNewCustomersInThePeriod { get; } = Texts["NoNewCustomersInThePeriod"];

    public static LocalizedText NoNewCustomersTookThatLong { get; } = Texts["NoNewCustomersTookThatLong"];

    public static LocalizedText NoOrdersInThePeriod { get; } = Texts["NoOrdersInThePeriod"];

    public static LocalizedText NoRevenueInThePeriod { get; } = Texts["NoRevenueInThePeriod"];

    public static LocalizedText NoSatisfactionWasGivenInThePeriod { get; } = Texts["NoSatisfactionWasGivenInThePeriod"];

    public static LocalizedText NoSignUpsInThePeriod { get; } = Texts["NoSignUpsInThePeriod"];

    public static LocalizedText NoSpendIsKnown { get; } = Texts["NoSpendIsKnown"];

    public static LocalizedText NoSpendOfTheChannelsIsKnown { get; } = Texts["NoSpendOfTheChannelsIsKnown"];

    public static LocalizedText NoSuccessfulRecommendationsInThePeriod { get; } = Texts["NoSuccessfulRecommendationsInThePeriod"];

    public static LocalizedText NoSurveyWasAnsweredInThePeriod { get; } = Texts["NoSurveyWasAnsweredInThePeriod"];

    public static LocalizedText NoTermOfAContractEndsInThePeriod { get; } = Texts["NoTermOfAContractEndsInThePeriod"];

    public static LocalizedText NoTrialEndsInThePeriod { get; } = Texts["NoTrialEndsInThePeriod"];

    public static LocalizedText NoVisitorsInThePeriod { get; } = Texts["NoVisitorsInThePeriod"];

    public static LocalizedText NoVisitsInThePeriod { get; } = Texts["NoVisitsInThePeriod"];

    public static LocalizedText NobodyEnteredTheFunnel { get; } = Texts["NobodyEnteredTheFunnel"];

    public static LocalizedText NobodyInTheFirstGroup { get; } = Texts["NobodyInTheFirstGroup"];

    public static LocalizedText NobodyInTheSecondGroup { get; } = Texts["NobodyInTheSecondGroup"];

    public static LocalizedText NobodyIsKnown { get; } = Texts["NobodyIsKnown"];

    public static LocalizedText NobodyReachedTheStepBefore { get; } = Texts["NobodyReachedTheStepBefore"];

    public static LocalizedText NobodyWasActive { get; } = Texts["NobodyWasActive"];

    public static LocalizedText NobodyWasActiveAtTheStartOfThePeriod { get; } = Texts["NobodyWasActiveAtTheStartOfThePeriod"];

    public static LocalizedText NobodyWasActiveOrNewInThePeriod { get; } = Texts["NobodyWasActiveOrNewInThePeriod"];

    public static LocalizedText NobodyWasLapsedAtTheStartOfThePeriod { get; } = Texts["NobodyWasLapsedAtTheStartOfThePeriod"];

    public static LocalizedText NobodyWasLostInThePeriod { get; } = Texts["NobodyWasLostInThePeriod"];

    public static LocalizedText NoUncancelledContractAtTheStart { get; } = Texts["NoUncancelledContractAtTheStart"];

    public static LocalizedText NobodysRhythmIsKnown { get; } = Texts["NobodysRhythmIsKnown"];

    public static LocalizedText NotYetReached { get; } = Texts["NotYetReached"];

    public static LocalizedText NothingWasSentInThePeriod { get; } = Texts["NothingWasSentInThePeriod"];

    public static LocalizedText NothingWasSpentInThePeriod { get; } = Texts["NothingWasSpentInThePeriod"];

    public static LocalizedText OfNoContractItIsKnownWhatWasPaid { get; } = Texts["OfNoContractItIsKnownWhatWasPaid"];

    public static LocalizedText TheSumHasNoEnd { get; } = Texts["TheSumHasNoEnd"];

    public static LocalizedText TheCalendarEndsFirst { get; } = Texts["TheCalendarEndsFirst"];

    public static LocalizedText TheQuotientIsTooLargeForANumber { get; } = Texts["TheQuotientIsTooLargeForANumber"];

    public static LocalizedText ThereWasNoProfitInThePeriod { get; } = Texts["ThereWasNoProfitInThePeriod"];

    public static LocalizedText WhatWasSpentOnTheGroupIsNotKnown { get; } = Texts["WhatWasSpentOnTheGroupIsNotKnown"];

    public static LocalizedText CustomerWithOrders(int orders) => Format("CustomerWithOrders", orders);

    public static LocalizedText FewerThanKnown(double share) => Format("FewerThanKnown", share * 100);

    public static LocalizedText NobodyWatchedFor(int days) => Format("NobodyWatchedFor", days);

    public static LocalizedText NobodyLeft(StageInfo stage) => OfStage("NobodyLeft", stage);

    public static LocalizedText NobodyWasIn(StageInfo stage) => OfStage("NobodyWasIn", stage);

    public static LocalizedText NobodyIsIn(StageInfo stage) => OfStage("NobodyIsIn", stage);

    public static LocalizedText NoMoveFrom(string state) => Format("NoMoveFrom", state);

    /// <summary>Nothing was counted of what a metric of the user's own divides by, in the words of its definition.</summary>
    public static LocalizedText NothingOf(LocalizedText counted) => Format("NothingOf", l => counted.In(l));

    private static LocalizedText OfStage(string name, StageInfo stage) => Format(name, stage.Key);

    private static LocalizedText Format(string name, object argument) => Format(name, _ => argument);

    private static LocalizedText Format(string name, Func<CultureInfo, object> argument) => LocalizedText.Of(
        Languages.Select(l => KeyValuePair.Create(l.TwoLetterISOLanguageName, Texts.Format(name, l, argument(l)))));
}
