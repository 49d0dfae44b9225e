using System.Globalization;
using CustomerLifecycle.Decisions;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads how long products last: a CSV file with the columns <c>product</c> and <c>days</c>.</summary>
internal static class LifetimeFile
{
    private const double MostDays = 36_500;

    private static readonly CsvColumn[] Columns =
        [new("product", IsRequired: true, "sku", "artikel"), new("days", IsRequired: true, "tage")];

    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read or has bad rows.</exception>
    public static IReadOnlyDictionary<string, ProductLifetime> Read(string path)
    {
        Dictionary<string, ProductLifetime> lifetimes = new(StringComparer.Ordinal);
        CsvTable.Read(path, Columns, row =>
        {
            string product = row["product"] is { Length: > 0 } written ? written : throw row.Wrong("product", "a product");
            bool isNumber = double.TryParse(row["days"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double days)
                && days is > 0 and <= MostDays;
            return (isNumber, isNumber && lifetimes.TryAdd(product, new ProductLifetime(days))) switch
            {
                (true, true) => product,
                (true, false) => throw row.Wrong("product", "each product once"),
                _ => throw row.Wrong(
                    "days", FormattableString.Invariant($"a number of days above 0, at most {MostDays}, with a decimal point")),
            };
        });
        return lifetimes;
    }
}
