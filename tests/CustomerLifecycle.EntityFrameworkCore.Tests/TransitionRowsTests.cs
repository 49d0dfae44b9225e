using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

public sealed class TransitionRowsTests
{
    private static readonly Instant Paid = Instant.FromUtc(2024, 2, 1, 9, 0);

    public static TheoryData<string> Engines => Database.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_AreTheVisits_WithWhatBroughtThem(string engine)
    {
        using Database database = Database.New(engine);
        using ShopProcess shop = new(database);
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Visit(Paid - Duration.FromDays(3))]);
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Order(Paid, 49.90m) with { Id = "A-17" }]);
        StageOverride<LifecycleMarketingStage> said =
            new(LifecycleMarketingStage.Retention, Instant.FromUtc(2024, 3, 1, 0, 0), until: null, "a friend", "ben");
        await shop.Tracking.CorrectAsync("ada", t => t.Override(said));
        await using ShopContext context = database.Open();
        StageTransitionRow[] rows = await context.Set<StageTransitionRow>().OrderBy(t => t.Number).ToArrayAsync();
        Assert.Equal(
            [
                "0 - acquisition 2024-01-29T09:00:00.0000000Z 2024-02-01T09:00:00.0000000Z - -",
                "1 acquisition growth 2024-02-01T09:00:00.0000000Z 2024-03-01T00:00:00.0000000Z Event order A-17",
                "2 growth retention 2024-03-01T00:00:00.0000000Z - OverrideBegan -",
            ],
            rows.Select(r => FormattableString.Invariant($"{r.Number} {r.From ?? "-"} {r.To} {r.At:O} {Time(r.Until)} ")
                + $"{r.Cause?.ToString() ?? "-"} {r.Event ?? "-"}"));
        StageTransition<LifecycleMarketingStage>[] moves = [.. (await shop.Tracking.FindAsync("ada"))!.Timeline().Transitions];
        Assert.Equal(moves.Select(m => m.RuleOrdinal < 0 ? (int?)null : m.RuleOrdinal), rows.Skip(1).Select(r => r.Rule));
        Assert.Equal(moves.Select(m => m.Fingerprint), rows.Skip(1).Select(r => r.Rules));
        Assert.All(rows, r => Assert.Equal(("lifecycle-marketing", "lifecycle-marketing"), (r.Tracking, r.Model)));
        Assert.Equal([new DateOnly(2024, 1, 29), new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1)], rows.Select(r => r.On));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AReport_AsksTheRows(string engine)
    {
        using Database database = Database.New(engine);
        using ShopProcess shop = new(database);
        for (int i = 0; i < 6; i++)
        {
            await shop.Tracking.RecordAsync($"c{i}", [CustomerEvent.Visit(Paid)]);
        }

        for (int i = 0; i < 2; i++)
        {
            await shop.Tracking.RecordAsync($"c{i}", [CustomerEvent.Order(ShopProcess.Now - Duration.FromDays(i + 1), 20)]);
        }

        await using ShopContext context = database.Open();
        var counts = await context.Set<StageTransitionRow>()
            .Where(t => t.Until == null)
            .GroupBy(t => t.To)
            .Select(g => new { Stage = g.Key, Customers = g.Count() })
            .OrderBy(c => c.Customers)
            .ToArrayAsync();
        Assert.Equal([("growth", 2), ("acquisition", 4)], counts.Select(c => (c.Stage, c.Customers)));
        DateTime since = new(2024, 12, 31, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(1, await context.Set<StageTransitionRow>().CountAsync(t => t.From == "acquisition" && t.At >= since));
        Assert.Equal(2, await context.Set<StageTransitionRow>().CountAsync(t => t.Cause == TransitionCause.Event));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task WhatIsTakenBack_IsNoLongerThere(string engine)
    {
        using Database database = Database.New(engine);
        using ShopProcess shop = new(database);
        CustomerEvent order = CustomerEvent.Order(Paid, 20) with { Id = "a" };
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Visit(Paid - Duration.FromDays(3)), order]);
        await using ShopContext context = database.Open();
        Assert.Contains("growth", await context.Set<StageTransitionRow>().Select(t => t.To).ToArrayAsync());
        await shop.Tracking.CorrectAsync("ada", t => t.Remove(order.EventKind, "a"));
        Assert.DoesNotContain("growth", await context.Set<StageTransitionRow>().Select(t => t.To).ToArrayAsync());
        Assert.NotEmpty(await context.Set<StageTransitionRow>().ToArrayAsync());
        Assert.True(await shop.Tracking.EraseAsync("ada"));
        Assert.False(await shop.Tracking.EraseAsync("ada"));
        Assert.Empty(await context.Set<StageTransitionRow>().ToArrayAsync());
        Assert.Empty(await context.Set<TrackedCustomerRow>().ToArrayAsync());
    }

    /// <summary>Databases keep microseconds at best, and begin with year 1.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task FineAndOldTimes_AreKept_AndCutInRows(string engine)
    {
        using Database database = Database.New(engine);
        using ShopProcess shop = new(database);
        Instant fine = Paid + Duration.FromNanoseconds(1_234_567);
        Instant old = Instant.FromUtc(-50, 3, 15, 0, 0);
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Visit(fine)]);
        await shop.Tracking.RecordAsync("gaius", [CustomerEvent.Visit(old)]);
        await using ShopContext context = database.Open();
        DateTime cut = Paid.ToDateTimeUtc().AddTicks(12_340);
        Assert.Equal(1, await context.Set<StageTransitionRow>().CountAsync(t => t.Customer == "ada" && t.At == cut));
        Assert.Equal(CustomerEvent.Visit(fine).At, (await shop.Tracking.FindAsync("ada"))!.History().Events[0].At);
        StageTransitionRow gaius = await context.Set<StageTransitionRow>().SingleAsync(t => t.Customer == "gaius" && t.Number == 0);
        Assert.Equal((DateTime.MinValue, DateOnly.MinValue), (gaius.At, gaius.On));
        Assert.Equal(CustomerEvent.Visit(old).At, (await shop.Tracking.FindAsync("gaius"))!.History().Events[0].At);
    }

    private static string Time(DateTime? time) => time is { } at ? FormattableString.Invariant($"{at:O}") : "-";
}
