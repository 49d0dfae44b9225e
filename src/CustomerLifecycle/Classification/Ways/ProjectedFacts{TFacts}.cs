using System.Diagnostics;

namespace CustomerLifecycle;

/// <summary>A customer's facts as they are, or as they would be after some steps and days.</summary>
internal sealed class ProjectedFacts<TFacts>
{
    private readonly StageRules<TFacts> _rules;
    private readonly TFacts _facts;
    private readonly Dictionary<Fact<TFacts>, int> _places;
    private readonly double[] _values;

    public ProjectedFacts(StageRules<TFacts> rules, in TFacts facts)
    {
        _rules = rules;
        _facts = facts;
        _places = rules.Ways.Facts.Index().ToDictionary(f => f.Item, f => f.Index);
        _values = new double[rules.Ways.Facts.Count];
        foreach ((int i, Fact<TFacts> fact) in rules.Ways.Facts.Index())
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
    }

    /// <summary>The conditions whose truth is taken to stay as it is: nothing is known of what changes them.</summary>
    public IReadOnlyList<Condition<TFacts>> Guessed => [.. _rules.Conditions.Where(c => c.IsOpaque || !IsMoved(c.Fact!) || (c.OtherFact is { } other && !IsMoved(other)))];

    public double this[Fact<TFacts> fact] => _values[_places[fact]];

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
            return condition.Holds(in _facts);
        }

        double value = this[condition.Fact!];
        return condition.Operator switch
        {
            ConditionOperator.IsMissing => double.IsNaN(value),
            ConditionOperator.IsPresent => !double.IsNaN(value),
            _ => RangeOf(condition).Contains(value),
        };
    }

    /// <summary>The values of the fact that satisfy the condition, a comparison with another fact taken as one with its value now.</summary>
    public FactRange RangeOf(Condition<TFacts> condition) => condition switch
    {
        { Range: { } range } => range,
        { Operator: ConditionOperator.IsMissing or ConditionOperator.IsPresent } => FactRange.All,
        { OtherFact: { } other } => RangeOf(condition.Operator, this[other], condition.Fact!.IsWhole),
        _ => RangeOf(condition.Operator, condition.Threshold ?? double.NaN, condition.Fact!.IsWhole),
    };

    /// <summary>The values of the other fact that satisfy a comparison of two, the fact taken with its value now.</summary>
    public FactRange RangeOfOther(Condition<TFacts> condition) => RangeOf(
        condition.Operator switch
        {
            ConditionOperator.AtLeast => ConditionOperator.AtMost,
            ConditionOperator.MoreThan => ConditionOperator.LessThan,
            ConditionOperator.AtMost => ConditionOperator.AtLeast,
            ConditionOperator.LessThan => ConditionOperator.MoreThan,
            _ => condition.Operator,
        },
        this[condition.Fact!],
        condition.OtherFact!.IsWhole);

    private static FactRange RangeOf(ConditionOperator comparison, double threshold, bool isWhole) => comparison switch
    {
        _ when double.IsNaN(threshold) => new FactRange(1, 0),
        ConditionOperator.AtLeast => new FactRange(threshold, double.PositiveInfinity),
        ConditionOperator.MoreThan => new FactRange(isWhole ? Math.Floor(threshold) + 1 : double.BitIncrement(threshold), double.PositiveInfinity),
        ConditionOperator.AtMost => new FactRange(double.NegativeInfinity, threshold),
        ConditionOperator.LessThan => new FactRange(double.NegativeInfinity, isWhole ? Math.Ceiling(threshold) - 1 : double.BitDecrement(threshold)),
        ConditionOperator.Is => new FactRange(threshold, threshold),
        _ => throw new UnreachableException(),
    };

    public ProjectedFacts<TFacts> AfterDays(int days)
    {
        if (days == 0)
        {
            return this;
        }

        ProjectedFacts<TFacts> later = new(this);
        foreach (Fact<TFacts> fact in _rules.Ways.Facts.Where(f => f.DailyChange != 0))
        {
            later._values[_places[fact]] += days * fact.DailyChange;
        }

        return later;
    }

    public ProjectedFacts<TFacts> After(FactStep<TFacts> step, in PlannedStep planned)
    {
        ProjectedFacts<TFacts> later = new(this);
        foreach (FactEffect<TFacts> effect in step.Effects)
        {
            later._values[_places[effect.Fact]] = effect.Apply(this[effect.Fact], planned.Times, planned.Choice);
        }

        return later;
    }

    /// <summary>The days from now on which a condition on days changes, or would have changed so many days earlier, in order.</summary>
    public IEnumerable<int> DaysOfChange(int earlier) => _rules.Conditions
        .Where(c => c.Fact is not null)
        .SelectMany(DaysOfChange)
        .Concat(_rules.Ways.Steps.Select(s => s.Needs).OfType<Fact<TFacts>>().Where(f => f.DailyChange < 0).Distinct().Select(f => this[f]))
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
        return change switch
        {
            > 0 => [range.Low - value, range.High + 1 - value],
            < 0 => [value - range.High, value - range.Low + 1],
            _ => [],
        };
    }

    public ConditionReading<TFacts> Read(Condition<TFacts> condition) => new(condition, in _facts);

    private bool IsMoved(Fact<TFacts> fact) => fact.DailyChange != 0 || _rules.Ways.Steps.Any(s => s.Effects.Any(e => e.Fact == fact));
}
