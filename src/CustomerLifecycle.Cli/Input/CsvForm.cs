using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>The form of the CSV files that are read, and how large a row of them may be.</summary>
internal static class CsvForm
{
    /// <summary>The most characters of a row.</summary>
    private const int LongestRow = 1 << 20;

    public static CsvDataReaderOptions Options(bool ownsReader) =>
        new() { Comment = '\0', OwnsReader = ownsReader, MaxBufferSize = LongestRow };

    /// <summary>What to tell of a row that is longer.</summary>
    public static string TooLong(string path, long line) => FormattableString.Invariant(
        $"{path}, line {line}: the row that begins here has more than {LongestRow} characters, the most that a row may have. ")
        + "Often a quotation mark is never closed: close it, write two for one that belongs to the text, or shorten the field.";
}
