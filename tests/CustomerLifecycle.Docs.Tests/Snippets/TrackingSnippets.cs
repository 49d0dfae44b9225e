using CustomerLifecycle;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Snippets;

public sealed class TrackingSnippets : PrintingTest
{
    [Fact]
    public async Task Tracking()
    {
        Mailer mailer = new();
        ServiceCollection services = [];
        services.AddSingleton<IMailer>(mailer);
        services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin")
            .AddTracking<LifecycleMarketingStage>()
            .AddHandler<WriteToLapsedCustomers>()
            .AdvanceInBackground();

        using ServiceProvider provider = services.BuildServiceProvider();
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        TrackingResult<LifecycleMarketingStage> result = await tracking.RecordAsync(
            "ada", [CustomerEvent.Order(paidAt, 49.90m) with { Id = "A-17" }]);
        result = await tracking.AdvanceAsync(paidAt + Duration.FromDays(91));
        Console.WriteLine(result.Changes[0]);

        Assert.Equal(["ada"], mailer.Sent);
        AssertPrintedAsIn("docs", "tracking.md");
    }

    private sealed class Mailer : IMailer
    {
        public List<string> Sent { get; } = [];

        public Task SendAsync(string customer, string subject, Guid idempotencyKey, CancellationToken cancellationToken)
        {
            Sent.Add(customer);
            return Task.CompletedTask;
        }
    }
}
