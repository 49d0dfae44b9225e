using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CustomerLifecycle;

/// <summary>Adds the tables of the library to the model of a context of one's own.</summary>
/// <threadsafety>For building the model: one thread.</threadsafety>
public static class CustomerLifecycleModelBuilderExtensions
{
    // A provider that keeps no zone gives the time back as that of nowhere.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));

    /// <summary>
    /// Maps <see cref="TrackedCustomerRow"/> and <see cref="StageTransitionRow"/>; call it in <c>OnModelCreating</c>. The tables come with
    /// your next migration.
    /// </summary>
    /// <param name="modelBuilder">The builder of the context's model.</param>
    /// <param name="configure">Sets names, schema and lengths; <see langword="null"/>: the defaults.</param>
    /// <returns>The same builder.</returns>
    public static ModelBuilder AddCustomerLifecycle(this ModelBuilder modelBuilder, Action<StageTrackingTables>? configure = null)
    {
        Guard.Against.Null(modelBuilder);
        StageTrackingTables tables = new();
        configure?.Invoke(tables);
        modelBuilder.Entity<TrackedCustomerRow>(customers => Map(customers, tables));
        modelBuilder.Entity<StageTransitionRow>(transitions => Map(transitions, tables));
        return modelBuilder;
    }

    private static void Map(EntityTypeBuilder<TrackedCustomerRow> customers, StageTrackingTables tables)
    {
        customers.ToTable(tables.Customers, tables.Schema);
        customers.HasKey(c => new { c.Tracking, c.Customer });
        customers.Property(c => c.Tracking).HasMaxLength(tables.KeyLength).UseCollation(tables.KeyCollation);
        customers.Property(c => c.Customer).HasMaxLength(tables.CustomerLength).UseCollation(tables.KeyCollation);
        customers.Property(c => c.Version).IsConcurrencyToken().ValueGeneratedNever();
        customers.Property(c => c.State).IsUnicode();
        customers.HasIndex(c => new { c.Tracking, c.DueAt });
        customers.HasIndex(c => new { c.Tracking, c.Undelivered });
    }

    private static void Map(EntityTypeBuilder<StageTransitionRow> transitions, StageTrackingTables tables)
    {
        transitions.ToTable(tables.Transitions, tables.Schema);
        transitions.HasKey(t => new { t.Tracking, t.Customer, t.Number });
        transitions.Property(t => t.Tracking).HasMaxLength(tables.KeyLength).UseCollation(tables.KeyCollation);
        transitions.Property(t => t.Customer).HasMaxLength(tables.CustomerLength).UseCollation(tables.KeyCollation);
        transitions.Property(t => t.Number).ValueGeneratedNever();
        transitions.Property(t => t.Model).HasMaxLength(tables.KeyLength);
        transitions.Property(t => t.From).HasMaxLength(tables.KeyLength);
        transitions.Property(t => t.To).HasMaxLength(tables.KeyLength);
        transitions.Property(t => t.At).HasConversion(Utc);
        transitions.Property(t => t.Until).HasConversion(Utc);
        transitions.Property(t => t.Cause).HasConversion<string>().HasMaxLength(tables.KeyLength);
        transitions.HasIndex(t => new { t.Tracking, t.To, t.Until });
        transitions.HasIndex(t => new { t.Tracking, t.On });

        // Whoever is erased is erased with their changes, in one statement.
        transitions.HasOne<TrackedCustomerRow>()
            .WithMany()
            .HasForeignKey(t => new { t.Tracking, t.Customer })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
