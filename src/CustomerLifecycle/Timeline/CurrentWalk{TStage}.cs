using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Finds out since when a customer is where they are, by walking the last part of their life; where they were there throughout, the part
/// before it, as long as all that was walked so far, and so on. And until when, by walking on.
/// </summary>
/// <remarks>
/// Without a policy the stage of a day depends on the facts of that day alone, so a walk may begin at any event. It gives what a replay
/// (<see cref="StageWalk{TStage}"/>) ends with, keeps nothing of the way, and may be used again. Not safe for several threads.
/// </remarks>
/// <param name="rules">The rules, whose changes in time can be foreseen.</param>
/// <param name="shop">Zone and policies.</param>
/// <param name="asOf">The day.</param>
internal sealed class CurrentWalk<TStage>(StageRules<CustomerFacts, TStage> rules, Shop shop, LocalDate asOf)
    where TStage : notnull
{
    private const int EventsAtFirst = 2;
    private const int Never = int.MaxValue;

    private readonly int _lastDay = LocalDay.Of(asOf);
    private readonly SteadyDays _days = new(shop.Zone);
    private StageClassification<TStage> _now;
    private long _entered;
    private bool _began;
    private bool _hasMoved;
    private int _day;
    private int _lookOn; // the next day on which time alone may change the stage

    /// <summary>The instant, in ticks since 1970, at which the day is over.</summary>
    public long End { get; } = shop.EndTicksOf(asOf);

    /// <summary>Where a customer stands at the end of the day.</summary>
    /// <param name="life">Their events before <see cref="End"/>.</param>
    public CurrentStage<TStage> Of(ICustomerLife life)
    {
        if (life.Count == 0)
        {
            life.Begin(0);
            ref readonly CustomerFacts nothing = ref life.FactsOn(_lastDay);
            return new CurrentStage<TStage>(rules, asOf, rules.Classify(in nothing).Stage, since: null, nextChange: null, in nothing);
        }

        int first = BeginOfPart(life, life.Count - EventsAtFirst);
        TStage next = Walk(life, first, life.Count, End, _lastDay + 1);
        CustomerFacts facts = life.FactsOn(_lastDay);
        TStage stage = _now.Stage;
        (bool hasMoved, long entered) = (_hasMoved, _entered);
        NextStageChange<TStage>? change = NextChange(life);
        while (!hasMoved && first > 0)
        {
            int end = first;
            first = BeginOfPart(life, end - (life.Count - end));
            TStage before = Walk(life, first, end, life.TicksAt(end), life.DayAt(end));
            hasMoved = !Same(_now.Stage, next); // with the event behind
            (hasMoved, entered) = hasMoved ? (true, entered) : (_hasMoved, _entered);
            next = before;
        }

        return new CurrentStage<TStage>(rules, asOf, stage, DayOf(entered), change, in facts);
    }

    private static bool Same(TStage one, TStage other) => EqualityComparer<TStage>.Default.Equals(one, other);

    /// <summary>
    /// Where a part of a life begins: with the first event of a day, since those at one instant count together, and where clocks go back
    /// across midnight the latest day counts.
    /// </summary>
    private static int BeginOfPart(ICustomerLife life, int index)
    {
        index = Math.Max(0, index);
        while (index > 0 && life.DayAt(index - 1) >= life.DayAt(index))
        {
            index--;
        }

        return index;
    }

    /// <summary>Walks from one event up to another, or to the end of the life.</summary>
    /// <returns>The stage with the first event.</returns>
    private TStage Walk(ICustomerLife life, int first, int end, long endTicks, int endDay)
    {
        (_began, _hasMoved, _day, _lookOn) = (false, false, int.MinValue, Never);
        life.Begin(first);
        TStage begins = default!;
        for (int next = first; next < end;)
        {
            long at = life.TicksAt(next);
            int day = life.DayAt(next);
            PassTime(life, at, day);
            while (next < end && life.TicksAt(next) == at)
            {
                life.Add(next++);
            }

            bool isFirst = !_began;
            Look(life, at, day);
            begins = isFirst ? _now.Stage : begins;
        }

        PassTime(life, endTicks, endDay);
        return begins;
    }

    /// <summary>What time alone brings before an instant; at that very instant it is up to the event.</summary>
    private void PassTime(ICustomerLife life, long end, int day)
    {
        // The midnight itself is worked out only when the day has come.
        while (_lookOn <= day && BeginOf(_lookOn) is var at && at < end)
        {
            Look(life, at, _lookOn);
        }
    }

    private NextStageChange<TStage>? NextChange(ICustomerLife life)
    {
        _hasMoved = false;
        while (_lookOn != Never)
        {
            long at = BeginOf(_lookOn);
            Look(life, at, _lookOn);
            if (_hasMoved)
            {
                return new NextStageChange<TStage>(DayOf(at), _now.Stage, _now.Key!, _now.RuleOrdinal);
            }
        }

        return null;
    }

    private void Look(ICustomerLife life, long at, int day)
    {
        _day = Math.Max(_day, day);
        ref readonly CustomerFacts facts = ref life.FactsOn(_day);
        StageClassification<TStage> now = rules.Classify(in facts);
        bool moves = _began && !Same(now.Stage, _now.Stage);
        _entered = _began && !moves ? _entered : at;
        (_began, _hasMoved, _now) = (true, _hasMoved || moves, now);
        int days = rules.DaysToNextChange(in facts, in now);
        _lookOn = days > 0 && days <= LocalDay.Last - _day ? _day + days : Never;
    }

    /// <summary>The first tick of a day.</summary>
    private long BeginOf(int day) =>
        _days.TryBegin(day, out long begin) ? begin : shop.EndOf(LocalDay.ToDate(day - 1)).ToUnixTimeTicks();

    private LocalDate DayOf(long ticks) => LocalDay.ToDate(_days.Of(ticks));
}
