using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>A fact of the user's own about a customer, whatever its type: see <see cref="Fact"/> for how one is declared.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public abstract class CustomerFact
{
    private readonly Lazy<FactInfo<CustomerFacts>> _info;

    private protected CustomerFact(
        FactDeclaration declaration, LocalizedText? name, FactPhrases? phrases, IReadOnlyList<FactInfo<CustomerFacts>> evidence)
    {
        Declaration = declaration;
        Name = name;
        Phrases = phrases;
        Evidence = evidence;
        _info = new(CreateInfo);
    }

    /// <summary>Gets the stable key in kebab case; JSON models ask for the fact by it.</summary>
    public string Key => Declaration.Key;

    /// <summary>Gets the fact as rules see it: name, unit, range, and how it changes with time.</summary>
    public FactInfo<CustomerFacts> Info => _info.Value;

    /// <summary>Gets the kinds of events that the fact looks at, or those look at that it is calculated from.</summary>
    public IReadOnlyList<EventKind> Kinds => Declaration.Selector?.Kinds
        ?? [.. Declaration.Calculation!.Operands.SelectMany(o => o.Own?.Kinds ?? []).Distinct()];

    internal LocalizedText? GivenName => Name;

    internal FactPhrases? GivenPhrases => Phrases;

    internal FactDeclaration Declaration { get; }

    private protected LocalizedText? Name { get; }

    private protected FactPhrases? Phrases { get; }

    private protected IReadOnlyList<FactInfo<CustomerFacts>> Evidence { get; }

    /// <summary>The declaration in a fixed form.</summary>
    /// <returns>E.g. <c>tastings-90: Count of tasting in last 90 days</c>.</returns>
    public override string ToString() => Declaration.Identity;

    /// <summary>The fact that <c>f[fact]</c> asks for; null where the expression is something else.</summary>
    /// <exception cref="ArgumentException">The fact is null, as where it is declared below the rules that ask for it.</exception>
    internal static CustomerFact? AskedBy(Expression expression, ParameterExpression facts)
    {
        if (expression is not MethodCallExpression { Method.Name: "get_Item", Object: { } asked, Arguments: [ConstantExpression argument] }
            || asked != facts)
        {
            return null;
        }

        return argument.Value is null && argument.Type.IsAssignableTo(typeof(CustomerFact))
            ? throw new ArgumentException($"'{expression}' asks for a fact that is null; declare it above the rules.", nameof(expression))
            : argument.Value as CustomerFact;
    }

    private protected abstract FactInfo<CustomerFacts> CreateInfo();
}
