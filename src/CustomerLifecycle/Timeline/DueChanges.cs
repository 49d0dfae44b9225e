using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Finds whose stage changes by time alone, and when, so that an application can schedule instead of looking at everybody every day.
/// </summary>
/// <threadsafety>Holds no state; safe from any thread.</threadsafety>
public static class DueChanges
{
    /// <summary>Everyone whose stage changes up to a day if nothing happens.</summary>
    /// <typeparam name="TKey">The type of the customers' ids.</typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="asOf">The day as of whose end the customers are known; later events are left out.</param>
    /// <param name="until">The last day on which a change is listed, included.</param>
    /// <param name="policy">
    /// Which moves are made; <see langword="null"/>: all that the classifier asks for. Under a policy every customer's history is replayed.
    /// </param>
    /// <returns>
    /// The customers in order of the day; on the same day in the order in which they were given. Who has no event by
    /// <paramref name="asOf"/> is left out.
    /// </returns>
    /// <remarks>
    /// With rules (<see cref="StageRules{TFacts, TStage}"/>) the day is worked out, however far ahead. Any other classifier, and rules with
    /// <see cref="StageRules{TFacts}.Unforeseeable"/> conditions, are asked day by day, up to <see cref="StageTimeline.MostDaysTried"/>
    /// days after <paramref name="asOf"/>: changes after that are not listed, since nobody looked.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The classifier answers with what is none of its model's stages.</exception>
    /// <exception cref="ArgumentException">The policy is of another model.</exception>
    public static IReadOnlyList<DueChange<TKey, TStage>> Until<TKey, TStage>(
        IEnumerable<KeyValuePair<TKey, CustomerHistory>> customers,
        IStageClassifier<CustomerFacts, TStage> classifier,
        LocalDate asOf,
        LocalDate until,
        TimelinePolicy<TStage>? policy = null)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(classifier);
        List<DueChange<TKey, TStage>> due = [];
        foreach ((TKey customer, CustomerHistory history) in customers)
        {
            ArgumentNullException.ThrowIfNull(history, nameof(customers));
            if (policy is not null)
            {
                StageTimeline<TStage> timeline = StageTimeline.Replay(history, classifier, asOf, policy);
                if (timeline.Current is { } visit && timeline.NextChange is { } move && move.On <= until)
                {
                    due.Add(new DueChange<TKey, TStage>(customer, classifier.Model[visit.Stage], move));
                }

                continue;
            }

            CustomerProfile profile = history.ProfileAt(asOf);
            if (profile.Newest is null)
            {
                continue;
            }

            CustomerFacts facts = profile.FactsAt(asOf);
            TStage stage = classifier.Model.Answered(classifier.Classify(in facts).Stage).Value;
            NextStageChange<TStage>? change = classifier is StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 } rules
                ? rules.NextChange(in facts, asOf)
                : TryDays(profile, classifier, stage, asOf, until);
            if (change is { } next && next.On <= until)
            {
                due.Add(new DueChange<TKey, TStage>(customer, classifier.Model[stage], next));
            }
        }

        return [.. due.OrderBy(d => d.NextChange.On)];
    }

    private static NextStageChange<TStage>? TryDays<TStage>(
        CustomerProfile profile, IStageClassifier<CustomerFacts, TStage> classifier, TStage stage, LocalDate asOf, LocalDate until)
        where TStage : notnull
    {
        foreach (LocalDate day in TriedDays.After(asOf).TakeWhile(day => day <= until))
        {
            StageClassification<TStage> then = classifier.Classify(profile.FactsAt(day));
            if (!EqualityComparer<TStage>.Default.Equals(then.Stage, stage))
            {
                return new NextStageChange<TStage>(day, then.Stage, classifier.Model.Answered(then.Stage).Key, then.RuleOrdinal);
            }
        }

        return null;
    }
}
