using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>One rule: a stage and what must hold for it, provided that no earlier rule holds.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class StageRule<TFacts> : ISayable
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
        return string.Join(' ', SayAlternatives(culture));
    }

    /// <summary>Says what must hold, each alternative by itself; all but the first begin with "or".</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words for each alternative.</returns>
    public IReadOnlyList<string> SayAlternatives(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        string and = ReasonTexts.Get("And", culture);
        string or = ReasonTexts.Get("Or", culture).TrimStart();
        return Alternatives.Any(a => a.Count == 0)
            ? [ReasonTexts.Get("Always", culture)]
            : [.. Alternatives.Select((a, i) => (i > 0 ? or : string.Empty) + string.Join(and, a.Select(c => c.Say(culture))))];
    }

    /// <summary>Key and conditions in English.</summary>
    /// <returns>E.g. <c>lapsed-buyer: orders at least 1 and days since the last order more than 90</c>.</returns>
    public override string ToString() => $"{Key}: {Say(CultureInfo.InvariantCulture)}";
}
