using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests;

public sealed class TablesTests
{
    public static TheoryData<string> Engines => Database.Engines;

    /// <summary>What a migration would do: the script that makes the tables, run by itself.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task TheScriptOfTheTables_Runs(string engine)
    {
        using Database database = Database.New(engine);
        DbContextOptionsBuilder<ShopContext> options = new();
        database.Use(options);
        await using ShopContext context = new(options.Options);
        string script = context.Database.GenerateCreateScript();
        Assert.Contains("TrackedCustomers", script, StringComparison.Ordinal);
        Assert.Contains("ON DELETE CASCADE", script, StringComparison.Ordinal);
        await context.Database.ExecuteSqlRawAsync(script.Replace("GO", string.Empty, StringComparison.Ordinal));
        using ShopProcess shop = new(database);
        await shop.Tracking.RecordAsync("ada", [CustomerEvent.Order(Instant.FromUtc(2024, 2, 1, 9, 0), 10)]);
        Assert.Equal(1, await context.Set<TrackedCustomerRow>().CountAsync());
        Assert.Equal(2, await context.Set<StageTransitionRow>().CountAsync());
    }

    [Fact]
    public void NamesSchemaLengthsAndCollation_AreOptions()
    {
        DbContextOptions<NamedContext> options = new DbContextOptionsBuilder<NamedContext>().UseNpgsql("Host=nowhere").Options;
        using NamedContext context = new(options);
        string script = context.Database.GenerateCreateScript();
        Assert.Contains("CREATE TABLE crm.tracked (", script, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE crm.moves (", script, StringComparison.Ordinal);
        Assert.Contains("\"Customer\" character varying(40) COLLATE \"C\" NOT NULL", script, StringComparison.Ordinal);
        Assert.Contains("\"Tracking\" character varying(30) COLLATE \"C\" NOT NULL", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_ThatMeanNothing_AreRefused()
    {
        StageTrackingTables tables = new();
        Assert.Throws<ArgumentException>(() => tables.Customers = " ");
        Assert.Throws<ArgumentException>(() => tables.Transitions = string.Empty);
        Assert.Throws<ArgumentException>(() => tables.CustomerLength = 0);
        Assert.Throws<ArgumentException>(() => tables.KeyLength = -1);
    }

    [Fact]
    public void AContextWithoutTheTables_IsRefused_AndToldWhatToCall()
    {
        DbContextOptions<DbContext> options = new DbContextOptionsBuilder<DbContext>().UseSqlite("Data Source=:memory:").Options;
        using DbContext context = new(options);
        TrackedModels<LifecycleMarketingStage> models = new("x", _ => new TrackedModel<LifecycleMarketingStage>(
            LifecycleMarketingRules.Default, Policy: null, Shop.Default, TellRuleChanges: null));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(
            () => new EfStageStore<LifecycleMarketingStage>(context, models));
        Assert.Contains("AddCustomerLifecycle()", refused.Message, StringComparison.Ordinal);
    }

    private sealed class NamedContext(DbContextOptions<NamedContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddCustomerLifecycle(tables =>
        {
            tables.Schema = "crm";
            tables.Customers = "tracked";
            tables.Transitions = "moves";
            tables.CustomerLength = 40;
            tables.KeyLength = 30;
            tables.KeyCollation = "C";
        });
    }
}
