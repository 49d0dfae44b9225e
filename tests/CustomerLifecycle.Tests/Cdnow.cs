using System.Globalization;
using CustomerLifecycle.Tests.Common;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Tests;

/// <summary>The CDNOW purchases, every row an order, orders of one day merged: the rule of the oracles.</summary>
internal static class Cdnow
{
    public static readonly LocalDate FirstUnknownDay = new(1998, 7, 1);

    public static Shop Shop { get; } = new() { Orders = OrderPolicy.Default with { CountZeroAmount = true, MergeSameDay = true } };

    public static CustomerHistory[] Histories() => [.. Customers("cdnow-orders.csv").Select(c => c.Value)];

    public static KeyValuePair<string, CustomerHistory>[] Customers(string file) =>
    [
        .. File.ReadLines(PublicData.PathOf(file)!)
            .Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .Select(rows => KeyValuePair.Create(
                rows.Key,
                new CustomerHistory(
                    Shop, rows.Select(row => CustomerEvent.Order(At(row[1]), decimal.Parse(row[3], CultureInfo.InvariantCulture)))))),
    ];

    private static Instant At(string day) => LocalDatePattern.Iso.Parse(day).Value.AtMidnight().InUtc().ToInstant();
}
