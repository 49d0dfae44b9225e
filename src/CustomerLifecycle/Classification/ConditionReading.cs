using System.Globalization;

namespace CustomerLifecycle.Classification;

/// <summary>A condition beside what was measured.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class ConditionReading<TFacts>
{
    internal ConditionReading(Condition<TFacts> condition, in TFacts facts)
    {
        Condition = condition;
        Value = condition.Fact?.Measure(in facts);
        OtherValue = condition.OtherFact?.Measure(in facts);
        Holds = condition.Holds(in facts);
    }

    /// <summary>Gets the condition.</summary>
    public Condition<TFacts> Condition { get; }

    /// <summary>Gets the measured value, 1 or 0 for a flag; <see langword="null"/> where it is missing or the condition cannot be taken apart.</summary>
    public double? Value { get; }

    /// <summary>Gets the measured value of the other fact where two facts are compared; else <see langword="null"/>.</summary>
    public double? OtherValue { get; }

    /// <summary>Gets a value indicating whether the condition holds.</summary>
    public bool Holds { get; }

    /// <summary>Says the measured value beside the threshold: <c>4 orders (at least 1)</c>, or <c>0 orders (at least 1 needed)</c>.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (Condition.Fact is null)
        {
            return ReasonTexts.Format(Holds ? "CustomHolds" : "CustomFails", culture, Condition.Identity);
        }

        string measured = Condition.Fact.Say(Value, culture);
        string threshold = Condition.SayThreshold(culture);
        if (Condition.OtherFact is { } other)
        {
            threshold += $": {(OtherValue is { } value ? other.FormatValue(value) : "–")}";
        }

        return (threshold.Length == 0 || Value is null, Holds) switch
        {
            (true, _) => measured,
            (_, true) => $"{measured} ({threshold})",
            (_, false) => $"{measured} ({ReasonTexts.Format("Needed", culture, threshold)})",
        };
    }

    /// <summary>The measured value beside the threshold in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
