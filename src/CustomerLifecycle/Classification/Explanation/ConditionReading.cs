using System.Globalization;

namespace CustomerLifecycle;

/// <summary>A condition beside what was measured.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class ConditionReading<TFacts> : ISayable
{
    internal ConditionReading(Condition<TFacts> condition, in TFacts facts)
    {
        Condition = condition;
        Value = condition.Fact?.Measure(in facts);
        Text = condition.Fact is { ReadText: { } read } ? read(in facts) : null;
        OtherValue = condition.OtherFact?.Measure(in facts);
        Evidence = Value is not null && condition.Fact is { Evidence.Count: > 0 } fact ? Beside(fact, in facts) : [];
        Holds = condition.Holds(in facts);
    }

    /// <summary>Gets the condition.</summary>
    public Condition<TFacts> Condition { get; }

    /// <summary>
    /// Gets the measured value, 1 or 0 for a flag; <see langword="null"/> where it is missing or the condition cannot be taken apart.
    /// </summary>
    public double? Value { get; }

    /// <summary>Gets the measured value of the other fact where two facts are compared; else <see langword="null"/>.</summary>
    public double? OtherValue { get; }

    /// <summary>Gets the measured text; <see langword="null"/> where the fact is no text, or missing.</summary>
    public string? Text { get; }

    /// <summary>Gets the measured values that the value rests on, those that are there.</summary>
    public IReadOnlyList<(FactInfo<TFacts> Fact, double Value)> Evidence { get; }

    /// <summary>Gets a value indicating whether the condition holds.</summary>
    public bool Holds { get; }

    /// <summary>
    /// Says the measured value beside the threshold: <c>4 orders (at least 1)</c>, or <c>0 orders (needed: at least 1)</c>.
    /// </summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (Condition.Fact is null)
        {
            return ReasonTexts.Format(Holds ? "CustomHolds" : "CustomFails", culture, Condition.Say(culture));
        }

        bool isOfValueAlone = Condition is { OtherFact: null, Fact.IsText: false } && Evidence.Count == 0;
        if (!isOfValueAlone || SaidReadings.PlaceOf(Value, Holds) is not { } place)
        {
            return SayMeasured(culture);
        }

        ref string? said = ref Condition.SaidIn(culture).At(place);
        return said ??= SayMeasured(culture);
    }

    /// <summary>The measured value beside the threshold in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    private static (FactInfo<TFacts> Fact, double Value)[] Beside(FactInfo<TFacts> fact, in TFacts facts)
    {
        List<(FactInfo<TFacts> Fact, double Value)> evidence = [];
        foreach (FactInfo<TFacts> other in fact.Evidence)
        {
            if (other.Measure(in facts) is { } value)
            {
                evidence.Add((other, value));
            }
        }

        return [.. evidence];
    }

    private string SayMeasured(CultureInfo culture)
    {
        string measured = Condition.Fact!.IsText ? Condition.Fact.SayText(Text, culture) : Condition.Fact.Say(Value, culture);
        measured = Evidence.Count == 0
            ? measured
            : $"{measured}: {string.Join(", ", Evidence.Select(e => e.Fact.Say(e.Value, culture)))}";
        string asked = Asked(culture);
        string other = Condition.OtherFact is { } fact
            ? $": {(OtherValue is { } value ? fact.SayValue(value, culture) : "–")}"
            : string.Empty;
        return (asked.Length == 0, Holds) switch
        {
            (true, _) => measured,
            (_, true) => $"{measured} ({asked}{other})",
            (_, false) => $"{measured} ({ReasonTexts.Format("Needed", culture, asked)}{other})",
        };
    }

    /// <summary>What the condition asked for, where the measured value does not say it already.</summary>
    private string Asked(CultureInfo culture) => Condition.Operator switch
    {
        ConditionOperator.IsMissing or ConditionOperator.IsPresent => Holds ? string.Empty : Condition.Say(culture),
        ConditionOperator.Is when Condition.Fact!.IsText => Holds ? string.Empty : Condition.SayThreshold(culture),
        ConditionOperator.Is when Condition.Fact!.Unit == FactUnit.Flag => Holds || Value != 1 ? string.Empty : Condition.Say(culture),
        _ when Condition is { OtherFact: null, Threshold: { } days } && Condition.Fact!.SaysAsPast(Value) => AskedOfThePast(days, culture),
        _ => Value is null ? Condition.Say(culture) : Condition.SayThreshold(culture),
    };

    /// <summary>Days until something that is over are said as days since, so the threshold is turned round, too.</summary>
    private string AskedOfThePast(double days, CultureInfo culture) => (days < 0, Holds) switch
    {
        (true, _) => ReasonTexts.Format(Condition.Operator.Mirrored.ToString(), culture, Condition.Fact!.SayValue(-days, culture)),
        (false, true) => string.Empty, // That it is over says all there is to say about "less than 1 day left".
        _ => Condition.Say(culture),
    };
}
