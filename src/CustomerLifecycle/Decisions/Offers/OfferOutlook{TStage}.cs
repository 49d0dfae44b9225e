using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Looks ahead for one customer to whom nothing happens: when they are lost, and when an offer is answered otherwise.</summary>
internal sealed class OfferOutlook<TStage>(
    WinBackPolicy winBackPolicy,
    ChurnOfferPolicy churnOfferPolicy,
    IValueForecast forecast,
    StageTimeline<TStage> life,
    StageInfo stage,
    CustomerProfile profile)
    where TStage : notnull
{
    private const int MostChanges = 32;

    /// <summary>Whether rules tell when time alone changes the stage; otherwise days are tried.</summary>
    public bool IsForeseeable => life.IsForeseeable;

    /// <summary>The day on which the stage will say that the customer is lost; <see langword="null"/> where it says so already.</summary>
    public LocalDate? LostOn(in CustomerFacts facts)
    {
        if (!WinBackPolicy.HasLostStage(life.Model) || WinBackPolicy.IsLost(stage, in facts))
        {
            return null;
        }

        IEnumerable<LocalDate> days = IsForeseeable ? Turns(facts.DaysUntilContractEnd) : TriedDays.After(life.AsOf);
        foreach ((LocalDate day, StageInfo then) in StagesOn(days))
        {
            if (WinBackPolicy.IsLost(then, profile.FactsAt(day)))
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

        LocalDate last = life.AsOf;
        foreach ((LocalDate day, StageInfo then) in StagesOn(TriedDays.After(life.AsOf)))
        {
            if (day >= before)
            {
                return null;
            }

            if (AnswersOtherwise(then, day, winBack, churnOffer))
            {
                return (day, IsChange: true);
            }

            last = day;
        }

        return last > life.AsOf ? (last, IsChange: false) : null;
    }

    private bool AnswersOtherwise(StageInfo then, LocalDate day, OfferDecision winBack, OfferDecision churnOffer)
    {
        CustomerFacts facts = profile.FactsAt(day);
        ValueToCome toCome = forecast.Forecast(in facts);
        OfferDecision back = winBackPolicy.Decide(life.Model, then, lostOn: null, in facts, toCome, day);
        return back.Verdict != winBack.Verdict
            || (back.Verdict == OfferVerdict.NotDue
                && churnOfferPolicy.Decide(
                    in facts, DeclineReport.Of(in facts, profile.Shop.Decline, day), toCome, back, day).Verdict != churnOffer.Verdict);
    }

    /// <summary>The days on which time changes the stage, and that on which the contract ends.</summary>
    private SortedSet<LocalDate> Turns(int? daysUntilContractEnd)
    {
        SortedSet<LocalDate> days = [.. life.ChangesToCome().Take(MostChanges).Select(c => c.On)];
        if (daysUntilContractEnd is >= 1 and int left && Calendar.Plus(life.AsOf, left) is { } end)
        {
            days.Add(end);
        }

        return days;
    }

    /// <summary>The stage at the end of each of some days, the earliest first.</summary>
    private IEnumerable<(LocalDate Day, StageInfo Stage)> StagesOn(IEnumerable<LocalDate> days)
    {
        using IEnumerator<NextStageChange<TStage>> changes = life.ChangesToCome().GetEnumerator();
        bool isMore = changes.MoveNext();
        StageInfo now = stage;
        foreach (LocalDate day in days)
        {
            for (; isMore && changes.Current.On <= day; isMore = changes.MoveNext())
            {
                now = life.Model[changes.Current.Stage];
            }

            yield return (day, now);
        }
    }
}
