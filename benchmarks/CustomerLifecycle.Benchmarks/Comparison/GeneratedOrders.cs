using System.Globalization;

namespace CustomerLifecycle.Benchmarks.Comparison;

/// <summary>Writes a file of made-up events: twelve per customer on average, 86 in a hundred of them orders.</summary>
internal static class GeneratedOrders
{
    public static readonly NodaTime.LocalDate AsOf = new(2025, 1, 1);

    private const int EventsPerCustomer = 12;
    private const int Days = 3 * 365;

    public static void Write(string path, int rows)
    {
        Random random = new(20260101);
        DateTime first = new(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        using StreamWriter file = new(path) { NewLine = "\n" };
        file.WriteLine("customer,at,kind,amount,order");
        for (int i = 0; i < rows; i++)
        {
            int what = random.Next(100);
            string kind = what < 86 ? "order" : what < 90 ? "return" : what < 95 ? "sign-up" : "visit";
            bool isPaid = what < 90;
            string at = first.AddSeconds(random.NextInt64(Days * 86_400L)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            string amount = isPaid ? (1 + (random.Next(20_000) / 100m)).ToString("0.00", CultureInfo.InvariantCulture) : string.Empty;
            string order = isPaid ? i.ToString(CultureInfo.InvariantCulture) : string.Empty;
            file.WriteLine($"c{random.Next(Math.Max(1, rows / EventsPerCustomer))},{at},{kind},{amount},{order}");
        }
    }
}
