namespace CustomerLifecycle.Layouts;

/// <summary>A condition that knows the places of its columns.</summary>
internal sealed class BoundCondition
{
    private readonly RowCondition _condition;
    private readonly int _ordinal;
    private readonly int _other;
    private readonly BoundAmount? _number;
    private readonly BoundCondition[][] _any;

    private BoundCondition(RowCondition condition, HeaderBinding header)
    {
        _condition = condition;
        _ordinal = condition.Column.Length == 0 ? -1 : header.OrdinalOf(condition.Column);
        _other = condition.Test == RowTest.DiffersFrom ? header.OrdinalOf(condition.Words[0]) : -1;
        _number = condition.Test is RowTest.Below or RowTest.Above ? BoundAmount.Of(AmountSource.Of(condition.Column), header) : null;
        _any = [.. condition.Any.Select(all => All(all, header))];
    }

    public static BoundCondition[] All(IEnumerable<RowCondition> conditions, HeaderBinding header) =>
        [.. conditions.Select(c => new BoundCondition(c, header))];

    public static bool Hold(BoundCondition[] conditions, IEventRow row)
    {
        foreach (BoundCondition condition in conditions)
        {
            if (!condition.Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(IEventRow row)
    {
        if (_any.Length > 0)
        {
            return Array.Exists(_any, all => Hold(all, row));
        }

        ReadOnlySpan<char> text = TextOf(row, _ordinal);
        return _condition.Test switch
        {
            RowTest.Is => IsOneOf(text),
            RowTest.IsNot => !IsOneOf(text),
            RowTest.StartsWith => StartsWithOne(text),
            RowTest.IsEmpty => text.IsEmpty,
            RowTest.IsPresent => !text.IsEmpty,
            RowTest.Below => _number?.Of(row) < _condition.Number,
            RowTest.Above => _number?.Of(row) > _condition.Number,
            _ => !text.Equals(TextOf(row, _other), StringComparison.OrdinalIgnoreCase),
        };
    }

    private static ReadOnlySpan<char> TextOf(IEventRow row, int ordinal) => ordinal < 0 ? default : row.Field(ordinal).Trim();

    private bool IsOneOf(ReadOnlySpan<char> text)
    {
        foreach (string word in _condition.Words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsWithOne(ReadOnlySpan<char> text)
    {
        foreach (string word in _condition.Words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
