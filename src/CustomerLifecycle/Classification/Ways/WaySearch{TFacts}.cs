
namespace CustomerLifecycle;

/// <summary>Looks for the smallest plans that lead to a stage: the cheapest first, each mended where it still fails.</summary>
internal sealed class WaySearch<TFacts>
{
    /// <summary>A search that is longer than this is given up: no way is found then.</summary>
    private const int MostPlans = 1_000;

    private const int MostThings = 4;
    private const int MostWays = 5;

    private readonly IReadOnlyList<StageRule<TFacts>> _rules;
    private readonly StageInfo _stage;
    private readonly ProjectedFacts<TFacts> _today;
    private readonly WayEffects<TFacts> _map;
    private readonly IReadOnlyList<Condition<TFacts>> _unforeseeable;
    private readonly PriorityQueue<WayPlan, (int Things, int Total, int Days, int Age)> _open = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Condition<TFacts>> _doubtful = new(StringComparer.Ordinal);

    public WaySearch(StageRules<TFacts> rules, StageInfo stage, in TFacts facts)
    {
        _rules = rules.Rules;
        _stage = stage;
        _today = new ProjectedFacts<TFacts>(rules, in facts);
        _map = rules.Ways;
        _unforeseeable = rules.Unforeseeable;
    }

    public WaysToStage<TFacts> Run()
    {
        if (_rules[_today.Winner()].Stage == _stage)
        {
            return new(_stage, isThere: true, [], []);
        }

        List<WayPlan> found = [];
        Add(WayPlan.Nothing);
        while (_open.TryDequeue(out WayPlan? plan, out (int Things, int Total, int Days, int) cost) && _seen.Count < MostPlans)
        {
            if (found.Count > 0 && (found[0].Things < cost.Things || found[0].Total < cost.Total))
            {
                break;
            }

            if (After(plan, later: 0) is not { } then)
            {
                continue;
            }

            StageRule<TFacts> winner = _rules[then.Winner()];
            if (then.Stage() == _stage)
            {
                found.Add(plan);
            }
            else if (winner.Stage != _stage)
            {
                Mend(plan, then, winner);
            }
        }

        ConditionReading<TFacts>[] obstacles = found.Count > 0 ? [] : Obstacles();
        return new(_stage, isThere: false, [.. found.OrderBy(FirstStepOf).Take(MostWays).Select(WayOf)], obstacles)
        {
            IsUnknown = found.Count == 0
                && (_doubtful.Count > 0 || Array.Exists(obstacles, o => IsMovedByWhatNobodyCanSay(o.Condition))),
        };
    }

    /// <summary>
    /// The facts if the plan is carried out so many days later than it could be; null where one of its steps is not possible then.
    /// </summary>
    private ProjectedFacts<TFacts>? After(WayPlan plan, int later)
    {
        ProjectedFacts<TFacts> world = _today.AfterDays(plan.FromDays + later);
        foreach ((int step, PlannedStep planned) in plan.Steps)
        {
            if (_map.Steps[step].Needs is { } needed && !(world[needed] >= 1))
            {
                return null;
            }

            world = world.After(_map.Steps[step], in planned);
        }

        return world.AfterDays(plan.WaitDays);
    }

    private void Add(WayPlan plan)
    {
        if (plan.Things <= MostThings && _seen.Add(plan.ToString()))
        {
            _open.Enqueue(plan, (plan.Things, plan.Total, plan.FromDays + plan.WaitDays, _seen.Count));
        }
    }

    /// <summary>Adds the plans that make a condition of the stage's rules hold, or one of the rule that stands before them fail.</summary>
    private void Mend(WayPlan plan, ProjectedFacts<TFacts> then, StageRule<TFacts> winner)
    {
        foreach (StageRule<TFacts> rule in _rules.Where(r => r.Stage == _stage))
        {
            DoubtOf(rule.Alternatives.SelectMany(a => a).Where(c => !then.Holds(c)));
            foreach (IReadOnlyList<Condition<TFacts>> alternative in rule.Alternatives)
            {
                Condition<TFacts>? failed = alternative.FirstOrDefault(c => !then.Holds(c));
                if (failed is not null)
                {
                    MendCondition(plan, then, failed);
                }
            }
        }

        Condition<TFacts>[] deciding = [.. winner.Alternatives.Where(a => a.All(then.Holds)).SelectMany(a => a)];
        if (plan.Steps.Count > 0)
        {
            DoubtOf(deciding);
        }

        foreach (Condition<TFacts> condition in deciding)
        {
            foreach (Condition<TFacts> opposite in _map.Opposites(condition))
            {
                MendCondition(plan, then, opposite);
            }
        }
    }

    /// <summary>
    /// Keeps what stands in a plan's way although its steps may well have changed it: then nobody knows that there is no way.
    /// </summary>
    private void DoubtOf(IEnumerable<Condition<TFacts>> conditions)
    {
        foreach (Condition<TFacts> condition in conditions.Where(IsMovedByWhatNobodyCanSay))
        {
            _doubtful.TryAdd(condition.Identity, condition);
        }
    }

    private void MendCondition(WayPlan plan, ProjectedFacts<TFacts> then, Condition<TFacts> condition)
    {
        if (condition is { Operator: ConditionOperator.IsMissing, Fact.Declaration.Aggregate: FactAggregate.Attribute })
        {
            foreach ((int step, _) in _map.Movers(condition.Fact).Where(m => _map.Steps[m.Step].SaysChoice))
            {
                AddStep(plan, step, new NeededChange(0, double.NaN), wait: 0);
            }

            return;
        }

        if (condition.Fact is not { } fact
            || condition.IsOpaque
            || condition.Operator is ConditionOperator.IsMissing or ConditionOperator.IsNot)
        {
            return;
        }

        MendFact(plan, then, fact, then.RangeOf(condition));
        if (condition.OtherFact is { } other)
        {
            MendFact(plan, then, other, then.RangeOfOther(condition));
            MendBoth(plan, then, condition);
        }
    }

    /// <summary>A step that moves both sides of a comparison is simply tried: what one side must reach is not known before.</summary>
    private void MendBoth(WayPlan plan, ProjectedFacts<TFacts> then, Condition<TFacts> condition)
    {
        foreach ((int i, _) in _map.Movers(condition.Fact!))
        {
            FactStep<TFacts> step = _map.Steps[i];
            if (step.Effects.Any(e => e.Fact == condition.OtherFact)
                && !(step.Needs is { } needed && !(then[needed] >= 1))
                && then.After(step, new PlannedStep(Times: 1, step.DefaultChoice, IsChosen: false)).Holds(condition))
            {
                AddStep(plan, i, new NeededChange(0, Choice: null), wait: 0);
            }
        }
    }

    private void MendFact(WayPlan plan, ProjectedFacts<TFacts> then, FactInfo<TFacts> fact, FactRange asked)
    {
        FactRange range = asked.Intersect(fact.Range);
        if (range.IsEmpty)
        {
            return;
        }

        double value = then[fact];
        foreach ((int i, FactEffect<TFacts> listed) in _map.Movers(fact))
        {
            if (then.Effective(in listed) is not { } effect)
            {
                continue;
            }

            FactStep<TFacts> step = _map.Steps[i];
            if (step.Needs is { } needed && !(then[needed] >= 1))
            {
                // First what the step needs; the step itself follows when that plan is mended in its turn.
                if (needed != fact && _map.CanMove(needed) && plan.Things < MostThings - 1)
                {
                    MendFact(plan, then, needed, new FactRange(1, double.PositiveInfinity));
                }

                continue;
            }

            double choice = plan.Steps.TryGetValue(i, out PlannedStep planned) ? planned.Choice : step.DefaultChoice;
            if (NeededChange.Of(effect, value, range, step.LeastChoice, choice) is { } mend)
            {
                AddStep(plan, i, mend, wait: 0);
            }
            else if (double.IsNaN(value)
                && fact.DailyChange > 0
                && effect.Kind is FactEffectKind.Set or FactEffectKind.SetIfMissing
                && range.Low > effect.Value
                && range.Low < NeededChange.Most)
            {
                // It never happened, and is to have happened so many days ago: it happens, and time passes.
                AddStep(plan, i, new NeededChange(0, Choice: null), (int)(range.Low - effect.Value));
            }
        }

        if (fact.MovesUnevenly && !range.Contains(value) && then.DayWithin(fact, range) is { } leaving)
        {
            Add(plan.Waiting(leaving));
        }

        double wait = fact.DailyChange > 0 ? range.Low - value : value - range.High;
        if (fact.DailyChange != 0 && wait is > 0 and < NeededChange.Most)
        {
            Add(plan.Waiting((int)wait));
            Add(plan.Steps.Count > 0 ? plan.Later((int)wait) : plan);
        }
    }

    private void AddStep(WayPlan plan, int step, NeededChange mend, int wait)
    {
        double choice = _map.Steps[step].DefaultChoice;
        Add(plan.With(step, mend, choice).Waiting(wait));
        Add(plan.Steps.Count > 0 ? plan : WayPlan.Nothing.Later(plan.WaitDays).With(step, mend, choice).Waiting(wait));
    }

    /// <summary>
    /// Of ways that ask for equally few things, those come first that ask for what stands first in the catalogue; waiting comes last.
    /// </summary>
    private static int FirstStepOf(WayPlan plan) => plan.Steps.Count == 0 ? int.MaxValue : plan.Steps.First().Key;

    private WayToStage<TFacts> WayOf(WayPlan plan) => new(
        [.. plan.Steps.Select(s => new WayStep<TFacts>(_map.Steps[s.Key], s.Value))],
        plan.FromDays,
        plan.WaitDays,
        plan.Steps.Count == 0 ? null : DeadlineOf(plan),
        plan.Steps.Count == 0 ? _unforeseeable : _today.Guessed,
        _today.Day);

    /// <summary>
    /// The last day on which the plan still leads to the stage; only days on which a condition changes can be the first on which it does
    /// not.
    /// </summary>
    private int? DeadlineOf(WayPlan plan)
    {
        foreach (int day in _today.DaysOfChange(plan.WaitDays).Where(day => day > plan.FromDays))
        {
            if (After(plan, day - plan.FromDays) is not { } then || then.Stage() != _stage)
            {
                return day - 1;
            }
        }

        return null;
    }

    /// <summary>Whether events may well turn the condition, but nobody can say which: of a mean, or an opaque predicate.</summary>
    private bool IsMovedByWhatNobodyCanSay(Condition<TFacts> condition) =>
        condition.IsOpaque || new[] { condition.Fact, condition.OtherFact }.Any(f => f is not null && !_map.CanMove(f));

    /// <summary>What the nearest rule of the stage fails on; where it holds, what makes an earlier rule decide.</summary>
    private ConditionReading<TFacts>[] Obstacles()
    {
        IEnumerable<Condition<TFacts>>? failed = _rules.Where(r => r.Stage == _stage)
            .SelectMany(r => r.Alternatives)
            .Select(a => a.Where(c => !_today.Holds(c)))
            .MinBy(conditions => conditions.Count());
        return failed is null
            ? []
            : [.. failed
                .DefaultIfEmpty()
                .SelectMany(c => c is null ? _rules[_today.Winner()].Alternatives.First(a => a.All(_today.Holds)) : [c])
                .Concat(_doubtful.Values)
                .DistinctBy(c => c.Identity, StringComparer.Ordinal)
                .Select(_today.Read)];
    }
}
