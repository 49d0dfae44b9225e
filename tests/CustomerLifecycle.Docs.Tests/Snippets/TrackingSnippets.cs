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
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        ServiceCollection services = [];
        services.AddSingleton<IMailer>(mailer).AddSingleton<IClock>(new StoppedClock(paidAt));
        services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin")
            .AddTracking<LifecycleMarketingStage>()
            .AddHandler<WriteToLapsedCustomers>()
            .AdvanceInBackground();

        using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        TrackingResult<LifecycleMarketingStage> result = await tracking.RecordAsync(
            "ada", [CustomerEvent.Order(paidAt, 49.90m) with { Id = "A-17" }]);
        result = await tracking.AdvanceAsync(paidAt + Duration.FromDays(91));
        Console.WriteLine(result.Changes[0]);

        Assert.Equal(["ada"], mailer.Sent);
        AssertPrintedAsIn("docs", "tracking.md");
    }

    [Fact]
    public async Task Store()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("customer-lifecycle-");
        ServiceCollection services = [];
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        services.AddSingleton<IClock>(new StoppedClock(paidAt));
        string connection = $"Data Source={Path.Combine(folder.FullName, "stages.db")};Pooling=False";

        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .UseStore(_ => new SqliteStageStore<LifecycleMarketingStage>(connection, _ => LifecycleMarketing.Model));

        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>()
                .RecordAsync("ada", [CustomerEvent.Order(paidAt, 49.90m)]);
        }

        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            Assert.NotNull(await provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>().FindAsync("ada"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task SideBySide()
    {
        StageRules<CustomerFacts, string> club = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "guest", "member"))
            .When("member", f => f.Orders >= 2)
            .Otherwise("guest");
        StageRules<CustomerFacts, string> letters = StageRules.For(StageModel.Of("letters", TransitionPolicy.Free, "none", "reader"))
            .When("reader", f => f.EmailsOpened >= 1)
            .Otherwise("none");
        ServiceCollection services = [];

        services.AddCustomerLifecycle()
            .AddTracking("club", club)
            .AddHandler("greet", (change, cancellationToken) => Task.CompletedTask)
            .AdvanceInBackground();
        services.AddCustomerLifecycle().AddTracking("letters", letters);

        using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<string> members = provider.GetRequiredKeyedService<IStageTracking<string>>("club");

        Assert.NotSame(members, provider.GetRequiredKeyedService<IStageTracking<string>>("letters"));
        Assert.Single((await members.RecordAsync("ada", [CustomerEvent.Visit(Instant.FromUtc(2024, 2, 1, 18, 30))])).Changes);
    }

    [Fact]
    public async Task Updates()
    {
        using ServiceProvider provider = Provider();
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        CustomerEvent paid = CustomerEvent.Order(paidAt, 49.90m) with { Id = "A-17" };
        CustomerEvent canceled = paid with { Status = OrderStatus.Canceled, UpdatedAt = paidAt + Duration.FromDays(2) };
        await tracking.RecordAsync("ada", [paid]);
        foreach (StageChange<LifecycleMarketingStage> change in (await tracking.RecordAsync("ada", [canceled])).Changes)
        {
            Console.WriteLine(change);
        }

        Console.WriteLine($"told again: {(await tracking.RecordAsync("ada", [paid, canceled])).Changes.Count}");

        AssertPrintedAsIn("docs", "tracking.md");
    }

    [Fact]
    public async Task Merging()
    {
        using ServiceProvider provider = Provider();
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        Instant paidAt = Instant.FromUtc(2024, 2, 1, 18, 30);
        await tracking.RecordAsync("ada", [CustomerEvent.Order(paidAt, 49.90m) with { Id = "A-17" }]);
        await tracking.RecordAsync("guest-9", [CustomerEvent.Order(paidAt + Duration.FromDays(10), 20m) with { Id = "A-31" }]);
        await tracking.RecordAsync("guest-9", [CustomerEvent.Order(paidAt + Duration.FromDays(20), 20m) with { Id = "A-44" }]);
        foreach (StageChange<LifecycleMarketingStage> change in (await tracking.MergeAsync("guest-9", into: "ada")).Changes)
        {
            Console.WriteLine(change);
        }

        StageTracker<LifecycleMarketingStage> person = (await tracking.FindAsync("guest-9"))!;
        Console.WriteLine($"{person.Customer}: {string.Join(", ", person.Ids)}, {person.History().Events.Count} orders");
        await tracking.UnmergeAsync("guest-9");

        Assert.Equal(2, (await tracking.FindAsync("guest-9"))!.History().Events.Count);
        AssertPrintedAsIn("docs", "tracking.md");
    }

    private static ServiceProvider Provider()
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new StoppedClock(Instant.FromUtc(2024, 2, 21, 20, 0)));
        services.AddCustomerLifecycle(o => o.TimeZone = "Europe/Berlin").AddTracking<LifecycleMarketingStage>();
        return services.BuildServiceProvider();
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
