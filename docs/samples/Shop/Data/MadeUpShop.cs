using CustomerLifecycle;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shop.Lifecycle;

namespace Shop.Data;

/// <summary>Fills an empty shop with made-up customers, the same ones on the same day, and records their past.</summary>
internal sealed class MadeUpShop(ShopContext context, IStageTracking<LifecycleMarketingStage> tracking, IClock clock)
{
    private const int Customers = 60;

    private static readonly string[] Names =
        ["Ada", "Ben", "Cleo", "Dora", "Emil", "Finn", "Greta", "Hugo", "Ida", "Jan", "Kim", "Lea", "Max", "Nora", "Otto"];

    public async Task FillAsync(CancellationToken cancellationToken = default)
    {
        await context.Database.EnsureCreatedAsync(cancellationToken);
        if (await context.Customers.AnyAsync(cancellationToken))
        {
            return;
        }

        Random random = new(2026);
        DateTime now = clock.GetCurrentInstant().ToDateTimeUtc();
        for (int i = 1; i <= Customers; i++)
        {
            Customer customer = new()
            {
                Id = $"c{i:00}",
                Name = $"{Names[i % Names.Length]} {(char)('A' + (i / Names.Length))}.",
                SignedUpAt = now.AddDays(-random.Next(20, 700)).AddMinutes(random.Next(600)),
            };
            List<Order> orders = [.. OrdersOf(customer, random, now)];
            List<Visit> visits = [.. VisitsOf(customer, random, now)];
            context.AddRange([customer, .. orders, .. visits]);
            await context.SaveChangesAsync(cancellationToken);

            // All events of a customer at once: one replay and one save.
            await tracking.RecordAsync(
                customer.Id,
                [ShopEvents.Of(customer), .. orders.Select(ShopEvents.Of), .. visits.Select(ShopEvents.Of)],
                cancellationToken);
        }
    }

    // Some buy again and again in a rhythm of their own, some once or twice, some never; and some stop one day.
    private static IEnumerable<Order> OrdersOf(Customer customer, Random random, DateTime now)
    {
        int rhythm = random.Next(12, 70);
        int most = random.Next(5) switch { 0 => 0, 1 => random.Next(1, 3), _ => 100 };
        DateTime stopsAt = random.Next(3) > 0 ? now : now.AddDays(-random.Next(20, 300));
        DateTime at = customer.SignedUpAt.AddDays(random.Next(20));
        for (int n = 1; n <= most && at < stopsAt; n++)
        {
            yield return new Order
            {
                Number = $"{customer.Id}-{n}",
                CustomerId = customer.Id,
                PaidAt = at,
                UpdatedAt = at,
                Total = Math.Round(10 + ((decimal)random.NextDouble() * 90), 2),
                IsCanceled = random.Next(15) == 0,
            };
            at = at.AddDays(rhythm * (0.7 + (0.6 * random.NextDouble())));
        }
    }

    private static IEnumerable<Visit> VisitsOf(Customer customer, Random random, DateTime now)
    {
        int count = random.Next(6);
        double days = (now - customer.SignedUpAt).TotalDays;
        for (int n = 1; n <= count; n++)
        {
            yield return new Visit
            {
                Id = $"{customer.Id}-v{n}",
                CustomerId = customer.Id,
                At = customer.SignedUpAt.AddDays(random.NextDouble() * days),
            };
        }
    }
}
