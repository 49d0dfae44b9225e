using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Finds out since when a customer is where they are, by walking the last part of their life: where that is in one stage throughout, a
/// part twice as long, and so on, so that it never costs more than about twice the whole way.
/// </summary>
/// <remarks>Without a policy the stage of a day depends on the facts of that day alone, so a walk may begin at any event.</remarks>
internal static class CurrentStages
{
    private const int EventsAtFirst = 2;

    public static CurrentStage<TStage> Of<TStage>(
        CustomerHistory history, IStageClassifier<CustomerFacts, TStage> classifier, LocalDate asOf)
        where TStage : notnull
    {
        asOf = asOf.WithCalendar(CalendarSystem.Iso);
        Shop shop = history.Shop;
        Instant end = shop.EndOf(asOf);
        int count = history.CountBefore(end.ToUnixTimeTicks());
        StageGate<TStage> gate = new(classifier, shop, policy: null, []);
        for (int asked = EventsAtFirst; count > 0; asked *= 2)
        {
            int first = FirstAt(history.Events, Math.Max(0, count - asked));
            StageWalk<TStage> walk = new(shop, classifier, gate);
            CustomerProfile profile = StageReplay.Walk(walk, history, end, LocalDay.Of(asOf) + 1, first);
            if (walk.Transitions.Count > 0 || first == 0)
            {
                return Of(walk, profile, classifier, shop, asOf);
            }
        }

        CustomerFacts nothing = history.FactsAt(asOf);
        return new CurrentStage<TStage>(
            classifier.Model, asOf, classifier.Classify(in nothing).Stage, since: null, nextChange: null, in nothing);
    }

    private static CurrentStage<TStage> Of<TStage>(
        StageWalk<TStage> walk,
        CustomerProfile profile,
        IStageClassifier<CustomerFacts, TStage> classifier,
        Shop shop,
        LocalDate asOf)
        where TStage : notnull
    {
        TStage stage = walk.Stage;
        Instant entered = walk.Transitions.Count > 0 ? walk.Transitions[^1].At : walk.Began!.Value;
        CustomerFacts facts = profile.FactsAt(asOf);
        return new CurrentStage<TStage>(classifier.Model, asOf, stage, shop.DayOf(entered), walk.WalkToNextChange(profile), in facts);
    }

    /// <summary>The first of the events at the instant of one of them: those count together.</summary>
    private static int FirstAt(IReadOnlyList<CustomerEvent> events, int index)
    {
        while (index > 0 && events[index - 1].Ticks == events[index].Ticks)
        {
            index--;
        }

        return index;
    }
}
