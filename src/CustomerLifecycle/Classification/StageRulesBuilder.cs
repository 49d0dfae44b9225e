using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace CustomerLifecycle;

/// <summary>Rules in the making: <c>When</c> adds one, <c>Otherwise</c> ends the list.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable: every step returns a new builder. Safe from any thread once the last step is taken.</threadsafety>
public sealed class StageRulesBuilder<TFacts, TStage>
    where TStage : notnull
{
    private readonly StageModel<TStage> _model;
    private readonly PredicateReader<TFacts> _reader;
    private readonly ImmutableList<StageRule<TFacts>> _rules;
    private readonly ImmutableList<EventKind> _kinds;
    private readonly IReadOnlyList<RuleOption> _options;

    internal StageRulesBuilder(
        StageModel<TStage> model,
        PredicateReader<TFacts> reader,
        ImmutableList<StageRule<TFacts>> rules,
        ImmutableList<EventKind> kinds,
        IReadOnlyList<RuleOption> options)
    {
        _model = model;
        _reader = reader;
        _rules = rules;
        _kinds = kinds;
        _options = options;
    }

    /// <summary>Adds a rule: the stage where the predicate holds and no earlier rule does.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="predicate">
    /// What must hold. Comparisons of facts with numbers or with each other, joined by and, or and not, are taken apart into conditions;
    /// anything else works too, as one condition that explanations can only quote. Variables are read now, once.
    /// </param>
    /// <returns>The list with the rule.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model, or the predicate has too many alternatives.</exception>
    public StageRulesBuilder<TFacts, TStage> When(TStage stage, Expression<Func<TFacts, bool>> predicate) =>
        When(stage, predicate, new StageRuleNotes(FreeKey(_model[stage].Key)));

    /// <summary>Adds a rule with its key, name and source.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="predicate">What must hold.</param>
    /// <param name="notes">Key, name and source.</param>
    /// <returns>The list with the rule.</returns>
    /// <exception cref="ArgumentException">
    /// The stage is not one of the model, the key is taken, or the predicate has too many alternatives.
    /// </exception>
    public StageRulesBuilder<TFacts, TStage> When(TStage stage, Expression<Func<TFacts, bool>> predicate, StageRuleNotes notes)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Add(stage, _reader.Read(predicate), predicate, notes, isFallback: false);
    }

    /// <summary>Ends the list with the stage of all customers for whom no rule holds.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The rules, ready to classify.</returns>
    /// <exception cref="ArgumentException">
    /// The stage is not one of the model, or there are more than <see cref="StageRules{TFacts}.MostConditions"/> distinct conditions.
    /// </exception>
    public StageRules<TFacts, TStage> Otherwise(TStage stage) => Otherwise(stage, new StageRuleNotes(FreeKey(_model[stage].Key)));

    /// <summary>Ends the list with the stage of all customers for whom no rule holds, and the key, name and source of that rule.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="notes">Key, name and source.</param>
    /// <returns>The rules, ready to classify.</returns>
    /// <exception cref="ArgumentException">
    /// The stage is not one of the model, the key is taken, or there are more than <see cref="StageRules{TFacts}.MostConditions"/>
    /// distinct conditions.
    /// </exception>
    public StageRules<TFacts, TStage> Otherwise(TStage stage, StageRuleNotes notes) =>
        new(_model, Add(stage, Formula<TFacts>.True, _ => true, notes, isFallback: true)._rules, _reader.Catalog, _kinds, _options);

    internal StageRulesBuilder<TFacts, TStage> Add(
        TStage stage, Formula<TFacts> formula, Expression<Func<TFacts, bool>> predicate, StageRuleNotes notes, bool isFallback)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (HasKey(notes.Key))
        {
            throw new ArgumentException(
                $"Two rules of '{_model.Key}' have the key '{notes.Key}'; give one of them another.", nameof(notes));
        }

        // Multiplying out makes alternatives that nobody wrote and that cannot hold; they go, unless nothing would be left to report.
        IReadOnlyList<IReadOnlyList<Condition<TFacts>>> all = formula.Alternatives(nameof(predicate));
        IReadOnlyList<Condition<TFacts>>[] possible = [.. all.Where(a => FactRegion<TFacts>.Of(a) is not null)];
        return new(
            _model,
            _reader,
            _rules.Add(new StageRule<TFacts>(_model[stage], notes, possible.Length > 0 ? possible : all, predicate, isFallback)),
            _kinds,
            _options);
    }

    /// <summary>
    /// The builder of rules that speak about kinds of events of the user's own, so that files may hold them even where no fact selects
    /// them.
    /// </summary>
    /// <param name="kinds">The kinds.</param>
    /// <returns>The builder; this one stays as it is.</returns>
    public StageRulesBuilder<TFacts, TStage> WithKinds(params IEnumerable<EventKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return new(_model, _reader, _rules, _kinds.AddRange(kinds.Where(k => k.IsOwn)), _options);
    }

    /// <summary>The builder of rules that are made with such options, so that their page says which there are.</summary>
    /// <typeparam name="TOptions">
    /// The type of the options: each property that can be read and set is one. A new instance has the defaults.
    /// </typeparam>
    /// <param name="options">The options that the rules are made with; their values are read now, once.</param>
    /// <param name="meaning">What an option means, by the name of its property; <see langword="null"/> says nothing.</param>
    /// <returns>The builder; this one stays as it is. Options given before are replaced.</returns>
    public StageRulesBuilder<TFacts, TStage> WithOptions<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        TOptions options, Func<string, LocalizedText?> meaning)
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(meaning);
        TOptions untouched = new();
        return new(
            _model,
            _reader,
            _rules,
            _kinds,
            [
                .. typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.CanRead && p.CanWrite && p.GetIndexParameters().Length == 0)
                    .Select(p => new RuleOption(p.Name, p.GetValue(options), p.GetValue(untouched), meaning(p.Name))),
            ]);
    }

    /// <summary>The stage's key, numbered where it is taken: <c>win-back</c>, <c>win-back-2</c>.</summary>
    internal string FreeKey(string stageKey)
    {
        string key = stageKey;
        for (int n = 2; HasKey(key); n++)
        {
            key = $"{stageKey}-{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        }

        return key;
    }

    internal bool HasKey(string key) => _rules.Exists(r => string.Equals(r.Key, key, StringComparison.Ordinal));
}
