using CustomerLifecycle;

namespace Snippets;

/// <summary>A letter to a customer in a stage.</summary>
public sealed class Letter
{
    public int Id { get; set; }

    public LifecycleMarketingStage Stage { get; set; }
}
