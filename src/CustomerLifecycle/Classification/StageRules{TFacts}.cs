using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle;

/// <summary>An ordered list of rules of which the first that holds decides, whatever the type of the stages.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <remarks>
/// Built by <see cref="StageRules.For{TStage}"/>. The last rule holds always, so that every customer is in exactly one stage.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public abstract class StageRules<TFacts> : IStageClassifier<TFacts>
{
    /// <summary>The most distinct conditions that a rule list may have: one bit each.</summary>
    public const int MostConditions = 64;

    // A hundred years of days, for facts that change every day by arithmetic of the user's own.
    private const int MostDaysTried = 36_525;

    private readonly ConditionBits<TFacts> _bits;
    private readonly RuleMasks _masks;
    private readonly TimeFlips<TFacts> _flips;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<Condition<TFacts>>>> _impossible;
    private readonly Lazy<WayEffects<TFacts>> _ways;
    private readonly Lazy<IReadOnlyList<RuleFinding>> _findings;
    private readonly Lazy<string> _fingerprint;
    private readonly FactInfo<TFacts>[] _facts;
    private readonly EventKind[] _declaredKinds;
    private readonly bool _isOpaque;

    private protected StageRules(
        StageModel model,
        IReadOnlyList<StageRule<TFacts>> rules,
        FactCatalog<TFacts> catalog,
        IEnumerable<EventKind> kinds,
        IReadOnlyList<RuleOption> options)
    {
        Rules = rules;
        Options = options;
        Condition<TFacts>[] conditions = ConditionBits<TFacts>.Arrange(
            rules.SelectMany(r => r.Alternatives).SelectMany(a => a).DistinctBy(c => c.Identity, StringComparer.Ordinal));
        Conditions = conditions.Length <= MostConditions
            ? conditions
            : throw new ArgumentException(
                $"The rules of '{model.Key}' have {conditions.Length} distinct conditions; {MostConditions} are possible. "
                + "Say the same with fewer thresholds, or split the model.",
                nameof(rules));
        _bits = new ConditionBits<TFacts>(conditions);
        _masks = MasksOf(rules, conditions);
        _flips = new TimeFlips<TFacts>(conditions, catalog);
        _impossible = new(() => [.. Laws().SelectMany(p => new PredicateReader<TFacts>(catalog).Read(p).Alternatives(nameof(catalog)))]);
        _findings = new(() => RuleProof<TFacts>.Findings(rules, Impossible));
        Catalog = catalog;
        _declaredKinds = [.. kinds];
        _ways = new(() => new WayEffects<TFacts>(catalog, conditions));
        _fingerprint = new(() => FingerprintOf(model, rules));
        _facts = [.. FactsOf(conditions)];
        RequireKeysApart(catalog);
        _isOpaque = Array.Exists(conditions, c => c.IsOpaque);
    }

    /// <summary>Gets the rules in the order in which they are tried.</summary>
    public IReadOnlyList<StageRule<TFacts>> Rules { get; }

    /// <summary>
    /// Gets the distinct conditions of all rules; the bits of a <see cref="StageClassification{TStage}"/> are in this order.
    /// </summary>
    public IReadOnlyList<Condition<TFacts>> Conditions { get; }

    /// <summary>
    /// Gets the conditions of which nobody can say when time alone changes them: predicates that could not be taken apart and look at days.
    /// Where there is one, the next change cannot be foreseen. Empty for all shipped rules.
    /// </summary>
    public IReadOnlyList<Condition<TFacts>> Unforeseeable => _flips.Unforeseeable;

    /// <summary>
    /// Gets what is wrong with the rules: rules that can never win, conditions that can never hold. Empty where nothing was found.
    /// Worked out on first use.
    /// </summary>
    public IReadOnlyList<RuleFinding> Findings => _findings.Value;

    /// <summary>Gets 16 hexadecimal digits that change with every change of stages, rules, thresholds or their order.</summary>
    /// <remarks>
    /// Names, texts and the way in which a condition is written do not matter: <c>&gt; 90</c> days and <c>&gt;= 91</c> days are the same.
    /// </remarks>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>
    /// Gets the options that the rules were made with (<c>WithOptions</c> of the builder), in the order of their type; empty where none
    /// were said. They say what conditions were made from, so they are no part of <see cref="Fingerprint"/>.
    /// </summary>
    public IReadOnlyList<RuleOption> Options { get; }

    /// <inheritdoc/>
    StageModel IStageClassifier<TFacts>.Model => ModelOfAnyType;

    /// <summary>Gets the facts that the rules may ask for.</summary>
    public FactCatalog<TFacts> Catalog { get; }

    /// <summary>
    /// Gets the kinds of events of the user's own that the rules speak about: those declared, and those that facts select.
    /// </summary>
    public IReadOnlyList<EventKind> Kinds =>
        [.. _declaredKinds
            .Concat(Catalog.All.Select(f => f.Own).OfType<CustomerFact>().Concat(OwnFacts).SelectMany(f => f.Kinds))
            .Where(k => k.IsOwn)
            .Distinct()];

    /// <summary>
    /// Gets the facts of the user's own that the rules do ask for: what a <see cref="CustomerProfile"/> must keep for them.
    /// </summary>
    public IReadOnlyList<CustomerFact> OwnFacts => [.. _facts.Select(f => f.Own).OfType<CustomerFact>()];

    /// <summary>Gets what a search for ways needs to know of these rules.</summary>
    internal WayEffects<TFacts> Ways => _ways.Value;

    /// <summary>Gets alternatives that no customer's facts satisfy.</summary>
    internal IReadOnlyList<IReadOnlyList<Condition<TFacts>>> Impossible => _impossible.Value;

    /// <summary>The model and how many rules there are, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>lifecycle-marketing: 9 rules (3f2a…)</c>, with the fingerprint.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{ModelOfAnyType.Key}: {Rules.Count} rules ({Fingerprint})");

    private protected abstract StageModel ModelOfAnyType { get; }

    /// <summary>What is impossible by the catalogue, and what follows from the declarations of the user's own facts.</summary>
    private IEnumerable<Expression<Func<TFacts, bool>>> Laws() => Catalog is FactCatalog<CustomerFacts> customers && OwnFacts.Count > 0
        ? Catalog.Impossible.Concat(
            FactLaws.OfOwn([.. OwnFacts.Select(f => f.Info)], customers.All).Cast<Expression<Func<TFacts, bool>>>())
        : Catalog.Impossible;

    /// <inheritdoc/>
    public StageInfo StageOf(in TFacts facts) => Rules[WinnerOf(in facts, out _)].Stage;

    /// <inheritdoc/>
    public StageExplanation<TFacts> Explain(in TFacts facts)
    {
        int winner = WinnerOf(in facts, out ulong _);
        return StageExplanation<TFacts>.Of(ModelOfAnyType, Rules, winner, in facts);
    }

    /// <summary>What it would take to be in a stage: the smallest changes of facts that lead there, or why nothing does.</summary>
    /// <param name="stage">The stage, one of the model's.</param>
    /// <param name="facts">The facts as of today.</param>
    /// <returns>The ways, the smallest first; empty where there is none, with what stands against it.</returns>
    /// <exception cref="ArgumentException">The stage is not one of the model's.</exception>
    /// <remarks>
    /// For <see cref="CustomerFacts"/> a change is something that happens, with all that it does to the facts: one more order is also an
    /// order today. Facts of the user's own change one by one. Conditions that cannot be taken apart, and those on means and shares, are
    /// taken to stay as they are.
    /// </remarks>
    public WaysToStage<TFacts> WaysTo(StageInfo stage, in TFacts facts)
    {
        _ = ModelOfAnyType.OrdinalOf(stage);
        return new WaySearch<TFacts>(this, stage, in facts).Run();
    }

    /// <summary>The same rules with the keys of the stages as stages, for code that must not know the type of the stages.</summary>
    /// <returns>Rules with the same keys, conditions and fingerprint, over a model with the same keys, names, aims and moves.</returns>
    public StageRules<TFacts, string> WithKeys()
    {
        StageModel<string> model = new(
            ModelOfAnyType.Key,
            ModelOfAnyType.Stages.Select(s => new StageInfo<string>(s.Key, s.Key)
            {
                Name = s.Name,
                Aim = s.Aim,
                Synonyms = s.Synonyms,
                Roles = s.Roles,
                ReachableFromEveryStage = s.ReachableFromEveryStage,
            }))
        {
            Name = ModelOfAnyType.Name,
            Policy = ModelOfAnyType.Policy,
        };
        return new(
            model,
            [.. Rules.Select(r => new StageRule<TFacts>(model[r.Stage.Key], r.Notes, r.Alternatives, r.Predicate, r.IsFallback))],
            Catalog,
            _declaredKinds,
            Options);
    }

    /// <summary>Prints stages, rules and the facts they use as a Markdown page, with the decision as a Mermaid diagram.</summary>
    /// <param name="culture">The language of names, conditions and sources; headings are English.</param>
    /// <returns>The page, lines separated by line feeds.</returns>
    public string ToMarkdown(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return StageRulesMarkdown.Print(ModelOfAnyType, this, culture);
    }

    private static RuleMasks MasksOf(IReadOnlyList<StageRule<TFacts>> rules, Condition<TFacts>[] conditions)
    {
        Dictionary<string, int> bitOf = new(StringComparer.Ordinal);
        foreach (Condition<TFacts> condition in conditions)
        {
            bitOf.Add(condition.Identity, bitOf.Count);
        }

        ulong[] masks = new ulong[rules.Sum(rule => rule.Alternatives.Count)];
        int[] ruleOf = new int[masks.Length];
        int count = 0;
        for (int rule = 0; rule < rules.Count; rule++)
        {
            foreach (IReadOnlyList<Condition<TFacts>> alternative in rules[rule].Alternatives)
            {
                foreach (Condition<TFacts> condition in alternative)
                {
                    masks[count] |= 1UL << bitOf[condition.Identity];
                }

                ruleOf[count++] = rule;
            }
        }

        return new RuleMasks(masks, ruleOf);
    }

    /// <summary>Prints the rules as a Mermaid flow chart.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The chart, lines separated by line feeds.</returns>
    public string ToMermaid(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return StageRulesMermaid.Print(this, culture);
    }

    private protected int WinnerOf(ref readonly TFacts facts, out ulong conditions)
    {
        ulong bits = _bits.Evaluate(in facts);
        conditions = bits;
        return _masks.FirstRule(bits);
    }

    /// <summary>
    /// The rule that wins next by time alone, among those that <paramref name="isChange"/> accepts; −1 where none ever will.
    /// </summary>
    /// <param name="facts">The facts.</param>
    /// <param name="winner">The rule that wins now.</param>
    /// <param name="bits">The truth of all conditions now.</param>
    /// <param name="isChange">Whether another winner counts.</param>
    /// <param name="inDays">In how many days.</param>
    private protected int NextWinnerOf(ref readonly TFacts facts, int winner, ulong bits, Func<int, int, bool> isChange, out int inDays)
    {
        if (!_flips.IsForeseeable)
        {
            throw CannotBeForeseen;
        }

        if (typeof(TFacts) == typeof(CustomerFacts) && _flips.Uneven.Length > 0)
        {
            return NextWinnerByDays(ref Unsafe.As<TFacts, CustomerFacts>(ref Unsafe.AsRef(in facts)), winner, isChange, out inDays);
        }

        Span<TimeFlip> flips = stackalloc TimeFlip[_flips.Most];
        flips = flips[.._flips.Write(in facts, flips)];
        for (int i = 0; i < flips.Length;)
        {
            inDays = flips[i].InDays;
            while (i < flips.Length && flips[i].InDays == inDays)
            {
                bits ^= flips[i++].Bit;
            }

            int next = _masks.FirstRule(bits);
            if (isChange(winner, next))
            {
                return next;
            }
        }

        inDays = 0;
        return -1;
    }

    /// <summary>Says why the next change cannot be foreseen, where it cannot.</summary>
    internal InvalidOperationException CannotBeForeseen => new(
        $"The next change cannot be foreseen, because '{Unforeseeable[0]}' could not be taken apart and looks at days. "
            + "Write it as comparisons of facts with numbers.");

    /// <summary>
    /// Where windows move, the answer may change on days that are known one at a time: those on which conditions on days flip, and those on
    /// which an event leaves a window. On each the facts of that day are classified.
    /// </summary>
    private int NextWinnerByDays(ref readonly CustomerFacts customer, int winner, Func<int, int, bool> isChange, out int inDays)
    {
        ref TFacts facts = ref Unsafe.As<CustomerFacts, TFacts>(ref Unsafe.AsRef(in customer));
        Span<TimeFlip> flips = stackalloc TimeFlip[_flips.Most];
        flips = flips[.._flips.Write(in facts, flips)];
        inDays = 0;
        for (int tried = 0; tried < MostDaysTried; tried++)
        {
            int? next = null;
            foreach (TimeFlip flip in flips)
            {
                next = flip.InDays > inDays && !(next <= flip.InDays) ? flip.InDays : next;
            }

            foreach (FactDeclaration fact in _flips.Uneven)
            {
                next = customer.NextChange(fact, inDays) is { } day && !(next <= day) ? day : next;
            }

            if (next is not { } then)
            {
                break;
            }

            inDays = then;
            CustomerFacts later = customer.AfterDays(then);
            int rule = WinnerOf(in Unsafe.As<CustomerFacts, TFacts>(ref later), out _);
            if (isChange(winner, rule))
            {
                return rule;
            }
        }

        inDays = 0;
        return -1;
    }

    // JSON, explanations and profiles know facts by their keys.
    private void RequireKeysApart(FactCatalog<TFacts> catalog)
    {
        FactInfo<TFacts>? twice = Array.Find(_facts, f => f.Own is not null
            && (Array.Exists(_facts, other => other != f && string.Equals(other.Key, f.Key, StringComparison.Ordinal))
                || (catalog.TryGet(f.Key, out FactInfo<TFacts>? known)
                    && !string.Equals(known.Identity, f.Identity, StringComparison.Ordinal))));
        if (twice is not null)
        {
            throw new ArgumentException(
                $"Two facts have the key '{twice.Key}', one of them {twice.Own}; give each a key of its own.", nameof(catalog));
        }
    }

    /// <summary>Whether any rule looks at such a fact, or at nobody knows what.</summary>
    internal bool AsksFor(Predicate<FactInfo<TFacts>> isSuch) => _isOpaque || Array.Exists(_facts, isSuch);

    /// <summary>The facts that conditions speak about, each once.</summary>
    internal static IEnumerable<FactInfo<TFacts>> FactsOf(IEnumerable<Condition<TFacts>> conditions) => conditions
        .SelectMany(c => new[] { c.Fact, c.OtherFact })
        .OfType<FactInfo<TFacts>>()
        .DistinctBy(f => f.Identity, StringComparer.Ordinal);

    // A stage that can be entered from every other makes moves possible that a policy would refuse.
    private static string KeyAndReach(StageInfo stage) => stage.ReachableFromEveryStage ? $"{stage.Key}*" : stage.Key;

    private static string FingerprintOf(StageModel model, IReadOnlyList<StageRule<TFacts>> rules)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{model.Key}\n{string.Join(' ', model.Stages.Select(KeyAndReach))}\n{model.Policy}\n");
        foreach (StageRule<TFacts> rule in rules)
        {
            text.Append(rule.Stage.Key).Append(':');
            text.AppendJoin(
                " or ", rule.Alternatives.Select(a => string.Join(" and ", a.Select(c => c.Identity).Order(StringComparer.Ordinal))));
            text.Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }
}
