using System.Globalization;
using System.Text.Json;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>
/// The row that a reader stands on, by the meaning of its columns; every way of reading says what is wrong where it cannot.
/// </summary>
internal sealed class Row(string file, ColumnMap columns, CsvDataReader reader)
{
    /// <summary>The line of the file on which the row begins.</summary>
    public long Line { get; set; }

    /// <summary>The text of a column without surrounding white space; empty where the file has no such column.</summary>
    public string this[EventColumn column] =>
        columns.OrdinalOf(column) is >= 0 and int ordinal ? reader.GetString(ordinal).Trim() : string.Empty;

    /// <summary>The text of a column by its header; the file has one of that name.</summary>
    public string TextOf(string header) => reader.GetString(columns.OrdinalOf(header)).Trim();

    /// <summary>The details of the user's own that the row names: what stands in columns headed <c>detail:NAME</c>.</summary>
    public IEnumerable<(string Name, string Value)> Details() =>
        columns.Details
            .Select(detail => (detail.Name, Value: reader.GetString(detail.Ordinal).Trim()))
            .Where(detail => detail.Value.Length > 0);

    public bool Has(EventColumn column) => columns.OrdinalOf(column) >= 0;

    public RowException Wrong(EventColumn column, string expected) =>
        new(new RowError(file, Line, columns.HeaderOf(column), this[column], expected));

    public string Required(EventColumn column, string what) => this[column] is { Length: > 0 } text ? text : throw Wrong(column, what);

    public string? Optional(EventColumn column) => this[column] is { Length: > 0 } text ? text : null;

    public decimal Number(EventColumn column, decimal largest, string expected) =>
        decimal.TryParse(
            this[column],
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out decimal number)
            && Math.Abs(number) <= largest
            ? number
            : throw Wrong(column, expected);

    public int Whole(EventColumn column, int lowest, int highest, string expected) =>
        int.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                && number >= lowest
                && number <= highest
            ? number
            : throw Wrong(column, expected);

    /// <summary>
    /// A member of an enum by its name in kebab case, in British spelling too; the first member where the column is empty.
    /// </summary>
    public TEnum OneOf<TEnum>(EventColumn column)
        where TEnum : struct, Enum
    {
        string text = this[column].Replace("cancelled", "canceled", StringComparison.OrdinalIgnoreCase);
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (text.Length == 0 || string.Equals(NameOf(value), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw Wrong(column, $"one of {string.Join(", ", Enum.GetValues<TEnum>().Select(NameOf))}, or nothing");
    }

    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
