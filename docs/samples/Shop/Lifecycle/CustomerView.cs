using CustomerLifecycle;
using CustomerLifecycle.Decisions;

namespace Shop.Lifecycle;

/// <summary>A customer as the shop looks at them.</summary>
/// <param name="Customer">The id.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Advice">Why, since when, until when, and what to do.</param>
/// <param name="Teaser">What the shop's pages show in that stage.</param>
internal sealed record CustomerView(string Customer, StageInfo<LifecycleMarketingStage> Stage, Advice Advice, LocalizedText Teaser);
