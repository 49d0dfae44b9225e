namespace CustomerLifecycle;

/// <summary>The one model of all customers.</summary>
internal sealed class OneTrackedModel<TStage>(RegisteredModel<TStage> model, Shop shop) : ITrackedModels<TStage>
    where TStage : notnull
{
    private readonly TrackedModel<TStage> _model = new(model.Classifier, model.Policy, shop, TellRuleChanges: null);

    public TrackedModel<TStage> ModelOf(string customer) => _model;

    public bool MayBeOnePerson(string one, string other) => true;

    public bool IsAtRest(string customer) => false;
}
