using CustomerLifecycle.Tests.Generators;
using FsCheck.Fluent;
using NodaTime;

namespace CustomerLifecycle.EntityFrameworkCore.Tests.Queries;

/// <summary>
/// Random buyers, the same for a seed, as rows of a shop and as histories; those of the second branch are somebody else's.
/// </summary>
internal static class SomeBuyers
{
    public static Shop Shop { get; } = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

    public static EventMapping<Purchase, int> Purchases { get; } = new(p => p.BuyerId, p => p.PaidAt)
    {
        Amount = p => p.Total,
        Cost = p => p.Costs,
        Quantity = p => p.Pieces,
        Status = p => p.State == PurchaseState.Void ? OrderStatus.Canceled
            : p.State == PurchaseState.Trial ? OrderStatus.Test
            : p.State == PurchaseState.MoneyBack ? OrderStatus.Refunded
            : OrderStatus.Completed,
        OrderNumber = p => p.Number,
        Selling = p => p.Selling == SellingKind.CrossSell ? "cross-sell"
            : p.Selling == SellingKind.UpSell ? "up-sell"
            : p.Selling == SellingKind.DeepSell ? "deep-sell"
            : p.Selling == SellingKind.Repeat ? "repeat"
            : p.Selling == SellingKind.First ? "first"
            : "unspecified",
        Channel = p => p.Channel,
        Campaign = p => p.Campaign,
    };

    public static EventMapping<Entry, int> Entries { get; } = new(e => e.Who ?? 0, e => e.At)
    {
        KindOf = e => e.Kind,
        Amount = e => e.Value,
        Score = e => e.Stars,
        ContractEnd = e => e.Ends,
        OrderNumber = e => e.Kind == "return" ? e.About : null,
        Channel = e => e.Channel,
        Campaign = e => e.Campaign,
    };

    public static CustomerFactsQuery<int> FactsOf(BuyersContext context, int branch) => context
        .ToFacts(context.Purchases.Where(p => p.Buyer!.Branch == branch), Purchases, Shop)
        .And(context.Entries.Where(e => context.Buyers.Any(b => b.Id == e.Who && b.Branch == branch)), Entries);

    /// <summary>Makes buyers of two branches, saves all, and gives those of the first.</summary>
    public static IReadOnlyDictionary<int, CustomerHistory> Save(BuyersContext context, int seed, int count)
    {
        Dictionary<int, CustomerHistory> first = [];
        foreach ((int i, CustomerEvent[] life) in Events.Some.Sample(count, new FsCheck.Rnd((ulong)seed, 1), 50).Index())
        {
            // In a database none of two things at the very same instant is first, and here an order has one row.
            CustomerEvent[] events = [.. life.Where(e => e.Kind != CustomerEventKind.AttributeSet && !e.EventKind.IsOwn)
                .Select(Plain).DistinctBy(e => e.At)];
            int branch = i % 2;
            context.Buyers.Add(new Buyer { Id = i + 1, Name = $"buyer {i}", Branch = branch });
            foreach (CustomerEvent item in new CustomerHistory(Shop, events).Events)
            {
                Add(context, i + 1, in item);
            }

            if (branch == 0 && events.Length > 0)
            {
                first.Add(i + 1, new CustomerHistory(Shop, events));
            }
        }

        context.SaveChanges();
        context.ChangeTracker.Clear();
        return first;
    }

    private static void Add(BuyersContext context, int buyer, in CustomerEvent item)
    {
        if (item.Kind == CustomerEventKind.Order)
        {
            context.Purchases.Add(new Purchase
            {
                BuyerId = buyer,
                PaidAt = item.At.ToDateTimeUtc(),
                Total = item.Amount,
                Costs = item.Cost == 0 ? null : item.Cost,
                Pieces = item.Quantity,
                State = item.Status switch
                {
                    OrderStatus.Canceled => PurchaseState.Void,
                    OrderStatus.Test => PurchaseState.Trial,
                    OrderStatus.Refunded => PurchaseState.MoneyBack,
                    _ => PurchaseState.Paid,
                },
                Number = item.Id,
                Channel = item.Channel,
                Campaign = item.Campaign,
                Selling = item.Selling,
            });
            return;
        }

        context.Entries.Add(new Entry
        {
            Who = buyer,
            At = item.At.ToDateTimeOffset(),
            Kind = item.EventKind.Key,
            Value = (double)item.Amount,
            Stars = item.Score,
            Ends = item.ContractEnd?.ToDateOnly(),
            About = item.Reference,
            Channel = item.Channel,
            Campaign = item.Campaign,
        });
    }

    private static CustomerEvent Plain(CustomerEvent item) =>
        item.Kind == CustomerEventKind.Return ? item : item with { Reference = null };
}
