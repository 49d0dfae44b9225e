using System.Globalization;
using System.Linq.Expressions;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>A condition on a customer, explained and foreseen like a stage.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class Trigger : ISayable
{
    private readonly StageRules<CustomerFacts, bool> _rules;

    private Trigger(StageRules<CustomerFacts, bool> rules) => _rules = rules;

    /// <summary>Gets the trigger that holds for everybody.</summary>
    public static Trigger Always { get; } = When(_ => true);

    /// <summary>Gets a value indicating whether the trigger holds for everybody.</summary>
    public bool IsAlways => _rules.Rules[0].Alternatives.Any(a => a.Count == 0);

    /// <summary>Gets a value indicating whether it can be worked out when time alone changes it; otherwise days are tried.</summary>
    public bool IsForeseeable => _rules.Unforeseeable.Count == 0;

    private bool IsNever => _rules.Rules[0].Alternatives.Count == 0;

    /// <summary>Makes a trigger.</summary>
    /// <param name="predicate">What must hold; comparisons of facts are taken apart, as in rules.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="ArgumentException">The predicate has too many alternatives or conditions.</exception>
    public static Trigger When(Expression<Func<CustomerFacts, bool>> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new Trigger(PredicateRules.Of(predicate));
    }

    /// <summary>Whether it holds.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <returns>Whether it holds.</returns>
    /// <exception cref="InvalidOperationException">
    /// The facts are those of a profile that does not keep a fact of the user's own which is asked for.
    /// </exception>
    public bool Holds(in CustomerFacts facts) => _rules.Classify(in facts).Stage;

    /// <summary>Says why it holds, or what it fails on, with measured values beside thresholds.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    /// <exception cref="InvalidOperationException">
    /// The facts are those of a profile that does not keep a fact of the user's own which is asked for.
    /// </exception>
    public string SayReason(in CustomerFacts facts, CultureInfo culture)
    {
        if (IsNever)
        {
            return Say(culture);
        }

        StageExplanation<CustomerFacts> explanation = _rules.Explain(in facts);
        return Holds(in facts) || explanation.Others.Count == 0 ? explanation.SayReason(culture) : explanation.Others[0].Say(culture);
    }

    /// <summary>The day on which the trigger begins or ceases to hold if nothing happens.</summary>
    /// <param name="facts">The customer's facts as of <paramref name="asOf"/>.</param>
    /// <param name="asOf">The day of the facts.</param>
    /// <returns>
    /// The day; <see langword="null"/> where time alone changes nothing, or, where it cannot be worked out (<see cref="IsForeseeable"/>),
    /// not within <see cref="StageTimeline.MostDaysTried"/> days.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The facts are those of a profile that does not keep a fact of the user's own which is asked for.
    /// </exception>
    public LocalDate? NextChange(in CustomerFacts facts, LocalDate asOf)
    {
        if (IsForeseeable)
        {
            return _rules.NextChange(in facts, asOf)?.On;
        }

        bool holds = Holds(in facts);
        foreach ((int i, LocalDate day) in TriedDays.After(asOf).Index())
        {
            if (Holds(facts.AfterDays(i + 1)) != holds)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Says what must hold.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture) => IsNever ? DecisionTexts.Format("trigger.never", culture) : _rules.Rules[0].Say(culture);

    /// <summary>What must hold, in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
