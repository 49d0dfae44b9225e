using System.Globalization;
using CustomerLifecycle;
using NodaTime;

namespace Cluster;

/// <summary>Twenty customers and what they did in the first half of 2025, made up and always the same.</summary>
internal static class MadeUpShop
{
    private static readonly Instant Opened = Instant.FromUtc(2025, 1, 1, 8, 0);

    public static IReadOnlyList<string> Customers { get; } =
        ["ada", "ben", "cleo", .. Enumerable.Range(4, 17).Select(i => string.Create(CultureInfo.InvariantCulture, $"customer-{i}"))];

    /// <summary>What happened before an instant, but for what comes in late.</summary>
    public static IEnumerable<(string Customer, CustomerEvent Event)> UpTo(Instant end) =>
        All().Where(e => e.Event.At < end && !IsLate(e.Event));

    /// <summary>What happened from an instant on, and what came in late; everything twice, as webhooks do.</summary>
    public static IEnumerable<(string Customer, CustomerEvent Event)> From(Instant start) =>
        All().Where(e => e.Event.At >= start || IsLate(e.Event)).SelectMany(e => new[] { e, e });

    private static IEnumerable<(string Customer, CustomerEvent Event)> All()
    {
        foreach ((int i, string customer) in Customers.Index())
        {
            yield return (customer, CustomerEvent.SignUp(Opened + Duration.FromDays(i)) with { Id = $"{customer}-signed-up" });
            for (int order = 0; order <= i % 5; order++)
            {
                Instant at = Opened + Duration.FromDays(i + 10 + (order * (25 + i)));
                yield return (customer, CustomerEvent.Order(at, 20 + i) with { Id = $"{customer}-{order}" });
            }
        }
    }

    /// <summary>The first order of every second customer is reported last.</summary>
    private static bool IsLate(CustomerEvent item) => item.Kind == CustomerEventKind.Order
        && item.Id!.EndsWith("-0", StringComparison.Ordinal)
        && (int)item.Amount % 2 == 0;
}
