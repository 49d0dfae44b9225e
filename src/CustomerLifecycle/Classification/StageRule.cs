using System.Globalization;
using System.Linq.Expressions;
using CustomerLifecycle.Stages;

namespace CustomerLifecycle.Classification;

/// <summary>One rule: a stage and what must hold for it, provided that no earlier rule holds.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageRule<TFacts>
{
    internal StageRule(
        StageInfo stage,
        StageRuleNotes notes,
        IReadOnlyList<IReadOnlyList<Condition<TFacts>>> alternatives,
        Expression<Func<TFacts, bool>> predicate,
        bool isFallback)
    {
        Stage = stage;
        Notes = notes;
        Alternatives = alternatives;
        Predicate = predicate;
        IsFallback = isFallback;
    }

    /// <summary>Gets the stage that the rule gives.</summary>
    public StageInfo Stage { get; }

    /// <summary>Gets the key, unique within the list.</summary>
    public string Key => Notes.Key;

    /// <summary>Gets key, name and source.</summary>
    public StageRuleNotes Notes { get; }

    /// <summary>
    /// Gets the alternatives of which one must hold, each a list of conditions that must all hold. The fallback has one alternative
    /// without conditions, which always holds; a rule without alternatives never holds.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Condition<TFacts>>> Alternatives { get; }

    /// <summary>Gets the predicate as it was written, or an equal one where it came from JSON.</summary>
    public Expression<Func<TFacts, bool>> Predicate { get; }

    /// <summary>Gets a value indicating whether this is the last rule, which holds where no other does.</summary>
    public bool IsFallback { get; }

    /// <summary>Says what must hold: conditions joined by "and", alternatives by "or".</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        if (Alternatives.Any(a => a.Count == 0))
        {
            return ReasonTexts.Get("Always", culture);
        }

        return string.Join(
            ReasonTexts.Get("Or", culture),
            Alternatives.Select(a => string.Join(ReasonTexts.Get("And", culture), a.Select(c => c.Say(culture)))));
    }

    /// <summary>Key and conditions in English.</summary>
    /// <returns>E.g. <c>lapsed-buyer: orders at least 1 and days since the last order more than 90</c>.</returns>
    public override string ToString() => $"{Key}: {Say(CultureInfo.InvariantCulture)}";
}
