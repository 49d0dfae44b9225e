using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Snippets;

public sealed class EntityFrameworkSnippets : PrintingTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customer-lifecycle-");

    [Fact]
    public async Task Stages()
    {
        DbContextOptionsBuilder<WebShopContext> options = new();
        options.UseSqlite($"Data Source={Path.Combine(_folder.FullName, "web.db")};Pooling=False");
        using WebShopContext context = new(options.Options);
        await context.Database.EnsureCreatedAsync();
        context.AddRange(
            new Sale { Customer = "ada", PaidAt = new DateTime(2025, 2, 1, 18, 30, 0, DateTimeKind.Utc), Total = 49.90m },
            new Sale { Customer = "ben", PaidAt = new DateTime(2025, 3, 1, 9, 0, 0, DateTimeKind.Utc), Total = 20, IsVoid = true },
            new PageVisit { Customer = "ben", SeenAt = new DateTime(2025, 3, 1, 8, 55, 0, DateTimeKind.Utc) });
        await context.SaveChangesAsync();
        var shop = new Shop { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

        var sales = new EventMapping<Sale, string>(s => s.Customer, s => s.PaidAt)
        {
            Amount = s => s.Total,
            Status = s => s.IsVoid ? OrderStatus.Canceled : OrderStatus.Completed,
        };
        var visits = new EventMapping<PageVisit, string>(v => v.Customer, v => v.SeenAt) { Kind = CustomerEventKind.Visit };
        IQueryable<NextStageChangeRow<string>> stages = context
            .ToFacts(context.Sales.Where(s => s.Total > 0), sales, shop)
            .And(context.Visits, visits)
            .NextChange(LifecycleMarketingRules.Default, new LocalDate(2025, 3, 31));
        foreach (var row in await stages.Where(r => r.NextOn <= new DateOnly(2025, 6, 30)).ToListAsync())
        {
            Console.WriteLine($"{row.Customer}: {row.Stage}, {row.NextStage} on {row.NextOn:yyyy-MM-dd}");
        }

        var counts = await stages.GroupBy(r => r.Stage).Select(g => new { Stage = g.Key, Customers = g.Count() }).ToListAsync();

        AssertPrintedAsIn("docs", "databases.md");
        Assert.Equal([("acquisition", 1), ("growth", 1)], counts.Select(c => (c.Stage, c.Customers)).Order());
    }

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

    protected override void Dispose(bool isDisposing)
    {
        _folder.Delete(recursive: true);
        base.Dispose(isDisposing);
    }
}
