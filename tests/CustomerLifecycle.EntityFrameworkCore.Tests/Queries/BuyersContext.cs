namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

/// <summary>A shop's own context that knows nothing of the library.</summary>
public sealed class BuyersContext(DbContextOptions<BuyersContext> options) : DbContext(options)
{
    public DbSet<Buyer> Buyers => Set<Buyer>();

    public DbSet<Purchase> Purchases => Set<Purchase>();

    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<Bill> Bills => Set<Bill>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Names that the steps of a statement have as well.
        modelBuilder.Entity<Entry>().ToTable("events");
        modelBuilder.Entity<Purchase>().ToTable("sources").Property(p => p.State).HasConversion<string>();
    }
}
