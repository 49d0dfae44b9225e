using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>A value that an event carries or an attribute holds: a text, a number, a date, or yes or no.</summary>
/// <remarks>
/// <para>Whoever reads it says as what; a text that reads as a number or an ISO date is one where it is asked for as one.</para>
/// <para>The default value is the empty text.</para>
/// </remarks>
/// <threadsafety>Immutable value type.</threadsafety>
public readonly record struct EventDetail : IComparable<EventDetail>
{
    private readonly string? _text;
    private readonly decimal? _number;

    private EventDetail(string text, decimal? number)
    {
        _text = text;
        _number = number;
    }

    /// <summary>
    /// Gets the value as a text: numbers and dates independent of the machine's culture, <c>true</c> and <c>false</c> for yes and no.
    /// </summary>
    public string Text => _text ?? string.Empty;

    /// <summary>Gets the value as a number; <see langword="null"/> where it is none.</summary>
    public decimal? Number => _number
        ?? (decimal.TryParse(
            _text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out decimal number) ? number : null);

    /// <summary>Gets the value as a date; <see langword="null"/> where it is none in the form of ISO 8601.</summary>
    public LocalDate? Date => LocalDatePattern.Iso.Parse(Text) is { Success: true } date ? date.Value : null;

    /// <summary>
    /// Gets the value as yes or no: <c>true</c>, <c>yes</c> and <c>1</c>, or <c>false</c>, <c>no</c> and <c>0</c>; else
    /// <see langword="null"/>.
    /// </summary>
    public bool? Flag => Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };

    /// <summary>Gets a value indicating whether the value was given as a number.</summary>
    public bool IsNumber => _number is not null;

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator EventDetail(string value) => FromString(value);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator EventDetail(decimal value) => FromDecimal(value);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator EventDetail(int value) => FromDecimal(value);

    /// <summary>Yes or no.</summary>
    /// <param name="value">Which of them.</param>
    public static implicit operator EventDetail(bool value) => FromBoolean(value);

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static implicit operator EventDetail(LocalDate value) => FromLocalDate(value);

    /// <summary>Whether one value comes before another, by number where both are, else by text.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it comes before.</returns>
    public static bool operator <(EventDetail left, EventDetail right) => left.CompareTo(right) < 0;

    /// <summary>Whether one value comes before another or is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it does.</returns>
    public static bool operator <=(EventDetail left, EventDetail right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one value comes after another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it comes after.</returns>
    public static bool operator >(EventDetail left, EventDetail right) => left.CompareTo(right) > 0;

    /// <summary>Whether one value comes after another or is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it does.</returns>
    public static bool operator >=(EventDetail left, EventDetail right) => left.CompareTo(right) >= 0;

    /// <summary>A text.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The value.</returns>
    public static EventDetail FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, number: null);
    }

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static EventDetail FromDecimal(decimal value) => new(value.ToString(CultureInfo.InvariantCulture), value);

    /// <summary>Yes or no.</summary>
    /// <param name="value">Which of them.</param>
    /// <returns>The value.</returns>
    public static EventDetail FromBoolean(bool value) => new(value ? "true" : "false", number: null);

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The value.</returns>
    public static EventDetail FromLocalDate(LocalDate value) => new(LocalDatePattern.Iso.Format(value), number: null);

    /// <inheritdoc/>
    public int CompareTo(EventDetail other)
    {
        int order = Nullable.Compare(_number, other._number);
        return order != 0 ? order : string.CompareOrdinal(Text, other.Text);
    }

    /// <summary>The value as a text.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
