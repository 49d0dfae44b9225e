using System.Runtime.CompilerServices;
using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>
/// The short way for rows that are one event each, of a time, an amount, an id and labels, all written as systems write them: most rows
/// of most large files. It looks at bytes, reads what the long way would read, and leaves every other row to it.
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
    private readonly ColumnFormat? _format; // of the amount
    private readonly BoundEvent _event;
    private readonly TextPool _pool;
    private readonly SteadyOffset _offset;
    private readonly PlainKinds _kinds = new();
    private readonly PlainText _text = new();
    private readonly RowBytes _bytes = new();
    private bool _isUnknown; // the word for the kind of the row that was not taken just now
    private (PackedTexts? Texts, string? Reference, string? Channel, int Place) _labels;

    private PlainRows(
        LayoutDefinition definition, EventDefinition item, BoundEvent bound, HeaderBinding header, DateTimeZone zone, TextPool pool)
    {
        (_columns, _event, _pool, _offset) = (header.Header.Count, bound, pool, new SteadyOffset(zone));
        _customer = header.OrdinalOf(definition.Customer.Parts[0].Column);
        _at = header.OrdinalOf(definition.At!.Parts[0].Column);
        _kind = item.Kind.Column is { } kind ? header.OrdinalOf(kind) : -1;
        _amount = item.Amount?.Columns.Select(header.OrdinalOf).FirstOrDefault(o => o >= 0, -1) ?? -1;
        _format = _amount < 0 ? null : header.Formats[_amount];
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

        PlainCells cells = default;
        _bytes.Clear();
        return _bytes.TryAdd(row, _customer, out cells.Customer)
            && _bytes.TryAdd(row, _at, out cells.At)
            && _bytes.TryAdd(row, _kind, out cells.Kind)
            && _bytes.TryAdd(row, _amount, out cells.Amount)
            && _bytes.TryAdd(row, _id, out cells.Id)
            && _bytes.TryAdd(row, _product, out cells.Product)
            && _bytes.TryAdd(row, _channel, out cells.Channel)
            && TryRead(in cells, into);
    }

    /// <summary>Reads a line, or leaves it to the long way.</summary>
    [MethodImpl(RowPath.Compiled)]
    public bool TryRead(PlainLine line, IPackedEvents into)
    {
        if (line.FieldCount != _columns)
        {
            return false;
        }

        foreach (int other in _others)
        {
            if (!line.Field(other).IsEmpty)
            {
                return false;
            }
        }

        PlainCells cells = default;
        cells.Customer = line.Field(_customer);
        cells.At = line.Field(_at);
        cells.Kind = _kind < 0 ? default : line.Field(_kind);
        cells.Amount = _amount < 0 ? default : line.Field(_amount);
        cells.Id = _id < 0 ? default : line.Field(_id);
        cells.Product = _product < 0 ? default : line.Field(_product);
        cells.Channel = _channel < 0 ? default : line.Field(_channel);
        return TryRead(in cells, into);
    }

    /// <summary>Learns what the word for its kind means from a row that was not taken.</summary>
    /// <returns>Whether it was for a word that is known from now on; then the row may be tried again.</returns>
    public bool Learn(IEventRow row)
    {
        bool isNew = _isUnknown && _event.TryKindOf(row) is { } meaning && _kinds.TryLearn(row.Field(_kind), meaning);
        _isUnknown = false;
        return isNew;
    }

    [MethodImpl(RowPath.Compiled)]
    private bool TryRead(ref readonly PlainCells cells, IPackedEvents into)
    {
        CustomerEventKind kind = CustomerEventKind.Order;
        if (cells.Customer.IsEmpty
            || (_kind >= 0 && !IsPlainKind(cells.Kind, out kind))
            || !PlainField.TryTime(cells.At, out long ticks, out bool isUtc)
            || (!isUtc && !_offset.TryToUtc(ticks, out ticks)))
        {
            return false;
        }

        bool isShort = CustomerKey.TryPack(cells.Customer, out CustomerKey key) && PlainText.IsTrimmed(cells.Customer);
        if (!isShort && _text.Trimmed(cells.Customer).IsEmpty)
        {
            return false;
        }

        long amount = 0;
        byte scale = 0;
        if (kind is CustomerEventKind.Order or CustomerEventKind.Return)
        {
            if (_format is null || _format.Mark == DecimalMark.Comma || !PlainField.TryAmount(cells.Amount, out amount, out scale))
            {
                return false;
            }

            if (scale > 0)
            {
                _format.SawPoint();
            }
        }

        long id = IdOf(cells.Id, into);
        bool isReturn = kind == CustomerEventKind.Return && id != 0;
        int labels = into.WantsLabels ? LabelsOf(in cells, into.Texts, withReference: !isReturn) : 0;
        byte purchase = isReturn ? PackedEvent.RefersToItsId : (byte)0;
        PackedEvent item = new(ticks, amount, id, labels, (byte)kind, scale, purchase, Tag: 0);
        if (isShort)
        {
            into.Add(in key, in item);
        }
        else
        {
            into.Add(_text.Trimmed(cells.Customer), in item);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsPlainKind(ReadOnlySpan<byte> word, out CustomerEventKind kind)
    {
        bool? isPlain = _kinds.Find(word, out kind);
        _isUnknown = isPlain is null;
        return isPlain == true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long IdOf(ReadOnlySpan<byte> id, IPackedEvents into) => id.IsEmpty ? 0
        : EightBytes.TryPlainNumber(id, out long number) ? number + 1
        : into.PlaceOf(_text.Trimmed(id));

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

    private int LabelsOf(ref readonly PlainCells cells, PackedTexts texts, bool withReference)
    {
        if (cells.Product.IsEmpty && cells.Channel.IsEmpty)
        {
            return 0;
        }

        string? reference = withReference ? _pool.Of(_text.Trimmed(cells.Product)) : null;
        string? channel = _pool.Of(_text.Trimmed(cells.Channel));
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
