using NodaTime;

namespace CustomerLifecycle;

/// <summary>Finds out where one customer after the other stands on a day; each thread needs its own.</summary>
internal sealed class CurrentStages<TStage>
    where TStage : notnull
{
    private readonly IStageClassifier<CustomerFacts, TStage> _classifier;
    private readonly AskedFacts _asked;
    private readonly LocalDate _asOf;
    private readonly CurrentWalk<TStage>? _walk; // null where days have to be tried
    private readonly PackedLife? _life; // null where it takes a history

    /// <summary>Initializes a new instance of the <see cref="CurrentStages{TStage}"/> class.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="shop">The shop of the customers.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="asked">The facts that the classifier asks for; null where they are not known yet.</param>
    public CurrentStages(IStageClassifier<CustomerFacts, TStage> classifier, Shop shop, LocalDate asOf, AskedFacts? asked = null)
    {
        _classifier = classifier;
        _asked = asked ?? StageRules.FactsAskedBy(classifier);
        _asOf = asOf.WithCalendar(CalendarSystem.Iso);
        if (classifier is StageRules<CustomerFacts, TStage> { Unforeseeable.Count: 0 } rules)
        {
            _walk = new CurrentWalk<TStage>(rules, shop, _asOf);
            _life = asked?.Lives(shop);
        }
    }

    /// <summary>Where a customer of a base stands.</summary>
    public CurrentStage<TStage> Of(ICustomerEvents events, int customer) =>
        _walk is not null && _life is not null && events.TryLoad(customer, _walk.End, _life)
            ? _walk.Of(_life)
            : Of(events.HistoryOf(customer));

    /// <summary>Where the customer of a history stands.</summary>
    public CurrentStage<TStage> Of(CustomerHistory history)
    {
        if (_walk is not null)
        {
            return _walk.Of(_asked.LifeOf(history, history.CountBefore(_walk.End)));
        }

        // Days would be tried one by one, at every beginning anew.
        StageTimeline<TStage> timeline = StageTimeline.Replay(history, _classifier, _asOf);
        CustomerFacts facts = history.FactsAt(_asOf);
        return new CurrentStage<TStage>(
            _classifier,
            _asOf,
            timeline.Current is { } visit ? visit.Stage : _classifier.Classify(in facts).Stage,
            timeline.Current is { } since ? history.Shop.DayOf(since.Entered) : null,
            timeline.NextChange,
            in facts);
    }
}
