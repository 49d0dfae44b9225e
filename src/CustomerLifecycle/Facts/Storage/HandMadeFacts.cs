using System.Collections.Immutable;

namespace CustomerLifecycle;

/// <summary>
/// Values given by hand, for a user's own tests of their rules; those that were not given come from elsewhere, or are missing.
/// </summary>
internal sealed class HandMadeFacts : FactSource
{
    private readonly ImmutableDictionary<string, (FactDeclaration Fact, FactValue Value)> _values;
    private readonly FactSource? _others;

    private HandMadeFacts(ImmutableDictionary<string, (FactDeclaration Fact, FactValue Value)> values, FactSource? others)
    {
        _values = values;
        _others = others;
    }

    public static HandMadeFacts With(FactSource? source, FactDeclaration fact, FactValue value)
    {
        if (fact.Calculation is not null)
        {
            throw new ArgumentException($"'{fact.Key}' is calculated from other facts; give those.", nameof(fact));
        }

        HandMadeFacts before = source as HandMadeFacts
            ?? new(ImmutableDictionary.Create<string, (FactDeclaration, FactValue)>(StringComparer.Ordinal), source);
        return new(before._values.SetItem(fact.Identity, (fact, value)), before._others);
    }

    /// <summary>Days since and until go on; nobody knows when events leave a window, so what was given stays.</summary>
    public override FactValue Read(
        FactDeclaration fact,
        int day) => _values.TryGetValue(fact.Identity, out (FactDeclaration Fact, FactValue Value) given)
        ? given.Value with { Number = given.Value.Number + ((double)fact.DailyChange * day) }
        : _others?.Read(fact, day) ?? FactValue.Missing;

    public override int? NextChange(FactDeclaration fact, int day) =>
        _values.ContainsKey(fact.Identity) ? null : _others?.NextChange(fact, day);

    public bool SaysTheSame(HandMadeFacts other) => _values.Count == other._values.Count
        && _values.All(
            v => other._values.TryGetValue(v.Key, out (FactDeclaration Fact, FactValue Value) value) && value.Value == v.Value.Value);
}
