using CustomerLifecycle;
using CustomerLifecycle.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shop.Data;

namespace Shop.Lifecycle;

/// <summary>What the shop asks about its customers.</summary>
internal sealed class ShopStages(
    ShopContext context,
    ICustomerLifecycle lifecycle,
    IStageClassifier<CustomerFacts, LifecycleMarketingStage> classifier,
    IStageTracking<LifecycleMarketingStage> tracking,
    ShopAdvisor advisor,
    IClock clock)
{
    private LocalDate Today => lifecycle.Shop.DayOf(clock.GetCurrentInstant());

    /// <summary>How many customers are in each stage: one statement over the shop's own tables, nothing is loaded.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = await context
            .ToFacts(context.Customers, ShopEvents.SignUps, lifecycle.Shop)
            .And(context.Orders, ShopEvents.Orders)
            .And(context.Visits, ShopEvents.Visits)
            .Classify((StageRules<CustomerFacts>)classifier, Today)
            .GroupBy(r => r.Stage)
            .Select(g => new { Stage = g.Key, Customers = g.Count() })
            .ToDictionaryAsync(s => s.Stage, s => s.Customers, cancellationToken);
        return classifier.Model.Stages.ToDictionary(s => s.Key, s => counts.GetValueOrDefault(s.Key));
    }

    /// <summary>What the tracked history of a customer says and asks for; null where nothing is known.</summary>
    public async Task<CustomerView?> FindAsync(string customer, CancellationToken cancellationToken)
    {
        if (await tracking.FindAsync(customer, cancellationToken) is not { Stage: { } stage } tracker)
        {
            return null;
        }

        CustomerHistory history = tracker.History();
        Advice advice = lifecycle.Advise<LifecycleMarketingStage>(await advisor.LearnedAsync(Today, cancellationToken), history);
        VisitorKind visitor = VisitorKinds.Of(lifecycle.FactsOf(history));
        return new CustomerView(tracker.Customer, stage, advice, StageTeasers.For(classifier.Model).Embedded(stage, visitor));
    }
}
