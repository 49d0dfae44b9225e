using System.Linq.Expressions;
using System.Resources;
using System.Runtime.CompilerServices;
using CustomerLifecycle.Stages;

namespace CustomerLifecycle.Activity;

/// <summary>The catalogue of the facts that ship: where each is stored, its range, and how it changes while nothing happens.</summary>
internal static class CustomerFactCatalog
{
    private static readonly ResourceManager Texts = new("CustomerLifecycle.Activity.FactTexts", typeof(CustomerFactCatalog).Assembly);

    public static FactCatalog<CustomerFacts> Instance { get; } = Create(
    [
        Count(FactWord.Orders, f => f.Orders),
        DaysSince(FactWord.DaysSinceLastOrder, f => f.DaysSinceLastOrder),
        DaysSince(FactWord.DaysSinceFirstOrder, f => f.DaysSinceFirstOrder),
        Flag(FactWord.IsSignedUp, f => f.IsSignedUp),
        Flag(FactWord.HasOpenCart, f => f.HasOpenCart),
        DaysSince(FactWord.DaysSinceLastCart, f => f.DaysSinceLastCart),
        DaysSince(FactWord.DaysSinceLastEngagement, f => f.DaysSinceLastEngagement),
        DaysUntil(FactWord.DaysUntilContractEnd, f => f.DaysUntilContractEnd),
        Flag(FactWord.IsContractCancelled, f => f.IsContractCancelled),
        Count(FactWord.OpenSupportCases, f => f.OpenSupportCases),
        Count(FactWord.Responses, f => f.Responses),
        Count(FactWord.EMailsClicked, f => f.EMailsClicked),
        Count(FactWord.CrossSells, f => f.CrossSells),
        Count(FactWord.UpSells, f => f.UpSells),
        Count(FactWord.DeepSells, f => f.DeepSells),
        Count(FactWord.Views, f => f.Views),
        Percent(FactWord.ProfilePercent, f => f.ProfilePercent),
        Count(FactWord.ReferralsMade, f => f.ReferralsMade),
        Count(FactWord.PositiveReviews, f => f.PositiveReviews),
        Score(FactWord.LatestSurveyScore, f => f.LatestSurveyScore, 0, 10),
        DaysSince(FactWord.DaysSinceFirstSeen, f => f.DaysSinceFirstSeen),
        Count(FactWord.ContractRenewals, f => f.ContractRenewals),
        Count(FactWord.CartsFilled, f => f.CartsFilled),
        Count(FactWord.LoyaltyScans, f => f.LoyaltyScans),
        DaysSince(FactWord.DaysSinceLastLoyaltyScan, f => f.DaysSinceLastLoyaltyScan),
        Count(FactWord.Visits, f => f.Visits),
        DaysSince(FactWord.DaysSinceLastVisit, f => f.DaysSinceLastVisit),
        DaysSince(FactWord.DaysSinceSignUp, f => f.DaysSinceSignUp),
        DaysSince(FactWord.DaysSinceLastResponse, f => f.DaysSinceLastResponse),
        Count(FactWord.Returns, f => f.Returns),
        DaysSince(FactWord.DaysSinceLastReturn, f => f.DaysSinceLastReturn),
        Count(FactWord.Items, f => f.Items),
        Count(FactWord.Impressions, f => f.Impressions),
        Count(FactWord.EMailsSent, f => f.EMailsSent),
        Count(FactWord.EMailsOpened, f => f.EMailsOpened),
        Count(FactWord.SupportCases, f => f.SupportCases),
        Score(FactWord.LatestSatisfaction, f => f.LatestSatisfaction, 1, 5),
        Count(FactWord.Reviews, f => f.Reviews),
        Count(FactWord.ReferralsSuccessful, f => f.ReferralsSuccessful),
        DaysSince(FactWord.DaysSinceLastAdvocacy, f => f.DaysSinceLastAdvocacy),
        DaysUntil(FactWord.DaysUntilOverdue, f => f.DaysUntilOverdue),
        DaysUntil(FactWord.DaysUntilBuyingLessOften, f => f.DaysUntilBuyingLessOften),
        DaysUntil(FactWord.DaysUntilEngagingLess, f => f.DaysUntilEngagingLess),
        DaysUntil(FactWord.DaysUntilDefectionWarning, f => f.DaysUntilDefectionWarning),
        PercentOfOwn(FactWord.RecentOrderValuePercent, f => f.RecentOrderValuePercent),
        PercentOfOwn(FactWord.RecentReturnPercent, f => f.RecentReturnPercent),
        DaysSince(FactWord.DaysSinceLastEMailSent, f => f.DaysSinceLastEMailSent),
        Flag(FactWord.IsOptedOut, f => f.IsOptedOut),
        Amount(FactAmount.Revenue, f => f.Revenue, double.NegativeInfinity),
        Amount(FactAmount.Profit, f => f.Profit, double.NegativeInfinity),
        Amount(FactAmount.LargestOrder, f => f.LargestOrder, 0),
        Amount(FactAmount.LastOrderAmount, f => f.LastOrderAmount, 0),
        Amount(FactAmount.ReturnedAmount, f => f.ReturnedAmount, 0),
        Derived("average-order-value", FactUnit.Amount, f => f.AverageOrderValue, (in f) => f.AverageOrderValue ?? double.NaN, double.NegativeInfinity),
        Derived("returned-share", FactUnit.Share, f => f.ReturnedShare, (in f) => f.ReturnedShare ?? double.NaN, 0),
        Derived("mean-days-between-orders", FactUnit.Number, f => f.MeanDaysBetweenOrders, (in f) => f.MeanDaysBetweenOrders ?? double.NaN, 0),
    ]);

    /// <summary>Whether a fact is a sign of decline, which costs more to work out than all others together.</summary>
    public static bool IsSignOfDecline(Fact<CustomerFacts> fact) =>
        fact.Lane is { Store: FactStore.Word, Index: >= (int)FactWord.DaysUntilOverdue and <= (int)FactWord.RecentReturnPercent };

    private static FactCatalog<CustomerFacts> Create(Fact<CustomerFacts>[] facts) => new(facts)
    {
        Steps = new CustomerFactSteps(facts.ToDictionary(f => f.Key, StringComparer.Ordinal)).All(),
        Impossible = CustomerFactLaws.Impossible,
    };

    private static Fact<CustomerFacts> Count(FactWord word, Expression<Func<CustomerFacts, int>> selector) =>
        Word(word, selector, FactUnit.Count, new FactRange(0, int.MaxValue));

    private static Fact<CustomerFacts> DaysSince(FactWord word, Expression<Func<CustomerFacts, int?>> selector) =>
        Word(word, selector, FactUnit.Days, new FactRange(0, int.MaxValue - CustomerFacts.DaysBias), CustomerFacts.DaysBias, dailyChange: +1);

    private static Fact<CustomerFacts> DaysUntil(FactWord word, Expression<Func<CustomerFacts, int?>> selector) =>
        Word(
            word,
            selector,
            FactUnit.Days,
            new FactRange(1 - CustomerFacts.SignedBias, int.MaxValue - CustomerFacts.SignedBias),
            CustomerFacts.SignedBias,
            dailyChange: -1);

    private static Fact<CustomerFacts> Flag(FactWord word, Expression<Func<CustomerFacts, bool>> selector) =>
        Word(word, selector, FactUnit.Flag, new FactRange(0, 1));

    private static Fact<CustomerFacts> Percent(FactWord word, Expression<Func<CustomerFacts, int>> selector) =>
        Word(word, selector, FactUnit.Percent, new FactRange(0, 100));

    private static Fact<CustomerFacts> PercentOfOwn(FactWord word, Expression<Func<CustomerFacts, int?>> selector) =>
        Word(word, selector, FactUnit.Percent, new FactRange(0, int.MaxValue - CustomerFacts.DaysBias), CustomerFacts.DaysBias);

    private static Fact<CustomerFacts> Score(FactWord word, Expression<Func<CustomerFacts, int?>> selector, int lowest, int highest) =>
        Word(word, selector, FactUnit.Score, new FactRange(lowest, highest), CustomerFacts.DaysBias);

    private static Fact<CustomerFacts> Word(
        FactWord word, LambdaExpression selector, FactUnit unit, FactRange range, int bias = 0, int dailyChange = 0) =>
        Fact(
            StageKey.FromName(word.ToString()),
            selector,
            unit,
            range,
            (in CustomerFacts facts) =>
            {
                int stored = Unsafe.Add(ref Unsafe.AsRef(in facts.FirstWord), (int)word);
                return bias != 0 && stored == 0 ? double.NaN : stored - bias;
            },
            new FactLane(FactStore.Word, (int)word, bias),
            dailyChange);

    private static Fact<CustomerFacts> Amount(FactAmount amount, Expression<Func<CustomerFacts, double>> selector, double lowest) =>
        Fact(
            StageKey.FromName(amount.ToString()),
            selector,
            FactUnit.Amount,
            new FactRange(lowest, double.PositiveInfinity),
            (in CustomerFacts facts) => Unsafe.Add(ref Unsafe.AsRef(in facts.FirstAmount), (int)amount),
            new FactLane(FactStore.Amount, (int)amount, Bias: 0));

    private static Fact<CustomerFacts> Derived(
        string key, FactUnit unit, Expression<Func<CustomerFacts, double?>> selector, FactMeasure<CustomerFacts> measure, double lowest) =>
        Fact(key, selector, unit, new FactRange(lowest, double.PositiveInfinity), measure, lane: default);

    private static Fact<CustomerFacts> Fact(
        string key,
        LambdaExpression selector,
        FactUnit unit,
        FactRange range,
        FactMeasure<CustomerFacts> measure,
        FactLane lane,
        int dailyChange = 0) =>
        new(key, selector.Parameters[0], selector.Body, measure, lane)
        {
            Name = LocalizedText.FromResources(Texts, $"{key}.name"),
            Meaning = LocalizedText.FromResources(Texts, $"{key}.meaning"),
            Source = LocalizedText.FromResources(Texts, $"{key}.source"),
            Phrases = new FactPhrases(
                LocalizedText.FromResources(Texts, $"{key}.one"),
                LocalizedText.FromResources(Texts, $"{key}.other"),
                LocalizedText.FromResources(Texts, $"{key}.none"))
            {
                PastOne = dailyChange < 0 ? LocalizedText.FromResources(Texts, $"{key}.past-one") : null,
                PastOther = dailyChange < 0 ? LocalizedText.FromResources(Texts, $"{key}.past-other") : null,
            },
            Unit = unit,
            Range = range,
            DailyChange = dailyChange,
        };
}
