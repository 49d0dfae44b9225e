
namespace CustomerLifecycle;

/// <summary>What each kind of event does to the facts that ship, so that a way to a stage can be said as things that happen.</summary>
/// <remarks>
/// An event of that kind in a history changes the same facts in the same way. Means and shares follow from other facts and are no
/// step's effect; neither are the number of items and the signs of decline. Nobody is asked to opt out. Support cases closed that nobody
/// opened are not foreseen.
/// </remarks>
internal sealed class CustomerFactSteps(IReadOnlyDictionary<string, FactInfo<CustomerFacts>> facts)
{
    private const int DaysOfYear = 365;
    private const int BestScore = 10;
    private const int BestSatisfaction = 5;
    private const int WholeProfile = 100;

    /// <summary>All steps; where two do equally well, the earlier is the one to ask for.</summary>
    public IReadOnlyList<FactStep<CustomerFacts>> All() =>
    [
        Order("order"),
        Order("cross-sell", Add("cross-sells")),
        Order("up-sell", Add("up-sells")),
        Order("deep-sell", Add("deep-sells")),
        Step(CustomerEventKind.ProductView, Add("views")),
        Step(CustomerEventKind.Visit, Add("visits"), Set("days-since-last-visit")),
        Step(CustomerEventKind.CartFilled, Add("carts-filled"), Set("days-since-last-cart"), Set("has-open-cart", 1)),
        Step(CustomerEventKind.CampaignResponse, Add("responses"), Set("days-since-last-response")),
        Step(CustomerEventKind.EmailClicked, Add("emails-clicked")),
        Step(CustomerEventKind.EmailOpened, Add("emails-opened")),
        Step(CustomerEventKind.SignUp, Set("is-signed-up", 1), Set("days-since-sign-up"), Set("is-opted-out")),
        Step(CustomerEventKind.ProfileCompleted, WholeProfile, Choice("profile-percent")),
        Step(CustomerEventKind.ReferralMade, Add("referrals-made"), Set("days-since-last-advocacy")),
        Step(CustomerEventKind.Review, Add("reviews"), Add("positive-reviews"), Set("days-since-last-advocacy")),
        Step(CustomerEventKind.ReferralSucceeded, Add("referrals-successful"), Set("days-since-last-advocacy")),
        Step(CustomerEventKind.SurveyAnswered, BestScore, Choice("latest-survey-score"), Add("responses"), Set("days-since-last-response")),
        Step(CustomerEventKind.LoyaltyScan, Add("loyalty-scans"), Set("days-since-last-loyalty-scan")),
        Step(CustomerEventKind.SupportOpened, Add("support-cases"), Add("open-support-cases")),
        Step(
            CustomerEventKind.SupportClosed, BestSatisfaction, facts["open-support-cases"], Choice("latest-satisfaction"), Add(
                "open-support-cases", -1)),
        Step(CustomerEventKind.ContractStarted, DaysOfYear, Choice("days-until-contract-end"), Set("is-contract-canceled")),
        Step(
            CustomerEventKind.ContractRenewed,
            DaysOfYear,
            facts["days-until-contract-end"],
            Choice("days-until-contract-end"),
            Set("is-contract-canceled"),
            Add("contract-renewals")),
        Step(CustomerEventKind.ContractCanceled, double.NaN, facts["days-until-contract-end"], Set("is-contract-canceled", 1)),
        Step(CustomerEventKind.Return, Add("returns"), Set("days-since-last-return")),
        Step(CustomerEventKind.EmailSent, Add("emails-sent"), Set("days-since-last-email-sent")),
        Step(CustomerEventKind.Impression, Add("impressions")),
    ];

    // The kinds of selling are orders that carry one.
    private static CustomerEvent SampleOf(string key, CustomerEventKind kind) => SampleEvents.Of(kind) is var sample
            && kind == CustomerEventKind.Order
        ? sample with
        {
            Selling = Array.Find(Enum.GetValues<SellingKind>(), s => string.Equals(KebabKey.FromValue(s), key, StringComparison.Ordinal)),
        }
        : sample;

    private static FactPhrases Phrases(string key) => new(
        FactTexts.All[$"step.{key}.one"],
        FactTexts.All[$"step.{key}.other"],
        FactTexts.All[$"step.{key}.one"]);

    private FactEffect<CustomerFacts> Add(string key, double value = 1) => new(facts[key], FactEffectKind.Add, value);

    private FactEffect<CustomerFacts> Set(string key, double value = 0) => new(facts[key], FactEffectKind.Set, value);

    private FactEffect<CustomerFacts> Choice(string key) => new(facts[key], FactEffectKind.SetChoice);

    private FactStep<CustomerFacts> Step(CustomerEventKind kind, params ReadOnlySpan<FactEffect<CustomerFacts>> effects) =>
        Step(kind, double.NaN, needs: null, effects);

    private FactStep<CustomerFacts> Step(CustomerEventKind kind, double choice, params ReadOnlySpan<FactEffect<CustomerFacts>> effects) =>
        Step(kind, choice, needs: null, effects);

    private FactStep<CustomerFacts> Step(
        CustomerEventKind kind, double choice, FactInfo<CustomerFacts>? needs, params ReadOnlySpan<FactEffect<CustomerFacts>> effects) =>
        Step(CustomerEventKinds.KeyOf(kind), kind, choice, needs, effects);

    // What an order is worth is its choice; nobody asked for more means that it may be worth next to nothing.
    private FactStep<CustomerFacts> Order(string key, params ReadOnlySpan<FactEffect<CustomerFacts>> effects) => Step(
        key,
        CustomerEventKind.Order,
        choice: 0,
        needs: null,
        [
            new(facts["last-order-amount"], FactEffectKind.SetChoice),
            new(facts["largest-order"], FactEffectKind.RaiseToChoice),
            new(facts["revenue"], FactEffectKind.AddChoice),
            new(facts["profit"], FactEffectKind.AddChoice),
            Add("orders"),
            Set("days-since-last-order"),
            new(facts["days-since-first-order"], FactEffectKind.SetIfMissing),
            Set("has-open-cart"),
            .. effects,
        ]);

    private FactStep<CustomerFacts> Step(
        string key, CustomerEventKind kind, double choice, FactInfo<CustomerFacts>? needs, ReadOnlySpan<FactEffect<CustomerFacts>> effects)
    {
        List<FactEffect<CustomerFacts>> all = [.. effects, new(facts["days-since-first-seen"], FactEffectKind.SetIfMissing)];
        if (CustomerEventKinds.IsEngagement(kind))
        {
            all.Add(Set("days-since-last-engagement"));
        }

        return new FactStep<CustomerFacts>(key, Phrases(key), all)
        {
            DefaultChoice = choice,
            Needs = needs,
            LeastChoice = kind is CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed ? 1 : 0,
            Sample = SampleOf(key, kind),
        };
    }
}
