using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

public sealed class StoreTests
{
    private static readonly Instant Paid = Instant.FromUtc(2024, 12, 1, 9, 0);

    public static TheoryData<string> Engines => Database.Engines;

    /// <summary>Two processes over one database: the version decides, and the later one does its work again.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task TwoProcesses_LoseNothing_AndTellEachChangeOnce(string engine)
    {
        using Database database = Database.New(engine);
        ToldChanges told = new();
        using ShopProcess one = new(database, told);
        using ShopProcess other = new(database, told);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 60),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, cancel) => await (i % 2 == 0 ? one : other).Tracking.RecordAsync(
                $"c{i % 3}", [CustomerEvent.Order(Paid + Duration.FromHours(i / 3), 10) with { Id = $"o{i}" }], cancel));
        await one.Tracking.AdvanceAsync(ShopProcess.Now);
        await using ShopContext context = database.Open();
        for (int i = 0; i < 3; i++)
        {
            StageTracker<LifecycleMarketingStage> customer = (await other.Tracking.FindAsync($"c{i}"))!;
            Assert.Equal(20, customer.History().Events.Count);
            Assert.Equal(told.StandsOf($"c{i}"), await TextsOfAsync(context, $"c{i}"));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AFailedSave_LeavesEverythingAsItWas(string engine)
    {
        using Database database = Database.New(engine);
        FailingSaves failing = new();
        ToldChanges told = new();
        using ShopProcess shop = new(database, told, options => options.AddInterceptors(failing));
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Visit(Paid - Duration.FromDays(3))]);
        await using ShopContext context = database.Open();
        TrackedCustomerRow before = await context.Set<TrackedCustomerRow>().AsNoTracking().SingleAsync();
        failing.FailBefore = true;
        CustomerEvent order = CustomerEvent.Order(Paid, 10) with { Id = "a" };
        await Assert.ThrowsAsync<IOException>(() => shop.Tracking.RecordAsync("ada", [order]));
        TrackedCustomerRow after = await context.Set<TrackedCustomerRow>().AsNoTracking().SingleAsync();
        Assert.Equal((before.State, before.Version, before.DueAt), (after.State, after.Version, after.DueAt));
        Assert.Equal(1, await context.Set<StageTransitionRow>().CountAsync());
        Assert.Single(told.StandsOf("ada"));

        // Saved, and nobody heard of it: the same again changes nothing more, and what is untold is told.
        failing.FailAfter = true;
        await Assert.ThrowsAsync<IOException>(() => shop.Tracking.RecordAsync("ada", [order]));
        Assert.Empty((await shop.Tracking.RecordAsync("ada", [order])).Changes);
        Assert.Equal(["ada: acquisition on 2024-11-28", "ada: acquisition → growth on 2024-12-01"], told.StandsOf("ada"));
    }

    /// <summary>What the database refuses is no conflict: it is thrown, and neither state nor rows are half changed.</summary>
    [Fact]
    public async Task WhatTheDatabaseRefuses_IsThrown_AndNothingIsSaved()
    {
        using Database database = Database.New("sqlite");
        using ShopProcess shop = new(database);
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Visit(Paid - Duration.FromDays(3))]);
        await using ShopContext context = database.Open();
        await context.Database.ExecuteSqlRawAsync(
            """
            create trigger "Full" before insert on "StageTransitions" begin select raise(abort, 'disk full'); end
            """);
        string before = (await context.Set<TrackedCustomerRow>().AsNoTracking().SingleAsync()).State;
        CustomerEvent order = CustomerEvent.Order(Paid, 10) with { Id = "a" };
        DbUpdateException refused = await Assert.ThrowsAsync<DbUpdateException>(() => shop.Tracking.RecordAsync("ada", [order]));
        Assert.Contains("disk full", refused.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await context.Set<TrackedCustomerRow>().AsNoTracking().SingleAsync()).State);
        await context.Database.ExecuteSqlRawAsync("drop trigger \"Full\"");
        Assert.Single((await shop.Tracking.RecordAsync("ada", [order])).Changes);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AfterARestart_WhatIsUntoldIsTold_WithItsId(string engine)
    {
        using Database database = Database.New(engine);
        Guid id;
        using (ShopProcess first = new(database, new Refusing()))
        {
            TrackingResult<LifecycleMarketingStage> result =
                await first.Tracking.RecordAsync("ada", [CustomerEvent.Order(Paid, 10) with { Id = "a" }]);
            id = Assert.Single(result.Changes).Id;
            Assert.Single(result.Failures);
        }

        ToldChanges told = new();
        using ShopProcess second = new(database, told);
        Assert.Equal([id], (await second.Store.FindAsync("ada", default))!.Undelivered.Select(u => u.Change.Id));
        Assert.Empty((await second.Tracking.RecordAsync("ada", [CustomerEvent.Order(Paid, 10) with { Id = "a" }])).Changes);
        await second.Tracking.AdvanceAsync(Paid + Duration.FromDays(100));
        Assert.Equal(["ada: growth on 2024-12-01", "ada: growth → win-back on 2025-03-02"], told.StandsOf("ada"));
        Assert.Empty(await second.Store.UndeliveredAsync(default).ToArrayAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Ids_AreToldApartByCase_AndThoseThatDoNotFit_AreRefused(string engine)
    {
        using Database database = Database.New(engine);
        using ShopProcess shop = new(database);
        string longest = new('x', 256);
        string[] ids = ["Ada", "ada", "ада", "a'; drop table \"TrackedCustomers\"; --", "äöü 🙂", " ada", longest];
        foreach (string id in ids)
        {
            await shop.Tracking.RecordAsync(id, [CustomerEvent.Order(Paid, 10)]);
        }

        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            (await shop.Store.DueAsync(Instant.MaxValue, default).ToArrayAsync()).Order(StringComparer.Ordinal));
        ArgumentException tooLong = await Assert.ThrowsAsync<ArgumentException>(
            () => shop.Tracking.RecordAsync(longest + "x", [CustomerEvent.Order(Paid, 10)]));
        Assert.Contains("257 characters", tooLong.Message, StringComparison.Ordinal);
        Assert.Contains("CustomerLength", tooLong.Message, StringComparison.Ordinal);
        foreach (string broken in new[] { "a\0b", "a\ud800" })
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
                () => shop.Tracking.RecordAsync(broken, [CustomerEvent.Order(Paid, 10)]));
            Assert.Contains("U+0000 or half of a character", refused.Message, StringComparison.Ordinal);
            Assert.Null(await shop.Tracking.FindAsync(broken));
            Assert.False(await shop.Tracking.EraseAsync(broken));
        }

        Assert.Null(await shop.Tracking.FindAsync(longest + "x"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task SeveralTrackings_ShareTheTables(string engine)
    {
        using Database database = Database.New(engine);
        database.Open().Dispose();
        StageRules<CustomerFacts, string> club = StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "guest", "member"))
            .When("member", f => f.Orders >= 2)
            .Otherwise("guest");
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = ShopProcess.Now }).AddDbContextFactory<ShopContext>(database.Use);
        services.AddCustomerLifecycle().AddTracking("club", club).UseEntityFramework<string, ShopContext>();
        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .UseEntityFramework<LifecycleMarketingStage, ShopContext>();
        services.AddCustomerLifecycle().AddTenantTracking().UseEntityFramework<string, ShopContext>();
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        IStageTracking<string> members = provider.GetRequiredKeyedService<IStageTracking<string>>("club");
        IStageTracking<string> tenants = provider.GetRequiredKeyedService<IStageTracking<string>>(TenantModels.TrackingKey);
        provider.GetRequiredService<TenantModels>().Set("wine", club);
        string ofTenant = new TenantCustomer("wine", "club", "ada").ToString();
        await members.RecordAsync("ada", [CustomerEvent.Order(Paid, 10)]);
        await provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>().RecordAsync("ada", [CustomerEvent.Visit(Paid)]);
        await tenants.RecordAsync(ofTenant, [CustomerEvent.Order(Paid, 10), CustomerEvent.Order(Paid + Duration.FromDays(1), 10)]);
        await using ShopContext context = database.Open();
        Assert.Equal(
            ["club/ada club guest", "lifecycle-marketing/ada lifecycle-marketing acquisition", $"tenants/{ofTenant} club member"],
            (await context.Set<StageTransitionRow>().Where(t => t.Until == null).ToArrayAsync())
                .Select(t => $"{t.Tracking}/{t.Customer} {t.Model} {t.To}")
                .Order(StringComparer.Ordinal));
        Assert.True(await members.EraseAsync("ada"));
        Assert.Equal("member", (await tenants.FindAsync(ofTenant))!.Stage!.Key);
        Assert.Equal(2, await context.Set<TrackedCustomerRow>().CountAsync());
    }

    internal static async Task<IReadOnlyList<string>> TextsOfAsync(ShopContext context, string customer) =>
    [
        .. (await context.Set<StageTransitionRow>()
            .AsNoTracking()
            .Where(t => t.Customer == customer)
            .OrderBy(t => t.Number)
            .ToArrayAsync())
            .Select(t => FormattableString.Invariant(
                $"{t.Customer}: {(t.From is null ? string.Empty : t.From + " → ")}{t.To} on {t.On:yyyy-MM-dd}")),
    ];

    private sealed class Refusing : IStageChangeHandler<LifecycleMarketingStage>
    {
        public Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken) =>
            throw new IOException("no letter today");
    }
}
