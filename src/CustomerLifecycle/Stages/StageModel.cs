namespace CustomerLifecycle;

/// <summary>A lifecycle model whatever its stage type: ordered stages and the moves allowed between them.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public abstract class StageModel
{
    private protected StageModel(string key)
    {
        Key = Guard.Against.NotKebabCase(key);
        Name = LocalizedText.Of(KebabKey.ToWords(key));
    }

    /// <summary>Gets the stable key in kebab case, e.g. <c>lifecycle-marketing</c>.</summary>
    public string Key { get; }

    /// <summary>Gets the name for people; by default the key as words.</summary>
    public LocalizedText Name { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets which moves between stages are allowed. Default: <see cref="TransitionPolicy.Free"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The policy is not defined.</exception>
    public TransitionPolicy Policy
    {
        get;
        init => field = Guard.Against.Undefined(value);
    }

    /// <summary>Gets the stages in their order, first to last.</summary>
    public abstract IReadOnlyList<StageInfo> Stages { get; }

    /// <summary>Makes a model from all members of an enum, in the order of their numbers.</summary>
    /// <typeparam name="TStage">The enum.</typeparam>
    /// <param name="key">The model's key in kebab case.</param>
    /// <param name="policy">Which moves are allowed.</param>
    /// <returns>The model; keys and names of the stages come from the members' names.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not in kebab case, or the enum has no member.</exception>
    public static StageModel<TStage> Of<TStage>(string key, TransitionPolicy policy = TransitionPolicy.Free)
        where TStage : struct, Enum =>
        new(key, Enum.GetValues<TStage>().Select(stage => new StageInfo<TStage>(stage))) { Policy = policy };

    /// <summary>Makes a model from strings, for stages that are known only at run time.</summary>
    /// <param name="key">The model's key in kebab case.</param>
    /// <param name="policy">Which moves are allowed.</param>
    /// <param name="stageKeys">The stages in their order, as keys in kebab case.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">A key is not in kebab case or stands twice, or there is no stage.</exception>
    public static StageModel<string> Of(string key, TransitionPolicy policy, params IEnumerable<string> stageKeys)
    {
        ArgumentNullException.ThrowIfNull(stageKeys);
        return new(key, stageKeys.Select(stage => new StageInfo<string>(stage, stage))) { Policy = policy };
    }

    /// <summary>Whether a move is allowed by <see cref="Policy"/>.</summary>
    /// <param name="from">The stage left, one of <see cref="Stages"/>.</param>
    /// <param name="to">The stage entered, one of <see cref="Stages"/>.</param>
    /// <returns><see langword="true"/> for staying, for stages reachable from everywhere, and for what the policy allows.</returns>
    /// <exception cref="ArgumentException">A stage is not one of this model.</exception>
    public bool Allows(StageInfo from, StageInfo to) => Allows(from, to, Policy);

    /// <summary>Whether a move is allowed by a policy other than the model's own.</summary>
    /// <param name="from">The stage left, one of <see cref="Stages"/>.</param>
    /// <param name="to">The stage entered, one of <see cref="Stages"/>.</param>
    /// <param name="policy">The policy.</param>
    /// <returns><see langword="true"/> for staying, for stages reachable from everywhere, and for what the policy allows.</returns>
    /// <exception cref="ArgumentException">A stage is not one of this model.</exception>
    public bool Allows(StageInfo from, StageInfo to, TransitionPolicy policy)
    {
        int left = OrdinalOf(from);
        int entered = OrdinalOf(to);
        return left == entered || to.ReachableFromEveryStage || policy switch
        {
            TransitionPolicy.Free => true,
            TransitionPolicy.StrictOrder => entered == left + 1,
            TransitionPolicy.ForwardWithSkipping => entered > left,
            TransitionPolicy.Cyclic => entered > left || left == Stages.Count - 1,
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Use one of the policies of TransitionPolicy."),
        };
    }

    /// <summary>The place of a stage in the order.</summary>
    /// <param name="stage">One of <see cref="Stages"/>.</param>
    /// <returns>0 for the first stage.</returns>
    /// <exception cref="ArgumentException">The stage is not one of this model.</exception>
    public int OrdinalOf(StageInfo stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        for (int i = 0; i < Stages.Count; i++)
        {
            if (ReferenceEquals(Stages[i], stage))
            {
                return i;
            }
        }

        throw new ArgumentException($"'{stage.Key}' is not a stage of the model '{Key}'.", nameof(stage));
    }

    /// <summary>Finds a stage by what a person wrote.</summary>
    /// <param name="text">Its key, its name in any language of the model, or a synonym; case, spaces and hyphens do not matter.</param>
    /// <returns>The stage, or <see langword="null"/> where no stage answers to the text.</returns>
    public abstract StageInfo? Find(string? text);

    /// <summary>The key.</summary>
    /// <returns><see cref="Key"/>.</returns>
    public override string ToString() => Key;
}
