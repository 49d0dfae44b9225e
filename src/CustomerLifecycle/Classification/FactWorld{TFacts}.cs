using System.Diagnostics;
using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Classification;

/// <summary>A customer's facts as they are, or as they would be after some steps and days.</summary>
internal sealed class FactWorld<TFacts>
{
    private readonly StageRules<TFacts> _rules;
    private readonly TFacts _facts;
    private readonly Dictionary<Fact<TFacts>, int> _places;
    private readonly double[] _values;

    public FactWorld(StageRules<TFacts> rules, in TFacts facts)
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

    private FactWorld(FactWorld<TFacts> other)
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
    public FactRange RangeOf(Condition<TFacts> condition)
    {
        if (condition.Range is { } range)
        {
            return range;
        }

        double threshold = condition.OtherFact is { } other ? this[other] : condition.Threshold ?? double.NaN;
        bool isWhole = condition.Fact!.IsWhole;
        return condition.Operator switch
        {
            ConditionOperator.IsMissing or ConditionOperator.IsPresent => FactRange.All,
            _ when double.IsNaN(threshold) => new FactRange(1, 0),
            ConditionOperator.AtLeast => new FactRange(threshold, double.PositiveInfinity),
            ConditionOperator.MoreThan => new FactRange(isWhole ? Math.Floor(threshold) + 1 : double.BitIncrement(threshold), double.PositiveInfinity),
            ConditionOperator.AtMost => new FactRange(double.NegativeInfinity, threshold),
            ConditionOperator.LessThan => new FactRange(double.NegativeInfinity, isWhole ? Math.Ceiling(threshold) - 1 : double.BitDecrement(threshold)),
            ConditionOperator.Is => new FactRange(threshold, threshold),
            _ => throw new UnreachableException(),
        };
    }

    public FactWorld<TFacts> AfterDays(int days)
    {
        if (days == 0)
        {
            return this;
        }

        FactWorld<TFacts> later = new(this);
        foreach (Fact<TFacts> fact in _rules.Ways.Facts.Where(f => f.DailyChange != 0))
        {
            later._values[_places[fact]] += days * fact.DailyChange;
        }

        return later;
    }

    public FactWorld<TFacts> After(FactStep<TFacts> step, in PlannedStep planned)
    {
        FactWorld<TFacts> later = new(this);
        foreach (FactEffect<TFacts> effect in step.Effects)
        {
            later._values[_places[effect.Fact]] = effect.Apply(this[effect.Fact], planned.Times, planned.Choice);
        }

        return later;
    }

    /// <summary>The days from now on which a condition on days changes, or would have changed so many days earlier, in order.</summary>
    public IEnumerable<int> DaysOfChange(int earlier) => _rules.Conditions
        .Where(c => c is { Fact.DailyChange: not 0 } && !double.IsNaN(this[c.Fact]))
        .SelectMany(c => (IEnumerable<double>)
            (c.Fact!.DailyChange > 0
                ? [RangeOf(c).Low - this[c.Fact], RangeOf(c).High + 1 - this[c.Fact]]
                : [this[c.Fact] - RangeOf(c).High, this[c.Fact] - RangeOf(c).Low + 1]))
        .SelectMany(day => (IEnumerable<double>)[day, day - earlier])
        .Where(day => day is >= 1 and < FactMend.Most)
        .Select(day => (int)day)
        .Distinct()
        .Order();

    public ConditionReading<TFacts> Read(Condition<TFacts> condition) => new(condition, in _facts);

    private bool IsMoved(Fact<TFacts> fact) => fact.DailyChange != 0 || _rules.Ways.Steps.Any(s => s.Effects.Any(e => e.Fact == fact));
}
