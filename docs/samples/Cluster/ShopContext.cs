using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;

namespace Cluster;

/// <summary>The shop's database: the tables of tracking, and one of its own.</summary>
internal sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<ToldChange> Told => Set<ToldChange>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddCustomerLifecycle();
        modelBuilder.Entity<ToldChange>().HasKey(t => t.Number);
        modelBuilder.Entity<ToldChange>().HasIndex(t => t.ChangeId).IsUnique();
    }
}
