namespace CustomerLifecycle;

/// <summary>Looks for facts that satisfy some conditions and none of many alternatives, without any customer.</summary>
/// <remarks>
/// Apart from what is known to be impossible, facts are taken to be independent of each other, and predicates that cannot be taken apart to
/// be true or false at will. So "there are none" is always right, while "there are" may speak of facts that no customer has.
/// </remarks>
internal sealed class FactSearch<TFacts>
{
    /// <summary>Where the search is longer than this, there may be such facts.</summary>
    private const int MostSteps = 200_000;

    private readonly IReadOnlyList<Condition<TFacts>>[] _alternatives;
    private readonly IReadOnlyList<IReadOnlyList<Condition<TFacts>>> _impossible;
    private readonly SearchBudget? _budget;
    private IReadOnlyList<Condition<TFacts>>[] _excluded = [];
    private int _steps;

    // The facts found satisfy none of the alternatives, and none of those that no customer's facts satisfy.
    public FactSearch(
        IEnumerable<IReadOnlyList<Condition<TFacts>>> alternatives,
        IReadOnlyList<IReadOnlyList<Condition<TFacts>>> impossible,
        SearchBudget? budget = null)
    {
        _budget = budget;
        _alternatives = [.. alternatives];
        _impossible = impossible;
    }

    /// <summary>Whether facts may satisfy all of the conditions and none of what is excluded.</summary>
    public bool Finds(IReadOnlyList<Condition<TFacts>> conditions)
    {
        // What is impossible of facts that nobody asks for can be avoided freely.
        HashSet<string?> asked = [.. _alternatives.SelectMany(a => a).Concat(conditions).Select(c => c.Fact?.Identity)];
        _excluded = [.. _alternatives, .. _impossible.Where(i => i.All(c => asked.Contains(c.Fact?.Identity)))];
        _steps = 0;
        return FactRegion<TFacts>.Of(conditions) is { } box && Escapes(box, 0);
    }

    /// <summary>Whether the box holds facts that satisfy none of the alternatives from an index on.</summary>
    private bool Escapes(FactRegion<TFacts> box, int index)
    {
        while (index < _excluded.Length && !box.Meets(_excluded[index]))
        {
            index++;
        }

        if (index == _excluded.Length || ++_steps > MostSteps || _budget?.IsSpent() == true)
        {
            return true;
        }

        foreach (Condition<TFacts> condition in _excluded[index])
        {
            foreach (FactRegion<TFacts> outside in box.Outside(condition))
            {
                if (Escapes(outside, index + 1))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
