using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>Reads the rows of one table through a layout: its columns are looked up once, each row is then read by their places.</summary>
/// <remarks>
/// Where a table can be read twice, show it to <see cref="Survey"/> first: its columns then prove how dates and numbers are written.
/// Otherwise
/// a value that can be read in two ways is refused, unless <see cref="LayoutOptions"/> or the layout say which is meant.
/// </remarks>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
public sealed partial class EventRowReader
{
    private static readonly ImmutableSortedDictionary<string, long> NothingLeftOut =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    private readonly LayoutDefinition _definition;
    private readonly EventLayout _layout;
    private readonly LayoutOptions _options;
    private readonly HeaderBinding _header;
    private readonly RowScope _scope;
    private readonly BoundText _customer;
    private readonly BoundText? _birthday;
    private readonly BoundTime? _at;
    private readonly BoundEvent[] _events;
    private readonly (BoundCondition[] When, string Because)[] _skip;
    private readonly (string Name, BoundText Text)[] _attributes;
    private readonly HashSet<string> _nobody;
    private readonly int[] _surveyed;
    private readonly PlainRows? _plain;
    private readonly Dictionary<(string Customer, string Order, Instant? Updated), OrderStatus> _statuses = [];
    private readonly Dictionary<string, AnnualDate> _birthdays = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _leftOut = new(StringComparer.Ordinal);
    private readonly List<CustomerRecord> _ofRow = [];
    private (CustomerFold Fold, FoldedRows Rows)? _folded;
    private IReadOnlyDictionary<string, string>? _same;
    private bool _isSurveyed;
    private bool _isSettled;
    private long _rows;
    private long _nobodies;
    private long _invalid;

    internal EventRowReader(EventLayout layout, LayoutDefinition definition, IReadOnlyList<string> header, LayoutOptions options)
    {
        (_layout, _definition, _options) = (layout, definition, options);
        _header = new HeaderBinding(header, definition.Columns, options.Columns);
        DateTimeZone zone = definition.Zone ?? options.Shop.Zone;
        _scope = new RowScope(options, _header, zone);
        _customer = new BoundText(definition.Customer, _header);
        if (!_customer.Exists)
        {
            throw Missing(definition.Customer);
        }

        _at = BoundTime.Of(definition.At, _header, zone, options.Dates);
        if (_at is null && definition.At is not null && options.Dated is null)
        {
            throw Missing(definition.At);
        }

        _birthday = BoundText.Of(definition.Birthday, _header);
        _events = [.. definition.Events.Select(e => new BoundEvent(e, _scope, definition.DetailPrefix))];
        _skip = [.. definition.Skip.Select(s => (BoundCondition.All(s.When, _header), s.Because))];
        _attributes =
        [
            .. definition.Attributes.Select(a => (a.Key, new BoundText(a.Value, _header))).Where(a => a.Item2.Exists),
            .. options.Attributes.Select(name => (name, AttributeOf(name))),
        ];
        _nobody = new HashSet<string>(definition.Nobody, StringComparer.OrdinalIgnoreCase);
        _plain = PlainRows.Of(definition, _events, _header, options, zone, _scope.Pool);
        _surveyed = [.. Enumerable.Range(0, header.Count).Where(i => _header.Formats[i] is { IsDate: true } or { IsNumber: true })];
    }

    /// <summary>The ids that are one person, as the options say.</summary>
    internal IReadOnlyDictionary<string, string> SameCustomers => _options.SameCustomers;

    /// <summary>Looks at a row for how dates and numbers are written; nothing is read from it.</summary>
    /// <param name="row">The row.</param>
    public void Survey(IEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _isSurveyed = true;
        LookAt(row);
    }

    /// <summary>Reads a row, and adds what it says.</summary>
    /// <param name="row">The row.</param>
    /// <param name="into">Where what it says is added; nothing is, unless the outcome is <see cref="RowOutcome.Read"/>.</param>
    /// <returns>What came of it; a row that is wrong is told, not thrown.</returns>
    /// <exception cref="EventLayoutException">
    /// The table cannot be read: what was surveyed does not prove how dates or numbers are written, or a column is missing that its
    /// rows need.
    /// </exception>
    /// <exception cref="InvalidOperationException">A base was made of the records.</exception>
    public RowReading Read(IEventRow row, CustomerRecords into)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(into);
        Settle();
        if (_plain is not null && TryPlain(row, into))
        {
            _rows++;
            return new RowReading(RowOutcome.Read);
        }

        return ReadWithCare(row, into);
    }

    /// <summary>Reads a row, and folds what it says.</summary>
    /// <param name="row">The row.</param>
    /// <param name="into">
    /// Where what it says is folded; nothing is, unless the outcome is <see cref="RowOutcome.Read"/>. Birthdays are no facts and not kept.
    /// Of an order of which several rows tell, the customer is left unsettled.
    /// </param>
    /// <returns>What came of it; a row that is wrong is told, not thrown.</returns>
    /// <exception cref="EventLayoutException">
    /// The table cannot be read: what was surveyed does not prove how dates or numbers are written, or a column is missing that its
    /// rows need.
    /// </exception>
    /// <exception cref="ArgumentException">A customer's amounts are in two currencies.</exception>
    /// <exception cref="InvalidOperationException">The fold was settled.</exception>
    public RowReading Read(IEventRow row, CustomerFold into)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(into);
        Settle();
        FoldedRows rows = RowsOf(into);
        if (_plain is not null && TakesPlain(into) && TryPlain(row, rows))
        {
            _rows++;
            return new RowReading(RowOutcome.Read);
        }

        return ReadWithCare(row, rows);
    }

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="into">Where what it says is added; nothing is, unless the outcome is <see cref="RowOutcome.Read"/>.</param>
    /// <returns>What came of it; a row that is wrong is told, not thrown.</returns>
    /// <exception cref="EventLayoutException">
    /// The table cannot be read: what was surveyed does not prove how dates or numbers are written, or a column is missing that its
    /// rows need.
    /// </exception>
    public RowReading Read(IEventRow row, ICollection<CustomerRecord> into)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(into);
        Settle();
        RowReading reading = ReadRecords(row);
        foreach (CustomerRecord record in _ofRow)
        {
            into.Add(record);
        }

        return reading;
    }

    /// <summary>What was read so far.</summary>
    /// <returns>The summary.</returns>
    public LayoutSummary Summarize() => new(
        _layout,
        [.. _header.Unused],
        _rows,
        _leftOut.Count == 0 ? NothingLeftOut : _leftOut.ToImmutableSortedDictionary(StringComparer.Ordinal),
        _nobodies,
        _invalid);

    /// <summary>Reads a row into the records of the row; there are none, unless the outcome is that it was read.</summary>
    private RowReading ReadRecords(IEventRow row)
    {
        _ofRow.Clear();
        if (IsBlank(row))
        {
            return new RowReading(RowOutcome.Blank);
        }

        _rows++;
        try
        {
            RowReading reading = ReadFields(row);
            if (reading.Reason is { } reason)
            {
                _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + 1;
                _nobodies += reading.Outcome == RowOutcome.Nobody ? 1 : 0;
                _ofRow.Clear();
            }

            return reading;
        }
        catch (FieldException e)
        {
            _invalid++;
            _ofRow.Clear();
            return new RowReading(RowOutcome.Invalid, Reason: null, e.Column, e.Found, e.Expected);
        }
    }

    private bool TryPlain(IEventRow row, IPackedEvents into) =>
        _plain!.TryRead(row, into) || (_plain.Learn(row) && _plain.TryRead(row, into));

    private RowReading ReadWithCare(IEventRow row, CustomerRecords into)
    {
        RowReading reading = LookAtAndRead(row);
        foreach (CustomerRecord record in _ofRow)
        {
            into.Add(record);
        }

        return reading;
    }

    private RowReading ReadWithCare(IEventRow row, FoldedRows into)
    {
        RowReading reading = LookAtAndRead(row);
        foreach (CustomerRecord record in _ofRow)
        {
            into.Add(_same!.GetValueOrDefault(record.Customer, record.Customer), in record);
        }

        return reading;
    }

    private FoldedRows RowsOf(CustomerFold into)
    {
        into.RequireOpen();
        if (!ReferenceEquals(_folded?.Fold, into))
        {
            _folded = (into, new FoldedRows(into));
            _same ??= Layouts.SameCustomers.Resolve(SameCustomers);
        }

        return _folded.Value.Rows;
    }

    private bool TakesPlain(CustomerFold into) => into.TakesPacked && _same!.Count == 0;

    /// <summary>The same where the short way did not take the row, nor looked at it.</summary>
    private RowReading LookAtAndRead(IEventRow row)
    {
        if (!_isSurveyed)
        {
            LookAt(row);
        }

        return ReadRecords(row);
    }

    private void LookAt(IEventRow row)
    {
        foreach (int ordinal in _surveyed)
        {
            if (ordinal < row.FieldCount)
            {
                _header.Formats[ordinal].Look(row.Field(ordinal).Trim());
            }
        }
    }

    private RowReading ReadFields(IEventRow row)
    {
        if (row.FieldCount != _header.Header.Count)
        {
            throw new FieldException(
                _header.Header[Math.Min(row.FieldCount, _header.Header.Count) - 1],
                FormattableString.Invariant($"{row.FieldCount} columns"),
                FormattableString.Invariant($"{_header.Header.Count} as in the header"));
        }

        foreach ((BoundCondition[] when, string because) in _skip)
        {
            if (BoundCondition.Hold(when, row))
            {
                return new RowReading(RowOutcome.NoEvent, because);
            }
        }

        string? order = OrderOf(row);
        _scope.IsFurther = order is not null && string.Equals(order, _scope.Order, StringComparison.Ordinal);
        string? customer = _scope.Pool.Of(_customer.Of(row, _nobody));
        customer ??= _scope.IsFurther && _scope.Customer.Length > 0 ? _scope.Customer : null;
        (_scope.Order, _scope.Customer, _scope.NoEvent) = (order, customer ?? string.Empty, null);
        if (customer is null)
        {
            // Where one column names the customer and nobody stands for nobody, an empty one is a mistake.
            return _nobody.Count > 0 || _definition.Customer.Parts.Count > 1
                ? new RowReading(RowOutcome.Nobody, "nobody is named")
                : throw new FieldException(_customer.Column, string.Empty, "the id of a customer");
        }

        _scope.At = _at?.Of(row) ?? _options.Dated ?? (_scope.IsFurther ? _scope.At : null);
        foreach (BoundEvent item in _events)
        {
            int before = _ofRow.Count;
            item.Read(row, _ofRow);
            RequireOneStatus(row, item, before);
        }

        // Where the row says that it is nothing to count, what else it says of the customer is nothing either.
        if (_ofRow.Count == 0 && _scope.NoEvent is not null)
        {
            return new RowReading(RowOutcome.NoEvent, _scope.NoEvent);
        }

        AddAttributes(row);
        AddBirthday(row, customer);
        return _ofRow.Count > 0
            ? new RowReading(RowOutcome.Read)
            : new RowReading(RowOutcome.NoEvent, "nothing is read from it");
    }

    private string? OrderOf(IEventRow row)
    {
        foreach (BoundEvent item in _events)
        {
            if (item.OrderOf(row) is { } order)
            {
                return order;
            }
        }

        return null;
    }

    private void AddAttributes(IEventRow row)
    {
        if (_attributes.Length == 0 || _scope.IsFurther)
        {
            return;
        }

        Instant? at = _ofRow.Count > 0 && _scope.At is null ? _ofRow[0].Event.At : _scope.At;
        foreach ((string name, BoundText text) in _attributes)
        {
            if (at is { } when && _scope.Pool.Of(text.Of(row)) is { } value)
            {
                _ofRow.Add(new CustomerRecord(_scope.Customer, CustomerEvent.AttributeSet(when, name, RowDetails.Of(value))));
            }
        }
    }

    private void AddBirthday(IEventRow row, string customer)
    {
        if (_birthday is null || _birthday.Of(row) is not { IsEmpty: false } span || _ofRow.Count == 0)
        {
            return;
        }

        string written = span.ToString();

        // The year is nobody's business.
        AnnualDate birthday = LocalDatePattern.Iso.Parse(written) is { Success: true } date
            ? new AnnualDate(date.Value.Month, date.Value.Day)
            : AnnualDatePattern.Iso.Parse(written) is { Success: true } day
                ? day.Value
                : throw new FieldException(
                    _birthday.Column, written, "a day of the year such as 05-31, a date such as 1990-05-31, or nothing");
        if (!_birthdays.TryAdd(customer, birthday) && _birthdays[customer] != birthday)
        {
            throw new FieldException(
                _birthday.Column,
                written,
                $"'{AnnualDatePattern.Iso.Format(_birthdays[customer])}' as on the other lines of customer {customer}");
        }

        _ofRow[0] = _ofRow[0] with { Birthday = birthday };
    }

    /// <summary>
    /// A version of an order has one status; lines that disagree on it are a mistake that nobody should have to guess about. Where arrival
    /// decides, another status is a later version.
    /// </summary>
    private void RequireOneStatus(IEventRow row, BoundEvent source, int before)
    {
        bool isAsked = source.HasStatusByLine && _options.Shop.Updates == EventUpdates.ByTimeStamp;
        for (int i = before; isAsked && i < _ofRow.Count; i++)
        {
            CustomerEvent item = _ofRow[i].Event;
            if (item is { Kind: CustomerEventKind.Order, Id: not null }
                && (_scope.Customer, item.Id, item.UpdatedAt) is var version
                && !_statuses.TryAdd(version, item.Status)
                && _statuses[version] is var known
                && known != item.Status)
            {
                throw source.Contradicts(row, known, item.Id);
            }
        }
    }

    private static bool IsBlank(IEventRow row)
    {
        for (int i = 0; i < row.FieldCount; i++)
        {
            if (!row.Field(i).IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private void Settle()
    {
        if (_isSettled)
        {
            return;
        }

        _isSettled = true;
        bool point = _header.Formats.Any(f => f.ProvesPoint);
        bool comma = _header.Formats.Any(f => f.ProvesComma);
        DecimalMark table = (point, comma) switch
        {
            (true, false) => DecimalMark.Point,
            (false, true) => DecimalMark.Comma,
            _ => DecimalMark.Unknown,
        };
        foreach (int ordinal in _surveyed)
        {
            ColumnFormat format = _header.Formats[ordinal];
            if (format.IsDate)
            {
                format.SettleDates(_options.Dates, _definition.Dates);
            }

            if (format.IsNumber)
            {
                format.SettleNumbers(_options.DecimalMark, table, _definition.Decimal);
            }
        }
    }

    private BoundText AttributeOf(string name) => _header.IndexOf(name) >= 0
        ? new BoundText(new TextSource([new TextPart(name, IsEmail: false, FirstOf: null)]), _header)
        : throw new EventLayoutException(
            $"--attribute names the column '{name}', but there is no such column. Its columns are {_header.Columns}.");

    private EventLayoutException Missing(TextSource source)
    {
        string name = source.Columns.First();
        string others = source.Parts.Count > 1
            ? $", nor {string.Join(", ", source.Columns.Skip(1).Select(c => $"'{c}'"))},"
            : string.Empty;
        return new EventLayoutException(
            $"there is no column '{name}'{others} and none with a known synonym. Name it with --map {name}=COLUMN. "
                + $"Its columns are {_header.Columns}.");
    }
}
