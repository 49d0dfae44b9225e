using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads small files beside the events: a CSV file with known columns.</summary>
internal static class CsvTable
{
    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read or has bad rows.</exception>
    public static IReadOnlyList<TItem> Read<TItem>(string path, IReadOnlyList<CsvColumn> columns, Func<CsvTableRow, TItem> parse)
    {
        try
        {
            using StreamReader text = File.OpenText(path);
            using CsvDataReader reader = CsvDataReader.Create(text, CsvForm.Options(ownsReader: false));
            List<TItem> items = [];
            string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim('\uFEFF', ' '))];
            CsvTableRow row = new(path, Locate(path, columns, header), reader) { Line = 2 };
            while (reader.Read())
            {
                int lines = reader.GetRawRecordSpan().Count('\n');
                if (reader.RowFieldCount != 1 || !reader.GetFieldSpan(0).IsWhiteSpace())
                {
                    items.Add(reader.RowFieldCount == reader.FieldCount
                        ? parse(row)
                        : throw new RowException(RowError.OfFieldCount(path, row.Line, reader)));
                }

                row.Line += Math.Max(1, lines);
            }

            return items;
        }
        catch (CsvRecordTooLargeException e)
        {
            throw new InputException(CsvForm.TooLong(path, e.RowNumber + 1));
        }
        catch (RowException e)
        {
            throw new InputException(e.Message);
        }
        catch (CsvMissingHeadersException)
        {
            throw new InputException(
                $"{path} is empty; a header row with the columns "
                    + $"{string.Join(" and ", columns.Where(c => c.IsRequired).Select(c => c.Name))} is expected.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CsvFormatException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>A column's own name wins over its synonyms; between two names of the same rank nobody should have to guess.</summary>
    private static Dictionary<string, int> Locate(string path, IReadOnlyList<CsvColumn> columns, string[] header)
    {
        Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
        foreach (CsvColumn column in columns)
        {
            int[] own = Find([column.Name]);
            int[] found = own.Length > 0 ? own : Find(column.Synonyms);
            if (found.Length > 1)
            {
                throw new InputException(
                    $"{path}, line 1: both '{header[found[0]]}' and '{header[found[1]]}' could be the column '{column.Name}'. "
                        + $"Call one of them '{column.Name}' and the other something else.");
            }

            if (found.Length == 1)
            {
                ordinals.Add(column.Name, found[0]);
            }
            else if (column.IsRequired)
            {
                string synonyms = column.Synonyms.Count > 0
                    ? $" and none with a known synonym ({string.Join(", ", column.Synonyms)})"
                    : string.Empty;
                throw new InputException($"{path}, line 1: there is no column '{column.Name}'{synonyms}.");
            }
        }

        return ordinals;

        int[] Find(IReadOnlyList<string> names) =>
            [.. Enumerable.Range(0, header.Length).Where(i => names.Contains(header[i], StringComparer.OrdinalIgnoreCase))];
    }
}
