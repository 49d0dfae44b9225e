namespace CustomerLifecycle.Layouts;

/// <summary>A number of a row, by the places of its columns.</summary>
internal sealed class BoundAmount
{
    // Beyond this, sums over many rows could overflow; no shop sells such orders.
    public const decimal Largest = 1_000_000_000_000m;

    public const string Form = "a finite amount with a decimal point, such as 49.90";

    private readonly AmountOperation _operation;
    private readonly int _ordinal;
    private readonly HeaderBinding _header;
    private readonly BoundAmount[] _operands;

    private BoundAmount(AmountSource source, HeaderBinding header)
    {
        _header = header;
        _operation = source.Operation;
        _ordinal = source.Column is null ? -1 : header.OrdinalOf(source.Column);
        _operands = [.. source.Operands.Select(o => new BoundAmount(o, header))];
        Exists = source.Operation switch
        {
            AmountOperation.Column => _ordinal >= 0,
            AmountOperation.Multiply => _operands.All(o => o.Exists),
            AmountOperation.Subtract => _operands[0].Exists,
            _ => _operands.Any(o => o.Exists),
        };
        Column = _ordinal >= 0 ? header.Header[_ordinal] : _operands.FirstOrDefault(o => o.Exists)?.Column ?? source.Columns.First();
        if (_ordinal >= 0)
        {
            header.Formats[_ordinal].IsNumber = true;
        }
    }

    public static BoundAmount? Of(AmountSource? source, HeaderBinding header)
    {
        BoundAmount? bound = source is null ? null : new BoundAmount(source, header);
        return bound is { Exists: true } ? bound : null;
    }

    /// <summary>The column to name where something is wrong.</summary>
    public string Column { get; }

    private bool Exists { get; }

    /// <summary>What stands in that column.</summary>
    public string TextOf(IEventRow row) =>
        _ordinal >= 0 ? row.Field(_ordinal).Trim().ToString() : _operands.First(o => o.Exists).TextOf(row);

    /// <summary>The number; null where the row has none.</summary>
    /// <exception cref="FieldException">What stands there is no number.</exception>
    public decimal? Of(IEventRow row, string form = Form)
    {
        try
        {
            return _operation switch
            {
                AmountOperation.Column => Read(row, form),
                AmountOperation.FirstOf => FirstOf(row, form),
                AmountOperation.Add => Sum(row, form),
                AmountOperation.Subtract => _operands[0].Of(row, form) is { } first
                    ? Limited(first - _operands.Skip(1).Sum(o => o.Of(row, form) ?? 0), row, form)
                    : null,
                _ => Product(row, form),
            };
        }
        catch (OverflowException)
        {
            throw new FieldException(Column, TextOf(row), form);
        }
    }

    private decimal? FirstOf(IEventRow row, string form)
    {
        foreach (BoundAmount operand in _operands)
        {
            if (operand.Exists && operand.Of(row, form) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    private decimal? Sum(IEventRow row, string form)
    {
        decimal? sum = null;
        foreach (BoundAmount operand in _operands)
        {
            sum = operand.Exists && operand.Of(row, form) is { } number ? (sum ?? 0) + number : sum;
        }

        return sum is { } all ? Limited(all, row, form) : null;
    }

    private decimal? Product(IEventRow row, string form)
    {
        decimal product = 1;
        foreach (BoundAmount operand in _operands)
        {
            if (operand.Of(row, form) is not { } number)
            {
                return null;
            }

            product *= number;
        }

        return Limited(product, row, form);
    }

    private decimal Limited(decimal number, IEventRow row, string form) =>
        Math.Abs(number) <= Largest ? number : throw new FieldException(Column, TextOf(row), form);

    private decimal? Read(IEventRow row, string form)
    {
        if (_ordinal < 0)
        {
            return null;
        }

        ReadOnlySpan<char> text = row.Field(_ordinal).Trim();
        if (text.IsEmpty)
        {
            return null;
        }

        DecimalMark mark = _header.Formats[_ordinal].Mark;
        if (FieldNumber.TryRead(text, mark, out decimal number) && Math.Abs(number) <= Largest)
        {
            return number;
        }

        bool isEither = mark == DecimalMark.Unknown && FieldNumber.ShapeOf(text) is NumberShape.EitherPoint or NumberShape.EitherComma;
        throw new FieldException(
            Column, text.ToString(), isEither ? $"a number that can be read in one way: it may be {ColumnFormat.BothNumbers(text)}" : form);
    }
}
