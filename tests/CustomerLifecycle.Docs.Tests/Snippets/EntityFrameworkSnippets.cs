using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Snippets;

public sealed class EntityFrameworkSnippets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customer-lifecycle-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Tracking()
    {
        ServiceCollection services = [];
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        services.AddSingleton<IClock>(new StoppedClock(paidAt));
        string connection = $"Data Source={Path.Combine(_folder.FullName, "shop.db")};Pooling=False";

        services.AddDbContext<ShopContext>(o => o.UseSqlite(connection));
        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .UseEntityFramework<LifecycleMarketingStage, ShopContext>();

        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        ShopContext context = scope.ServiceProvider.GetRequiredService<ShopContext>();
        await context.Database.EnsureCreatedAsync();
        await provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>()
            .RecordAsync("ada", [CustomerEvent.Order(paidAt, 49.90m)]);

        var stages = await context.Set<StageTransitionRow>()
            .Where(t => t.Tracking == LifecycleMarketing.Model.Key && t.Until == null)
            .GroupBy(t => t.To)
            .Select(g => new { Stage = g.Key, Customers = g.Count() })
            .ToListAsync();

        Assert.Equal([("growth", 1)], stages.Select(s => (s.Stage, s.Customers)));
    }

    [Fact]
    public async Task Keys()
    {
        DbContextOptionsBuilder<LetterContext> options = new();
        options.UseSqlite($"Data Source={Path.Combine(_folder.FullName, "letters.db")};Pooling=False");
        using LetterContext context = new(options.Options);
        await context.Database.EnsureCreatedAsync();
        context.Add(new Letter { Stage = LifecycleMarketingStage.WinBack });
        await context.SaveChangesAsync();
        Assert.Equal(1, await context.Set<Letter>().CountAsync(l => l.Stage == LifecycleMarketingStage.WinBack));
        Assert.Equal("win-back", (await context.Database.SqlQuery<string>($"select Stage from Letter").ToListAsync()).Single());
    }
}
