using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>The catalogue of the facts that ship: where each is stored, its range, and how it changes while nothing happens.</summary>
internal static class CustomerFactCatalog
{
    public static FactCatalog<CustomerFacts> Instance { get; } = Create(
    [
        Count(IntegerFact.Orders, f => f.Orders),
        DaysSince(IntegerFact.DaysSinceLastOrder, f => f.DaysSinceLastOrder),
        DaysSince(IntegerFact.DaysSinceFirstOrder, f => f.DaysSinceFirstOrder),
        Flag(IntegerFact.IsSignedUp, f => f.IsSignedUp),
        Flag(IntegerFact.HasOpenCart, f => f.HasOpenCart),
        DaysSince(IntegerFact.DaysSinceLastCart, f => f.DaysSinceLastCart),
        DaysSince(IntegerFact.DaysSinceLastEngagement, f => f.DaysSinceLastEngagement),
        DaysUntil(IntegerFact.DaysUntilContractEnd, f => f.DaysUntilContractEnd),
        Flag(IntegerFact.IsContractCanceled, f => f.IsContractCanceled),
        Count(IntegerFact.OpenSupportCases, f => f.OpenSupportCases),
        Count(IntegerFact.Responses, f => f.Responses),
        Count(IntegerFact.EmailsClicked, f => f.EmailsClicked),
        Count(IntegerFact.CrossSells, f => f.CrossSells),
        Count(IntegerFact.UpSells, f => f.UpSells),
        Count(IntegerFact.DeepSells, f => f.DeepSells),
        Count(IntegerFact.Views, f => f.Views),
        Percent(IntegerFact.ProfilePercent, f => f.ProfilePercent),
        Count(IntegerFact.ReferralsMade, f => f.ReferralsMade),
        Count(IntegerFact.PositiveReviews, f => f.PositiveReviews),
        Score(IntegerFact.LatestSurveyScore, f => f.LatestSurveyScore, 0, 10),
        DaysSince(IntegerFact.DaysSinceFirstSeen, f => f.DaysSinceFirstSeen),
        Count(IntegerFact.ContractRenewals, f => f.ContractRenewals),
        Count(IntegerFact.CartsFilled, f => f.CartsFilled),
        Count(IntegerFact.LoyaltyScans, f => f.LoyaltyScans),
        DaysSince(IntegerFact.DaysSinceLastLoyaltyScan, f => f.DaysSinceLastLoyaltyScan),
        Count(IntegerFact.Visits, f => f.Visits),
        DaysSince(IntegerFact.DaysSinceLastVisit, f => f.DaysSinceLastVisit),
        DaysSince(IntegerFact.DaysSinceSignUp, f => f.DaysSinceSignUp),
        DaysSince(IntegerFact.DaysSinceLastResponse, f => f.DaysSinceLastResponse),
        Count(IntegerFact.Returns, f => f.Returns),
        DaysSince(IntegerFact.DaysSinceLastReturn, f => f.DaysSinceLastReturn),
        Count(IntegerFact.Items, f => f.Items),
        Count(IntegerFact.Impressions, f => f.Impressions),
        Count(IntegerFact.EmailsSent, f => f.EmailsSent),
        Count(IntegerFact.EmailsOpened, f => f.EmailsOpened),
        Count(IntegerFact.SupportCases, f => f.SupportCases),
        Score(IntegerFact.LatestSatisfaction, f => f.LatestSatisfaction, 1, 5),
        Count(IntegerFact.Reviews, f => f.Reviews),
        Count(IntegerFact.ReferralsSuccessful, f => f.ReferralsSuccessful),
        DaysSince(IntegerFact.DaysSinceLastAdvocacy, f => f.DaysSinceLastAdvocacy),
        DaysUntil(IntegerFact.DaysUntilOverdue, f => f.DaysUntilOverdue),
        DaysUntil(IntegerFact.DaysUntilBuyingLessOften, f => f.DaysUntilBuyingLessOften),
        DaysUntil(IntegerFact.DaysUntilEngagingLess, f => f.DaysUntilEngagingLess),
        DaysUntil(IntegerFact.DaysUntilDefectionWarning, f => f.DaysUntilDefectionWarning),
        PercentOfOwn(IntegerFact.RecentOrderValuePercent, f => f.RecentOrderValuePercent),
        PercentOfOwn(IntegerFact.RecentReturnPercent, f => f.RecentReturnPercent),
        DaysSince(IntegerFact.DaysSinceLastEmailSent, f => f.DaysSinceLastEmailSent),
        Flag(IntegerFact.IsOptedOut, f => f.IsOptedOut),
        Amount(AmountFact.Revenue, f => f.Revenue, double.NegativeInfinity),
        Amount(AmountFact.Profit, f => f.Profit, double.NegativeInfinity),
        Amount(AmountFact.LargestOrder, f => f.LargestOrder, 0),
        Amount(AmountFact.LastOrderAmount, f => f.LastOrderAmount, 0),
        Amount(AmountFact.ReturnedAmount, f => f.ReturnedAmount, 0),
        Derived(
            "average-order-value",
            FactUnit.Amount,
            f => f.AverageOrderValue,
            (in f) => f.AverageOrderValue ?? double.NaN,
            double.NegativeInfinity),
        Derived("returned-share", FactUnit.Share, f => f.ReturnedShare, (in f) => f.ReturnedShare ?? double.NaN, 0),
        Derived(
            "mean-days-between-orders", FactUnit.Number, f => f.MeanDaysBetweenOrders, (in f) => f.MeanDaysBetweenOrders ?? double.NaN, 0),
    ]);

    /// <summary>The facts that change by the same with each day.</summary>
    public static FactInfo<CustomerFacts>[] Timed { get; } = [.. Instance.All.Where(f => f.DailyChange != 0)];

    /// <summary>Whether a fact is a sign of decline, which costs more to work out than all others together.</summary>
    public static bool IsSignOfDecline(FactInfo<CustomerFacts> fact) =>
        fact.Location is
        {
            Store: FactStorage.Word, Index: >= (int)IntegerFact.DaysUntilOverdue
            and <= (int)IntegerFact.RecentReturnPercent
        };

    private static FactCatalog<CustomerFacts> Create(FactInfo<CustomerFacts>[] facts) => new(facts)
    {
        Steps = new CustomerFactSteps(facts.ToDictionary(f => f.Key, StringComparer.Ordinal)).All(),
        Impossible = CustomerFactLaws.Impossible,
    };

    private static FactInfo<CustomerFacts> Count(IntegerFact word, Expression<Func<CustomerFacts, int>> selector) =>
        Word(word, selector, FactUnit.Count, new FactRange(0, int.MaxValue));

    private static FactInfo<CustomerFacts> DaysSince(IntegerFact word, Expression<Func<CustomerFacts, int?>> selector) =>
        Word(
            word,
            selector,
            FactUnit.Days,
            new FactRange(0, int.MaxValue - CustomerFacts.DaysBias),
            CustomerFacts.DaysBias,
            dailyChange: +1);

    private static FactInfo<CustomerFacts> DaysUntil(IntegerFact word, Expression<Func<CustomerFacts, int?>> selector) =>
        Word(
            word,
            selector,
            FactUnit.Days,
            new FactRange(1 - CustomerFacts.SignedBias, int.MaxValue - CustomerFacts.SignedBias),
            CustomerFacts.SignedBias,
            dailyChange: -1);

    private static FactInfo<CustomerFacts> Flag(IntegerFact word, Expression<Func<CustomerFacts, bool>> selector) =>
        Word(word, selector, FactUnit.Flag, new FactRange(0, 1));

    private static FactInfo<CustomerFacts> Percent(IntegerFact word, Expression<Func<CustomerFacts, int>> selector) =>
        Word(word, selector, FactUnit.Percent, new FactRange(0, 100));

    private static FactInfo<CustomerFacts> PercentOfOwn(IntegerFact word, Expression<Func<CustomerFacts, int?>> selector) =>
        Word(word, selector, FactUnit.Percent, new FactRange(0, int.MaxValue - CustomerFacts.DaysBias), CustomerFacts.DaysBias);

    private static FactInfo<CustomerFacts> Score(
        IntegerFact word, Expression<Func<CustomerFacts, int?>> selector, int lowest, int highest) =>
        Word(word, selector, FactUnit.Score, new FactRange(lowest, highest), CustomerFacts.DaysBias);

    private static FactInfo<CustomerFacts> Word(
        IntegerFact word, LambdaExpression selector, FactUnit unit, FactRange range, int bias = 0, int dailyChange = 0) =>
        Fact(
            KebabKey.FromName(word.ToString()),
            selector,
            unit,
            range,
            (in CustomerFacts facts) =>
            {
                int stored = Unsafe.Add(ref Unsafe.AsRef(in facts.FirstWord), (int)word);
                return bias != 0 && stored == 0 ? double.NaN : stored - bias;
            },
            new FactLocation(FactStorage.Word, (int)word, bias),
            dailyChange);

    private static FactInfo<CustomerFacts> Amount(AmountFact amount, Expression<Func<CustomerFacts, double>> selector, double lowest) =>
        Fact(
            KebabKey.FromName(amount.ToString()),
            selector,
            FactUnit.Amount,
            new FactRange(lowest, double.PositiveInfinity),
            (in CustomerFacts facts) => Unsafe.Add(ref Unsafe.AsRef(in facts.FirstAmount), (int)amount),
            new FactLocation(FactStorage.Amount, (int)amount, Bias: 0));

    private static FactInfo<CustomerFacts> Derived(
        string key, FactUnit unit, Expression<Func<CustomerFacts, double?>> selector, FactMeasure<CustomerFacts> measure, double lowest) =>
        Fact(key, selector, unit, new FactRange(lowest, double.PositiveInfinity), measure, lane: default);

    private static FactInfo<CustomerFacts> Fact(
        string key,
        LambdaExpression selector,
        FactUnit unit,
        FactRange range,
        FactMeasure<CustomerFacts> measure,
        FactLocation lane,
        int dailyChange = 0) =>
        new(key, selector.Parameters[0], selector.Body, measure, lane)
        {
            Name = FactTexts.All[$"{key}.name"],
            Meaning = FactTexts.All[$"{key}.meaning"],
            Source = FactTexts.All[$"{key}.source"],
            Phrases = new FactPhrases(
                FactTexts.All[$"{key}.one"],
                FactTexts.All[$"{key}.other"],
                FactTexts.All[$"{key}.none"])
            {
                PastOne = dailyChange < 0 ? FactTexts.All[$"{key}.past-one"] : null,
                PastOther = dailyChange < 0 ? FactTexts.All[$"{key}.past-other"] : null,
            },
            Unit = unit,
            Range = range,
            DailyChange = dailyChange,
        };
}
