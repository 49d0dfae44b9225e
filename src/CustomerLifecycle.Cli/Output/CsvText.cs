namespace CustomerLifecycle.Cli.Output;

/// <summary>Writes fields of CSV (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>The text, in quotes where it needs them.</summary>
    public static string Field(string text) =>
        NeedsQuotes(text) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    // Most fields are a few characters: a loop has looked at them before a search has begun, and a tool that runs for a second has no
    // time to compile one.
    private static bool NeedsQuotes(string text)
    {
        foreach (char c in text)
        {
            if (c is ',' or '"' or '\r' or '\n')
            {
                return true;
            }
        }

        return false;
    }
}
