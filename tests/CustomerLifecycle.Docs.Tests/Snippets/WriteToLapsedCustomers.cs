using CustomerLifecycle;

namespace Snippets;

public sealed class WriteToLapsedCustomers(IMailer mailer) : IStageChangeHandler<LifecycleMarketingStage>
{
    public Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken) =>
        change is { To.Value: LifecycleMarketingStage.WinBack, IsRetraction: false }
            ? mailer.SendAsync(change.Customer, "We miss you", idempotencyKey: change.Id, cancellationToken)
            : Task.CompletedTask;
}
