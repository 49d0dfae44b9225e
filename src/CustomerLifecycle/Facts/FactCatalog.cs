using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace CustomerLifecycle;

/// <summary>The facts that rules over a type can speak about.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class FactCatalog<TFacts>
{
    private readonly FactInfo<TFacts>[] _facts;
    private readonly FrozenDictionary<string, FactInfo<TFacts>> _byKey;
    private readonly FrozenDictionary<MemberInfo, FactInfo<TFacts>> _byMember;

    /// <summary>Initializes a new instance of the <see cref="FactCatalog{TFacts}"/> class.</summary>
    /// <param name="facts">The facts; no key twice.</param>
    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public FactCatalog(params IEnumerable<FactInfo<TFacts>> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _facts = [.. Guard.Against.NothingWithin(facts)];
        Dictionary<string, FactInfo<TFacts>> byKey = new(StringComparer.Ordinal);
        foreach (FactInfo<TFacts> fact in _facts)
        {
            if (!byKey.TryAdd(KebabKey.Fold(fact.Key), fact))
            {
                throw new ArgumentException($"The fact '{fact.Key}' stands twice in the catalogue.", nameof(facts));
            }
        }

        _byKey = byKey.ToFrozenDictionary(StringComparer.Ordinal);
        _byMember = _facts.Where(f => MemberOf(f) is not null).ToDictionary(f => MemberOf(f)!).ToFrozenDictionary();
    }

    /// <summary>Gets all facts in their order.</summary>
    public IReadOnlyList<FactInfo<TFacts>> All => _facts;

    /// <summary>
    /// Gets what no customer's facts can look like, as predicates over the facts: an order, but no day of it. It sharpens what is proven of
    /// rules without any customer; a predicate that does hold for somebody makes those proofs wrong. Default: nothing is known.
    /// </summary>
    public IReadOnlyList<Expression<Func<TFacts, bool>>> Impossible
    {
        get => field ??= Laws();
        init => field = Guard.Against.Missing(value);
    }

    /// <summary>Works out <see cref="Impossible"/> when it is first asked for: only a proof needs it, and no start of a program.</summary>
    internal Func<IReadOnlyList<Expression<Func<TFacts, bool>>>> Laws { private get; init; } = () => [];

    /// <summary>Gets what can happen and what it does to the facts; by default every fact may take another value by itself.</summary>
    internal IReadOnlyList<FactStep<TFacts>> Steps
    {
        get => field ??= [.. _facts.Select(FactStep<TFacts>.ChangeOf)];
        init;
    }

    /// <summary>Gets a fact by its key.</summary>
    /// <param name="key">The key in kebab or camel case.</param>
    /// <exception cref="KeyNotFoundException">There is no such fact.</exception>
    public FactInfo<TFacts> this[string key] =>
        TryGet(key, out FactInfo<TFacts>? fact) ? fact : throw new KeyNotFoundException($"There is no fact '{key}'.");

    /// <summary>Finds a fact by its key.</summary>
    /// <param name="key">The key; <c>days-since-last-order</c> and <c>daysSinceLastOrder</c> are one.</param>
    /// <param name="fact">The fact.</param>
    /// <returns>Whether there is such a fact.</returns>
    public bool TryGet([NotNullWhen(true)] string? key, [NotNullWhen(true)] out FactInfo<TFacts>? fact)
    {
        fact = key is null ? null : _byKey.GetValueOrDefault(KebabKey.Fold(key));
        return fact is not null;
    }

    /// <summary>The catalogue with facts of the user's own beside those that ship, so that JSON models can ask for them by key.</summary>
    /// <param name="facts">The facts; those that the catalogue has already are not taken twice.</param>
    /// <returns>The new catalogue; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">A key stands twice, or the catalogue is not of <see cref="CustomerFacts"/>.</exception>
    public FactCatalog<TFacts> With(params IEnumerable<CustomerFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IEnumerable<FactInfo<TFacts>> further = Guard.Against.NothingWithin(facts).Select(f => f.Info as FactInfo<TFacts>
            ?? throw new ArgumentException(
                $"'{f.Key}' is a fact of CustomerFacts, and this catalogue is of {typeof(TFacts).Name}.", nameof(facts)));
        return new(_facts.Union(further)) { Laws = () => Impossible, Steps = Steps };
    }

    internal FactInfo<TFacts>? ByMember(MemberInfo member) => _byMember.GetValueOrDefault(member);

    private static MemberInfo? MemberOf(FactInfo<TFacts> fact) =>
        fact.Body is MemberExpression { Expression: ParameterExpression } member ? member.Member : null;
}
