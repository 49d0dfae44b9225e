using System.Buffers;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Writes fields of CSV (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>The text, in quotes where it needs them.</summary>
    public static string Field(string text) =>
        text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
