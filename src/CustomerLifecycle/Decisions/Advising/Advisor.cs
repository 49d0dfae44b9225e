using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Answers for any customer: stage and why, value, signs of decline, what to do next and why, and when to look again.</summary>
/// <remarks>
/// It learns from the base what cannot be said of one customer alone: limits of tiers, cut points of scores, the repurchase ladder, what is
/// bought together. Learn it anew from time to time, e.g. every night; between, it answers for known and new customers alike.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class Advisor
{
    private const double TopShareOfHighRollers = 0.05;
    private const int DaysOfCelebrations = 367;

    private readonly Shop? _shop;
    private readonly RfmCuts _cuts;

    private Advisor(
        Shop? shop,
        LocalDate learntAsOf,
        AdvisorOptions options,
        ValueTiers tiers,
        HighRollerLimits highRollers,
        RfmCuts cuts,
        IValueForecast forecast,
        CoPurchases products)
    {
        _shop = shop;
        LearntAsOf = learntAsOf;
        Options = options;
        Tiers = tiers;
        HighRollers = highRollers;
        _cuts = cuts;
        Forecast = forecast;
        Products = products;
    }

    /// <summary>Gets the day as of whose end the base was known.</summary>
    public LocalDate LearntAsOf { get; }

    /// <summary>Gets what it decides by.</summary>
    public AdvisorOptions Options { get; }

    /// <summary>Gets the value tiers with their limits.</summary>
    public ValueTiers Tiers { get; }

    /// <summary>Gets from what spend on a customer is a high roller.</summary>
    public HighRollerLimits HighRollers { get; }

    /// <summary>Gets the forecast of the value to come.</summary>
    public IValueForecast Forecast { get; }

    /// <summary>Gets what is bought together.</summary>
    public CoPurchases Products { get; }

    /// <summary>Learns from a base, in one pass.</summary>
    /// <param name="customers">
    /// The histories, all of one shop; who has neither ordered nor paid for a contract takes no part in tiers.
    /// </param>
    /// <param name="asOf">The day as of whose end they are known; later events are left out.</param>
    /// <param name="options">What to decide by; <see langword="null"/>: the default.</param>
    /// <returns>The adviser.</returns>
    /// <exception cref="ArgumentException">
    /// The histories are of several shops; ties are to be parted; segments are for another number of scores; tiers do not fit their shares
    /// or limits.
    /// </exception>
    public static Advisor Learn(IEnumerable<CustomerHistory> customers, LocalDate asOf, AdvisorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        options ??= AdvisorOptions.Default;
        if (options.Rfm.Ties == RfmTies.Apart)
        {
            throw new ArgumentException(
                "An adviser scores customers one by one, so equal values must share a score: use RfmTies.Together.", nameof(options));
        }

        if (options.Rfm.Bins != options.Segments.Bins)
        {
            throw new ArgumentException(
                $"AdvisorOptions.Segments is for {options.Segments.Bins} scores, AdvisorOptions.Rfm gives {options.Rfm.Bins}; "
                    + "make a map for as many.",
                nameof(options));
        }

        Shop? shop = null;
        List<CustomerFacts> valued = [];
        RepurchaseForecast.Learner? ladder = options.Forecast is null ? new(asOf) : null;
        CoPurchaseLearner? products = options.Products is null ? new() : null;
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            shop ??= history is null ? throw new ArgumentException("A history is null.", nameof(customers)) : history.Shop;
            RequireShop(shop, history, nameof(customers));
            CustomerFacts facts = history.FactsAt(asOf);
            ladder?.Add(history, facts);
            products?.Add(ProductPurchase.Of(history, asOf));
            if (facts.Orders > 0 || facts.ContractRevenue > 0)
            {
                valued.Add(facts);
            }
        }

        IValueForecast forecast = options.Forecast ?? ladder!.Finish(RepurchaseForecast.DefaultHorizonDays);
        return new Advisor(
            shop,
            asOf,
            options,
            options.TierLimits is { } limits
                ? ValueTiers.OfLimits(options.Tiers, limits)
                : ValueTiers.OfTopShares(valued.Select(f => options.Value(f, forecast.Forecast(in f))), options.Tiers, options.TopShares),
            options.HighRollers ?? HighRollerLimits.Learn(valued, TopShareOfHighRollers),
            RfmTable.Of(
                valued
                    .Select(f => RfmFigures.Of(in f))
                    .OfType<RfmFigures>()
                    .Select((figures, i) => KeyValuePair.Create(i, figures)),
                options.Rfm,
                options.Segments).Cuts,
            forecast,
            options.Products ?? products!.Finish(CoPurchases.DefaultMinimumTogether));
    }

    /// <summary>Decides about a customer at the end of a day.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="history">The customer's history, whether or not it was learnt from.</param>
    /// <param name="classifier">The model and its rules.</param>
    /// <param name="asOf">The day; later events are left out.</param>
    /// <param name="purchases">
    /// What the customer bought, where an order may hold several products; <see langword="null"/>: the products that orders name
    /// (<see cref="ProductPurchase.Of"/>).
    /// </param>
    /// <param name="birthday">The customer's birthday, where it is given.</param>
    /// <param name="policy">Which moves between stages are made; <see langword="null"/>: all that the classifier asks for.</param>
    /// <returns>The decisions, each with its reason.</returns>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <exception cref="ArgumentException">
    /// The history is of another shop than those learnt from, or the policy of another model.
    /// </exception>
    public Advice Advise<TStage>(
        CustomerHistory history,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate asOf,
        IReadOnlyList<ProductPurchase>? purchases = null,
        AnnualDate? birthday = null,
        TimelinePolicy<TStage>? policy = null)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(classifier);
        RequireShop(_shop ?? history.Shop, history, nameof(history));
        CustomerProfile profile = history.ProfileAt(asOf);
        CustomerFacts facts = profile.FactsAt(asOf);
        StageTimeline<TStage> life = StageTimeline.Replay(history, classifier, asOf, policy);
        StageExplanation<CustomerFacts> stage = life.Current is { } visit
            ? life.Explain(in facts, life.Model[visit.Stage], history.Shop.EndOf(asOf))
            : classifier.Explain(in facts);
        ValueToCome toCome = Forecast.Forecast(in facts);
        ValueTierDecision tier = Tiers.TierOf(Options.Value(facts, toCome));
        HighRollerDecision highRoller = HighRollers.Decide(in facts);
        AttentionDecision attention = Options.Attention.Decide(Tiers, tier, in facts);
        DeclineReport decline = DeclineReport.Of(in facts, history.Shop.Decline, asOf);
        OfferOutlook<TStage> outlook = new(Options.WinBack, Options.ChurnOffer, Forecast, life, stage.Stage, profile);
        OfferDecision winBack = Options.WinBack.Decide(
            classifier.Model, stage.Stage, outlook.LostOn(in facts), in facts, toCome, asOf, outlook.IsForeseeable);
        OfferDecision churnOffer = Options.ChurnOffer.Decide(in facts, decline, toCome, winBack, asOf);
        IReadOnlyList<ProductPurchase> bought = purchases ?? ProductPurchase.Of(history, asOf);
        IReadOnlyList<BasketReminder> baskets = SuppliesOf(bought, asOf);
        ProductOffers products = Products.Offers(bought, asOf);
        IReadOnlyList<Celebration> celebrations = Options.Celebrations.Within(history, asOf, DaysOfCelebrations, birthday);
        Dictionary<Occasion, IDecision> occasions = Occasions.Of(asOf, highRoller, winBack, churnOffer, baskets, celebrations, products);
        bool isLost = winBack.Verdict != OfferVerdict.NotDue;
        ActionPlan plan =
            new ActionPlanner(Options.Playbook, history, facts, asOf, Options.Contacts, attention, isLost, occasions).Plan(stage);
        LookAgain lookAgain = LookAgain.After(
            asOf,
            [
                .. Changes.Of(life),
                .. Changes.Of(decline),
                .. Changes.Of(winBack, churnOffer),
                .. Changes.Of(baskets),
                .. Changes.Of(celebrations, asOf),
                .. Changes.Of(plan),
            ]);
        return new Advice
        {
            AsOf = asOf,
            Explanation = stage,
            Since = life.Current is { } open ? history.Shop.DayOf(open.Entered) : null,
            Until = life.NextChange?.On,
            NextStage = life.NextChange is { } next ? classifier.Model[next.Stage] : null,
            Tier = tier,
            HighRoller = highRoller,
            Rfm = RfmDecision.Of(RfmFigures.Of(in facts), _cuts, Options.Segments),
            Potential = new Potential(facts.Profit, toCome),
            Attention = attention,
            Decline = decline,
            WinBack = winBack,
            ChurnOffer = churnOffer,
            Supplies = baskets,
            Products = products,
            Celebrations = celebrations,
            Plan = plan,
            LookAgain = outlook.NextAnswer(winBack, churnOffer, lookAgain.On) is { } sooner
                ? LookAgain.After(asOf, [Changes.OfAnswer(sooner.On, sooner.IsChange)])
                : lookAgain,
        };
    }

    /// <summary>What has run out for sure is no supply any more: the customer does without it, or buys it elsewhere.</summary>
    private IReadOnlyList<BasketReminder> SuppliesOf(IReadOnlyList<ProductPurchase> purchases, LocalDate asOf) =>
        Options.Replenishment is { } plan
            ? plan.Baskets([.. plan.RunOuts(purchases, asOf).Where(r => r.Latest >= asOf)])
            : [];

    private static void RequireShop(Shop shop, CustomerHistory history, string paramName)
    {
        ArgumentNullException.ThrowIfNull(history, paramName);
        if (!shop.Equals(history.Shop))
        {
            throw new ArgumentException(
                "All histories must be of one shop: zone, currency, order policy and decline policy are the same.", paramName);
        }
    }
}
