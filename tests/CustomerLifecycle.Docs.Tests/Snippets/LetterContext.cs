using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary>A context with stages in an entity of its own.</summary>
public sealed class LetterContext(DbContextOptions<LetterContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Letter>().Property(l => l.Stage).HasStageKeys(LifecycleMarketing.Model);
    }
}
