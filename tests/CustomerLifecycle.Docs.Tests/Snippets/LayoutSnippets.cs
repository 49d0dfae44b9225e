using CustomerLifecycle;
using CustomerLifecycle.Layouts;
using NodaTime;

namespace Snippets;

public sealed class LayoutSnippets : PrintingTest
{
    [Fact]
    public async Task FromYourOwnOrders()
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };
        ShopOrder[] orders =
        [
            new("ada", "1", new DateTime(2026, 1, 5, 12, 0, 0, DateTimeKind.Utc), 40m, IsCanceled: false),
            new("ada", "2", new DateTime(2026, 2, 5, 12, 0, 0, DateTimeKind.Utc), 30m, IsCanceled: true),
            new(string.Empty, "3", new DateTime(2026, 2, 6, 12, 0, 0, DateTimeKind.Utc), 30m, IsCanceled: false),
        ];
        var rules = LifecycleMarketingRules.Default;
        CustomerBase customers = orders.ToBase(
            shop,
            o => o.CustomerId,
            o => CustomerEvent.Order(Instant.FromDateTimeUtc(o.CreatedUtc), o.Total) with
            {
                Id = o.Number,
                Status = o.IsCanceled ? OrderStatus.Canceled : OrderStatus.Completed,
            });
        foreach ((string customer, CustomerHistory history) in customers)
        {
            CustomerFacts facts = history.FactsAt(new LocalDate(2026, 3, 31));
            Console.WriteLine($"{customer}: {rules.Classify(facts).Stage}, {facts.Orders} orders");
        }

        LocalDate asOf = new(2026, 3, 31);
        StagesOfBase<LifecycleMarketingStage> stages = customers.Classify(rules, asOf);
        Console.WriteLine(stages);
        foreach (string line in customers.Current(rules, asOf, (customer, current) => $"{customer}: {current}"))
        {
            Console.WriteLine(line);
        }

        FactColumns columns = customers.ToColumns(rules, asOf);
        Console.WriteLine(rules.Classify(columns).CountOf(LifecycleMarketingStage.WinBack));

        CustomerFold fold = rules.ToFold(shop, asOf);
        fold.AddAll(
            orders,
            order => order.CustomerId,
            order => CustomerEvent.Order(Instant.FromDateTimeUtc(order.CreatedUtc), order.Total) with
            {
                Id = order.Number,
                Status = order.IsCanceled ? OrderStatus.Canceled : OrderStatus.Completed,
            });
        Console.WriteLine(fold.Classify(rules));

        CustomerFold ofColumns = rules.ToFold(shop, asOf);
        ofColumns.AddOrders(
            [1007L, 1008L, 1007L],
            [Instant.FromUtc(2026, 1, 5, 9, 0), Instant.FromUtc(2026, 1, 7, 9, 0), Instant.FromUtc(2026, 2, 1, 9, 0)],
            [49.90m, 12m, 80m]);
        Console.WriteLine(ofColumns.Classify(rules));

        ShopDatabase database = new(orders);
        CustomerBase streamed = await database.OrdersAsync().ToBaseAsync(
            shop, o => o.CustomerId, o => CustomerEvent.Order(Instant.FromDateTimeUtc(o.CreatedUtc), o.Total) with { Id = o.Number });
        Assert.Equal(["ada"], streamed.Select(c => c.Key));
        Assert.Equal(2, streamed[0].Value.Events.Count);
        AssertPrintedAsIn("docs", "from-your-own-orders.md");
    }

    [Fact]
    public void RowsThroughALayout()
    {
        Shop shop = new() { Zone = DateTimeZoneProviders.Tzdb["Europe/London"] };
        string[] header = ["Invoice", "StockCode", "Quantity", "InvoiceDate", "Price", "Customer ID"];
        string[][] rows =
        [
            ["900001", "T1", "12", "2011-03-01 08:26", "1.25", "50001"],
            ["900001", "T2", "2", "2011-03-01 08:26", "10.50", "50001"],
            ["C900002", "T2", "-1", "2011-04-02 09:00", "10.50", "50001"],
        ];
        EventLayout layout = EventLayout.Recognise(header, EventLayout.Shipped)!;
        LayoutResult result = layout.Read(header, rows, new LayoutOptions { Shop = shop });
        CustomerHistory history = result.Records.ToBase(shop)[0].Value;
        Console.WriteLine(result.Summary);
        Console.WriteLine($"{history.FactsAt(new LocalDate(2011, 12, 31)).Revenue:0.00} of {history.Events.Count} events");
        AssertPrintedAsIn("docs", "from-your-own-orders.md");
    }
}
