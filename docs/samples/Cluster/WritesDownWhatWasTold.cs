using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;

namespace Cluster;

/// <summary>A handler, told of every change at least once: the id of the change tells a second time from a second change.</summary>
internal sealed class WritesDownWhatWasTold(ShopContext context) : IStageChangeHandler<LifecycleMarketingStage>
{
    public async Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken)
    {
        if (!await context.Told.AnyAsync(t => t.ChangeId == change.Id, cancellationToken).ConfigureAwait(false))
        {
            context.Told.Add(new ToldChange
            {
                ChangeId = change.Id,
                Customer = change.Customer,
                What = change.ToString(),
                IsRetraction = change.IsRetraction,
            });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
