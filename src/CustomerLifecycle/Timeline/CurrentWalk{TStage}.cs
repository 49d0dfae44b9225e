using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Walks the last part of a life to find out since when a customer is where they are: where they were there throughout, a part twice as
/// long, and so on, so that it never costs more than about twice the whole way. And on from there, to the next change.
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
    private CustomerFacts _facts;
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
            _facts = life.FactsOn(_lastDay);
            return new CurrentStage<TStage>(rules, asOf, rules.Classify(in _facts).Stage, since: null, nextChange: null, in _facts);
        }

        int asked = EventsAtFirst;
        int first;
        do
        {
            first = FirstAt(life, Math.Max(0, life.Count - asked));
            Walk(life, first);
            asked *= 2;
        }
        while (first > 0 && !_hasMoved);

        LocalDate since = DayOf(_entered);
        CustomerFacts facts = life.FactsOn(_lastDay);
        TStage stage = _now.Stage;
        return new CurrentStage<TStage>(rules, asOf, stage, since, NextChange(life), in facts);
    }

    /// <summary>The first of the events at the instant of one of them: those count together.</summary>
    private static int FirstAt(ICustomerLife life, int index)
    {
        while (index > 0 && life.TicksAt(index - 1) == life.TicksAt(index))
        {
            index--;
        }

        return index;
    }

    private void Walk(ICustomerLife life, int first)
    {
        (_began, _hasMoved, _day, _lookOn) = (false, false, int.MinValue, Never);
        life.Begin(first);
        for (int next = first; next < life.Count;)
        {
            long at = life.TicksAt(next);
            int day = life.DayAt(next);
            PassTime(life, at, day);
            while (next < life.Count && life.TicksAt(next) == at)
            {
                life.Add(next++);
            }

            Look(life, at, day);
        }

        PassTime(life, End, _lastDay + 1);
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
        _facts = life.FactsOn(_day);
        StageClassification<TStage> now = rules.Classify(in _facts);
        bool moves = _began && !EqualityComparer<TStage>.Default.Equals(now.Stage, _now.Stage);
        _entered = _began && !moves ? _entered : at;
        (_began, _hasMoved, _now) = (true, _hasMoved || moves, now);
        int days = rules.DaysToNextChange(in _facts, in now);
        _lookOn = days > 0 && days <= LocalDay.Last - _day ? _day + days : Never;
    }

    /// <summary>The first tick of a day.</summary>
    private long BeginOf(int day) => shop.EndOf(LocalDay.ToDate(day - 1)).ToUnixTimeTicks();

    private LocalDate DayOf(long ticks) => shop.DayOf(Instant.FromUnixTimeTicks(ticks));
}
