namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>A letter to a customer in a stage.</summary>
public sealed class Letter
{
    public int Id { get; set; }

    public required string Customer { get; set; }

    public required LifecycleMarketingStage Stage { get; set; }

    public LifecycleMarketingStage? Before { get; set; }
}
