using System.Globalization;
using System.Text;

namespace CustomerLifecycle;

/// <summary>Which stages of one model may coincide with which of another, for one customer at one moment.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <remarks>
/// Derived from the rules, not from customers: a pair that may not coincide never does; a pair that may coincide could still need facts
/// that no customer has, or the search for them became too long. What is known to be impossible
/// (<see cref="FactCatalog{TFacts}.Impossible"/>) is taken into account.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageCorrespondence<TFacts>
{
    /// <summary>So many steps of all searches together; where models ask for more, the pairs that are left may coincide.</summary>
    private const int MostSteps = 20_000_000;

    private readonly HashSet<(StageInfo, StageInfo)> _pairs = [];

    internal StageCorrespondence(StageRules<TFacts> one, StageRules<TFacts> other)
    {
        First = ((IStageClassifier<TFacts>)one).Model;
        Second = ((IStageClassifier<TFacts>)other).Model;
        SearchBudget budget = new(MostSteps);
        foreach ((int i, StageRule<TFacts> first) in one.Rules.Index())
        {
            foreach ((int j, StageRule<TFacts> second) in other.Rules.Index())
            {
                if (!_pairs.Contains((first.Stage, second.Stage)) && MayWinTogether(one, i, other, j, budget))
                {
                    _pairs.Add((first.Stage, second.Stage));
                }
            }
        }
    }

    /// <summary>Gets the one model.</summary>
    public StageModel First { get; }

    /// <summary>Gets the other model.</summary>
    public StageModel Second { get; }

    /// <summary>Whether a customer may be in both stages at once.</summary>
    /// <param name="one">A stage of <see cref="First"/>.</param>
    /// <param name="other">A stage of <see cref="Second"/>.</param>
    /// <returns>Whether they may coincide.</returns>
    /// <exception cref="ArgumentException">A stage is not one of its model.</exception>
    public bool MayCoincide(StageInfo one, StageInfo other)
    {
        _ = First.OrdinalOf(one);
        _ = Second.OrdinalOf(other);
        return _pairs.Contains((one, other));
    }

    /// <summary>The stages of the other model in which a customer of a stage may be.</summary>
    /// <param name="one">A stage of <see cref="First"/>.</param>
    /// <returns>Stages of <see cref="Second"/>, in its order; empty for a stage that no rule gives.</returns>
    /// <exception cref="ArgumentException">The stage is not one of <see cref="First"/>.</exception>
    public IReadOnlyList<StageInfo> OthersOf(StageInfo one) => [.. Second.Stages.Where(other => MayCoincide(one, other))];

    /// <summary>Prints the correspondence as a Markdown table: stages of the one model down, of the other across.</summary>
    /// <param name="culture">The language of the stages' names.</param>
    /// <returns>The table, lines separated by line feeds.</returns>
    public string ToMarkdown(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"| {First.Name.In(culture)} ↓, {Second.Name.In(culture)} → |");
        table.AppendJoin("|", Second.Stages.Select(s => $" {s.Name.In(culture)} ")).Append("|\n| --- |");
        table.AppendJoin("|", Second.Stages.Select(_ => " :-: ")).Append("|\n");
        foreach (StageInfo one in First.Stages)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {one.Name.In(culture)} |");
            table.AppendJoin("|", Second.Stages.Select(other => MayCoincide(one, other) ? " ● " : " ")).Append("|\n");
        }

        return table.ToString();
    }

    private static bool MayWinTogether(StageRules<TFacts> one, int first, StageRules<TFacts> other, int second, SearchBudget budget)
    {
        FactSearch<TFacts> search = new(
            one.Rules.Take(first).Concat(other.Rules.Take(second)).SelectMany(r => r.Alternatives), one.Impossible, budget);
        return one.Rules[first].Alternatives.Any(a => other.Rules[second].Alternatives.Any(b => search.Finds([.. a, .. b])));
    }
}
