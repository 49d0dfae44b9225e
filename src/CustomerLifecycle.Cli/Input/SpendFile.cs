using System.Globalization;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Input;

/// <summary>
/// Reads what was spent: a CSV file with the columns <c>at</c>, <c>channel</c> and <c>amount</c>, and perhaps <c>campaign</c>,
/// <c>impressions</c> and <c>clicks</c>.
/// </summary>
internal static class SpendFile
{
    // Beyond these, sums over many rows could overflow; nobody spends or buys that much in a row.
    private const decimal LargestAmount = 1_000_000_000_000m;
    private const long LargestNumber = 1_000_000_000_000;

    private static readonly CsvColumn[] Columns =
    [
        new("at", IsRequired: true, "date", "day", "on"),
        new("channel", IsRequired: false, "source"),
        new("campaign", IsRequired: false),
        new("amount", IsRequired: true, "spend", "cost", "costs"),
        new("impressions", IsRequired: false, "views"),
        new("clicks", IsRequired: false),
    ];

    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read or has bad rows.</exception>
    public static IReadOnlyList<MarketingSpend> Read(string path) => CsvTable.Read(path, Columns, Parse);

    private static MarketingSpend Parse(CsvTableRow row)
    {
        LocalDate on = LocalDatePattern.Iso.Parse(row["at"]) is { Success: true } date
            ? date.Value
            : throw row.Wrong("at", "a date such as 2024-01-31");
        return decimal.TryParse(row["amount"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
                && amount <= LargestAmount
            ? new MarketingSpend(on, row["channel"] ?? string.Empty, amount)
            {
                Campaign = row["campaign"] is { Length: > 0 } campaign ? campaign : null,
                Impressions = Number(row, "impressions"),
                Clicks = Number(row, "clicks"),
            }
            : throw row.Wrong(
                "amount", FormattableString.Invariant($"an amount of 0 or more, at most {LargestAmount}, with a decimal point"));
    }

    private static long Number(CsvTableRow row, string column) => row[column] is not { Length: > 0 } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= LargestNumber ? number
        : throw row.Wrong(column, FormattableString.Invariant($"a whole number of 0 or more, at most {LargestNumber}"));
}
