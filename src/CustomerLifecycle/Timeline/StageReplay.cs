using NodaTime;

namespace CustomerLifecycle;

/// <summary>Walks through a history up to the end of a day.</summary>
internal static class StageReplay
{
    public static StageTimeline<TStage> Run<TStage>(
        CustomerHistory history,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate until,
        TimelinePolicy<TStage>? policy,
        IEnumerable<StageOverride<TStage>> overrides)
        where TStage : notnull
    {
        until = until.WithCalendar(CalendarSystem.Iso);
        StageWalk<TStage> walk = new(history.Shop, classifier, new StageGate<TStage>(classifier, history.Shop, policy, overrides));
        CustomerProfile profile = Walk(walk, history, history.Shop.EndOf(until), LocalDay.Of(until) + 1);
        return new StageTimeline<TStage>(classifier, history.Shop, until, policy, walk, profile);
    }

    /// <summary>Takes all events before an instant and what time brings between them and up to it.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="history">The events.</param>
    /// <param name="end">The instant.</param>
    /// <param name="endDay">Its calendar day.</param>
    /// <returns>The profile of the events taken.</returns>
    public static CustomerProfile Walk<TStage>(StageWalk<TStage> walk, CustomerHistory history, Instant end, int endDay)
        where TStage : notnull
    {
        Shop shop = history.Shop;
        IReadOnlyList<CustomerEvent> events = history.Events;
        CustomerProfile profile = history.ProfileOfFirst(0);
        profile.AdoptCurrency(history.Currency);
        for (int taken = 0; taken < events.Count && events[taken].At < end;)
        {
            Instant at = events[taken].At;
            int day = LocalDay.Of(at, shop.Zone);
            Verdict<TStage>? byTime = walk.PassTime(profile, at, day);
            bool isRevised = false;
            for (; taken < events.Count && events[taken].At == at; taken++)
            {
                isRevised |= history.IsRevisedBy(taken + 1);
                profile.Add(events[taken], day);
            }

            profile = isRevised ? history.ProfileOfFirst(taken) : profile;
            walk.Take(profile, events[taken - 1], at, day, byTime);
        }

        walk.PassTime(profile, end, endDay);
        return profile;
    }
}
