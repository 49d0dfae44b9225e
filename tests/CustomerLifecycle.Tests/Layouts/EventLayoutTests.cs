using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Layouts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests.Layouts;

public sealed class EventLayoutTests
{
    private static readonly string[] OwnHeader = ["customer", "at", "amount"];

    public static TheoryData<string> Keys => [.. EventLayout.Shipped.Select(l => l.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Shipped_WrittenAndReadAgain_IsTheSame(string key)
    {
        EventLayout layout = EventLayout.Shipped.Single(l => l.Key == key);
        EventLayout again = EventLayout.Parse(layout.ToJson());
        Assert.Equal(layout.ToJson(), again.ToJson());
        Assert.Equal(layout.Columns, again.Columns);
        string[] header = [.. layout.RecognisedBy.Select(any => any[^1])];
        Assert.Equal(key, EventLayout.Recognise(header.Select(h => h.ToUpperInvariant()), EventLayout.Shipped)?.Key);
        Assert.NotEqual(layout.Name.In(CultureInfo.GetCultureInfo("en")), string.Empty);
    }

    [Fact]
    public void Schema_KnowsEveryPropertyThatShippedLayoutsUse()
    {
        using JsonDocument schema = JsonDocument.Parse(EventLayout.Schema);
        JsonElement root = schema.RootElement.GetProperty("properties");
        JsonElement item = schema.RootElement.GetProperty("$defs").GetProperty("event").GetProperty("properties");
        foreach (EventLayout layout in EventLayout.Shipped)
        {
            using JsonDocument document = JsonDocument.Parse(layout.ToJson());
            Assert.All(document.RootElement.EnumerateObject(), p => Assert.True(root.TryGetProperty(p.Name, out _), p.Name));
            Assert.All(
                document.RootElement.GetProperty("events").EnumerateArray().SelectMany(e => e.EnumerateObject()),
                p => Assert.True(item.TryGetProperty(p.Name, out _), p.Name));
        }
    }

    [Theory]
    [InlineData("{", "This is not JSON")]
    [InlineData("[]", "$: Found a list.")]
    [InlineData("""{"key":"A b","header":["A"],"customer":"A","events":[{"kind":"order"}]}""", "$.key: 'A b' is not a key.")]
    [InlineData("""{"key":"a","header":[],"customer":"A","events":[{"kind":"order"}]}""", "$.header: The list is empty.")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":"A","events":[{"kind":"order","status":{"column":"S","words":{"x":"lost"}}}]}""",
        "$.events[0].status.words.x: 'lost' is no status")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":"A","events":[{"kind":"order","amount":{"multiply":["A"],"add":["B"]}}]}""",
        "$.events[0].amount: It is not said")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":"A","events":[{"kind":"order","per":"order"}]}""",
        "$.events[0].per: Amounts of the whole order need its number.")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":{"columm":"A"},"events":[{"kind":"order"}]}""",
        "$.customer: 'columm' is not known here.")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":"A","columns":{"X":["Y"],"Y":[]},"events":[{"kind":"order"}]}""",
        "'Y' is already a name of the column 'X'")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":"A","zone":"Mars","events":[{"kind":"order"}]}""",
        "$.zone: 'Mars' is not a time zone.")]
    [InlineData(
        """{"key":"a","header":["A"],"customer":"A","dates":"qq","events":[{"kind":"order"}]}""",
        "$.dates: 'qq' is not a pattern of dates.")]
    public void Hostile_IsRefusedWithItsPlace(string json, string message) =>
        Assert.Contains(message, Assert.Throws<StageModelFormatException>(() => EventLayout.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void TooMuch_IsRefused()
    {
        Assert.Throws<StageModelFormatException>(() => EventLayout.Parse(new string(' ', 1_000_001)));
        string nested = string.Concat(Enumerable.Repeat("{\"add\":[", 100)) + "\"A\"" + string.Concat(Enumerable.Repeat("]}", 100));
        Assert.Throws<StageModelFormatException>(() => EventLayout.Parse(
            $$"""{"key":"a","header":["A"],"customer":"A","events":[{"kind":"order","amount":{{nested}}}]}"""));
    }

    /// <summary>However an amount is written, the column that proves it gives it back.</summary>
    [Property]
    public Property Amounts_ComeBackHoweverTheyAreWritten() => Prop.ForAll(
        Gen.Choose(0, 99_999_999).Zip(Gen.Choose(0, 5)).ToArbitrary(),
        pair =>
        {
            (int cents, int form) = pair;
            decimal amount = cents / 100m;
            string point = amount.ToString("N2", CultureInfo.InvariantCulture);
            string comma = point.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');
            string written = form switch
            {
                0 => point,
                1 => comma,
                2 => "€ " + comma,
                3 => point + " USD",
                4 => comma.Replace('.', ' '),
                _ => "$" + point,
            };
            Assert.Equal(amount, AmountOf(written));
        });

    /// <summary>However a time is written, it is the same instant.</summary>
    [Property]
    public Property Times_ComeBackHoweverTheyAreWritten() => Prop.ForAll(
        Gen.Choose(0, 20_000).Zip(Gen.Choose(0, 86_399)).Zip(Gen.Choose(0, 6)).ToArbitrary(),
        item =>
        {
            ((int days, int seconds), int form) = item;
            DateTime time = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(days).AddSeconds(seconds);
            string pattern = form switch
            {
                0 => "yyyy-MM-dd'T'HH:mm:ss",
                1 => "yyyy-MM-dd HH:mm:ss '+0000'",
                2 => "yyyy-MM-dd HH:mm:ss'+00:00'",
                3 => "dd.MM.yyyy HH:mm:ss",
                4 => "M/d/yyyy h:mm:ss tt",
                5 => "yyyy/M/d H:mm:ss",
                _ => "yyyy-MM-dd HH:mm:ss 'UTC'",
            };
            LayoutResult read =
                Own(new LayoutOptions { DateFormat = "MM/dd/yyyy" }, ["a", time.ToString(pattern, CultureInfo.InvariantCulture), "5"]);
            Assert.Equal(Instant.FromDateTimeUtc(time), read.Records.ToBase(Shop.Default)[0].Value.Events[0].At);
        });

    [Fact]
    public async Task AStream_RefusesWhatReadsTwoWays_UntilSomebodySays()
    {
        EventLayout own = EventLayout.Shipped[^1];
        EventLayoutException refused = await Assert.ThrowsAsync<EventLayoutException>(
            () => own.ReadAsync(OwnHeader, Stream(["a", "2026-01-01", "7"], ["a", "3/4/2026", "5"])));
        Assert.Contains("Row 2, column 'at': found '3/4/2026'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2026-03-04 (MM/dd/yyyy) or 2026-04-03 (dd/MM/yyyy)", refused.Message, StringComparison.Ordinal);
        LayoutResult read = await own.ReadAsync(
            OwnHeader, Stream(["a", "3/4/2026", "5"]), new LayoutOptions { DateFormat = "dd/MM/yyyy" });
        Assert.Equal(Instant.FromUtc(2026, 4, 3, 0, 0), read.Records.Events!.Value.Start);
    }

    [Fact]
    public void ProductsOfAnOrder_AreKeptBesideIt()
    {
        EventLayout shopify = EventLayout.Shipped.Single(l => l.Key == "shopify-orders");
        string[] header =
            ["Name", "Email", "Financial Status", "Total", "Created at", "Lineitem name", "Lineitem quantity", "Lineitem price"];
        LayoutResult read = shopify.Read(header,
        [
            ["#1", "a@b.c", "paid", "45.00", "2026-01-03 10:11:10 +0100", "Tea", "1", "20.00"],
            ["#1", "a@b.c", "", "", "2026-01-03 10:11:10 +0100", "Cup", "2", "10.00"],
        ]);
        CustomerEvent order = Assert.Single(read.Records.ToBase(Shop.Default)[0].Value.Events.ToArray());
        Assert.Equal((45m, 3, "#1"), (order.Amount, order.Quantity, order.Id));
        Assert.Equal(
            [("Cup", 20m, 2), ("Tea", 20m, 1)],
            read.Records.ProductsOf("a@b.c", Shop.Default).Events.ToArray().Select(e => (e.Reference!, e.Amount, e.Quantity)).Order());
    }

    private static decimal AmountOf(string written) => Own(LayoutOptions.Default, ["a", "2026-01-01", written], ["b", "2026-01-01", "0"])
        .Records.ToBase(Shop.Default)[0].Value.Events[0].Amount;

    private static LayoutResult Own(LayoutOptions options, params string[][] rows) =>
        EventLayout.Shipped[^1].Read(OwnHeader, rows, options);

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Stream(params string[][] rows)
    {
        foreach (string[] row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    /// <summary>An order that was sent again is the newest version of itself, whatever the order of the rows.</summary>
    [Fact]
    public void Versions_OfOneOrder_AreNotAdded_AndTheNewestCounts()
    {
        string[] header = ["customer", "at", "order", "product", "amount", "status", "updated"];
        string[][] rows =
        [
            ["ada", "2026-01-05", "17", "tea", "25", "canceled", "2026-01-09T12:00"],
            ["ada", "2026-01-05", "17", "tea", "20", "", "2026-01-05T09:00"],
            ["ada", "2026-01-05", "17", "mug", "10", "", "2026-01-05T09:00"],
            ["ada", "2026-01-06", "18", "tea", "20", "", ""],
            ["ada", "2026-01-06", "18", "tea", "20", "", "2026-01-06T09:00"],
            ["ada", "2026-01-06", "18", "pot", "30", "", "2026-01-06T09:00"],
        ];
        EventLayout own = EventLayout.Shipped.Single(l => l.Key == "lifecycle");
        foreach (string[][] order in new[] { rows, [.. rows.Reverse()] })
        {
            CustomerRecords records = own.Read(header, order).Records;
            CustomerHistory ada = Assert.Single(records.ToBase(Shop.Default)).Value;
            Assert.Equal(
                [(25m, OrderStatus.Canceled), (50m, OrderStatus.Completed)], ada.Events.Select(e => (e.Amount, e.Status)));
            Assert.Equal(
                ["pot", "tea", "tea"], records.ProductsOf("ada", Shop.Default).Events.Select(e => e.Reference).Order());
        }
    }

    /// <summary>What a row says was refunded belongs to its version of the order: the newest replaces it, and does not add to it.</summary>
    [Fact]
    public void Refunds_BelongToTheVersionOfTheirOrder()
    {
        EventLayout layout = EventLayout.Parse(
            """
            {
              "key": "webhooks", "name": { "en": "Webhooks", "de": "Webhooks" }, "header": ["Buyer", "Number"],
              "customer": "Buyer", "at": "Paid",
              "events": [
                {
                  "kind": "order", "id": "Number", "amount": "Total", "per": "order", "updated": "Changed",
                  "refund": "Refunded", "refundedAt": "Changed", "line": { "product": "Item" }
                }
              ]
            }
            """);
        string[] header = ["Buyer", "Paid", "Number", "Total", "Refunded", "Changed", "Item"];
        string[][] rows =
        [
            ["ada", "2026-01-05", "17", "100", "10", "2026-01-06", "tea"],
            ["ada", "2026-01-05", "17", "", "", "2026-01-06", "mug"],
            ["ada", "2026-01-05", "17", "100", "30", "2026-01-09", "tea"],
            ["ada", "2026-01-05", "17", "100", "30", "2026-01-09", "mug"],
        ];
        foreach (string[][] order in new[] { rows, [.. rows[2..], .. rows[..2]] })
        {
            CustomerHistory ada = Assert.Single(layout.Read(header, order).Records.ToBase(Shop.Default)).Value;
            Assert.Equal(
                [(CustomerEventKind.Order, 100m), (CustomerEventKind.Return, 30m)], ada.Events.Select(e => (e.Kind, e.Amount)));
        }
    }

    /// <summary>Ids that are one person are one customer, chains included; an order that stands under both counts once.</summary>
    [Fact]
    public void SameCustomers_AreJoined()
    {
        string[] header = ["customer", "at", "order", "amount"];
        string[][] rows =
        [
            ["old", "2026-01-05", "17", "20"],
            ["ada", "2026-01-05", "17", "20"],
            ["guest", "2026-01-07", "18", "5"],
            ["ben", "2026-01-07", "19", "5"],
        ];
        LayoutOptions options = new()
        {
            SameCustomers = new Dictionary<string, string> { ["old"] = "guest", ["guest"] = "ada" },
        };
        CustomerRecords records = EventLayout.Shipped.Single(l => l.Key == "lifecycle").Read(header, rows, options).Records;
        Assert.Equal([("ada", 2), ("ben", 1)], records.ToBase(Shop.Default).Select(c => (c.Key, c.Value.Events.Count)));
        Assert.Equal((2, "ada"), (records.JoinedIds, records.IdOf("old")));
        Assert.Throws<ArgumentException>(() => new LayoutOptions
        {
            SameCustomers = new Dictionary<string, string> { ["a"] = "b", ["b"] = "a" },
        });
    }
}
