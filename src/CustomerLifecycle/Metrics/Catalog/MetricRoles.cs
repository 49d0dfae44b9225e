namespace CustomerLifecycle.Metrics;

/// <summary>Roles that several metrics ask for together.</summary>
internal static class MetricRoles
{
    /// <summary>Whoever is to become a customer, silent leads included.</summary>
    public const StageRole Leads = StageRole.Consideration | StageRole.Purchase | StageRole.Welcome | StageRole.SilentLead;

    /// <summary>Customers who are to buy again.</summary>
    public const StageRole Newcomers = StageRole.Growth | StageRole.Dialogue;

    /// <summary>Customers who are to stay, and those who did not: what is kept is measured against what is lost.</summary>
    public const StageRole Kept = StageRole.Retention | StageRole.Lost;

    /// <summary>Whoever buys.</summary>
    public const StageRole Buyers = Newcomers | StageRole.Retention | StageRole.Advocacy;
}
