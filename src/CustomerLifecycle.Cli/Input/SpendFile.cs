using System.Globalization;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads what was spent: a CSV file with the columns <c>at</c>, <c>channel</c> and <c>amount</c>, and perhaps <c>impressions</c> and <c>clicks</c>.</summary>
internal static class SpendFile
{
    /// <summary>The channel of spend, and of customers, of which none was said.</summary>
    public const string UnknownChannel = "unknown";

    // Beyond these, sums over many rows could overflow; nobody spends or buys that much in a row.
    private const decimal LargestAmount = 1_000_000_000_000m;
    private const long LargestNumber = 1_000_000_000_000;

    private static readonly Dictionary<string, string[]> Synonyms = new(StringComparer.Ordinal)
    {
        ["at"] = ["date", "day", "on"],
        ["channel"] = ["source", "campaign"],
        ["amount"] = ["spend", "cost", "costs"],
        ["impressions"] = ["views"],
        ["clicks"] = [],
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
            string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim('\uFEFF', ' '))];
            Dictionary<string, int> columns = ColumnsOf(path, header);
            long line = 2;
            while (reader.Read())
            {
                int lines = reader.GetRawRecordSpan().Count('\n');
                if (reader.RowFieldCount != 1 || !reader.GetFieldSpan(0).IsWhiteSpace())
                {
                    spend.Add(Parse(path, line, columns, reader));
                }

                line += Math.Max(1, lines);
            }

            return spend;
        }
        catch (RowException e)
        {
            throw new InputException(e.Message);
        }
        catch (CsvMissingHeadersException)
        {
            throw new InputException($"{path} is empty; a header row with the columns at and amount is expected.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CsvFormatException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>A column's own name wins over its synonyms; between two names of the same rank nobody should have to guess.</summary>
    private static Dictionary<string, int> ColumnsOf(string path, string[] header)
    {
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        foreach ((string column, string[] synonyms) in Synonyms)
        {
            int[] own = Find([column]);
            int[] found = own.Length > 0 ? own : Find(synonyms);
            if (found.Length > 1)
            {
                throw new InputException($"{path}, line 1: both '{header[found[0]]}' and '{header[found[1]]}' could be the column '{column}'. Call one of them '{column}' and the other something else.");
            }

            if (found.Length == 1)
            {
                columns.Add(column, found[0]);
            }
            else if (column is "at" or "amount")
            {
                throw new InputException($"{path}, line 1: there is no column '{column}' and none with a known synonym ({string.Join(", ", synonyms)}).");
            }
        }

        return columns;

        int[] Find(string[] names) => [.. Enumerable.Range(0, header.Length).Where(i => names.Contains(header[i], StringComparer.OrdinalIgnoreCase))];
    }

    private static MarketingSpend Parse(string path, long line, Dictionary<string, int> columns, CsvDataReader reader)
    {
        if (reader.RowFieldCount != reader.FieldCount)
        {
            throw new RowException(RowError.OfFieldCount(path, line, reader));
        }

        LocalDate on = LocalDatePattern.Iso.Parse(Text("at")) is { Success: true } date ? date.Value : throw Wrong("at", "a date such as 2024-01-31");
        string channel = Text("channel") is { Length: > 0 } written ? written : UnknownChannel;
        return decimal.TryParse(Text("amount"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) && amount <= LargestAmount
            ? new MarketingSpend(on, channel, amount) { Impressions = Number("impressions"), Clicks = Number("clicks") }
            : throw Wrong("amount", FormattableString.Invariant($"an amount of 0 or more, at most {LargestAmount}, with a decimal point"));

        string Text(string column) => columns.TryGetValue(column, out int ordinal) ? reader.GetString(ordinal).Trim() : string.Empty;

        long Number(string column) => Text(column) is not { Length: > 0 } text ? 0
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= LargestNumber ? number
            : throw Wrong(column, FormattableString.Invariant($"a whole number of 0 or more, at most {LargestNumber}"));

        RowException Wrong(string column, string expected) => new(new RowError(path, line, reader.GetName(columns[column]), Text(column), expected));
    }
}
