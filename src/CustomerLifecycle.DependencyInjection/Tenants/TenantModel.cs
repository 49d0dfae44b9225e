
namespace CustomerLifecycle;

/// <summary>A model as one tenant has it: its rules, and what else is the tenant's own.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class TenantModel
{
    /// <summary>Initializes a new instance of the <see cref="TenantModel"/> class.</summary>
    /// <param name="classifier">
    /// The classifier, with the tenant's facts and thresholds: parsed (<see cref="StageModelJson.Parse"/>), written in C#, or a shipped
    /// model with thresholds of the tenant's own (<c>LifecycleMarketingRules.Create(options).WithKeys()</c>).
    /// </param>
    public TenantModel(IStageClassifier<CustomerFacts, string> classifier)
    {
        Guard.Against.Null(classifier);
        Classifier = classifier;
    }

    /// <summary>Gets the classifier.</summary>
    public IStageClassifier<CustomerFacts, string> Classifier { get; }

    /// <summary>Gets which moves are made.</summary>
    /// <value>Default: <see langword="null"/>, every move that the classifier asks for.</value>
    /// <exception cref="ArgumentException">The policy is of another model than the classifier.</exception>
    public TimelinePolicy<string>? Policy
    {
        get;
        init => field = value is null || ReferenceEquals(value.Model, Classifier.Model)
            ? value
            : throw new ArgumentException(
                $"The policy is of the model '{value.Model.Key}', and not of the very model of the classifier, '{Classifier.Model.Key}'; "
                    + "make it with TimelinePolicy.For(classifier.Model).",
                nameof(value));
    }

    /// <summary>Gets zone, currency and order policy of the tenant.</summary>
    /// <value>Default: <see langword="null"/>, the shop of the container.</value>
    public Shop? Shop { get; init; }

    /// <summary>
    /// Gets a value indicating whether handlers are told of what this model changes for customers who were tracked in the one that it
    /// replaces.
    /// </summary>
    /// <value>Default: <see langword="null"/>, as <see cref="StageTrackingOptions.TellRuleChanges"/> says.</value>
    public bool? TellRuleChanges { get; init; }

    /// <summary>Key and fingerprint of the model, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>club 1f0c5a7be2d94e31</c>.</returns>
    public override string ToString() => $"{Classifier.Model.Key} {Classifier.Fingerprint}";
}
