using System.Globalization;
using System.Text;
using CustomerLifecycle.Layouts;
using NodaTime;
using NodaTime.Text;
using Sylvan.Data.Csv;

namespace CustomerLifecycle.Cli.Input;

/// <summary>Reads the events of a CSV file through a layout, and collects what is wrong with its rows.</summary>
internal sealed class CsvEventFile(string path, InputSettings settings)
{
    /// <summary>More errors than this are counted, not listed.</summary>
    private const int MostListed = 20;

    /// <summary>One of so many customers may be read again; where there are more, all events are kept.</summary>
    private const int MostReadAgain = 4;

    private readonly List<RowError> _errors = [];
    private readonly List<string> _remarks = [];
    private (EventLayout Layout, LayoutOptions Options)? _understood;
    private LayoutSummary? _summary;

    private long _line = 1; // where the row begins that is being read

    /// <summary>Rows that were left out with --skip-invalid.</summary>
    public int SkippedRows { get; private set; }

    /// <summary>What was wrong with them: a line for each of the first ones, and how many more there are.</summary>
    public string ListOfErrors => string.Join('\n', _errors)
        + (SkippedRows > _errors.Count
            ? string.Create(CultureInfo.InvariantCulture, $"\n… and {SkippedRows - _errors.Count} more.")
            : string.Empty);

    /// <summary>What a person should know of how the file was read; empty where the tool's own form was read whole.</summary>
    public IEnumerable<string> Remarks => _summary is { } read
        && (!FileLayout.IsOwnForm(read.Layout) || read.UnusedColumns.Length > 0 || read.LeftOut.Count > 0)
            ? [.. _remarks, $"{Path.GetFileName(path)}: {read}"]
            : _remarks;

    /// <summary>Reads all of it, or nothing.</summary>
    /// <exception cref="InputException">The file cannot be read, or has bad rows and they are not to be skipped.</exception>
    public InputCustomers Read(Action<double>? progress) => Telling(() =>
    {
        CustomerRecords records = ReadInto(() => new RecordInput(NewRecords(null), NewForks(null)), progress).Records;

        // Bad rows must be reported before anybody complains that nothing is left.
        RequireValid();
        InputCustomers customers = InputCustomers.Of(Path.GetFileName(path), settings.Options.Shop, records);
        RequireEnough(_summary!);
        return customers;
    });

    /// <summary>
    /// Reads all of it and keeps what rules ask for, so that memory grows with the customers; customers whose events have to be known
    /// together are read once more.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="asOf">The day; null: that of the newest event.</param>
    /// <param name="progress">How far reading has come, from 0 to 1.</param>
    /// <returns>The fold; null where the rules need every event, or many customers do: then nothing has been read.</returns>
    /// <exception cref="InputException">The file cannot be read, or has bad rows and they are not to be skipped.</exception>
    public CustomerFold? TryFold(StageRules<CustomerFacts> rules, LocalDate? asOf, Action<double>? progress)
    {
        if (settings.Options.SameCustomers.Count > 0 || !IsSeekable())
        {
            return null;
        }

        CustomerFold? fold = Telling(() => FoldOf(rules, asOf, progress));
        if (fold is null)
        {
            // Whatever was found is found again.
            (_summary, SkippedRows) = (null, 0);
            _errors.Clear();
        }

        return fold;
    }

    private CustomerFold? FoldOf(StageRules<CustomerFacts> rules, LocalDate? asOf, Action<double>? progress)
    {
        CustomerFold fold;
        try
        {
            fold = ReadInto(() => new FoldInput(rules.ToFold(settings.Options.Shop, asOf)), progress).Fold;
        }
        catch (ArgumentException)
        {
            return null; // the reader of records says what is wrong, if anything is
        }

        IReadOnlyList<string> unsettled = fold.Unsettled;
        if (unsettled.Count > fold.Count / MostReadAgain)
        {
            return null;
        }

        RequireValid();
        if (fold.EventCount == 0)
        {
            throw InputCustomers.NoEvent(Path.GetFileName(path));
        }

        RequireEnough(_summary!);
        if (unsettled.Count > 0)
        {
            HashSet<string> only = [.. unsettled];
            fold.Settle(new CsvEventFile(path, settings) { _understood = _understood }
                .ReadInto(() => new RecordInput(NewRecords(only), NewForks(only)), progress).Records.ToBase(fold.Shop));
        }

        return fold;
    }

    private CustomerRecords NewRecords(IReadOnlySet<string>? only) => new(settings.Options.SameCustomers, only);

    // Parts are put together under the ids that stay.
    private static Func<CustomerRecords> NewForks(IReadOnlySet<string>? only) => () => new CustomerRecords(sameCustomers: null, only);

    private bool IsSeekable()
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return stream.CanSeek;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false; // the reader of records says what is wrong
        }
    }

    /// <summary>Reads the file in parts where it is plain, else row by row.</summary>
    private TInput ReadInto<TInput>(Func<TInput> make, Action<double>? progress)
        where TInput : IRowInput<TInput>
    {
        TInput input = make();
        if (TryReadPlain(input, progress))
        {
            return input;
        }

        input = make();
        EventRowReader rows = Survey();
        using FileStream stream = File.OpenRead(path);
        using CsvDataReader reader = Open(stream);
        Go(reader, row => ReadRow(rows, row, reader, input), () => progress?.Invoke(stream.Position / (double)stream.Length));
        _summary = rows.Summarize();
        return input;
    }

    /// <summary>Says in words of people what is wrong with the file.</summary>
    private TResult Telling<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (CsvMissingHeadersException)
        {
            throw new InputException($"{path} is empty; a header row with the columns customer and at is expected.");
        }
        catch (CsvRecordTooLargeException)
        {
            throw new InputException(CsvForm.TooLong(path, _line));
        }
        catch (CsvFormatException e)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {_line}: {e.Message}"));
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(
                $"{path} is not written in {settings.Encoding.WebName}; "
                    + "save it as UTF-8, or name its encoding with --encoding, e.g. latin1.");
        }
        catch (EventLayoutException e)
        {
            throw new InputException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }

    private CsvDataReader Open(Stream stream) => CsvDataReader.Create(
        new StreamReader(stream, settings.Encoding), CsvForm.Options(ownsReader: true));

    /// <summary>Reads the file at once and in parts, where it is plain; if not, the input is of no use any more.</summary>
    private bool TryReadPlain<TInput>(TInput input, Action<double>? progress)
        where TInput : IRowInput<TInput>
    {
        if (settings.Encoding.CodePage != Encoding.UTF8.CodePage)
        {
            return false;
        }

        string[] header;
        using (FileStream stream = File.OpenRead(path))
        {
            if (!stream.CanSeek)
            {
                return false; // a pipe has no parts
            }

            using CsvDataReader reader = Open(stream);
            header = HeaderOf(reader);
        }

        EventRowReader rows = Bind(header);
        if (!new PlainCsv(path, header).TryRead(rows, input, progress))
        {
            return false;
        }

        _summary = rows.Summarize();
        return true;
    }

    /// <summary>Finds out how the file is to be read, and how it writes dates and numbers.</summary>
    private EventRowReader Survey()
    {
        using FileStream stream = File.OpenRead(path);
        using CsvDataReader reader = Open(stream);
        EventRowReader rows = Bind(HeaderOf(reader));
        Go(reader, rows.Survey, () => { });
        return rows;
    }

    /// <summary>A reader of the rows, as the file is understood; that is found out once.</summary>
    private EventRowReader Bind(string[] header)
    {
        (EventLayout layout, LayoutOptions options) = _understood ??= Understand(header);
        try
        {
            return layout.Bind(header, options);
        }
        catch (EventLayoutException e)
        {
            throw new InputException($"{path}, line 1: {e.Message}");
        }
    }

    private (EventLayout Layout, LayoutOptions Options) Understand(string[] header)
    {
        EventLayout layout = settings.Layout ?? FileLayout.Recognise(path, header, settings.Options);
        RequireKnownNames(layout);
        LayoutOptions options = settings.Options;
        if (!FileLayout.IsOwnForm(layout) && options.Dated is null && !layout.TellsTime([.. header, .. options.Columns.Keys]))
        {
            // Lists of customers often do not say since when; the file is at least as young as what it says.
            Instant written = Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path));
            string day = LocalDatePattern.Iso.Format(options.Shop.DayOf(written));
            _remarks.Add(
                $"{Path.GetFileName(path)}: no column says when; everything is dated {day}, when the file was written (--dated DATE).");
            options = options with { Dated = written };
        }

        return (layout, options);
    }

    private void RequireKnownNames(EventLayout layout)
    {
        foreach (string name in settings.Options.Columns.Keys.Where(n => !layout.Columns.Contains(n, StringComparer.OrdinalIgnoreCase)))
        {
            throw new UsageException($"--map: '{name}' is not a known name. Use one of {string.Join(", ", layout.Columns)}.");
        }
    }

    private static string[] HeaderOf(CsvDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim('\uFEFF'))];

    private void Go(CsvDataReader reader, Action<CsvRow> look, Action onProgress)
    {
        CsvRow row = new(reader);
        _line = 2 + HeaderOf(reader).Sum(name => name.Count(c => c == '\n'));
        while (reader.Read())
        {
            int lines = reader.GetRawRecordSpan().Count('\n');
            look(row);
            _line += Math.Max(1, lines);
            if (_line % 8192 == 0)
            {
                onProgress();
            }
        }
    }

    private void ReadRow<TInput>(EventRowReader rows, CsvRow row, CsvDataReader reader, TInput into)
        where TInput : IRowInput<TInput>
    {
        RowReading reading = into.Read(rows, row);
        if (reading.Outcome != RowOutcome.Invalid)
        {
            return;
        }

        SkippedRows++;
        if (_errors.Count < MostListed)
        {
            _errors.Add(reader.RowFieldCount == reader.FieldCount
                ? new RowError(path, _line, reading.Column!, reading.Found!, reading.Expected!)
                : RowError.OfFieldCount(path, _line, reader));
        }
    }

    private void RequireValid()
    {
        if (SkippedRows > 0 && !settings.SkipInvalid)
        {
            throw new InputException($"{ListOfErrors}\nNothing was written. Mend these rows, or leave them out with --skip-invalid.");
        }
    }

    private void RequireEnough(LayoutSummary read)
    {
        if (read.IsMostlyLost)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: {read.Nobody + read.Invalid} of {read.RowsRead} rows cannot be used "
                    + $"({read.Invalid} are wrong, {read.Nobody} name nobody), "
                    + $"which is more than half. Nothing was written. It was read as '{read.Layout.Key}'; name another layout "
                    + $"with --layout, or columns with --map."));
        }
    }
}
