using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>Options that mean the same in every command.</summary>
internal static class CommonOptions
{
    private const int SegmentSize = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const double LargestAmount = 1_000_000_000_000;

    public static Option<string> Language() => OneOf("--language", "Language of names and reasons: en or de.", "en", "de");

    public static Option<string?> Format(params string[] formats)
    {
        Option<string?> option = new("--format")
        {
            Description = $"What to print: {string.Join(", ", formats)}. Default: what the ending of --output says, else {formats[0]}.",
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>The format asked for, else the one that the output file's ending names, else a table.</summary>
    public static string FormatOf(string? asked, string? file) => asked ?? Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".json" => "json",
        ".md" => "markdown",
        _ => "table",
    };

    /// <summary>Nobody wants their customers replaced by their stages.</summary>
    /// <exception cref="UsageException">The output is one of the files that are read.</exception>
    public static void RefuseOverwriting(string? output, params IEnumerable<string?> inputs)
    {
        if (string.IsNullOrEmpty(output))
        {
            return;
        }

        foreach (string input in inputs.OfType<string>().Where(i => i.Length > 0))
        {
            if (SameFile.Is(input, output))
            {
                throw new UsageException($"--output: {output} is a file that is read here; name another.");
            }
        }
    }

    public static Option<LocalDate?> AsOf() =>
        Date("--as-of", "The day as of whose end to answer, e.g. 2025-12-31. Default: the day of the newest event.");

    public static Option<LocalDate?> Date(string name, string description, bool isRequired = false) =>
        new(name) { Description = description, CustomParser = ParseDate, Required = isRequired };

    /// <summary>An amount of money, 0 where it is not given.</summary>
    public static Option<double> Amount(string name, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => 0,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount)
                || !(amount <= LargestAmount))
            {
                result.AddError($"{name}: '{text}' is not an amount of 0 or more, at most 1000000000000; write it as in 4.90.");
            }

            return amount;
        },
    };

    public static Option<string?> OutputFile() => new("--output") { Description = "Write to this file instead of the terminal." };

    /// <summary>The next day; of the last day of the calendar, the day itself.</summary>
    public static LocalDate DayAfter(LocalDate day) => day == LocalDate.MaxIsoValue ? day : day.PlusDays(1);

    /// <summary>A time zone by its id.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static DateTimeZone ZoneOf(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
        ?? throw new UsageException($"--zone: '{id}' is not a time zone. Use an id such as Europe/Berlin or UTC.");

    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language);

    /// <summary>Writes a result to the file or the terminal, but only once all of it is there.</summary>
    public static void Write(ToolConsole console, string? file, Action<TextWriter> write)
    {
        // In UTF-8, as a file has it, and without a piece of memory that has to grow: a result may be large.
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: SegmentSize, useSynchronizationContext: false));
        using (StreamWriter text = new(pipe.Writer.AsStream(), Utf8, SegmentSize) { NewLine = "\n" })
        {
            write(text);
        }

        using Stream written = pipe.Reader.AsStream();
        if (file is null)
        {
            using StreamReader reader = new(written, Utf8, detectEncodingFromByteOrderMarks: false, SegmentSize);
            CopyTo(reader, console.Output);
            return;
        }

        try
        {
            using FileStream stream = File.Create(file);
            written.CopyTo(stream, SegmentSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"'{file}' cannot be written: {e.Message}");
        }
    }

    private static void CopyTo(StreamReader reader, TextWriter writer)
    {
        char[] buffer = new char[SegmentSize];
        for (int read = reader.ReadBlock(buffer); read > 0; read = reader.ReadBlock(buffer))
        {
            writer.Write(buffer, 0, read);
        }
    }

    /// <summary>Writes a result in the form asked for.</summary>
    public static void Write(ToolConsole console, string? file, string format, IResultPrinter printer) => Write(console, file, writer =>
    {
        switch (format)
        {
            case "csv":
                WriteCsv(console, writer, printer.WriteCsv);
                break;
            case "json":
                printer.WriteJson(writer);
                break;
            default:
                printer.WriteTables(console.Tables(writer));
                break;
        }
    });

    /// <summary>Writes CSV, for a spreadsheet where that was asked for.</summary>
    public static void WriteCsv(ToolConsole console, TextWriter writer, Action<TextWriter> write)
    {
        if (!console.IsForSpreadsheets)
        {
            write(writer);
            return;
        }

        using StringWriter csv = new(CultureInfo.InvariantCulture) { NewLine = writer.NewLine };
        write(csv);
        writer.Write(SpreadsheetCsv.WithoutFormulas(csv.ToString()));
    }

    public static Option<string> OneOf(string name, string description, params string[] values)
    {
        Option<string> option = new(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static LocalDate? ParseDate(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            return date.Value;
        }

        result.AddError($"'{text}' is not a date; write it as in 2025-12-31.");
        return null;
    }
}
