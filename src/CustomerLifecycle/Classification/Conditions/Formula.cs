namespace CustomerLifecycle;

/// <summary>A predicate taken apart: conditions combined by and and or, without negation.</summary>
internal sealed class Formula<TFacts>
{
    /// <summary>A rule with more alternatives than this is not one that a person can understand.</summary>
    private const int MostAlternatives = 64;

    private readonly Condition<TFacts>? _condition;
    private readonly Formula<TFacts>[] _parts;
    private readonly bool _isAnd;

    private Formula(Condition<TFacts>? condition, bool isAnd, params Formula<TFacts>[] parts)
    {
        _condition = condition;
        _isAnd = isAnd;
        _parts = parts;
    }

    public static Formula<TFacts> True { get; } = And();

    public static Formula<TFacts> False { get; } = Or();

    public static Formula<TFacts> Of(Condition<TFacts> condition) => new(condition, isAnd: true);

    public static Formula<TFacts> And(params Formula<TFacts>[] parts) => new(condition: null, isAnd: true, parts);

    public static Formula<TFacts> Or(params Formula<TFacts>[] parts) => new(condition: null, isAnd: false, parts);

    public static Formula<TFacts> Not(Formula<TFacts> formula)
    {
        if (formula._condition is not null)
        {
            return Conditions.Not(formula._condition);
        }

        Formula<TFacts>[] opposites = [.. formula._parts.Select(Not)];
        return formula._isAnd ? Or(opposites) : And(opposites);
    }

    /// <summary>
    /// The alternatives of which one must hold, each a list of conditions that must all hold; empty where nothing can hold.
    /// </summary>
    /// <exception cref="ArgumentException">There are too many alternatives.</exception>
    public IReadOnlyList<IReadOnlyList<Condition<TFacts>>> Alternatives(string paramName)
    {
        if (_condition is not null)
        {
            return [[_condition]];
        }

        IReadOnlyList<Condition<TFacts>>[] alternatives = _isAnd ? [[]] : [];
        foreach (Formula<TFacts> part in _parts)
        {
            IReadOnlyList<IReadOnlyList<Condition<TFacts>>> further = part.Alternatives(paramName);
            alternatives = Distinct(
                _isAnd ? from left in alternatives from right in further select Join(left, right) : alternatives.Concat(further));
            if (Array.Exists(alternatives, a => a.Count > StageRules<TFacts>.MostConditions))
            {
                throw new ArgumentException(
                    $"The rule asks for more than {StageRules<TFacts>.MostConditions} conditions at once; say the same with fewer.",
                    paramName);
            }

            if (alternatives.Length > MostAlternatives)
            {
                throw new ArgumentException(
                    $"The rule has more than {MostAlternatives} alternatives once its ands and ors are multiplied out; "
                        + "split it into several rules of the same stage.",
                    paramName);
            }
        }

        return alternatives;
    }

    private static Condition<TFacts>[] Join(IReadOnlyList<Condition<TFacts>> left, IReadOnlyList<Condition<TFacts>> right) =>
        [.. left.Concat(right).DistinctBy(c => c.Identity, StringComparer.Ordinal)];

    private static IReadOnlyList<Condition<TFacts>>[] Distinct(IEnumerable<IReadOnlyList<Condition<TFacts>>> alternatives) =>
        [.. alternatives.DistinctBy(
            a => string.Join('\n', a.Select(c => c.Identity).Order(StringComparer.Ordinal)), StringComparer.Ordinal)];
}
