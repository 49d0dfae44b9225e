using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CustomerLifecycle;

/// <summary>A lifecycle model: ordered stages of one type, with keys, names, aims and the moves allowed between them.</summary>
/// <typeparam name="TStage">
/// The stage type: an enum where the model is known at compile time, a string where a tenant defines it.
/// </typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageModel<TStage> : StageModel
    where TStage : notnull
{
    private readonly StageInfo<TStage>[] _stages;
    private readonly FrozenDictionary<TStage, int> _ordinals;
    private readonly FrozenDictionary<string, StageInfo<TStage>> _byText;

    /// <summary>Initializes a new instance of the <see cref="StageModel{TStage}"/> class.</summary>
    /// <param name="key">The model's key in kebab case.</param>
    /// <param name="stages">The stages in their order.</param>
    /// <exception cref="ArgumentException">
    /// There is no stage, a stage or key stands twice, or two stages answer to the same word.
    /// </exception>
    public StageModel(string key, params IEnumerable<StageInfo<TStage>> stages)
        : base(key)
    {
        ArgumentNullException.ThrowIfNull(stages);
        _stages = [.. Guard.Against.NothingWithin(stages)];
        if (_stages.Length == 0)
        {
            throw new ArgumentException($"The model '{key}' needs at least one stage.", nameof(stages));
        }

        Dictionary<TStage, int> ordinals = [];
        Dictionary<string, StageInfo<TStage>> byText = new(StringComparer.Ordinal);
        foreach (StageInfo<TStage> stage in _stages)
        {
            if (!ordinals.TryAdd(stage.Value, ordinals.Count))
            {
                throw new ArgumentException($"The stage '{stage.Key}' stands twice in the model '{key}'.", nameof(stages));
            }

            foreach (string word in Words(stage).Select(KebabKey.Fold))
            {
                if (!byText.TryAdd(word, stage) && byText[word] != stage)
                {
                    throw new ArgumentException(
                        $"In the model '{key}' both '{byText[word].Key}' and '{stage.Key}' answer to '{word}'; "
                            + "give one of them another name.",
                        nameof(stages));
                }
            }
        }

        _ordinals = ordinals.ToFrozenDictionary();
        _byText = byText.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Gets the stages in their order, first to last.</summary>
    public override IReadOnlyList<StageInfo<TStage>> Stages => _stages;

    /// <summary>Gets what is known of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The stage is not one of this model.</exception>
    public StageInfo<TStage> this[TStage stage] => _stages[OrdinalOf(stage)];

    /// <summary>The place of a stage in the order.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>0 for the first stage.</returns>
    /// <exception cref="ArgumentException">The stage is not one of this model.</exception>
    public int OrdinalOf(TStage stage) =>
        _ordinals.TryGetValue(stage, out int ordinal)
            ? ordinal
            : throw new ArgumentException($"'{stage}' is not a stage of the model '{Key}'.", nameof(stage));

    /// <summary>Whether a move is allowed by <see cref="StageModel.Policy"/>.</summary>
    /// <param name="from">The stage left.</param>
    /// <param name="to">The stage entered.</param>
    /// <returns><see langword="true"/> for staying, for stages reachable from everywhere, and for what the policy allows.</returns>
    /// <exception cref="ArgumentException">A stage is not one of this model.</exception>
    public bool Allows(TStage from, TStage to) => Allows(this[from], this[to]);

    /// <summary>Reads a stage from what a person wrote.</summary>
    /// <param name="text">Its key, its name in any language of the model, or a synonym; case, spaces and hyphens do not matter.</param>
    /// <returns>The stage.</returns>
    /// <exception cref="FormatException">No stage answers to the text; the message lists the keys.</exception>
    public TStage Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out TStage? stage)
            ? stage
            : throw new FormatException(
                $"'{text}' is not a stage of the model '{Key}'; its stages are {string.Join(", ", _stages.Select(s => s.Key))}.");
    }

    /// <summary>Reads a stage from what a person wrote, without an exception where it is none.</summary>
    /// <param name="text">Its key, its name in any language of the model, or a synonym.</param>
    /// <param name="stage">The stage; unspecified where the answer is <see langword="false"/>.</param>
    /// <returns>Whether a stage answers to the text.</returns>
    public bool TryParse([NotNullWhen(true)] string? text, [MaybeNullWhen(false)] out TStage stage)
    {
        StageInfo<TStage>? found = Find(text);
        stage = found is null ? default : found.Value;
        return found is not null;
    }

    /// <inheritdoc/>
    public override StageInfo<TStage>? Find(string? text) => text is null ? null : _byText.GetValueOrDefault(KebabKey.Fold(text));

    /// <summary>
    /// A stage by the key that was kept of it. Stages that are known only at run time may have been taken out of their model since, and
    /// what was told of them stays told: they are then known by their key alone. Any other stage that is not there is nowhere.
    /// </summary>
    internal StageInfo<TStage>? FindKept(string key) =>
        Array.Find(_stages, s => string.Equals(s.Key, key, StringComparison.Ordinal))
            ?? (typeof(TStage) == typeof(string) ? new StageInfo<TStage>((TStage)(object)key, key) : null);

    /// <summary>The key to keep of a stage; see <see cref="FindKept"/>.</summary>
    /// <exception cref="ArgumentException">The stage is not one of this model, and no key by itself.</exception>
    internal string KeptKeyOf(TStage stage) => stage is string key && !Has(stage) ? key : this[stage].Key;

    /// <summary>The stage that a classifier answers with: rules know their stages, whoever else answers may not.</summary>
    /// <exception cref="InvalidOperationException">The answer is none of the model's stages.</exception>
    internal StageInfo<TStage> Answered(TStage? stage) => Has(stage)
        ? this[stage!]
        : throw new InvalidOperationException(
            $"The classifier of the model '{Key}' answers '{stage}', which is none of its stages: "
                + $"{string.Join(", ", _stages.Select(s => s.Key))}.");

    internal bool Has(TStage? stage) => stage is not null && _ordinals.ContainsKey(stage);

    private static IEnumerable<string> Words(StageInfo<TStage> stage) =>
        stage.Name.Languages
            .Select(language => stage.Name.In(CultureInfo.GetCultureInfo(language)))
            .Append(stage.Key)
            .Concat(stage.Synonyms);
}
