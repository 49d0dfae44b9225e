using System.Globalization;
using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>The smallest part of a rule: one fact beside one threshold or one other fact.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <remarks>
/// A comparison with a threshold is kept as the range of values that satisfy it (<see cref="Range"/>): that is what all readings of a
/// rule share. Two conditions with the same fact and range are the same condition, however they were written.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class Condition<TFacts> : ISayable
{
    private readonly Lazy<Func<TFacts, bool>> _compiled;
    private SaidReadings? _said; // in the language that was asked for last

    internal Condition(
        string identity,
        ConditionOperator comparison,
        Expression<Func<TFacts, bool>> predicate,
        FactInfo<TFacts>? fact = null,
        FactInfo<TFacts>? other = null)
    {
        Identity = identity;
        Operator = comparison;
        Predicate = predicate;
        Fact = fact;
        OtherFact = other;
        _compiled = new(() => predicate.Compile());
    }

    /// <summary>Gets the fact compared; <see langword="null"/> for a predicate that cannot be taken apart.</summary>
    public FactInfo<TFacts>? Fact { get; }

    /// <summary>Gets the comparison.</summary>
    public ConditionOperator Operator { get; }

    /// <summary>Gets the threshold, 1 or 0 for a flag; <see langword="null"/> where there is none.</summary>
    public double? Threshold { get; internal init; }

    /// <summary>Gets the threshold in the fact's own type.</summary>
    internal object? ThresholdValue { get; init; }

    /// <summary>Gets the text that the fact is compared with; <see langword="null"/> where it is compared with none.</summary>
    public string? ThresholdText => ThresholdValue as string;

    /// <summary>Gets the fact that is the threshold; <see langword="null"/> where the threshold is a number or there is none.</summary>
    public FactInfo<TFacts>? OtherFact { get; }

    /// <summary>Gets the values that satisfy the comparison, ends included; <see langword="null"/> where no threshold is compared, or where
    /// the fact is of a type of the user's own whose values a range does not tell apart exactly (decimal, long, NaN).</summary>
    public FactRange? Range { get; internal init; }

    /// <summary>Gets the condition as an expression that a LINQ provider may translate.</summary>
    public Expression<Func<TFacts, bool>> Predicate { get; }

    /// <summary>Gets what makes two conditions the same: fact and range, independent of how they were written.</summary>
    public string Identity { get; }

    /// <summary>Gets a value indicating whether the condition could not be taken apart; then it has no fact and no threshold.</summary>
    public bool IsOpaque => Operator == ConditionOperator.Custom;

    /// <summary>Whether the condition holds.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>Whether it holds; a missing fact satisfies no comparison.</returns>
    public bool Holds(in TFacts facts)
    {
        if (Fact is null || OtherFact is not null || !Fact.IsExact)
        {
            return _compiled.Value(facts);
        }

        if (ThresholdText is { } asked)
        {
            return Fact.ReadText!(in facts) is { } text
                && string.Equals(text, asked, StringComparison.Ordinal) == (Operator == ConditionOperator.Is);
        }

        double value = Fact.MeasureOrNaN(in facts);
        return Range is { } range ? range.Contains(value) : double.IsNaN(value) == (Operator == ConditionOperator.IsMissing);
    }

    /// <summary>Says what the condition asks for: <c>at least 1</c>, <c>more than 90</c>.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words; empty where the fact says it all, as for a flag.</returns>
    public string SayThreshold(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        SaidReadings said = SaidIn(culture);
        return said.Threshold ??= ThresholdIn(culture);
    }

    /// <summary>What was said in a language so far.</summary>
    internal SaidReadings SaidIn(CultureInfo culture) =>
        _said is { } said && ReferenceEquals(said.Culture, culture) ? said : _said = new SaidReadings(culture);

    /// <summary>Says the whole condition: <c>orders at least 1</c>, <c>signed up</c>, <c>no order yet</c>.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Operator switch
        {
            ConditionOperator.Custom => Predicate.Body.ToString(),
            ConditionOperator.IsMissing => Fact!.IsText ? Fact.SayText(null, culture) : Fact.Say(null, culture),
            ConditionOperator.IsPresent => ReasonTexts.Format("IsPresent", culture, Fact!.Name.In(culture)),
            ConditionOperator.Is when Fact!.Unit == FactUnit.Flag => Fact.Say(Threshold, culture),
            _ => $"{Fact!.Name.In(culture)} {SayThreshold(culture)}",
        };
    }

    /// <summary>The whole condition in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    private string ThresholdIn(CultureInfo culture) => Operator switch
    {
        ConditionOperator.IsMissing or ConditionOperator.IsPresent or ConditionOperator.Custom => string.Empty,
        ConditionOperator.Is when Fact!.Unit == FactUnit.Flag => string.Empty,
        _ when Fact!.Unit == FactUnit.Date && OtherFact is null =>
            ReasonTexts.Format(Operator + "Date", culture, Fact.SayValue(Threshold!.Value, culture)),
        _ when ThresholdText is { } text => ReasonTexts.Format(Operator + "Text", culture, text),
        _ => ReasonTexts.Format(Operator.ToString(), culture, OtherFact?.Name.In(culture) ?? Fact!.SayValue(Threshold!.Value, culture)),
    };
}
