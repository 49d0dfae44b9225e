using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>The row of a small file that a reader stands on.</summary>
internal sealed class CsvTableRow(string path, IReadOnlyDictionary<string, int> columns, CsvDataReader reader)
{
    /// <summary>The line of the file on which the row begins.</summary>
    public long Line { get; set; }

    /// <summary>The text of a column without surrounding white space; empty where the file has no such column.</summary>
    public string this[string column] => columns.TryGetValue(column, out int ordinal) ? reader.GetString(ordinal).Trim() : string.Empty;

    public RowException Wrong(string column, string expected) =>
        new(new RowError(path, Line, reader.GetName(columns[column]), this[column], expected));
}
