using CustomerLifecycle.Layouts;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>The row of a CSV file that its reader stands on.</summary>
internal sealed class CsvRow(CsvDataReader reader) : IEventRow
{
    public int FieldCount => reader.RowFieldCount;

    public ReadOnlySpan<char> Field(int ordinal) => reader.GetFieldSpan(ordinal);
}
