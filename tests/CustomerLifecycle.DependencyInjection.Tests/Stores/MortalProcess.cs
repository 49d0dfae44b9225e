using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Snippets;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>
/// Records a shop's events into a store, tells a file of every change, and stops to be killed inside a handler: after it has told, and
/// before anybody remembers that it has.
/// </summary>
internal static class MortalProcess
{
    public static readonly Instant End = Instant.FromUtc(2025, 6, 1, 0, 0);

    /// <summary>Gets the customers with their events in the order in which they come, which is not that of time.</summary>
    public static IEnumerable<(string Customer, CustomerEvent Event)> Arrivals =>
        from i in Enumerable.Range(0, 40)
        let customer = i % 5
        let at = Instant.FromUtc(2024, 1, 1, 9, 0) + Duration.FromDays((i * 37 % 61 * 8) + customer)
        let id = i.ToString(CultureInfo.InvariantCulture)
        select ($"c{customer}", i % 4 == 0 ? CustomerEvent.Visit(at) with { Id = id } : CustomerEvent.Order(at, 10 + i) with { Id = id });

    /// <summary>Gets the orders that turn out to have been canceled, in the end.</summary>
    public static IEnumerable<(string Customer, CustomerEvent Event)> Cancellations =>
        Arrivals
            .Where(a => a.Event.Kind == CustomerEventKind.Order && a.Event.Id!.EndsWith('7'))
            .Select(a => (a.Customer, a.Event with { Status = OrderStatus.Canceled }));

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [string database, string told, string stopAt])
        {
            return 2;
        }

        int left = int.Parse(stopAt, CultureInfo.InvariantCulture);
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = End });
        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .UseStore(_ => new SqliteStageStore<LifecycleMarketingStage>($"Data Source={database}", _ => LifecycleMarketing.Model))
            .AddHandler("file", async (change, cancellationToken) =>
            {
                await File.AppendAllTextAsync(told, LineOf(change), cancellationToken);
                if (--left == 0)
                {
                    await Console.Out.WriteLineAsync("kill me");
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
            });
        await using ServiceProvider provider = services.BuildServiceProvider();
        IStageTracking<LifecycleMarketingStage> tracking = provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        foreach ((string customer, CustomerEvent item) in Arrivals)
        {
            await tracking.RecordAsync(customer, [item]);
        }

        foreach ((string customer, CustomerEvent item) in Cancellations)
        {
            await tracking.CorrectAsync(customer, tracker => tracker.Correct(item));
        }

        return await tracking.AdvanceAsync(End) is { Failures.Count: 0, Faults.Count: 0 } ? 0 : 1;
    }

    private static string LineOf(StageChange<LifecycleMarketingStage> change) => string.Join(
        '\t',
        change.Id,
        change.IsRetraction,
        $"{change.Customer} {change.From?.Key} {change.To.Key} {InstantPattern.ExtendedIso.Format(change.At)}") + "\n";
}
