using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>Lets saves fail when told so: before anything reached the database, or after all of it did and nobody heard of it.</summary>
internal sealed class FailingSaves : SaveChangesInterceptor
{
    public bool FailBefore { get; set; }

    public bool FailAfter { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (FailBefore)
        {
            FailBefore = false;
            throw new IOException("The database is away.");
        }

        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (FailAfter)
        {
            FailAfter = false;
            throw new IOException("The answer of the database got lost.");
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }
}
