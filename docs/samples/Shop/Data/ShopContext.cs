using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

/// <summary>The shop's own tables, and beside them those of tracking.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Visit> Visits => Set<Visit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().HasKey(o => o.Number);
        modelBuilder.Entity<Order>().HasIndex(o => o.CustomerId);
        modelBuilder.Entity<Visit>().HasIndex(v => v.CustomerId);
        modelBuilder.AddCustomerLifecycle();
    }
}
