
namespace CustomerLifecycle;

/// <summary>What a search for ways looks up again and again: which steps move a fact, and what a condition's opposites are.</summary>
internal sealed class WayEffects<TFacts>
{
    private readonly Dictionary<FactInfo<TFacts>, (int Step, FactEffect<TFacts> Effect)[]> _movers;
    private readonly Dictionary<string, Condition<TFacts>[]> _opposites;

    public WayEffects(FactCatalog<TFacts> catalog, IReadOnlyList<Condition<TFacts>> conditions)
    {
        FactInfo<TFacts>[] used = [.. StageRules<TFacts>.FactsOf(conditions)];
        Facts = [.. catalog.All.Where(f => !f.IsOwn).Union(used)];
        Steps = catalog is FactCatalog<CustomerFacts> customers
            ? (IReadOnlyList<FactStep<TFacts>>)(object)StepsOf(customers, used.OfType<FactInfo<CustomerFacts>>(), conditions)
            : [.. catalog.Steps, .. used.Except(catalog.All).Select(FactStep<TFacts>.ChangeOf)];
        Gates =
        [
            .. Steps.Select(s => s.Needs)
                .Concat(Steps.SelectMany(s => s.Effects).Select(e => e.DaysUntilLost))
                .OfType<FactInfo<TFacts>>()
                .Where(f => f.DailyChange < 0)
                .Distinct(),
        ];
        _movers = used.Union(Steps.Select(s => s.Needs).OfType<FactInfo<TFacts>>()).ToDictionary(fact => fact, MoversOf);
        _opposites = conditions.ToDictionary(c => c.Identity, c => Conditions.Opposites(c).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All facts that rules and steps speak about.</summary>
    public IReadOnlyList<FactInfo<TFacts>> Facts { get; }

    /// <summary>What can happen.</summary>
    public IReadOnlyList<FactStep<TFacts>> Steps { get; }

    /// <summary>The days until something whose coming decides whether a step is possible, or what it does.</summary>
    public IReadOnlyList<FactInfo<TFacts>> Gates { get; }

    /// <summary>
    /// The steps that move a fact of the rules, and how; those that do more than an earlier one with the same effect are left out.
    /// </summary>
    public IReadOnlyList<(int Step, FactEffect<TFacts> Effect)> Movers(FactInfo<TFacts> fact) => _movers[fact];

    /// <summary>Whether any step moves a fact.</summary>
    public bool CanMove(FactInfo<TFacts> fact) =>
        _movers.TryGetValue(fact, out (int Step, FactEffect<TFacts> Effect)[]? movers) && movers.Length > 0;

    /// <summary>The conditions each of which makes a condition of the rules fail.</summary>
    public IReadOnlyList<Condition<TFacts>> Opposites(Condition<TFacts> condition) => _opposites[condition.Identity];

    private static List<FactStep<CustomerFacts>> StepsOf(
        FactCatalog<CustomerFacts> catalog, IEnumerable<FactInfo<CustomerFacts>> used, IReadOnlyList<Condition<TFacts>> conditions)
    {
        FactInfo<CustomerFacts>[] asked = [.. used];
        Dictionary<double, string> texts = conditions.Select(c => c.ThresholdText)
            .OfType<string>()
            .DistinctBy(FactValue.CodeOf)
            .ToDictionary(FactValue.CodeOf, text => text);
        return
        [
            .. OwnFactSteps.With(catalog.Steps, [.. asked.Where(f => f.IsOwn)], texts),
            .. asked.Where(f => !f.IsOwn).Except(catalog.All).Select(FactStep<CustomerFacts>.ChangeOf),
        ];
    }

    private (int Step, FactEffect<TFacts> Effect)[] MoversOf(FactInfo<TFacts> fact) =>
    [
        .. Steps.Index()
            .SelectMany(s => s.Item.Effects.Where(e => e.Fact == fact).Select(e => (s.Index, e)))
            .Where(mover => !DoesMoreThanAnEarlierStep(mover.Index, mover.e)),
    ];

    // Nobody asks for cross-selling where any order will do.
    private bool DoesMoreThanAnEarlierStep(int step, FactEffect<TFacts> effect) =>
        Steps.Take(step).Any(s => s.Effects.Contains(effect) && s.Effects.All(Steps[step].Effects.Contains));
}
