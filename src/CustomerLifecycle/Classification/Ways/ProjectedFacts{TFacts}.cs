using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>A customer's facts as they are, or as they would be after some steps and days.</summary>
internal sealed class ProjectedFacts<TFacts>
{
    private const int MostUnevenDays = 400;

    private readonly StageRules<TFacts> _rules;
    private readonly TFacts _facts;
    private readonly Dictionary<FactInfo<TFacts>, int> _places;
    private readonly double[] _values;
    private readonly Dictionary<int, (double Change, int Day)> _contributed = [];
    private readonly HashSet<int> _putOff = [];
    private int _elapsed;
    private bool _isUnsure;

    public ProjectedFacts(StageRules<TFacts> rules, in TFacts facts)
    {
        _rules = rules;
        _facts = facts;
        _places = rules.Ways.Facts.Index().ToDictionary(f => f.Item, f => f.Index);
        _values = new double[rules.Ways.Facts.Count];
        foreach ((int i, FactInfo<TFacts> fact) in rules.Ways.Facts.Index())
        {
            _values[i] = fact.Measure(in facts) ?? double.NaN;
        }
    }

    private ProjectedFacts(ProjectedFacts<TFacts> other)
    {
        _rules = other._rules;
        _facts = other._facts;
        _places = other._places;
        _values = [.. other._values];
        _contributed = new(other._contributed);
        _putOff = [.. other._putOff];
        _elapsed = other._elapsed;
        _isUnsure = other._isUnsure;
    }

    /// <summary>The conditions whose truth is taken to stay as it is: nothing is known of what changes them.</summary>
    public IReadOnlyList<Condition<TFacts>> Guessed =>
        [.. _rules.Conditions.Where(c => c.IsOpaque || !IsMoved(c.Fact!) || (c.OtherFact is { } other && !IsMoved(other)))];

    public double this[FactInfo<TFacts> fact] => _values[_places[fact]];

    /// <summary>
    /// The stage; null where it depends on how far something was put off that time has brought nearer since.
    /// </summary>
    public StageInfo? Stage()
    {
        StageInfo stage = _rules.Rules[Winner()].Stage;
        return !_isUnsure || EveryWorld([.. _putOff]).All(world => _rules.Rules[world.Winner()].Stage == stage) ? stage : null;
    }

    public int Winner()
    {
        for (int rule = 0; ; rule++)
        {
            if (_rules.Rules[rule].Alternatives.Any(a => a.All(Holds)))
            {
                return rule;
            }
        }
    }

    public bool Holds(Condition<TFacts> condition)
    {
        if (condition.IsOpaque)
        {
            // Time can be seen to pass by what cannot be taken apart; what steps do to it cannot.
            CustomerFacts then = typeof(TFacts) == typeof(CustomerFacts) ? Customer.AfterDays(_elapsed) : default;
            return typeof(TFacts) == typeof(CustomerFacts)
                ? condition.Holds(in Unsafe.As<CustomerFacts, TFacts>(ref then))
                : condition.Holds(in _facts);
        }

        double value = this[condition.Fact!];
        return condition.Operator switch
        {
            ConditionOperator.IsMissing => double.IsNaN(value),
            ConditionOperator.IsPresent => !double.IsNaN(value),
            ConditionOperator.IsNot => !double.IsNaN(value) && value != condition.Threshold,
            _ => RangeOf(condition).Contains(value),
        };
    }

    /// <summary>
    /// The values of the fact that satisfy the condition, a comparison with another fact taken as one with its value now.
    /// </summary>
    public FactRange RangeOf(Condition<TFacts> condition) => condition switch
    {
        { Range: { } range } => range,
        { Operator: ConditionOperator.IsMissing or ConditionOperator.IsPresent or ConditionOperator.IsNot } => FactRange.All,
        { OtherFact: { } other } => condition.Operator.RangeOf(this[other], condition.Fact!.IsWhole),
        _ => condition.Operator.RangeOf(condition.Threshold ?? double.NaN, condition.Fact!.IsWhole),
    };

    /// <summary>The values of the other fact that satisfy a comparison of two, the fact taken with its value now.</summary>
    public FactRange RangeOfOther(Condition<TFacts> condition) =>
        condition.Operator.Mirrored.RangeOf(this[condition.Fact!], condition.OtherFact!.IsWhole);

    public ProjectedFacts<TFacts> AfterDays(int days)
    {
        if (days == 0)
        {
            return this;
        }

        ProjectedFacts<TFacts> later = new(this) { _isUnsure = _putOff.Count > 0 };
        later._elapsed += days;
        foreach (FactInfo<TFacts> fact in _rules.Ways.Facts.Where(f => f.DailyChange != 0))
        {
            later._values[_places[fact]] += days * fact.DailyChange;
        }

        foreach (FactInfo<TFacts> fact in _rules.Ways.Facts.Where(f => f.MovesUnevenly))
        {
            later._values[_places[fact]] = later.ValueOf(fact);
        }

        return later;
    }

    /// <summary>What an effect does to the customer as they are now; null where that is nothing.</summary>
    public FactEffect<TFacts>? Effective(in FactEffect<TFacts> effect) =>
        effect.DaysUntilLost is { } lost ? effect.For(isLost: this[lost] < 1) : effect;

    public ProjectedFacts<TFacts> After(FactStep<TFacts> step, in PlannedStep planned)
    {
        ProjectedFacts<TFacts> later = new(this);
        foreach (FactEffect<TFacts> listed in step.Effects)
        {
            if (Effective(in listed) is not { } effect)
            {
                continue;
            }

            if (effect.Fact.Declaration?.Window.On(Today) is var (from, until) && (Today < from || Today >= until))
            {
                continue;
            }

            double before = this[effect.Fact];
            double after = effect.Apply(before, planned.Times, planned.Choice);
            later._values[_places[effect.Fact]] = after;
            _ = effect.Kind == FactEffectKind.PutOff && IsAskedFor(effect.Fact) && later._putOff.Add(_places[effect.Fact]);
            if (effect.Fact.MovesUnevenly)
            {
                later._contributed[_places[effect.Fact]] = (after - (double.IsNaN(before) ? 0 : before), Today);
            }
        }

        return later;
    }

    /// <summary>The days from now on which a condition on days changes, or would have changed so many days earlier, in order.</summary>
    public IEnumerable<int> DaysOfChange(int earlier) => _rules.Conditions
        .Where(c => c.Fact is not null)
        .SelectMany(DaysOfChange)
        .Concat(_rules.Ways.Gates.Select(gate => this[gate]))
        .SelectMany(day => (IEnumerable<double>)[day, day - earlier])
        .Where(day => day is >= 1 and < NeededChange.Most)
        .Select(day => (int)day)
        .Distinct()
        .Order();

    private IEnumerable<double> DaysOfChange(Condition<TFacts> condition)
    {
        double value = this[condition.Fact!];
        int change = condition.Fact!.DailyChange;
        if (condition.OtherFact is { } other)
        {
            // The two meet on the day on which their difference is used up, or there are days about it.
            int closing = other.DailyChange - change;
            double meets = closing == 0 ? double.NaN : Math.Floor((value - this[other]) / closing);
            return [meets, meets + 1, meets + 2];
        }

        FactRange range = RangeOf(condition);
        if (condition.Fact.MovesUnevenly)
        {
            // What is done today leaves a window some day, too.
            int? leaves = condition.Fact.Declaration!.Window.LeavesOn(Today) - Today;
            return [.. UnevenDays(condition.Fact).Select(day => (double)day), leaves ?? double.NaN];
        }

        return change switch
        {
            > 0 => [range.Low - value, range.High + 1 - value],
            < 0 => [value - range.High, value - range.Low + 1],
            _ => [],
        };
    }

    /// <summary>
    /// The first day from now on which a fact whose window moves has a value in a range, if nothing happens; null where nobody knows one.
    /// </summary>
    public int? DayWithin(FactInfo<TFacts> fact, FactRange range) => UnevenDays(fact)
        .Select(day => (int?)(day - _elapsed))
        .FirstOrDefault(day => day > 0 && range.Contains(AfterDays(day.Value)[fact]));

    public ConditionReading<TFacts> Read(Condition<TFacts> condition) => new(condition, in _facts);

    private ref CustomerFacts Customer => ref Unsafe.As<TFacts, CustomerFacts>(ref Unsafe.AsRef(in _facts));

    /// <summary>The day of the facts; null where nobody knows it.</summary>
    public int? Day => typeof(TFacts) == typeof(CustomerFacts) ? Customer.Day + _elapsed : null;

    /// <summary>The day, counted from any where nobody knows it.</summary>
    private int Today => typeof(TFacts) == typeof(CustomerFacts) ? Customer.DayOrPassed + _elapsed : 0;

    /// <summary>The same facts with some of those come that were put off; with all still ahead they are what they are.</summary>
    private IEnumerable<ProjectedFacts<TFacts>> EveryWorld(int[] putOff)
    {
        for (int come = 1; come < 1 << putOff.Length; come++)
        {
            ProjectedFacts<TFacts> world = new(this);
            foreach ((_, int place) in putOff.Index().Where(p => (come & (1 << p.Index)) != 0))
            {
                world._values[place] = 0;
            }

            yield return world;
        }
    }

    // What is known of the past on that day, and what the plan's steps have added and no window has lost.
    private double ValueOf(FactInfo<TFacts> fact)
    {
        CustomerFacts then = Customer.AfterDays(_elapsed);
        double known = fact.MeasureOrNaN(in Unsafe.As<CustomerFacts, TFacts>(ref then));
        return _contributed.TryGetValue(_places[fact], out (double Change, int Day) added)
                && !(fact.Declaration!.Window.LeavesOn(added.Day) <= Today)
            ? (double.IsNaN(known) ? 0 : known) + added.Change
            : known;
    }

    /// <summary>The days from the first day on which time changes a fact unevenly, in order.</summary>
    private IEnumerable<int> UnevenDays(FactInfo<TFacts> fact)
    {
        int day = 0;
        for (int i = 0; i < MostUnevenDays; i++)
        {
            if (Customer.NextChange(fact.Declaration!, day) is not { } next || next >= NeededChange.Most)
            {
                yield break;
            }

            day = next;
            yield return day;
        }
    }

    private bool IsAskedFor(FactInfo<TFacts> fact) => _rules.Conditions.Any(c => c.Fact == fact || c.OtherFact == fact);

    private bool IsMoved(FactInfo<TFacts> fact) => fact.DailyChange != 0 || _rules.Ways.Steps.Any(s => s.Effects.Any(e => e.Fact == fact));
}
