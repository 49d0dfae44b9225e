namespace CustomerLifecycle;

/// <summary>Something that can happen, and what it does to the facts.</summary>
/// <param name="Key">The kind of the event, or the fact that changes.</param>
/// <param name="Phrases">How the step is said, once and several times; null where the fact says it.</param>
/// <param name="Effects">What it does.</param>
internal sealed record FactStep<TFacts>(string Key, FactPhrases? Phrases, IReadOnlyList<FactEffect<TFacts>> Effects)
{
    /// <summary>The choice where nobody asked for another; NaN where the step comes with none.</summary>
    public double DefaultChoice { get; init; } = double.NaN;

    /// <summary>The lowest choice that makes sense.</summary>
    public double LeastChoice { get; init; } = double.NegativeInfinity;

    /// <summary>What must be 1 or more for the step to be possible; null: nothing.</summary>
    public FactInfo<TFacts>? Needs { get; init; }

    /// <summary>An event that is such a step; null where the step is none.</summary>
    public CustomerEvent? Sample { get; init; }

    /// <summary>Whether the phrases speak of the choice instead of how many times.</summary>
    public bool SaysChoice { get; init; }

    /// <summary>The texts that a choice may stand for, by their codes.</summary>
    public IReadOnlyDictionary<double, string>? Texts { get; init; }

    /// <summary>The fact that the step is about: the choice, where it comes with one.</summary>
    public FactInfo<TFacts> About => Effects.OrderBy(e => e.Kind == FactEffectKind.SetChoice ? 0 : 1).First().Fact;

    /// <summary>Where nothing is known of what moves a fact: it simply takes another value, and days since something begin anew.</summary>
    public static FactStep<TFacts> ChangeOf(FactInfo<TFacts> fact) =>
        new(fact.Key, Phrases: null, [new FactEffect<TFacts>(fact, fact.DailyChange > 0 ? FactEffectKind.Set : FactEffectKind.SetChoice)])
        {
            DefaultChoice = fact.DailyChange > 0 ? double.NaN : 0,
        };
}
