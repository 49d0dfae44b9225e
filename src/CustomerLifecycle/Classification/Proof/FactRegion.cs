using System.Collections.Immutable;

namespace CustomerLifecycle;

/// <summary>
/// A set of possible facts: for each fact a range of values, or missing, or both; for each opaque predicate true, false or either.
/// </summary>
internal sealed class FactRegion<TFacts>
{
    private readonly ImmutableDictionary<string, FactDomain> _facts;
    private readonly ImmutableDictionary<string, TextDomain> _texts;
    private readonly ImmutableDictionary<object, bool> _opaque;

    private FactRegion(
        ImmutableDictionary<string, FactDomain> facts,
        ImmutableDictionary<string, TextDomain> texts,
        ImmutableDictionary<object, bool> opaque)
    {
        _facts = facts;
        _texts = texts;
        _opaque = opaque;
    }

    private static FactRegion<TFacts> Everything { get; } = new(
        ImmutableDictionary.Create<string, FactDomain>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, TextDomain>(StringComparer.Ordinal),
        ImmutableDictionary<object, bool>.Empty);

    /// <summary>The facts that satisfy all of the conditions, or null where there are none.</summary>
    public static FactRegion<TFacts>? Of(IEnumerable<Condition<TFacts>> conditions) => Everything.Inside(conditions);

    /// <summary>Whether any facts of this box satisfy all of the conditions.</summary>
    public bool Meets(IEnumerable<Condition<TFacts>> conditions) => Inside(conditions) is not null;

    /// <summary>The parts of this box that do not satisfy a condition; together they are all of it that does not.</summary>
    public IEnumerable<FactRegion<TFacts>> Outside(Condition<TFacts> condition)
    {
        if (IsOfText(condition))
        {
            return DomainOfText(condition.Fact!).Outside(condition).Where(d => !d.IsEmpty).Select(d => With(condition.Fact!, d));
        }

        if (!IsTest(condition))
        {
            return WithOpaque(condition, holds: false) is { } box ? [box] : [];
        }

        FactInfo<TFacts> fact = condition.Fact!;
        FactDomain domain = DomainOf(fact);
        IEnumerable<FactDomain> outside = condition switch
        {
            { Operator: ConditionOperator.IsMissing } => [domain.WithoutMissing()],
            { Operator: ConditionOperator.IsPresent } => [domain.OnlyMissing()],
            { Range: { } range } =>
            [
                domain.OnlyMissing(),
                domain.Within(Below(range.Low, fact.IsWhole)),
                domain.Within(Above(range.High, fact.IsWhole)),
            ],
            _ => [domain],
        };
        return outside.Where(d => !d.IsEmpty).Select(d => new FactRegion<TFacts>(_facts.SetItem(fact.Identity, d), _texts, _opaque));
    }

    // Nothing lies beyond an open end; infinity is its own neighbour.
    private static FactRange Below(double low, bool isWhole) => double.IsNegativeInfinity(low)
        ? new FactRange(1, 0)
        : new FactRange(double.NegativeInfinity, isWhole ? low - 1 : double.BitDecrement(low));

    private static FactRange Above(double high, bool isWhole) => double.IsPositiveInfinity(high)
        ? new FactRange(1, 0)
        : new FactRange(isWhole ? high + 1 : double.BitIncrement(high), double.PositiveInfinity);

    private static bool IsTest(Condition<TFacts> condition) => condition is { Fact: not null, OtherFact: null }
        && (condition.Range is not null || condition.Operator is ConditionOperator.IsMissing or ConditionOperator.IsPresent);

    private FactRegion<TFacts>? Inside(IEnumerable<Condition<TFacts>> conditions)
    {
        FactRegion<TFacts>? box = this;
        foreach (Condition<TFacts> condition in conditions)
        {
            box = box?.Inside(condition);
        }

        return box;
    }

    private FactRegion<TFacts>? Inside(Condition<TFacts> condition)
    {
        if (IsOfText(condition))
        {
            TextDomain left = DomainOfText(condition.Fact!).Inside(condition);
            return left.IsEmpty ? null : With(condition.Fact!, left);
        }

        if (!IsTest(condition))
        {
            return WithOpaque(condition, holds: true);
        }

        FactDomain domain = DomainOf(condition.Fact!);
        FactDomain inside = condition switch
        {
            { Operator: ConditionOperator.IsMissing } => domain.OnlyMissing(),
            { Operator: ConditionOperator.IsPresent } => domain.WithoutMissing(),
            _ => domain.Within(condition.Range!.Value),
        };
        return inside.IsEmpty ? null : new FactRegion<TFacts>(_facts.SetItem(condition.Fact!.Identity, inside), _texts, _opaque);
    }

    private FactRegion<TFacts>? WithOpaque(Condition<TFacts> condition, bool holds)
    {
        // Comparisons of two facts are the same in every model; code of the user's own is the same only where it is one and the same.
        object key = condition.IsOpaque ? condition : condition.Identity;
        return _opaque.TryGetValue(key, out bool known)
            ? (known == holds ? this : null)
            : new FactRegion<TFacts>(_facts, _texts, _opaque.Add(key, holds));
    }

    private static bool IsOfText(Condition<TFacts> condition) => condition is { Fact.IsText: true, OtherFact: null };

    private TextDomain DomainOfText(FactInfo<TFacts> fact) => _texts.GetValueOrDefault(fact.Identity, TextDomain.Everything);

    private FactRegion<TFacts> With(FactInfo<TFacts> fact, TextDomain domain) =>
        new(_facts, _texts.SetItem(fact.Identity, domain), _opaque);

    private FactDomain DomainOf(FactInfo<TFacts> fact) =>
        _facts.TryGetValue(fact.Identity, out FactDomain? domain) ? domain : new FactDomain(fact.Range, fact.IsOptional);

    private sealed record FactDomain(FactRange Range, bool MayBeMissing)
    {
        private static readonly FactRange Nothing = new(1, 0);

        public bool IsEmpty => Range.IsEmpty && !MayBeMissing;

        public FactDomain Within(FactRange range) => new(Range.Intersect(range), MayBeMissing: false);

        public FactDomain OnlyMissing() => this with { Range = Nothing };

        public FactDomain WithoutMissing() => this with { MayBeMissing = false };
    }
}
