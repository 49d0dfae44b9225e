using CustomerLifecycle;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Shop.Lifecycle;

/// <summary>Writes a mail to whoever has just been lost, into a folder in place of a mail server.</summary>
internal sealed class WinBackMails(IClock clock, IOptions<ShopFolders> folders) : IStageChangeHandler<LifecycleMarketingStage>
{
    // The shop starts with a past, and nobody wants a mail about last year. (TellSince does the same for all handlers at once.)
    private static readonly Duration Fresh = Duration.FromDays(30);

    public async Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken)
    {
        if (change is not { To.Value: LifecycleMarketingStage.WinBack, IsRetraction: false }
            || clock.GetCurrentInstant() - change.At > Fresh)
        {
            return;
        }

        // A change may be told twice; the same id makes the same file.
        Directory.CreateDirectory(folders.Value.Mails);
        await File.WriteAllTextAsync(
            Path.Combine(folders.Value.Mails, $"{change.Id:N}.txt"),
            $"To: {change.Customer}\nSubject: We miss you\n\nCome back, and 10 % are yours.\n",
            cancellationToken);
    }
}
