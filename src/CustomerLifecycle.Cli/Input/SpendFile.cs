using System.Globalization;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads what was spent: a CSV file with the columns <c>at</c>, <c>channel</c> and <c>amount</c>, and perhaps <c>impressions</c> and <c>clicks</c>.</summary>
internal static class SpendFile
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["at"] = ["at", "date", "day", "on"],
        ["channel"] = ["channel", "source", "campaign"],
        ["amount"] = ["amount", "spend", "cost", "costs"],
        ["impressions"] = ["impressions", "views"],
        ["clicks"] = ["clicks"],
    };

    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read or has bad rows.</exception>
    public static IReadOnlyList<MarketingSpend> Read(string path)
    {
        try
        {
            using StreamReader text = File.OpenText(path);
            using CsvDataReader reader = CsvDataReader.Create(text, new CsvDataReaderOptions { Comment = '\0', OwnsReader = false });
            List<MarketingSpend> spend = [];
            Dictionary<string, int> columns = ColumnsOf(path, reader);
            for (long line = 2; reader.Read(); line++)
            {
                spend.Add(Parse(path, line, columns, reader));
            }

            return spend;
        }
        catch (RowException e)
        {
            throw new InputException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException or CsvMissingHeadersException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }

    private static Dictionary<string, int> ColumnsOf(string path, CsvDataReader reader)
    {
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        foreach ((string column, string[] names) in Names)
        {
            int ordinal = Enumerable.Range(0, reader.FieldCount)
                .FirstOrDefault(i => names.Contains(reader.GetName(i).Trim('\uFEFF', ' '), StringComparer.OrdinalIgnoreCase), -1);
            if (ordinal >= 0)
            {
                columns.Add(column, ordinal);
            }
            else if (column is "at" or "amount")
            {
                throw new InputException($"{path}, line 1: there is no column '{column}' and none with a known synonym ({string.Join(", ", names)}).");
            }
        }

        return columns;
    }

    private static MarketingSpend Parse(string path, long line, Dictionary<string, int> columns, CsvDataReader reader)
    {
        LocalDate on = LocalDatePattern.Iso.Parse(Text("at")) is { Success: true } date ? date.Value : throw Wrong("at", "a date such as 2024-01-31");
        return decimal.TryParse(Text("amount"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
            ? new MarketingSpend(on, Text("channel"), amount) { Impressions = Number("impressions"), Clicks = Number("clicks") }
            : throw Wrong("amount", "an amount of 0 or more with a decimal point");

        string Text(string column) => columns.TryGetValue(column, out int ordinal) && ordinal < reader.RowFieldCount ? reader.GetString(ordinal).Trim() : string.Empty;

        long Number(string column) => Text(column) is not { Length: > 0 } text ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw Wrong(column, "a whole number of 0 or more");

        RowException Wrong(string column, string expected) => new(new RowError(path, line, reader.GetName(columns[column]), Text(column), expected));
    }
}
