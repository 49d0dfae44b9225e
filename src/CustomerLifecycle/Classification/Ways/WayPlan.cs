using System.Collections.Immutable;
using System.Globalization;

namespace CustomerLifecycle;

/// <summary>Days to wait first, steps to take, and days to wait afterwards.</summary>
internal sealed class WayPlan
{
    private WayPlan(int fromDays, ImmutableSortedDictionary<int, PlannedStep> steps, int waitDays)
    {
        FromDays = fromDays;
        Steps = steps;
        WaitDays = waitDays;
    }

    public static WayPlan Nothing { get; } = new(0, ImmutableSortedDictionary<int, PlannedStep>.Empty, 0);

    /// <summary>In how many days the steps are taken.</summary>
    public int FromDays { get; }

    /// <summary>The steps by their place in the catalogue, all on one day.</summary>
    public ImmutableSortedDictionary<int, PlannedStep> Steps { get; }

    /// <summary>How many days nothing happens after the steps.</summary>
    public int WaitDays { get; }

    /// <summary>How many different things are asked for.</summary>
    public int Things => Steps.Count + (FromDays > 0 ? 1 : 0) + (WaitDays > 0 ? 1 : 0);

    /// <summary>How many things are asked for, each as often as it is.</summary>
    public int Total => Steps.Values.Sum(s => s.Times) + (FromDays > 0 ? 1 : 0) + (WaitDays > 0 ? 1 : 0);

    /// <summary>The same plan with a step more, or taken more often, or with another choice.</summary>
    public WayPlan With(int step, NeededChange mend, double defaultChoice)
    {
        PlannedStep before = Steps.GetValueOrDefault(step, new PlannedStep(0, defaultChoice, IsChosen: false));
        PlannedStep after = new(
            Math.Max(1, before.Times + mend.Times),
            mend.Choice ?? before.Choice,
            before.IsChosen || mend.Choice is not null,
            mend.Choice is null ? before.IsTotal : mend.IsTotal && (before.IsTotal || !before.IsChosen));
        return new(FromDays, Steps.SetItem(step, after), WaitDays);
    }

    /// <summary>The same plan with more days of waiting after the steps.</summary>
    public WayPlan Waiting(int days) => new(FromDays, Steps, WaitDays + days);

    /// <summary>The same plan with more days of waiting before the steps.</summary>
    public WayPlan Later(int days) => new(FromDays + days, Steps, WaitDays);

    /// <summary>The plan as a text, the same for the same plan.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{FromDays}+ ")
        + string.Join(' ', Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}x{s.Value.Times}@{s.Value.Choice:R}")))
        + string.Create(CultureInfo.InvariantCulture, $" +{WaitDays}");
}
