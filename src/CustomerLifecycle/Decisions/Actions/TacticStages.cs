namespace CustomerLifecycle.Decisions.Actions;

/// <summary>Which stages of all models the tactics that ship are for.</summary>
internal static class TacticStages
{
    public static IReadOnlyList<string> Awareness { get; } =
        ["five-phase-journey/awareness", "six-step-funnel/awareness", "lifecycle-marketing/acquisition", "buyer-lifecycle/new-lead"];

    public static IReadOnlyList<string> Consideration { get; } =
        ["five-phase-journey/consideration", "six-step-funnel/knowledge", "lifecycle-marketing/conversion", "buyer-lifecycle/active-lead"];

    public static IReadOnlyList<string> Purchase { get; } = ["five-phase-journey/purchase", "six-step-funnel/conversion", "lifecycle-marketing/conversion"];

    public static IReadOnlyList<string> Welcome { get; } =
        ["relationship-cycle/welcome", "lifecycle-marketing/conversion", "buyer-lifecycle/new-lead", "buyer-lifecycle/active-lead"];

    public static IReadOnlyList<string> Profiling { get; } = ["relationship-cycle/welcome", "relationship-cycle/profiling"];

    public static IReadOnlyList<string> Dialog { get; } = ["relationship-cycle/dialog", "relationship-cycle/bonding", "lifecycle-marketing/growth"];

    public static IReadOnlyList<string> Growth { get; } =
    [
        "five-phase-journey/purchase", "six-step-funnel/conversion", "six-step-funnel/experience", "relationship-cycle/welcome", "relationship-cycle/profiling",
        "relationship-cycle/dialog", "lifecycle-marketing/growth", "buyer-lifecycle/first-time-buyer",
    ];

    public static IReadOnlyList<string> Retention { get; } =
    [
        "five-phase-journey/retention", "six-step-funnel/retention", "six-step-funnel/advocacy", "relationship-cycle/bonding", "lifecycle-marketing/retention",
        "buyer-lifecycle/active-buyer",
    ];

    public static IReadOnlyList<string> Advocacy { get; } =
        ["five-phase-journey/advocacy", "six-step-funnel/advocacy", "relationship-cycle/bonding", "lifecycle-marketing/retention", "buyer-lifecycle/active-buyer"];

    public static IReadOnlyList<string> Lost { get; } =
        ["five-phase-journey/awareness", "relationship-cycle/retention", "lifecycle-marketing/win-back", "buyer-lifecycle/defecting-buyer", "buyer-lifecycle/inactive-buyer"];

    public static IReadOnlyList<string> SilentLeads { get; } =
        ["relationship-cycle/retention", "lifecycle-marketing/win-back", "buyer-lifecycle/cold-lead", "buyer-lifecycle/inactive-lead"];

    public static IReadOnlyList<string> Buyers { get; } = [.. Growth.Concat(Retention).Concat(Advocacy).Distinct(StringComparer.Ordinal)];
}
