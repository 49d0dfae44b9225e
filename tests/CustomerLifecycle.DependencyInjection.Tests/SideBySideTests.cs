using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

public sealed class SideBySideTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Fact]
    public async Task ModelsOfStrings_AreTrackedSideBySide_EachWithItsHandlersAndItsStore()
    {
        List<string> told = [];
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = Start });
        CustomerLifecycleBuilder builder = services.AddCustomerLifecycle();
        foreach (string key in new[] { "club", "letters" })
        {
            builder.AddTracking(key, Rules(key)).AdvanceInBackground().AddHandler("same-name", (change, _) =>
            {
                told.Add($"{key}: {change}");
                return Task.CompletedTask;
            });
        }

        builder.AddTracking(Rules("third")).AddHandler("same-name", (change, _) =>
        {
            told.Add($"third: {change}");
            return Task.CompletedTask;
        });
        await using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        IStageTracking<string> club = provider.GetRequiredKeyedService<IStageTracking<string>>("club");
        await club.RecordAsync("ada", [CustomerEvent.Visit(Start)]);
        await provider.GetRequiredKeyedService<IStageTracking<string>>("letters").RecordAsync("ben", [CustomerEvent.Visit(Start)]);
        await provider.GetRequiredService<IStageTracking<string>>().RecordAsync("eve", [CustomerEvent.Visit(Start)]);
        Assert.Equal(
            ["club: ada: club-out on 2024-01-01", "letters: ben: letters-out on 2024-01-01", "third: eve: third-out on 2024-01-01"], told);
        Assert.Null(await club.FindAsync("ben"));
        Assert.Equal(2, services.Count(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)));
    }

    [Fact]
    public void ASecondModelOfStringsWithoutKey_IsRefused_AndTheMessageSaysHowToHaveTwo()
    {
        CustomerLifecycleBuilder builder = new ServiceCollection().AddCustomerLifecycle();
        builder.AddTracking(Rules("club"));
        string message = Assert.Throws<ArgumentException>("classifier", () => builder.AddTracking(Rules("letters"))).Message;
        Assert.Contains("""AddTracking("letters", rules)""", message, StringComparison.Ordinal);
        Assert.Contains("""GetRequiredKeyedService<IStageTracking<string>>("letters")""", message, StringComparison.Ordinal);
    }

    private static StageRules<CustomerFacts, string> Rules(string key) =>
        StageRules.For(StageModel.Of(key, TransitionPolicy.Free, $"{key}-out", $"{key}-in"))
            .When($"{key}-in", f => f.Orders >= 1)
            .Otherwise($"{key}-out");
}
