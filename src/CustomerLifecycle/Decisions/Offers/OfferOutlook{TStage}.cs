using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Decisions.Decline;
using CustomerLifecycle.Decisions.Value;
using NodaTime;

namespace CustomerLifecycle.Decisions.Offers;

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
    private const int MostDays = 366;
    private const int MostChanges = 32;

    /// <summary>The day on which the stage says that the customer is lost: along the changes that time brings, or on the end of the contract.</summary>
    public LocalDate? LostOn(in CustomerFacts facts)
    {
        if (classifier is not StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 } rules || !winBackPolicy.HasLostStage(rules.Model))
        {
            return null;
        }

        SortedSet<LocalDate> days = [.. ChangesOfStage(rules, facts)];
        if (facts.DaysUntilContractEnd is >= 1 and int left && left <= Period.DaysBetween(asOf, LocalDate.MaxIsoValue))
        {
            days.Add(asOf.PlusDays(left));
        }

        foreach (LocalDate day in days)
        {
            CustomerFacts then = profile.FactsAt(day);
            if (winBackPolicy.IsLost(rules.Model, rules.StageOf(in then), in then))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Whether an offer pays hangs on a forecast that changes from day to day: the first day on which it is answered otherwise.</summary>
    public LocalDate? NextVerdict(OfferDecision winBack, OfferDecision churnOffer, LocalDate? before)
    {
        if (winBack.Verdict == OfferVerdict.NotDue && churnOffer.Verdict == OfferVerdict.NotDue)
        {
            return null; // The day of an occasion is known.
        }

        int days = Math.Min(MostDays, Period.DaysBetween(asOf, LocalDate.MaxIsoValue));
        for (LocalDate day = asOf; days > 0; days--)
        {
            day = day.PlusDays(1);
            if (day >= before)
            {
                return null;
            }

            CustomerFacts facts = profile.FactsAt(day);
            ValueToCome toCome = forecast.Forecast(in facts);
            OfferDecision back = winBackPolicy.Decide(classifier.Model, classifier.StageOf(in facts), lostOn: null, in facts, toCome, day);
            if (back.Verdict != winBack.Verdict
                || (back.Verdict == OfferVerdict.NotDue
                    && churnOfferPolicy.Decide(in facts, DeclineReport.Of(in facts, profile.Shop.Decline, day), toCome, back, day).Verdict != churnOffer.Verdict))
            {
                return day;
            }
        }

        return null;
    }

    private IEnumerable<LocalDate> ChangesOfStage(StageRules<CustomerFacts, TStage> rules, CustomerFacts facts)
    {
        LocalDate day = asOf;
        for (int change = 0; change < MostChanges && rules.NextChange(in facts, day) is { } next; change++)
        {
            day = next.On;
            facts = profile.FactsAt(day);
            yield return day;
        }
    }
}
