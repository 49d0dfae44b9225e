namespace CustomerLifecycle;

/// <summary>
/// The events of the kinds that ship as steps of a way to a stage: what each does to facts is read from the declarations.
/// </summary>
/// <remarks>
/// An event of that kind in a history changes the same facts in the same way. Means and shares follow from other facts and are no
/// step's effect; neither are signs of decline. Nobody is asked to opt out or to pause, so nothing is there to be resumed. Support cases
/// closed that nobody opened are not foreseen.
/// </remarks>
internal static class EventSteps
{
    private const int DaysOfYear = 365;
    private const int DaysOfTrial = 14;
    private const int BestScore = 10;
    private const int BestSatisfaction = 5;
    private const int WholeProfile = 100;

    /// <summary>All steps; where two do equally well, the earlier is the one to ask for.</summary>
    public static IReadOnlyList<FactStep<CustomerFacts>> Of(IReadOnlyList<FactInfo<CustomerFacts>> facts)
    {
        // What an order is worth is its choice; nobody asked for more means that it may be worth next to nothing.
        return
        [
            Order(SellingKind.Unspecified),
            Order(SellingKind.CrossSell),
            Order(SellingKind.UpSell),
            Order(SellingKind.DeepSell),
            Step(CustomerEventKind.ProductView),
            Step(CustomerEventKind.Visit),
            Step(CustomerEventKind.CartFilled),
            Step(CustomerEventKind.CampaignResponse),
            Step(CustomerEventKind.EmailClicked),
            Step(CustomerEventKind.EmailOpened),
            Step(CustomerEventKind.SignUp),
            Step(CustomerEventKind.ProfileCompleted, WholeProfile),
            Step(CustomerEventKind.ReferralMade),
            Step(CustomerEventKind.Review),
            Step(CustomerEventKind.ReferralSucceeded),
            Step(CustomerEventKind.SurveyAnswered, BestScore),
            Step(CustomerEventKind.LoyaltyScan),
            Step(CustomerEventKind.SupportOpened),
            Step(CustomerEventKind.SupportClosed, BestSatisfaction, needs: ShippedFacts.OpenSupportCases),
            Step(CustomerEventKind.TrialStarted, DaysOfTrial, least: 1),
            Step(CustomerEventKind.ContractStarted, DaysOfYear, least: 1),
            Step(CustomerEventKind.ContractRenewed, DaysOfYear, least: 1, needs: ShippedFacts.DaysUntilContractEnd),
            Step(CustomerEventKind.ContractCanceled, needs: ShippedFacts.DaysUntilContractEnd),
            Step(CustomerEventKind.Return),
            Step(CustomerEventKind.EmailSent),
            Step(CustomerEventKind.Impression),
        ];

        FactStep<CustomerFacts> Order(SellingKind selling) => Made(
            selling == SellingKind.Unspecified ? "order" : KebabKey.FromValue(selling),
            SampleEvents.Of(CustomerEventKind.Order) with { Selling = selling },
            choice: 0,
            least: 0,
            needs: null);

        FactStep<CustomerFacts> Step(CustomerEventKind kind, double choice = double.NaN, double least = 0, FactLocation? needs = null) =>
            Made(CustomerEventKinds.KeyOf(kind), SampleEvents.Of(kind), choice, least, needs);

        FactStep<CustomerFacts> Made(string key, CustomerEvent sample, double choice, double least, FactLocation? needs) =>
            new(key, Phrases(key), EffectsOf(in sample, facts, hasChoice: !double.IsNaN(choice)))
            {
                DefaultChoice = choice,
                LeastChoice = least,
                Needs = needs is { } place ? facts.First(f => f.Location == place) : null,
                Sample = sample,
            };
    }

    /// <summary>What such an event does to facts.</summary>
    public static List<FactEffect<CustomerFacts>> EffectsOf(
        in CustomerEvent sample, IReadOnlyList<FactInfo<CustomerFacts>> facts, bool hasChoice)
    {
        List<FactEffect<CustomerFacts>> effects = [];
        foreach (FactInfo<CustomerFacts> fact in facts)
        {
            if (fact.Declaration is { Selector: { } selector })
            {
                if (selector.Selects(in sample, (in _) => true) && EffectOn(fact, in sample, hasChoice) is { } effect)
                {
                    effects.Add(effect);
                }

                continue;
            }

            foreach (EventEffect said in fact.EventEffects)
            {
                if (said.Kind == sample.EventKind && said.Effect is { } kind)
                {
                    effects.Add(new(fact, kind, said.Value)
                    {
                        DaysUntilLost = said.DaysUntilLost is { } place ? facts.First(f => f.Location == place) : null,
                    });
                }
            }
        }

        return effects;
    }

    /// <summary>What such an event does to a fact; null where that cannot be said without knowing all others, as of a mean.</summary>
    private static FactEffect<CustomerFacts>? EffectOn(FactInfo<CustomerFacts> fact, in CustomerEvent sample, bool hasChoice)
    {
        FactDeclaration declaration = fact.Declaration!;
        bool isChosen = hasChoice
            && (sample.ContractEnd is null ? declaration.Of is { Key: "amount" or "score" } : declaration.Of is { Key: "contract-end" });
        double carried = declaration.Of?.Read(sample).Number ?? double.NaN;
        return declaration.Aggregate switch
        {
            FactAggregate.Count => new(fact, FactEffectKind.Add, 1),
            FactAggregate.DaysSince when declaration.Nth == 1 => new(fact, FactEffectKind.Set),
            FactAggregate.DaysSinceFirst => new(fact, FactEffectKind.SetIfMissing),
            FactAggregate.Sum when isChosen => new(fact, FactEffectKind.AddChoice),
            FactAggregate.Sum when carried > 0 => new(fact, FactEffectKind.Add, carried),
            FactAggregate.Largest when isChosen => new(fact, FactEffectKind.RaiseToChoice),
            FactAggregate.Latest or FactAggregate.DaysUntil when isChosen => new(fact, FactEffectKind.SetChoice),
            FactAggregate.Latest when !double.IsNaN(carried) => new(fact, FactEffectKind.Set, carried),
            _ => null,
        };
    }

    private static FactPhrases Phrases(string key) => new(
        FactTexts.All[$"step.{key}.one"],
        FactTexts.All[$"step.{key}.other"],
        FactTexts.All[$"step.{key}.one"]);
}
