using NodaTime;

namespace CustomerLifecycle;

/// <summary>
/// Something that an event carries and a fact may ask for: its name in JSON, what it reads, and whether it is a number, a text or a date.
/// </summary>
/// <param name="Key">The name, e.g. <c>amount</c> or <c>detail:wine</c>.</param>
/// <param name="Read">Reads it.</param>
/// <param name="IsText">Whether it is a text.</param>
internal sealed record EventProperty(string Key, Func<CustomerEvent, FactValue> Read, bool IsText)
{
    private const string DetailPrefix = "detail:";

    /// <summary>The properties that every event has a place for.</summary>
    public static IReadOnlyList<EventProperty> Fixed { get; } =
    [
        new("amount", e => new((double)e.Amount), IsText: false) { Exact = e => e.Amount },
        new("cost", e => new((double)e.Cost), IsText: false) { Exact = e => e.Cost },
        new("quantity", e => new(e.Quantity), IsText: false) { Exact = e => e.Quantity },
        new("score", e => FactValue.Of(e.Score), IsText: false) { Exact = e => e.Score },
        new("channel", e => FactValue.Of(e.Channel), IsText: true),
        new("campaign", e => FactValue.Of(e.Campaign), IsText: true),
        new("category", e => FactValue.Of(e.Category), IsText: true),
        new("product", e => FactValue.Of(e.Reference), IsText: true),
        new("id", e => FactValue.Of(e.Id), IsText: true),
        new("selling", e => FactValue.Of(KebabKey.FromValue(e.Selling)), IsText: true),
        new("contract-end", e => OfDate(e.ContractEnd), IsText: false) { IsDate = true },
    ];

    /// <summary>Gets how to read it to the last digit; null where it is no decimal number.</summary>
    public Func<CustomerEvent, decimal?>? Exact { get; init; }

    /// <summary>Gets a value indicating whether it is a date, read as its day.</summary>
    public bool IsDate { get; init; }

    /// <summary>The property of a name; null where there is none.</summary>
    public static EventProperty? Find(string key, bool asNumber = false, bool asDate = false)
    {
        if (key.StartsWith(DetailPrefix, StringComparison.Ordinal) && key.Length > DetailPrefix.Length)
        {
            return OfDetail(key, e => e.Details[key[DetailPrefix.Length..]], asNumber, asDate);
        }

        return Fixed.FirstOrDefault(p => string.Equals(KebabKey.Fold(p.Key), KebabKey.Fold(key), StringComparison.Ordinal));
    }

    /// <summary>The value that an attribute is set to.</summary>
    public static EventProperty Attribute(bool asNumber = false, bool asDate = false) =>
        OfDetail("value", e => e.AttributeValue, asNumber, asDate);

    private static EventProperty OfDetail(string key, Func<CustomerEvent, EventDetail?> read, bool asNumber, bool asDate) => asDate
        ? new(key + " as date", e => OfDate(read(e)?.Date), IsText: false) { IsDate = true }
        : asNumber
            ? new(
                key + " as number",
                e => FactValue.Of(NumberOf(read(e))),
                IsText: false)
            {
                Exact = e => NumberOf(read(e)),
            }
            : new(key, e => FactValue.Of(read(e)?.Text), IsText: true);

    // Yes counts as 1 and no as 0.
    private static decimal? NumberOf(EventDetail? detail) => detail?.Number ?? (detail?.Flag is { } flag ? (flag ? 1 : 0) : null);

    private static FactValue OfDate(LocalDate? date) => date is { } known ? new(LocalDay.Of(known)) : FactValue.Missing;
}
