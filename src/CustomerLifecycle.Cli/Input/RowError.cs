using System.Globalization;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>One thing that is wrong with one row.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line of the file, from 1, on which the row begins.</param>
/// <param name="Column">The name of the column in the header.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What would be right.</param>
internal sealed record RowError(string File, long Line, string Column, string Found, string Expected)
{
    /// <summary>The row that a reader stands on has more or fewer columns than the header, so that nobody can say which is which.</summary>
    public static RowError OfFieldCount(string file, long line, CsvDataReader reader) => new(
        file,
        line,
        reader.GetName(Math.Min(reader.RowFieldCount, reader.FieldCount) - 1),
        string.Create(CultureInfo.InvariantCulture, $"{reader.RowFieldCount} columns"),
        string.Create(CultureInfo.InvariantCulture, $"{reader.FieldCount} as in the header"));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File}, line {Line}, column '{Column}': found {(Found.Length == 0 ? "nothing" : $"'{Found}'")}, expected {Expected}.");
}
