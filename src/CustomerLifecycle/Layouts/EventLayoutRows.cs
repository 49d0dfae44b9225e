namespace CustomerLifecycle.Layouts;

/// <summary>Reads whole tables through a layout.</summary>
/// <remarks>Files and their forms (CSV, XLSX, a query) are the caller's; a row is a list of texts.</remarks>
public static class EventLayoutRows
{
    /// <summary>
    /// Reads all rows of a table that can be gone through twice: first for how dates and numbers are written, then for what they say.
    /// </summary>
    /// <param name="layout">The layout.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The rows, gone through twice.</param>
    /// <param name="options">What is known of the table beside its layout; <see langword="null"/>: nothing.</param>
    /// <returns>The records of all customers, and a summary.</returns>
    /// <exception cref="EventLayoutException">A column is missing, or a row is wrong; the message counts rows from 1.</exception>
    public static LayoutResult Read(
        this EventLayout layout, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows, LayoutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(rows);
        EventRowReader reader = layout.Bind(header, options);
        ListRow row = new();
#pragma warning disable CA1851 // As documented: how dates and numbers are written must be known before the first row is read.
        foreach (IReadOnlyList<string?> fields in rows)
        {
            row.Fields = fields;
            reader.Survey(row);
        }

        Gatherer gatherer = new(reader);
        foreach (IReadOnlyList<string?> fields in rows)
        {
            gatherer.Add(fields);
        }
#pragma warning restore CA1851

        return gatherer.ToResult();
    }

    /// <summary>
    /// Reads all rows of a stream, once: a date or number that can be read in two ways is refused, unless layout or options say which
    /// is meant.
    /// </summary>
    /// <param name="layout">The layout.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="options">What is known of the table beside its layout; <see langword="null"/>: nothing.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The records of all customers, and a summary.</returns>
    /// <exception cref="EventLayoutException">A column is missing, or a row is wrong; the message counts rows from 1.</exception>
    public static async Task<LayoutResult> ReadAsync(
        this EventLayout layout,
        IReadOnlyList<string> header,
        IAsyncEnumerable<IReadOnlyList<string?>> rows,
        LayoutOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(rows);
        Gatherer gatherer = new(layout.Bind(header, options));
        await foreach (IReadOnlyList<string?> fields in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            gatherer.Add(fields);
        }

        return gatherer.ToResult();
    }

    private sealed class Gatherer(EventRowReader reader)
    {
        private readonly CustomerRecords _records = new(reader.SameCustomers);
        private readonly ListRow _row = new();
        private long _number;

        public void Add(IReadOnlyList<string?> fields)
        {
            _number++;
            _row.Fields = fields;
            RowReading reading = reader.Read(_row, _records);
            if (reading.Outcome == RowOutcome.Invalid)
            {
                throw new EventLayoutException(FormattableString.Invariant($"Row {_number}, {reading}"));
            }

        }

        public LayoutResult ToResult() => new(_records, reader.Summarize());
    }
}
