using NodaTime;

namespace CustomerLifecycle.Metrics;

/// <summary>Counts where customers are at both ends of a period, how they move in it, and how long they stay.</summary>
internal sealed class StageFlowTally<TStage>(StageModel<TStage> model, MetricPeriod period)
    where TStage : notnull
{
    public StageModel<TStage> Model => model;

    public MetricPeriod Period => period;

    /// <summary>Customers by stage at the start and at the end; 0 stands for "not yet a customer", the stages follow.</summary>
    public long[,] Movements { get; } = new long[model.Stages.Count + 1, model.Stages.Count + 1];

    /// <summary>Transitions of the period by stage left and entered; in row 0 those who entered their first stage.</summary>
    public long[,] Transitions { get; } = new long[model.Stages.Count + 1, model.Stages.Count + 1];

    /// <summary>Days of all visits by stage.</summary>
    public DurationCounts[] Stays { get; } = [.. model.Stages.Select(_ => new DurationCounts())];

    public void Add(StageTimeline<TStage> timeline)
    {
        int before = PlaceOf(timeline.StageOn(period.From.PlusDays(-1)));
        int after = PlaceOf(timeline.StageOn(period.To.PlusDays(-1)));
        Movements[before, after]++;
        Instant begin = timeline.Shop.EndOf(period.From.PlusDays(-1));
        for (int i = 0; i < timeline.Visits.Count; i++)
        {
            StageVisit<TStage> visit = timeline.Visits[i];
            int stage = model.OrdinalOf(visit.Stage);
            if (visit.Entered >= begin)
            {
                Transitions[i == 0 ? 0 : 1 + model.OrdinalOf(timeline.Visits[i - 1].Stage), 1 + stage]++;
            }

            Stays[stage].Add(timeline.DaysOf(in visit), isOpen: visit.Left is null);
        }
    }

    private int PlaceOf(StageInfo<TStage>? stage) => stage is null ? 0 : 1 + model.OrdinalOf(stage);
}
