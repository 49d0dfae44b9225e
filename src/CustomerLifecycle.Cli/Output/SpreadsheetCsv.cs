using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Cli.Output;

/// <summary>
/// CSV of which a spreadsheet computes nothing: a field that it would take for a formula begins with an apostrophe, which spreadsheets
/// take for "this is a text". Numbers stay numbers, those below 0 too.
/// </summary>
internal static class SpreadsheetCsv
{
    /// <summary>The same table without formulas.</summary>
    /// <param name="csv">What a printer has written: fields in quotes where they need them.</param>
    public static string WithoutFormulas(string csv)
    {
        StringBuilder safe = new(csv.Length + 64);
        for (int i = 0; i < csv.Length;)
        {
            int end = EndOf(csv, i);
            bool isQuoted = csv[i] == '"';
            string field = isQuoted
                ? csv[(i + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal)
                : csv[i..end];
            safe.Append(IsFormula(field) ? CsvText.Field($"'{field}") : csv.AsSpan(i, end - i));
            if (end < csv.Length)
            {
                safe.Append(csv[end]); // the comma or line feed behind it
            }

            i = end + 1;
        }

        return safe.ToString();
    }

    private static bool IsFormula(string field) => field.Length > 0
        && (field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠')
        && !decimal.TryParse(
            field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static int EndOf(string csv, int start)
    {
        if (csv[start] != '"')
        {
            int plain = csv.AsSpan(start).IndexOfAny(',', '\n');
            return plain < 0 ? csv.Length : start + plain;
        }

        int i = start + 1;
        while (csv[i] != '"' || (i + 1 < csv.Length && csv[i + 1] == '"'))
        {
            i += csv[i] == '"' ? 2 : 1;
        }

        return i + 1;
    }
}
