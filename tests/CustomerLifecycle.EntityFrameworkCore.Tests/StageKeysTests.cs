namespace CustomerLifecycle.EntityFrameworkCore.Tests;

public sealed class StageKeysTests
{
    public static TheoryData<string> Engines => Database.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AStage_IsKeptAsItsKey_AndAskedForByItsValue(string engine)
    {
        using Database database = Database.New(engine);
        await using (ShopContext context = database.Open())
        {
            foreach (StageInfo<LifecycleMarketingStage> stage in LifecycleMarketing.Model.Stages)
            {
                context.Letters.Add(new Letter { Customer = stage.Key, Stage = stage.Value });
            }

            context.Letters.Add(new Letter
            {
                Customer = "ada",
                Stage = LifecycleMarketingStage.WinBack,
                Before = LifecycleMarketingStage.Growth,
            });
            await context.SaveChangesAsync();
        }

        await using ShopContext other = database.Open();
        Assert.Equal(
            ["ada", "win-back"],
            await other.Letters.Where(l => l.Stage == LifecycleMarketingStage.WinBack).Select(l => l.Customer).Order().ToArrayAsync());
        Assert.Equal("ada", (await other.Letters.SingleAsync(l => l.Before == LifecycleMarketingStage.Growth)).Customer);
        Assert.Equal(LifecycleMarketing.Model.Stages.Count, await other.Letters.CountAsync(l => l.Before == null));
        Assert.Equal(
            LifecycleMarketing.Model.Stages.Select(s => s.Key).Append("win-back").Order(StringComparer.Ordinal),
            (await other.Database.SqlQueryRaw<string>("select \"Stage\" as \"Value\" from \"Letters\"").ToArrayAsync())
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task ATextThatIsNoStage_IsRefused_WithTheKeys(string engine)
    {
        using Database database = Database.New(engine);
        await using ShopContext context = database.Open();
        await context.Database.ExecuteSqlRawAsync("insert into \"Letters\" (\"Id\", \"Customer\", \"Stage\") values (7, 'ada', 'asleep')");
        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => context.Letters.ToArrayAsync());
        FormatException reason = Assert.IsType<FormatException>(refused as FormatException ?? refused.InnerException);
        Assert.Contains("'asleep'", reason.Message, StringComparison.Ordinal);
        Assert.Contains("win-back", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheConverter_NeedsAModel() =>
        Assert.Throws<ArgumentNullException>(() => new StageConverter<LifecycleMarketingStage>(null!));
}
