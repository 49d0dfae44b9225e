using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddCustomerLifecycle();
}
