using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Prometheus;
using Shop;
using Shop.Data;
using Shop.Lifecycle;
using Shop.Pages;
using Shop.Webhooks;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
IServiceCollection services = builder.Services;

services.Configure<ShopFolders>(builder.Configuration.GetSection("Shop"));
services.AddDbContext<ShopContext>((sp, o) => o.UseSqlite($"Data Source={sp.GetRequiredService<IOptions<ShopFolders>>().Value.Database}"));

services.AddCustomerLifecycle(o => (o.TimeZone, o.Currency) = ("Europe/Berlin", "EUR"))
    .AddTracking<LifecycleMarketingStage>()
    .UseEntityFramework<LifecycleMarketingStage, ShopContext>()
    .AddHandler<WinBackMails>()
    .AdvanceInBackground();

services.AddSingleton<ShopAdvisor>();
services.AddScoped<ShopStages>();
services.AddScoped<MadeUpShop>();
services.AddHealthChecks().AddCheck<StageTrackingHealthCheck>("customer-lifecycle");
services.AddProblemDetails();
Metrics.ConfigureMeterAdapter(o => o.InstrumentFilterPredicate = i => i.Meter.Name is "CustomerLifecycle" or "Microsoft.AspNetCore.Hosting");

WebApplication app = builder.Build();
Directory.CreateDirectory(app.Services.GetRequiredService<IOptions<ShopFolders>>().Value.Root);
await using (AsyncServiceScope scope = app.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<MadeUpShop>().FillAsync();
}

app.UseRequestLocalization("en", "de");
app.MapShopPages();
app.MapShopApi();
app.MapShopWebhooks();
app.MapHealthChecks("/health");
app.MapMetrics(); // GET /metrics
await app.RunAsync();
