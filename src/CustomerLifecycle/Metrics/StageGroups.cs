namespace CustomerLifecycle.Metrics;

/// <summary>Which stages of all models a metric speaks about.</summary>
internal static class StageGroups
{
    public static IReadOnlyList<string> Acquisition { get; } =
        ["five-phase-journey/awareness", "six-step-funnel/awareness", "lifecycle-marketing/acquisition", "buyer-lifecycle/new-lead"];

    public static IReadOnlyList<string> Conversion { get; } =
    [
        "five-phase-journey/consideration", "five-phase-journey/purchase", "six-step-funnel/knowledge", "six-step-funnel/conversion",
        "relationship-cycle/welcome", "lifecycle-marketing/conversion", "buyer-lifecycle/new-lead", "buyer-lifecycle/active-lead", "buyer-lifecycle/cold-lead",
        "buyer-lifecycle/inactive-lead",
    ];

    public static IReadOnlyList<string> Growth { get; } =
    [
        "five-phase-journey/purchase", "six-step-funnel/conversion", "relationship-cycle/dialog", "relationship-cycle/bonding", "lifecycle-marketing/growth",
        "buyer-lifecycle/first-time-buyer", "buyer-lifecycle/active-buyer",
    ];

    public static IReadOnlyList<string> Retention { get; } =
    [
        "five-phase-journey/retention", "six-step-funnel/retention", "relationship-cycle/bonding", "relationship-cycle/retention", "lifecycle-marketing/retention",
        "buyer-lifecycle/active-buyer", "buyer-lifecycle/defecting-buyer",
    ];

    public static IReadOnlyList<string> WinBack { get; } = ["relationship-cycle/retention", "lifecycle-marketing/win-back", "buyer-lifecycle/defecting-buyer", "buyer-lifecycle/inactive-buyer"];

    public static IReadOnlyList<string> Advocacy { get; } = ["five-phase-journey/advocacy", "six-step-funnel/advocacy", "lifecycle-marketing/retention", "buyer-lifecycle/active-buyer"];

    public static IReadOnlyList<string> Support { get; } = ["six-step-funnel/experience", "five-phase-journey/retention"];

    public static IReadOnlyList<string> Buyers { get; } = [.. Growth.Concat(Retention).Concat(Advocacy).Distinct(StringComparer.Ordinal)];
}
