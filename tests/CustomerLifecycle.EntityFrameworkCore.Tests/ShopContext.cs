namespace CustomerLifecycle.EntityFrameworkCore.Tests;

/// <summary>A shop's own context, with an entity of its own beside the tables of the library.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Letter> Letters => Set<Letter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddCustomerLifecycle();
        modelBuilder.Entity<Letter>(letter =>
        {
            letter.Property(l => l.Stage).HasStageKeys(LifecycleMarketing.Model);
            letter.Property(l => l.Before).HasStageKeys(LifecycleMarketing.Model);
        });
    }
}
