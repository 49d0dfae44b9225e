using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary>A shop's own context, which knows nothing of the library.</summary>
public sealed class WebShopContext(DbContextOptions<WebShopContext> options) : DbContext(options)
{
    public DbSet<Sale> Sales => Set<Sale>();

    public DbSet<PageVisit> Visits => Set<PageVisit>();
}
