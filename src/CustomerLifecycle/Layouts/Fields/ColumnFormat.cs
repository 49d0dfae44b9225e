using NodaTime.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>How dates and numbers are written in one column: as somebody said, or as its values prove.</summary>
internal sealed class ColumnFormat(string name)
{
    private int _monthFirst;
    private int _dayFirst;
    private int _points;
    private int _commas;
    private string? _eitherDate;
    private string? _eitherPoint;
    private string? _eitherComma;

    public bool IsDate { get; set; }

    public bool IsNumber { get; set; }

    public DateOrder Order { get; private set; }

    public DecimalMark Mark { get; private set; }

    public LocalDateTimePattern? Pattern { get; private set; }

    public bool ProvesPoint => IsNumber && _points > 0;

    public bool ProvesComma => IsNumber && _commas > 0;

    public void Look(ReadOnlySpan<char> text)
    {
        if (IsDate && FieldTime.TryRead(text, DateOrder.None, out FieldTime time))
        {
            _monthFirst += time.Order == DateOrder.MonthFirst ? 1 : 0;
            _dayFirst += time.Order == DateOrder.DayFirst ? 1 : 0;
            _eitherDate ??= time.Order == DateOrder.Either ? text.ToString() : null;
        }

        if (!IsNumber)
        {
            return;
        }

        NumberShape shape = FieldNumber.ShapeOf(text);
        _points += shape == NumberShape.Point ? 1 : 0;
        _commas += shape == NumberShape.Comma ? 1 : 0;
        _eitherPoint ??= shape == NumberShape.EitherPoint ? text.ToString() : null;
        _eitherComma ??= shape == NumberShape.EitherComma ? text.ToString() : null;
    }

    /// <summary>
    /// Whether all values looked at read as they were read one by one, whatever the rest of the table says. A number such as 1.234 counts
    /// as read with a decimal point.
    /// </summary>
    public bool IsCertain => (_monthFirst == 0 || _dayFirst == 0)
        && _eitherDate is null
        && (_points == 0 || _commas == 0)
        && (_eitherPoint is null || _points > 0)
        && _eitherComma is null;

    /// <summary>Notes a number with a decimal point that was read without a look at its shape.</summary>
    public void SawPoint() => _points++;

    /// <summary>Takes in what another reader saw of other rows of the same column.</summary>
    public void Join(ColumnFormat other)
    {
        _monthFirst += other._monthFirst;
        _dayFirst += other._dayFirst;
        _points += other._points;
        _commas += other._commas;
        _eitherDate ??= other._eitherDate;
        _eitherPoint ??= other._eitherPoint;
        _eitherComma ??= other._eitherComma;
    }

    /// <summary>Decides on the order of day and month.</summary>
    /// <param name="said">What the user says.</param>
    /// <param name="usual">What the layout says where the column proves nothing.</param>
    /// <exception cref="EventLayoutException">Nobody says, and the column proves nothing.</exception>
    public void SettleDates(DateFormat? said, DateFormat? usual)
    {
        Pattern = said?.Pattern;
        Order = said?.Order ?? (_monthFirst, _dayFirst) switch
        {
            (0, 0) => usual?.Order ?? DateOrder.None,
            (_, 0) => DateOrder.MonthFirst,
            (0, _) => DateOrder.DayFirst,
            var (m, d) => usual?.Order ?? (m > d ? DateOrder.MonthFirst : DateOrder.DayFirst),
        };
        if (Order == DateOrder.None && Pattern is null && _eitherDate is not null)
        {
            throw new EventLayoutException(
                $"Column '{name}': '{_eitherDate}' may be {BothDates(_eitherDate)}, and no value of the column proves which. "
                    + "Say which: --date-format MM/dd/yyyy or --date-format dd/MM/yyyy.");
        }
    }

    /// <summary>Decides on the decimal mark.</summary>
    /// <param name="said">What the user says.</param>
    /// <param name="others">What the other columns of the table prove.</param>
    /// <param name="usual">What the layout says where the table proves nothing.</param>
    /// <exception cref="EventLayoutException">Nobody says, and the table proves nothing.</exception>
    public void SettleNumbers(DecimalMark said, DecimalMark others, DecimalMark usual)
    {
        DecimalMark proved = (_points, _commas) switch
        {
            (0, 0) => others != DecimalMark.Unknown ? others : usual,
            (_, 0) => DecimalMark.Point,
            (0, _) => DecimalMark.Comma,
            var (p, c) => usual != DecimalMark.Unknown ? usual : p >= c ? DecimalMark.Point : DecimalMark.Comma,
        };
        Mark = said != DecimalMark.Unknown ? said : proved;
        if (Mark == DecimalMark.Unknown && (_eitherPoint ?? _eitherComma) is { } either)
        {
            throw new EventLayoutException(
                $"Column '{name}': '{either}' may be {BothNumbers(either)}, and no value of the table proves which. "
                    + "Say which: --decimal . or --decimal ,");
        }
    }

    public static string BothDates(ReadOnlySpan<char> text)
    {
        _ = FieldTime.TryRead(text, DateOrder.MonthFirst, out FieldTime american);
        _ = FieldTime.TryRead(text, DateOrder.DayFirst, out FieldTime european);
        return $"{LocalDatePattern.Iso.Format(american.Date)} (MM/dd/yyyy) or {LocalDatePattern.Iso.Format(european.Date)} (dd/MM/yyyy)";
    }

    public static string BothNumbers(ReadOnlySpan<char> text)
    {
        _ = FieldNumber.TryRead(text, DecimalMark.Point, out decimal point);
        _ = FieldNumber.TryRead(text, DecimalMark.Comma, out decimal comma);
        return FormattableString.Invariant($"{point} (decimal point) or {comma} (decimal comma)");
    }
}
