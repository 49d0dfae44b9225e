using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace CustomerLifecycle;

/// <summary>Knows in how many days each condition of a rule list changes its truth if nothing happens.</summary>
/// <remarks>
/// Only facts that count days change by time alone, by one a day, so a condition on them becomes true when the count enters its range
/// and false when it leaves it again; a comparison of two facts is one of their difference, which changes by one or two.
/// </remarks>
internal sealed class TimeFlips<TFacts>
{
    private readonly (int Bit, FactInfo<TFacts> Fact, FactInfo<TFacts>? Other, int Change, FactRange Range)[] _timed;

    public TimeFlips(IReadOnlyList<Condition<TFacts>> conditions, FactCatalog<TFacts> catalog)
    {
        _timed = [.. conditions.Index().Where(c => IsTimed(c.Item)).Select(c => Timed(c.Index, c.Item))];
        Unforeseeable = [.. conditions.Where(c => !IsTimed(c) && !IsSteady(c, catalog))];
        IsForeseeable = Unforeseeable.Count == 0;
        Uneven =
        [
            .. StageRules<TFacts>.FactsOf(conditions)
                .Where(f => f.MovesUnevenly)
                .Select(f => f.Declaration!)
                .DistinctBy(d => d.Identity, StringComparer.Ordinal),
        ];
    }

    /// <summary>Conditions of which nobody can say when they change.</summary>
    public IReadOnlyList<Condition<TFacts>> Unforeseeable { get; }

    /// <summary>Whether there are none of those.</summary>
    public bool IsForeseeable { get; }

    /// <summary>The facts that time changes on days of their own.</summary>
    public FactDeclaration[] Uneven { get; }

    /// <summary>The most changes there can be: into a range and out of it.</summary>
    public int Most => 2 * _timed.Length;

    /// <summary>Writes the changes that lie ahead, in order of their day.</summary>
    /// <returns>How many there are.</returns>
    public int Write(in TFacts facts, Span<TimeFlip> flips)
    {
        int count = 0;
        foreach ((int bit, FactInfo<TFacts> fact, FactInfo<TFacts>? other, int change, FactRange range) in _timed)
        {
            double value = ValueOf(fact, in facts) - (other is null ? 0 : ValueOf(other, in facts));
            (double enters, double leaves) = change switch
            {
                1 => (range.Low - value, range.High + 1 - value),
                -1 => (value - range.High, value - range.Low + 1),
                2 => (Math.Ceiling((range.Low - value) / 2), Math.Floor((range.High - value) / 2) + 1),
                _ => (Math.Ceiling((value - range.High) / 2), Math.Floor((value - range.Low) / 2) + 1),
            };
            foreach (double day in (ReadOnlySpan<double>)[enters, leaves])
            {
                // NaN, for a fact that is missing, and infinity, for an open end, are no days.
                if (day is >= 1 and < int.MaxValue && !range.IsEmpty)
                {
                    Insert(flips, count++, new TimeFlip(unchecked((int)day), 1UL << bit));
                }
            }
        }

        return count;
    }

    /// <summary>The value of a fact, NaN where it is missing; read in place where the facts are those that ship.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ValueOf(FactInfo<TFacts> fact, in TFacts facts)
    {
        if (typeof(TFacts) == typeof(CustomerFacts) && fact.Location.Store == FactStorage.Word)
        {
            ref CustomerFacts customer = ref Unsafe.As<TFacts, CustomerFacts>(ref Unsafe.AsRef(in facts));
            int stored = Unsafe.Add(ref Unsafe.AsRef(in customer.FirstWord), fact.Location.Index);
            return fact.Location.Bias != 0 && stored == 0 ? double.NaN : stored - fact.Location.Bias;
        }

        return fact.MeasureOrNaN(in facts);
    }

    /// <summary>Puts a change in its place among the earlier ones: there are too few for a sort to pay.</summary>
    private static void Insert(Span<TimeFlip> flips, int count, TimeFlip flip)
    {
        int place = count;
        for (; place > 0 && flips[place - 1].InDays > flip.InDays; place--)
        {
            flips[place] = flips[place - 1];
        }

        flips[place] = flip;
    }

    private static bool IsTimed(Condition<TFacts> condition) => condition switch
    {
        { OtherFact: { } other } => condition is { Fact: { IsWhole: true } fact, Operator: not ConditionOperator.IsNot }
            && other.IsWhole
            && fact.DailyChange != other.DailyChange,
        _ => condition is { Fact.DailyChange: not 0, Range: not null },
    };

    private static (int Bit, FactInfo<TFacts> Fact, FactInfo<TFacts>? Other, int Change, FactRange Range) Timed(
        int bit, Condition<TFacts> condition) => condition switch
        {
            { OtherFact: { } other, Fact: { } fact } =>
                (bit, fact, other, fact.DailyChange - other.DailyChange, condition.Operator.RangeOf(0, isWhole: true)),
            _ => (bit, condition.Fact!, null, condition.Fact!.DailyChange, condition.Range!.Value),
        };

    /// <summary>Whether time alone cannot change the condition.</summary>
    private static bool IsSteady(Condition<TFacts> condition, FactCatalog<TFacts> catalog)
    {
        if (condition.IsOpaque)
        {
            return !DayFinder.FindsDays(condition.Predicate, catalog);
        }

        return (condition.Operator is ConditionOperator.IsMissing or ConditionOperator.IsPresent)
            || condition.Fact!.DailyChange == (condition.OtherFact?.DailyChange ?? 0);
    }

    /// <summary>Looks for facts that count days, and for the facts as a whole, which may be asked for anything.</summary>
    private sealed class DayFinder(ParameterExpression facts, FactCatalog<TFacts> catalog) : ExpressionVisitor
    {
        private bool _found;

        public static bool FindsDays(Expression<Func<TFacts, bool>> predicate, FactCatalog<TFacts> catalog)
        {
            DayFinder finder = new(predicate.Parameters[0], catalog);
            finder.Visit(predicate.Body);
            return finder._found;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression != facts)
            {
                return base.VisitMember(node);
            }

            _found |= catalog.ByMember(node.Member) is { DailyChange: not 0 };
            return node;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found |= node == facts;
            return node;
        }
    }
}
