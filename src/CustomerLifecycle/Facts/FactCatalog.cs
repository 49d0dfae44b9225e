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
    private readonly Fact<TFacts>[] _facts;
    private readonly FrozenDictionary<string, Fact<TFacts>> _byKey;
    private readonly FrozenDictionary<MemberInfo, Fact<TFacts>> _byMember;

    /// <summary>Initializes a new instance of the <see cref="FactCatalog{TFacts}"/> class.</summary>
    /// <param name="facts">The facts; no key twice.</param>
    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public FactCatalog(params IEnumerable<Fact<TFacts>> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _facts = [.. facts];
        Dictionary<string, Fact<TFacts>> byKey = new(StringComparer.Ordinal);
        foreach (Fact<TFacts> fact in _facts)
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
    public IReadOnlyList<Fact<TFacts>> All => _facts;

    /// <summary>
    /// Gets what no customer's facts can look like, as predicates over the facts: an order, but no day of it. It sharpens what is proven of
    /// rules without any customer; a predicate that does hold for somebody makes those proofs wrong. Default: nothing is known.
    /// </summary>
    public IReadOnlyList<Expression<Func<TFacts, bool>>> Impossible { get; init => field = Guard.Against.Missing(value); } = [];

    /// <summary>Gets what can happen and what it does to the facts; by default every fact may take another value by itself.</summary>
    internal IReadOnlyList<FactStep<TFacts>> Steps
    {
        get => field ??= [.. _facts.Select(FactStep<TFacts>.ChangeOf)];
        init;
    }

    /// <summary>Gets a fact by its key.</summary>
    /// <param name="key">The key in kebab or camel case.</param>
    /// <exception cref="KeyNotFoundException">There is no such fact.</exception>
    public Fact<TFacts> this[string key] =>
        TryGet(key, out Fact<TFacts>? fact) ? fact : throw new KeyNotFoundException($"There is no fact '{key}'.");

    /// <summary>Finds a fact by its key.</summary>
    /// <param name="key">The key; <c>days-since-last-order</c> and <c>daysSinceLastOrder</c> are one.</param>
    /// <param name="fact">The fact.</param>
    /// <returns>Whether there is such a fact.</returns>
    public bool TryGet([NotNullWhen(true)] string? key, [NotNullWhen(true)] out Fact<TFacts>? fact)
    {
        fact = key is null ? null : _byKey.GetValueOrDefault(KebabKey.Fold(key));
        return fact is not null;
    }

    internal Fact<TFacts>? ByMember(MemberInfo member) => _byMember.GetValueOrDefault(member);

    private static MemberInfo? MemberOf(Fact<TFacts> fact) =>
        fact.Body is MemberExpression { Expression: ParameterExpression } member ? member.Member : null;
}
