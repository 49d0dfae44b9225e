using System.Globalization;

namespace CustomerLifecycle;

/// <summary>One thing that would have to happen on the way to a stage.</summary>
/// <typeparam name="TFacts">The type that holds the facts.</typeparam>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class WayStep<TFacts> : ISayable
{
    private readonly FactStep<TFacts> _step;

    internal WayStep(FactStep<TFacts> step, in PlannedStep planned)
    {
        _step = step;
        Times = planned.Times;
        Choice = double.IsNaN(planned.Choice) ? null : planned.Choice;
        IsTotal = planned.IsTotal;
        ChosenFact = !planned.IsChosen ? null
            : planned.IsTotal ? step.Effects.First(e => e.Kind == FactEffectKind.AddChoice).Fact
            : step.About;
    }

    /// <summary>
    /// Gets what happens: the kind of the event in kebab case, e.g. <c>order</c> or <c>review</c>, or <c>cross-sell</c>, <c>up-sell</c>,
    /// <c>deep-sell</c> for such an order; for facts of the user's own the key of the fact that changes.
    /// </summary>
    public string Key => _step.Key;

    /// <summary>Gets how many times, at least 1.</summary>
    public int Times { get; }

    /// <summary>
    /// Gets the number that it comes with: the amount of an order, the per cent of a profile, an answer, a satisfaction, the days until a
    /// contract ends, or the new value of a fact of the user's own; <see langword="null"/> where it comes with none.
    /// </summary>
    public double? Choice { get; }

    /// <summary>
    /// Gets a value indicating whether <see cref="Choice"/> is what all of them together must come to: "orders worth 120.00 more".
    /// </summary>
    public bool IsTotal { get; }

    /// <summary>Gets the text that an attribute is set to; <see langword="null"/> where the choice is a number, or there is none.</summary>
    public string? ChoiceText =>
        Choice is { } code && ChosenFact is { IsText: true } && _step.Texts?.TryGetValue(code, out string? text) == true ? text : null;

    /// <summary>Gets the fact that <see cref="Choice"/> was asked for; <see langword="null"/> where any number would do.</summary>
    public FactInfo<TFacts>? ChosenFact { get; }

    /// <summary>Says the step: <c>one more order</c>, <c>a new contract (365 days left in the contract)</c>.</summary>
    /// <param name="culture">The language.</param>
    /// <returns>The words.</returns>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (_step.Phrases is null)
        {
            return $"{_step.About.Name.In(culture)} {_step.About.SayValue(Choice ?? 0, culture)}";
        }

        if (_step.SaysChoice)
        {
            return ChosenFact is not null && Choice is null ? _step.Phrases.Other.In(culture)
                : ChosenFact is { } chosen
                    ? string.Format(CultureInfo.InvariantCulture, _step.Phrases.One.In(culture), ChoiceOf(chosen, culture))
                : _step.Phrases.None.In(culture);
        }

        LocalizedText phrase = Times == 1 ? _step.Phrases.One : _step.Phrases.Other;
        string said = string.Format(CultureInfo.InvariantCulture, phrase.In(culture), Times);
        if (IsTotal && ChosenFact is { } summed)
        {
            string worth = summed.SayValue(Choice!.Value, culture);
            return Times == 1 && _step.Sample == SampleEvents.Of(CustomerEventKind.Order)
                ? FactTexts.All.Format("step.worth.order", culture, worth)
                : FactTexts.All.Format("step.worth", culture, said, worth);
        }

        return ChosenFact is null ? said : $"{said} ({ChosenFact.Say(Choice, culture)})";
    }

    private string ChoiceOf(FactInfo<TFacts> fact, CultureInfo culture) => ChoiceText ?? fact.SayValue(Choice ?? 0, culture);

    /// <summary>The step in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
