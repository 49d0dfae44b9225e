using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>
/// The short way for rows that are one event each, of a time, an amount, an id and labels, all written as systems write them: most rows
/// of most large files. It reads what the long way would read, and leaves every other row to it.
/// </summary>
/// <threadsafety>Not safe: one thread at a time.</threadsafety>
internal sealed class PlainRows
{
    private readonly int _columns;
    private readonly int _customer;
    private readonly int _at;
    private readonly int _kind;
    private readonly int _amount;
    private readonly int _id;
    private readonly int _product;
    private readonly int _channel;
    private readonly int[] _others; // columns that must be empty
    private readonly HeaderBinding _header;
    private readonly BoundEvent _event;
    private readonly TextPool _pool;
    private readonly SteadyOffset _offset;
    private readonly PlainKinds _kinds = new();
    private (PackedTexts? Texts, string? Reference, string? Channel, int Place) _labels;

    private PlainRows(
        LayoutDefinition definition, EventDefinition item, BoundEvent bound, HeaderBinding header, DateTimeZone zone, TextPool pool)
    {
        (_columns, _header, _event, _pool, _offset) = (header.Header.Count, header, bound, pool, new SteadyOffset(zone));
        _customer = header.OrdinalOf(definition.Customer.Parts[0].Column);
        _at = header.OrdinalOf(definition.At!.Parts[0].Column);
        _kind = item.Kind.Column is { } kind ? header.OrdinalOf(kind) : -1;
        _amount = item.Amount?.Columns.Select(header.OrdinalOf).FirstOrDefault(o => o >= 0, -1) ?? -1;
        _id = OrdinalOf(item.Id);
        _product = OrdinalOf(item.Product);
        _channel = OrdinalOf(item.Channel);
        int[] read = [_customer, _at, _kind, _amount, _id, _product, _channel];
        _others = [.. LayoutColumns.Of(definition).Select(header.OrdinalOf).Where(o => o >= 0).Distinct().Except(read)];

        int OrdinalOf(TextSource? source) => source is { Parts: [{ } part, ..] } ? header.OrdinalOf(part.Column) : -1;
    }

    /// <summary>The short way, where the layout allows for it.</summary>
    /// <param name="definition">The layout.</param>
    /// <param name="bound">Its events.</param>
    /// <param name="header">The columns of the table.</param>
    /// <param name="options">What is known of the table.</param>
    /// <param name="zone">The zone of times without offset.</param>
    /// <param name="pool">The texts met so far.</param>
    public static PlainRows? Of(
        LayoutDefinition definition,
        IReadOnlyList<BoundEvent> bound,
        HeaderBinding header,
        LayoutOptions options,
        DateTimeZone zone,
        TextPool pool)
    {
        bool isPlain = definition is { Events: [{ } item], Skip: [], Nobody: [], Attributes.Count: 0, At: { } at }
            && IsColumn(definition.Customer)
            && IsColumn(at)
            && item is { When: [], At: null, IsPerOrder: false, IsOnce: false, Line: null, IdPrefix: "", Details.Count: 0 }
            && item.Kind is { When: [], Words.Count: 0 }
            && new[] { item.Id, item.Product, item.Channel }.All(source => source is null || IsColumn(source))
            && (item.Amount is null || IsAmount(item.Amount, header))
            && options is { Dates: null, Attributes: [] }
            && header.OrdinalOf(definition.Customer.Parts[0].Column) >= 0
            && header.OrdinalOf(at.Parts[0].Column) >= 0
            && !bound[0].HasStatusByLine
            && !bound[0].HasDetails;
        return isPlain ? new PlainRows(definition, definition.Events[0], bound[0], header, zone, pool) : null;
    }

    /// <summary>Reads a row, or leaves it to the long way.</summary>
    public bool TryRead(IEventRow row, IPackedEvents into)
    {
        if (row.FieldCount != _columns || !AreEmpty(row))
        {
            return false;
        }

        ReadOnlySpan<char> customer = row.Field(_customer).Trim();
        CustomerEventKind kind = CustomerEventKind.Order;
        if (customer.IsEmpty
            || (_kind >= 0 && !IsPlainKind(row, out kind))
            || !PlainField.TryTime(row.Field(_at), out long ticks, out bool isUtc)
            || (!isUtc && !_offset.TryToUtc(ticks, out ticks)))
        {
            return false;
        }

        long amount = 0;
        byte scale = 0;
        if (kind is CustomerEventKind.Order or CustomerEventKind.Return)
        {
            ColumnFormat? format = _amount < 0 ? null : _header.Formats[_amount];
            if (format is null || format.Mark == DecimalMark.Comma || !PlainField.TryAmount(row.Field(_amount), out amount, out scale))
            {
                return false;
            }

            if (scale > 0)
            {
                format.SawPoint();
            }
        }

        long id = _id < 0 ? 0 : into.PlaceOf(row.Field(_id).Trim());
        bool isReturn = kind == CustomerEventKind.Return && id != 0;
        int labels = into.WantsLabels ? LabelsOf(row, into.Texts, withReference: !isReturn) : 0;
        byte purchase = isReturn ? PackedEvent.RefersToItsId : (byte)0;
        into.Add(customer, new PackedEvent(ticks, amount, id, labels, (byte)kind, scale, purchase, Tag: 0));
        return true;
    }

    private static bool IsColumn(TextSource source) => source is { Fixed: null, Parts: [{ IsEmail: false, FirstOf: null }] };

    /// <summary>Whether the amount is what stands in the first column of those that there are.</summary>
    private static bool IsAmount(AmountSource amount, HeaderBinding header) => amount.Operation switch
    {
        AmountOperation.Column => true,
        AmountOperation.FirstOf => amount.Operands.FirstOrDefault(o => o.Columns.Any(c => header.OrdinalOf(c) >= 0)) is
            null or { Operation: AmountOperation.Column },
        _ => false,
    };

    private bool AreEmpty(IEventRow row)
    {
        foreach (int other in _others)
        {
            if (!row.Field(other).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsPlainKind(IEventRow row, out CustomerEventKind kind)
    {
        ReadOnlySpan<char> word = row.Field(_kind);
        if (_kinds.Find(word, out kind) is { } isPlain)
        {
            return isPlain;
        }

        if (_event.TryKindOf(row) is { } meaning)
        {
            _kinds.Learn(word.ToString(), meaning);
        }

        return _kinds.Find(word, out kind) == true;
    }

    private int LabelsOf(IEventRow row, PackedTexts texts, bool withReference)
    {
        string? reference = !withReference || _product < 0 ? null : _pool.Of(row.Field(_product).Trim());
        string? channel = _channel < 0 ? null : _pool.Of(row.Field(_channel).Trim());
        if (reference is null && channel is null)
        {
            return 0;
        }

        if (!ReferenceEquals(_labels.Texts, texts)
            || !ReferenceEquals(_labels.Reference, reference)
            || !ReferenceEquals(_labels.Channel, channel))
        {
            _labels = (texts, reference, channel, texts.PlaceOf(new EventLabels(reference, channel, Currency: null)));
        }

        return _labels.Place;
    }
}
