using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class TenantTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Property]
    public Property ACustomersText_IsReadBack_AndNoOtherCustomersText() => Prop.ForAll(
        AnyIds().ToArbitrary(),
        AnyIds().ToArbitrary(),
        (one, other) =>
        {
            TenantCustomer customer = new(one.Tenant, one.Model, one.Customer);
            Assert.Equal(customer, TenantCustomer.Parse(customer.ToString()));
            Assert.Equal(one == other, string.Equals(
                customer.ToString(), new TenantCustomer(other.Tenant, other.Model, other.Customer).ToString(), StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("acme/club")]
    [InlineData("acme/No Key/ada")]
    [InlineData(" /club/ada")]
    [InlineData("acme%/club/ada")]
    public void WhatIsNoCustomerOfATenant_IsRefused(string text)
    {
        Assert.False(TenantCustomer.TryParse(text, out TenantCustomer customer));
        Assert.Equal(default, customer);
        string message = Assert.Throws<FormatException>(() => TenantCustomer.Parse(text)).Message;
        Assert.Contains("new TenantCustomer(", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_AreAddedReplacedAndRemoved_AndMessagesSayWhatThereIs()
    {
        TenantModels tenants = new();
        Assert.Contains("No tenant has a model yet", MessageOf(tenants, "acme", "club"), StringComparison.Ordinal);
        tenants.Set("acme", Club(2));
        tenants.Set("b/b", StageModelJson.Parse(StageModelJson.Write(Club(3))));
        tenants.Set("acme", LifecycleMarketingRules.Create(new() { GrowthActiveDays = 30 }).WithKeys());
        Assert.Equal(["acme", "b/b"], tenants.Tenants);
        Assert.Equal(["club", "lifecycle-marketing"], tenants.ModelsOf("acme").Select(m => m.Classifier.Model.Key));
        Assert.Empty(tenants.ModelsOf("nobody"));
        Assert.Contains(
            "'acme' has no model 'clubs'; it has club, lifecycle-marketing", MessageOf(tenants, "acme", "clubs"), StringComparison.Ordinal);
        Assert.Contains(
            "no tenant 'Acme'; those with models are 'acme', 'b/b'", MessageOf(tenants, "Acme", "club"), StringComparison.Ordinal);
        TenantModel before = tenants["acme", "club"];
        tenants.Set("acme", Club(5));
        Assert.NotEqual(before.Classifier.Fingerprint, tenants["acme", "club"].Classifier.Fingerprint);
        Assert.True(tenants.Remove("b/b", "club"));
        Assert.False(tenants.Remove("b/b", "club"));
        Assert.Equal(["acme"], tenants.Tenants);
    }

    [Fact]
    public void APolicyOfAnotherModel_IsRefused() => Assert.Throws<ArgumentException>(
        () => new TenantModel(Club(2)) { Policy = TimelinePolicy.For(Club(2).Model) });

    [Fact]
    public async Task TheSameCustomerId_OfTwoTenantsAndModels_IsSeveralCustomersOnOneStore()
    {
        (TenantModels tenants, IStageTracking<string> tracking, _, List<string> told) = Provide();
        tenants.Set("acme", Club(1));
        tenants.Set("acme", Rules("letters", f => f.Orders >= 5));
        tenants.Set("zeta", new TenantModel(Club(1)) { Shop = Shop.Default with { Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] } });
        Instant lateInTheEvening = Instant.FromUtc(2024, 1, 1, 22, 0);
        foreach ((string tenant, string model) in new[] { ("acme", "club"), ("acme", "letters"), ("zeta", "club") })
        {
            await tracking.RecordAsync(new TenantCustomer(tenant, model, "ada").ToString(), [CustomerEvent.Order(lateInTheEvening, 1)]);
        }

        Assert.Equal(
            ["acme/club/ada: in on 2024-01-01", "acme/letters/ada: out on 2024-01-01", "zeta/club/ada: in on 2024-01-02"], told);
        Assert.True(await tracking.EraseAsync("acme/club/ada"));
        Assert.NotNull(await tracking.FindAsync("zeta/club/ada"));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    public async Task OtherRules_TellTheDifference_OrSettleIt(bool ofOptions, bool? ofModel, bool isTold)
    {
        (TenantModels tenants, IStageTracking<string> tracking, _, List<string> told) = Provide(o => o.TellRuleChanges = ofOptions);
        tenants.Set("acme", Club(1));
        await tracking.RecordAsync("acme/club/ada", [CustomerEvent.Order(Start, 1)]);
        told.Clear();
        tenants.Set("acme", new TenantModel(Club(2)) { TellRuleChanges = ofModel });
        TrackingResult<string> result = await tracking.RecordAsync(
            "acme/club/ada", [CustomerEvent.Order(Start + Duration.FromDays(1), 1)]);

        // The result lists both; handlers hear the difference only if they are to, and what happened always.
        Assert.Equal(
            ["not acme/club/ada: in on 2024-01-01", "acme/club/ada: out on 2024-01-01"],
            result.Changes.Take(2).Select(c => c.ToString()));
        Assert.Equal("acme/club/ada: out → in on 2024-01-02", told[^1]);
        Assert.Equal(isTold ? 3 : 1, told.Count);
        Assert.Empty((await tracking.RecordAsync("acme/club/ada", [])).Changes);
    }

    [Fact]
    public async Task IdsOfOneTenant_AreMerged_AndWhatOtherRulesChangedIsNotTakenForIt()
    {
        (TenantModels tenants, IStageTracking<string> tracking, _, List<string> told) = Provide(o => o.TellRuleChanges = false);
        tenants.Set("acme", Club(2));
        tenants.Set("zeta", Club(2));
        foreach (string id in new[] { "acme/club/ada", "acme/club/guest", "zeta/club/ada" })
        {
            await tracking.RecordAsync(id, [CustomerEvent.Order(Start, 1)]);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => tracking.MergeAsync("acme/club/guest", "zeta/club/ada"));
        told.Clear();
        tenants.Set("acme", Club(1));
        TrackingResult<string> result = await tracking.MergeAsync("acme/club/guest", "acme/club/ada");
        Assert.Equal(["not acme/club/guest: in on 2024-01-01"], result.Changes.Select(c => c.ToString()));
        Assert.Equal(["not acme/club/guest: in on 2024-01-01"], told);
        Assert.Equal(["acme/club/ada", "acme/club/guest"], (await tracking.FindAsync("acme/club/guest"))!.Ids);
    }

    [Fact]
    public async Task AStageThatIsGone_IsTakenBackByItsKey_AndAnOverrideIntoItRests()
    {
        using TemporaryFolder folder = new();
        (TenantModels tenants, IStageTracking<string> tracking, _, List<string> told) = Provide(
            use: (builder, models) => builder.UseStore(_ => new Snippets.SqliteStageStore<string>(
                $"Data Source={folder.PathOf("store.db")};Pooling=False", id => models().ModelOf(id).Classifier.Model)));
        tenants.Set("acme", Club(2));
        await tracking.RecordAsync("acme/club/ada", [CustomerEvent.Order(Start, 1)]);
        await tracking.CorrectAsync(
            "acme/club/ada", t => t.Override(new StageOverride<string>("in", Start, until: null, "a friend", "Ben")));
        Assert.Equal("in", (await tracking.FindAsync("acme/club/ada"))!.Stage!.Key);
        told.Clear();
        tenants.Set("acme", StageRules.For(StageModel.Of("club", TransitionPolicy.Free, "out", "friend"))
            .When("friend", f => f.Orders >= 1)
            .Otherwise("out"));
        await tracking.RecordAsync("acme/club/ada", []);
        Assert.Equal(
            ["not acme/club/ada: in on 2024-01-01", "acme/club/ada: friend on 2024-01-01"], told.TakeLast(2));
        Assert.Equal("friend", (await tracking.FindAsync("acme/club/ada"))!.Stage!.Key);
        tenants.Set("acme", Club(2));
        await tracking.RecordAsync("acme/club/ada", []);
        Assert.Equal("in", (await tracking.FindAsync("acme/club/ada"))!.Stage!.Key);
        Assert.Contains("a friend", await tracking.ExportAsync("acme/club/ada"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomersOfARemovedModel_Rest_AndGoOnWhenItIsBack()
    {
        (TenantModels tenants, IStageTracking<string> tracking, ManualClock clock, List<string> told) = Provide();
        StageRules<CustomerFacts, string> rules = Rules("club", f => f.DaysSinceLastOrder <= 30);
        tenants.Set("acme", rules);
        await tracking.RecordAsync("acme/club/ada", [CustomerEvent.Order(Start, 1)]);
        tenants.Remove("acme", "club");
        clock.Now = Start + Duration.FromDays(100);
        TrackingResult<string> rest = await tracking.AdvanceAsync(clock.Now);
        Assert.Empty(rest.Faults);
        Assert.Empty(rest.Changes);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => tracking.RecordAsync("acme/club/ada", []));
        tenants.Set("acme", rules);
        await tracking.AdvanceAsync(clock.Now);
        Assert.Equal("acme/club/ada: in → out on 2024-02-01", told[^1]);
        await Assert.ThrowsAsync<FormatException>(() => tracking.RecordAsync("ada", []));
    }

    /// <summary>
    /// Whatever is replaced while events come in: afterwards everybody is where the last rules put them, and what handlers were told, with
    /// retractions taken off, is exactly their timeline.
    /// </summary>
    [Fact]
    public async Task ReplacedWhileEventsComeIn_NothingIsLostOrToldTwice()
    {
        (TenantModels tenants, IStageTracking<string> tracking, _, List<string> told) = Provide();
        string[] customers = [.. Enumerable.Range(0, 12).SelectMany(i => new[] { $"acme/club/{i}", $"zeta/club/{i}" })];
        tenants.Set("acme", Club(1));
        tenants.Set("zeta", Club(1));
        foreach (string customer in customers)
        {
            await tracking.RecordAsync(customer, [CustomerEvent.Order(Start - Duration.FromHours(1), 1) with { Id = "first" }]);
        }

        using CancellationTokenSource recorded = new();
        Task replacing = Task.Run(async () =>
        {
            for (int i = 0; !recorded.IsCancellationRequested; i++)
            {
                tenants.Set("acme", i % 3 == 2 ? Rules("club", f => f.Orders >= 2, "gone", "back") : Club(1 + (i % 5)));
                await Task.Yield();
            }
        });
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 15).SelectMany(_ => customers).Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (work, cancellationToken) => await tracking.RecordAsync(
                work.Item,
                [CustomerEvent.Order(Start + Duration.FromHours(work.Index), 1) with { Id = $"{work.Index}" }],
                cancellationToken));
        await recorded.CancelAsync();
        await replacing;
        tenants.Set("acme", Club(4));
        foreach (string customer in customers)
        {
            TrackingResult<string> settled = await tracking.RecordAsync(customer, []);
            Assert.Empty(settled.Failures);
            StageTracker<string> tracker = (await tracking.FindAsync(customer))!;
            Assert.Equal(16, tracker.History().Events.Count);
            StageTimeline<string> replayed = StageTimeline.Replay(
                tracker.History(), tenants.ModelOf(customer).Classifier, tracker.Timeline().AsOf);
            Assert.Equal(replayed.Visits.Select(v => (v.Stage, v.Entered)), tracker.Timeline().Visits.Select(v => (v.Stage, v.Entered)));
            IEnumerable<string> stands = told
                .Where(t => t.Contains($"{customer}: ", StringComparison.Ordinal))
                .CountBy(t => t.StartsWith("not ", StringComparison.Ordinal) ? t[4..] : t)
                .Where(t => t.Value % 2 == 1)
                .Select(t => t.Key);
            Assert.Equal(
                tracker.ToState().Told.Select(t => new StageChange<string>(
                    customer, tenants.ModelOf(customer).Classifier.Model, t, tracker.Shop.DayOf(t.At), isRetraction: false).ToString())
                    .Order(StringComparer.Ordinal),
                stands.Order(StringComparer.Ordinal));
        }

        Assert.Contains(told, t => t.StartsWith("not acme/club/", StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.StartsWith("not zeta/club/", StringComparison.Ordinal));
    }

    private static string MessageOf(TenantModels tenants, string tenant, string model) =>
        Assert.Throws<KeyNotFoundException>(() => tenants[tenant, model]).Message;

    private static Gen<(string Tenant, string Model, string Customer)> AnyIds()
    {
        // Few characters, so that ids that look alike come often.
        Gen<string> any = Gen.Choose(0, 5).SelectMany(length =>
            Gen.Elements('/', '%', '2', 'F', '5', 'a', '\ud800', ' ').ArrayOf(length).Select(c => new string(c)));
        return from tenant in any.Where(t => !string.IsNullOrWhiteSpace(t))
               from model in Gen.Elements("a", "a-b", "b")
               from customer in any
               select (tenant, model, customer);
    }

    private static StageRules<CustomerFacts, string> Club(int orders) => StageRules
        .For(StageModel.Of("club", TransitionPolicy.Free, "out", "in"))
        .When("in", f => f.Orders >= orders)
        .Otherwise("out");

    private static StageRules<CustomerFacts, string> Rules(
        string key,
        System.Linq.Expressions.Expression<Func<CustomerFacts, bool>> isIn,
        string without = "out",
        string within = "in") =>
        StageRules.For(StageModel.Of(key, TransitionPolicy.Free, without, within)).When(within, isIn).Otherwise(without);

    private static (TenantModels Tenants, IStageTracking<string> Tracking, ManualClock Clock, List<string> Told) Provide(
        Action<StageTrackingOptions>? configure = null, Action<StageTrackingBuilder<string>, Func<TenantModels>>? use = null)
    {
        ManualClock clock = new() { Now = Start };
        List<string> told = [];
        ServiceCollection services = [];
        services.AddSingleton<IClock>(clock);
        TenantModels tenants = new();
        services.AddSingleton(tenants);
        StageTrackingBuilder<string> builder = services.AddCustomerLifecycle().AddTenantTracking(configure);
        builder.AddHandler("letters", (change, _) =>
        {
            lock (told)
            {
                told.Add(change.ToString());
            }

            return Task.CompletedTask;
        });
        use?.Invoke(builder, () => tenants);
        ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return (tenants, provider.GetRequiredKeyedService<IStageTracking<string>>(TenantModels.TrackingKey), clock, told);
    }
}
