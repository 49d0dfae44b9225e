using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads the events of a CSV file, and collects what is wrong with its rows.</summary>
internal sealed class CsvEventFile(string path, InputSettings settings)
{
    /// <summary>More errors than this are counted, not listed.</summary>
    private const int MostListed = 20;

    private readonly List<RowError> _errors = [];
    private readonly Dictionary<(string Customer, string Order, Instant? Updated), OrderStatus> _statuses = [];
    private readonly Dictionary<string, AnnualDate> _birthdays = new(StringComparer.Ordinal);

    private long _line = 1; // where the row begins that is being read

    /// <summary>Rows that were left out with --skip-invalid.</summary>
    public int SkippedRows { get; private set; }

    /// <summary>What was wrong with them: a line for each of the first ones, and how many more there are.</summary>
    public string ListOfErrors => string.Join('\n', _errors)
        + (SkippedRows > _errors.Count
            ? string.Create(CultureInfo.InvariantCulture, $"\n… and {SkippedRows - _errors.Count} more.")
            : string.Empty);

    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read, or has bad rows and they are not to be skipped.</exception>
    public CustomerBase Read(Action<double>? progress)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            using StreamReader text = new(stream, settings.Encoding);
            using CsvDataReader reader = CsvDataReader.Create(text, new CsvDataReaderOptions { Comment = '\0', OwnsReader = false });
            return CustomerBase.Of(
                Path.GetFileName(path),
                settings.Shop,
                Rows(reader, () => progress?.Invoke(stream.Position / (double)stream.Length)),
                settings.SameCustomers);
        }
        catch (CsvMissingHeadersException)
        {
            throw new InputException($"{path} is empty; a header row with the columns customer and at is expected.");
        }
        catch (CsvFormatException e)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {_line}: {e.Message}"));
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(
                $"{path} is not written in {settings.Encoding.WebName}; "
                    + "save it as UTF-8, or name its encoding with --encoding, e.g. latin1.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }

    private IEnumerable<CustomerRow> Rows(CsvDataReader reader, Action onProgress)
    {
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim('\uFEFF'))];
        Row row =
            new(path, ColumnMap.Of(path, header, settings.Columns), reader) { Line = 2 + header.Sum(name => name.Count(c => c == '\n')) };
        RowParser parser = new(settings);
        _line = row.Line;
        while (reader.Read())
        {
            int lines = reader.GetRawRecordSpan().Count('\n');
            bool isBlank = reader.RowFieldCount == 1 && reader.GetFieldSpan(0).IsWhiteSpace();
            if (!isBlank && Parse(parser, row, reader) is { } parsed)
            {
                yield return parsed;
            }

            row.Line += Math.Max(1, lines);
            _line = row.Line;
            if (row.Line % 8192 == 0)
            {
                onProgress();
            }
        }

        // Bad rows must be reported before anybody complains that nothing is left.
        RequireValid();
    }

    private CustomerRow? Parse(RowParser parser, Row row, CsvDataReader reader)
    {
        try
        {
            if (reader.RowFieldCount != reader.FieldCount)
            {
                throw new RowException(RowError.OfFieldCount(path, row.Line, reader));
            }

            CustomerRow parsed = parser.Parse(row);
            RequireOneStatus(row, parsed.Customer, parsed.Event);
            RequireOneBirthday(row, parsed);
            return parsed;
        }
        catch (RowException e)
        {
            SkippedRows++;
            if (_errors.Count < MostListed)
            {
                _errors.Add(e.Error);
            }

            return null;
        }
    }

    /// <summary>
    /// A version of an order has one status; lines that disagree on it are a mistake that nobody should have to guess about. Where arrival
    /// decides, another status is a later version.
    /// </summary>
    private void RequireOneStatus(Row row, string customer, in CustomerEvent item)
    {
        if (item.Kind != CustomerEventKind.Order || item.Id is null || settings.Shop.Updates == EventUpdates.ByArrival)
        {
            return;
        }

        (string Customer, string Order, Instant? Updated) version = (customer, item.Id, item.UpdatedAt);
        if (!_statuses.TryAdd(version, item.Status) && _statuses[version] is var known && known != item.Status)
        {
            throw row.Wrong(
                EventColumn.Status,
                $"'{Row.NameOf(known)}' as on the other lines of order {item.Id}; where the order was updated, say when in a column "
                    + "'updated', or let the later rows win with --updates arrival");
        }
    }

    private void RequireOneBirthday(Row row, CustomerRow parsed)
    {
        if (parsed.Birthday is { } birthday
            && !_birthdays.TryAdd(parsed.Customer, birthday)
            && _birthdays[parsed.Customer] is var known
            && known != birthday)
        {
            throw row.Wrong(
                EventColumn.Birthday, $"'{AnnualDatePattern.Iso.Format(known)}' as on the other lines of customer {parsed.Customer}");
        }
    }

    private void RequireValid()
    {
        if (SkippedRows > 0 && !settings.SkipInvalid)
        {
            throw new InputException($"{ListOfErrors}\nNothing was written. Mend these rows, or leave them out with --skip-invalid.");
        }
    }
}
