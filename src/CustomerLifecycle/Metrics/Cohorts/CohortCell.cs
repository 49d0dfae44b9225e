using System.Runtime.InteropServices;

namespace CustomerLifecycle.Metrics;

/// <summary>A cohort in one period of its life.</summary>
/// <remarks>The default value is no cell of any table.</remarks>
/// <threadsafety>Immutable value type.</threadsafety>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CohortCell
{
    internal CohortCell(int age, CohortCellState state, long active, long members, long orders, decimal revenue, decimal profit)
    {
        Age = age;
        State = state;
        Active = active;
        Members = members;
        Orders = orders;
        Revenue = revenue;
        Profit = profit;
    }

    /// <summary>Gets the number of the period, 0 being that of the first activity.</summary>
    public int Age { get; }

    /// <summary>Gets how much of the period has been observed.</summary>
    public CohortCellState State { get; }

    /// <summary>Gets how many members were active; 0 where nothing has been observed.</summary>
    public long Active { get; }

    /// <summary>Gets how many members are counted: all, or with a rolling clock those who have completed the period.</summary>
    public long Members { get; }

    /// <summary>Gets the number of activities, e.g. orders, of all members in the period so far.</summary>
    public long Orders { get; }

    /// <summary>Gets the amount of the orders of the period so far; 0 for another signal. Returns are not taken off.</summary>
    public decimal Revenue { get; }

    /// <summary>Gets the amount less the cost of the orders of the period so far; 0 for another signal.</summary>
    public decimal Profit { get; }

    /// <summary>Gets the share retained; <see langword="null"/> where nothing has been observed.</summary>
    public double? Rate => State == CohortCellState.NotYetObservable ? null : new Proportion(Active, Members).Share;

    /// <summary>Gets Wilson's 95 % interval of the share; <see langword="null"/> where there is none.</summary>
    public ConfidenceInterval? Interval => State == CohortCellState.NotYetObservable ? null : new Proportion(Active, Members).Interval;
}
