using NodaTime;

namespace CustomerLifecycle.Layouts;

/// <summary>A date or time of a row, by the places of its columns.</summary>
internal sealed class BoundTime
{
    public const string Form = "a date or time in ISO 8601, such as 2024-05-31 or 2024-05-31T18:30:00+02:00";

    private readonly BoundText _text;
    private readonly HeaderBinding _header;
    private readonly DateTimeZone _zone;
    private readonly DateFormat? _said;

    private BoundTime(BoundText text, HeaderBinding header, DateTimeZone zone, DateFormat? said)
    {
        (_text, _header, _zone, _said) = (text, header, zone, said);
    }

    public static BoundTime? Of(TextSource? source, HeaderBinding header, DateTimeZone zone, DateFormat? said) =>
        BoundText.Of(source, header, isDate: true) is { } text ? new BoundTime(text, header, zone, said) : null;

    public string Column => _text.Column;

    /// <summary>The instant; null where the row says none.</summary>
    /// <exception cref="FieldException">What stands there is no time.</exception>
    public Instant? Of(IEventRow row)
    {
        ReadOnlySpan<char> text = _text.Of(row);
        if (text.IsEmpty)
        {
            return null;
        }

        try
        {
            return TryReadAsSaid(text, out LocalDateTime local) ? local.InZoneLeniently(_zone).ToInstant() : Read(text).ToInstant(_zone);
        }
        catch (OverflowException)
        {
            throw new FieldException(_text.Column, text.ToString(), Form);
        }
    }

    /// <summary>The day: as it is written, or that of the time in a zone.</summary>
    /// <exception cref="FieldException">What stands there is no date.</exception>
    public LocalDate? DayOf(IEventRow row, Shop shop)
    {
        ReadOnlySpan<char> text = _text.Of(row);
        return text.IsEmpty ? null
            : TryReadAsSaid(text, out LocalDateTime local) ? local.Date
            : Read(text) is { Nanosecond: not null } time ? shop.DayOf(time.ToInstant(_zone))
            : Read(text).Date;
    }

    private bool TryReadAsSaid(ReadOnlySpan<char> text, out LocalDateTime local)
    {
        local = default;
        return _said?.Pattern is not null && _said.TryRead(text, out local);
    }

    private FieldTime Read(ReadOnlySpan<char> text)
    {
        DateOrder order = _text.Ordinal >= 0 ? _header.Formats[_text.Ordinal].Order : DateOrder.None;
        if (!FieldTime.TryRead(text, order, out FieldTime time))
        {
            throw new FieldException(_text.Column, text.ToString(), Form);
        }

        return time.Order != DateOrder.Either || order is DateOrder.MonthFirst or DateOrder.DayFirst
            ? time
            : throw new FieldException(
                _text.Column,
                text.ToString(),
                $"a date that can be read in one way: it may be {ColumnFormat.BothDates(text)}");
    }
}
