using NodaTime;

namespace CustomerLifecycle;

/// <summary>The classifier that ships: an ordered list of rules of which the first that holds decides.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageRules<TFacts, TStage> : StageRules<TFacts>, IStageClassifier<TFacts, TStage>
    where TStage : notnull
{
    private readonly TStage[] _stages;
    private readonly string[] _keys;
    private readonly Func<int, int, bool> _isChange;

    internal StageRules(
        StageModel<TStage> model,
        IReadOnlyList<StageRule<TFacts>> rules,
        FactCatalog<TFacts> catalog,
        IEnumerable<EventKind> kinds,
        IReadOnlyList<RuleOption> options)
        : base(model, rules, catalog, kinds, options)
    {
        Model = model;
        _stages = [.. rules.Select(rule => ((StageInfo<TStage>)rule.Stage).Value)];
        _keys = [.. rules.Select(rule => rule.Stage.Key)];
        _isChange = (winner, next) => !EqualityComparer<TStage>.Default.Equals(_stages[winner], _stages[next]);
    }

    /// <inheritdoc/>
    public StageModel<TStage> Model { get; }

    private protected override StageModel ModelOfAnyType => Model;

    /// <inheritdoc/>
    public StageClassification<TStage> Classify(in TFacts facts)
    {
        int rule = WinnerOf(in facts, out ulong conditions);
        return new StageClassification<TStage>(_stages[rule], _keys[rule], rule, conditions);
    }

    /// <inheritdoc/>
    public void Classify(ReadOnlySpan<TFacts> facts, Span<StageClassification<TStage>> results)
    {
        RequireRoom(facts.Length, results.Length, nameof(results));
        for (int i = 0; i < facts.Length; i++)
        {
            results[i] = Classify(in facts[i]);
        }
    }

    /// <summary>The stages of many customers, where what decided them does not matter.</summary>
    /// <param name="facts">The facts of each customer.</param>
    /// <param name="stages">Where the stages go, in the same order; at least as long as <paramref name="facts"/>.</param>
    /// <exception cref="ArgumentException">There is not enough room for the stages; none was written.</exception>
    public void Classify(ReadOnlySpan<TFacts> facts, Span<TStage> stages)
    {
        RequireRoom(facts.Length, stages.Length, nameof(stages));
        for (int i = 0; i < facts.Length; i++)
        {
            stages[i] = _stages[WinnerOf(in facts[i], out _)];
        }
    }

    /// <summary>The day on which the customer changes to another stage if nothing happens: no order, no visit, nothing.</summary>
    /// <param name="facts">The facts as of <paramref name="asOf"/>.</param>
    /// <param name="asOf">The day of the facts; a date of another calendar is the same day in the ISO calendar.</param>
    /// <returns>Day and stage of the next change; <see langword="null"/> where time alone will never change the stage.</returns>
    /// <exception cref="InvalidOperationException">It cannot be foreseen (<see cref="StageRules{TFacts}.Unforeseeable"/>).</exception>
    /// <remarks>
    /// Found from the conditions on days, not by trying every day. Facts of the user's own count days where the catalogue says so
    /// (<see cref="FactInfo.DaysSince"/>); all others are taken to stay as they are.
    /// </remarks>
    public NextStageChange<TStage>? NextChange(in TFacts facts, LocalDate asOf)
    {
        int winner = WinnerOf(in facts, out ulong bits);
        int next = NextWinnerOf(in facts, winner, bits, _isChange, out int inDays);
        return inDays > 0 && Calendar.Plus(asOf, inDays) is { } day
            ? new NextStageChange<TStage>(day, _stages[next], _keys[next], next)
            : null;
    }

    /// <summary>In how many days the next change comes if nothing happens; 0 where it never comes.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="now">How they are classified.</param>
    internal int DaysToNextChange(in TFacts facts, in StageClassification<TStage> now)
    {
        NextWinnerOf(in facts, now.RuleOrdinal, now.Conditions, _isChange, out int inDays);
        return inDays;
    }

    private static void RequireRoom(int needed, int available, string paramName)
    {
        if (available < needed)
        {
            throw new ArgumentException($"There are {needed} customers, but room for {available} answers only.", paramName);
        }
    }
}
