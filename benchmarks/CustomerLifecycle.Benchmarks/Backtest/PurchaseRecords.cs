using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Benchmarks.Backtest;

/// <summary>Public purchase records: one history per customer, orders of one day merged.</summary>
internal static class PurchaseRecords
{
    private static Shop Shop(DeclinePolicy decline) =>
        new() { Orders = OrderPolicy.Default with { CountZeroAmount = true, MergeSameDay = true }, Decline = decline };

    /// <summary>The histories of a file with columns <c>customer</c> and <c>at</c>, and <c>kind</c> where not all rows are
    /// orders.</summary>
    public static CustomerHistory[] Read(string file, DeclinePolicy decline)
    {
        string[] header = File.ReadLines(file).First().Split(',');
        int customer = Array.IndexOf(header, "customer");
        int at = Array.IndexOf(header, "at");
        int kind = Array.IndexOf(header, "kind");
        int amount = Array.IndexOf(header, "amount");
        Shop shop = Shop(decline);
        return
        [
            .. File.ReadLines(file)
                .Skip(1)
                .Select(line => line.Split(','))
                .Where(row => kind < 0 || string.Equals(row[kind], "order", StringComparison.Ordinal))
                .GroupBy(row => row[customer], StringComparer.Ordinal)
                .Select(rows => new CustomerHistory(
                    shop,
                    rows.Select(row => CustomerEvent.Order(Noon(row[at]), decimal.Parse(row[amount], CultureInfo.InvariantCulture))))),
        ];
    }

    private static Instant Noon(string at) => LocalDatePattern.Iso.Parse(at[..10]).Value.At(LocalTime.Noon).InUtc().ToInstant();
}
