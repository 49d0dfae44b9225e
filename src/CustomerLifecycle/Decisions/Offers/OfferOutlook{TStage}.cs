using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Looks ahead for one customer to whom nothing happens: when they are lost, and when an offer is answered otherwise.</summary>
internal sealed class OfferOutlook<TStage>(
    WinBackPolicy winBackPolicy,
    ChurnOfferPolicy churnOfferPolicy,
    IValueForecast forecast,
    IStageClassifier<CustomerFacts, TStage> classifier,
    CustomerProfile profile,
    LocalDate asOf)
    where TStage : notnull
{
    private const int MostChanges = 32;

    private readonly StageRules<CustomerFacts, TStage>? _rules =
        classifier is StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 } rules ? rules : null;

    /// <summary>Whether rules tell when time alone changes the stage; otherwise days are tried.</summary>
    public bool IsForeseeable => _rules is not null;

    /// <summary>The day on which the stage will say that the customer is lost; <see langword="null"/> where it says so already.</summary>
    public LocalDate? LostOn(StageInfo stage, in CustomerFacts facts)
    {
        if (!WinBackPolicy.HasLostStage(classifier.Model) || WinBackPolicy.IsLost(stage, in facts))
        {
            return null;
        }

        foreach (LocalDate day in _rules is null ? TriedDays.After(asOf) : Turns(_rules, facts))
        {
            CustomerFacts then = profile.FactsAt(day);
            if (WinBackPolicy.IsLost(classifier.StageOf(in then), in then))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>
    /// The first day on which offers are answered otherwise, where rules do not tell it: whether an offer pays hangs on a forecast that
    /// changes from day to day.
    /// </summary>
    /// <returns>The day, before another one, and whether anything changes then: if not, it is the end of what was looked at.</returns>
    public (LocalDate On, bool IsChange)? NextAnswer(OfferDecision winBack, OfferDecision churnOffer, LocalDate? before)
    {
        if (IsForeseeable && winBack.Verdict == OfferVerdict.NotDue && churnOffer.Verdict == OfferVerdict.NotDue)
        {
            return null; // The day of an occasion is known.
        }

        LocalDate last = asOf;
        foreach (LocalDate day in TriedDays.After(asOf))
        {
            if (day >= before)
            {
                return null;
            }

            CustomerFacts facts = profile.FactsAt(day);
            if (AnswersOtherwise(in facts, day, winBack, churnOffer))
            {
                return (day, IsChange: true);
            }

            last = day;
        }

        return last > asOf ? (last, IsChange: false) : null;
    }

    private bool AnswersOtherwise(in CustomerFacts facts, LocalDate day, OfferDecision winBack, OfferDecision churnOffer)
    {
        ValueToCome toCome = forecast.Forecast(in facts);
        OfferDecision back = winBackPolicy.Decide(classifier.Model, classifier.StageOf(in facts), lostOn: null, in facts, toCome, day);
        return back.Verdict != winBack.Verdict
            || (back.Verdict == OfferVerdict.NotDue
                && churnOfferPolicy.Decide(
                    in facts, DeclineReport.Of(in facts, profile.Shop.Decline, day), toCome, back, day).Verdict != churnOffer.Verdict);
    }

    /// <summary>The days on which time changes the stage, and that on which the contract ends.</summary>
    private SortedSet<LocalDate> Turns(StageRules<CustomerFacts, TStage> rules, CustomerFacts facts)
    {
        SortedSet<LocalDate> days = [];
        if (facts.DaysUntilContractEnd is >= 1 and int left && Calendar.Plus(asOf, left) is { } end)
        {
            days.Add(end);
        }

        LocalDate day = asOf;
        for (int change = 0; change < MostChanges && rules.NextChange(in facts, day) is { } next; change++)
        {
            day = next.On;
            facts = profile.FactsAt(day);
            days.Add(day);
        }

        return days;
    }
}
