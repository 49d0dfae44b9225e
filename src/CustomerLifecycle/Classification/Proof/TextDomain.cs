using System.Collections.Immutable;

namespace CustomerLifecycle;

/// <summary>The values that a text may still have: one, or any but some; and whether it may be missing.</summary>
/// <param name="Only">The one text; null: any.</param>
/// <param name="Except">The texts that it is not.</param>
/// <param name="MayBePresent">Whether it may be there at all.</param>
/// <param name="MayBeMissing">Whether it may be missing.</param>
internal sealed record TextDomain(string? Only, ImmutableHashSet<string> Except, bool MayBePresent, bool MayBeMissing)
{
    public static TextDomain Everything { get; } = new(
        Only: null, ImmutableHashSet.Create<string>(StringComparer.Ordinal), MayBePresent: true, MayBeMissing: true);

    public bool IsEmpty => !MayBePresent && !MayBeMissing;

    public TextDomain Inside<TFacts>(Condition<TFacts> condition) => condition.Operator switch
    {
        ConditionOperator.IsMissing => this with { MayBePresent = false },
        ConditionOperator.IsPresent => this with { MayBeMissing = false },
        ConditionOperator.Is => ButFor(condition.ThresholdText!) with { MayBeMissing = false },
        _ => Without(condition.ThresholdText!) with { MayBeMissing = false },
    };

    public IEnumerable<TextDomain> Outside<TFacts>(Condition<TFacts> condition) => condition.Operator switch
    {
        ConditionOperator.IsMissing => [this with { MayBeMissing = false }],
        ConditionOperator.IsPresent => [this with { MayBePresent = false }],
        ConditionOperator.Is => [Without(condition.ThresholdText!)],
        _ => [ButFor(condition.ThresholdText!)],
    };

    private TextDomain ButFor(string text) => this with
    {
        Only = text,
        MayBePresent = MayBePresent && (Only is null || string.Equals(Only, text, StringComparison.Ordinal)) && !Except.Contains(text),
    };

    private TextDomain Without(string text) => this with
    {
        Except = Except.Add(text),
        MayBePresent = MayBePresent && !string.Equals(Only, text, StringComparison.Ordinal),
    };
}
