using Microsoft.EntityFrameworkCore;

namespace CustomerLifecycle.Benchmarks.Live;

/// <summary>The tables of tracking alone.</summary>
public sealed class LoadContext(DbContextOptions<LoadContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddCustomerLifecycle();
}
