using NodaTime;
using NodaTime.TimeZones;

namespace CustomerLifecycle;

/// <summary>
/// What holds for all customers of a shop: its time zone, its currency, which orders count, which updates, when a customer declines and
/// when weeks begin.
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record Shop
{
    /// <summary>Gets the shop that says nothing of itself: UTC, whatever currency its events have, default order policy.</summary>
    public static Shop Default { get; } = new();

    /// <summary>Gets the zone whose midnights separate days. Default: UTC.</summary>
    public DateTimeZone Zone { get; init => field = Guard.Against.Missing(value); } = DateTimeZone.Utc;

    /// <summary>
    /// Gets the currency of all amounts as an ISO 4217 code, e.g. <c>EUR</c>. Default: <see langword="null"/>, which takes the
    /// currency that the events name, provided that it is one.
    /// </summary>
    public string? Currency { get; init; }

    /// <summary>Gets which orders count. Default: <see cref="OrderPolicy.Default"/>.</summary>
    public OrderPolicy Orders { get; init => field = Guard.Against.Missing(value); } = OrderPolicy.Default;

    /// <summary>Gets when a customer is said to decline. Default: <see cref="DeclinePolicy.Default"/>.</summary>
    public DeclinePolicy Decline { get; init => field = Guard.Against.Missing(value); } = DeclinePolicy.Default;

    /// <summary>Gets the day on which weeks begin, as in tables of weekly cohorts. Default: Monday.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no day of the week.</exception>
    public IsoDayOfWeek WeekStart
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfEqual(value, IsoDayOfWeek.None);
            field = Guard.Against.Undefined(value);
        }
    } = IsoDayOfWeek.Monday;

    /// <summary>
    /// Gets which version counts where the same event (kind and id) comes again with other contents: an order that was cancelled, or whose
    /// amount has changed. Default: <see cref="EventUpdates.ByTimeStamp"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not defined.</exception>
    public EventUpdates Updates { get; init => field = Guard.Against.Undefined(value); }

    /// <summary>The calendar day of an instant in the shop's zone.</summary>
    /// <param name="at">The instant.</param>
    /// <returns>
    /// The day; the first or last of the calendar where the zone's clocks stand outside of it, as they do in the first and last hours of
    /// time.
    /// </returns>
    public LocalDate DayOf(Instant at) => LocalDay.ToDate(LocalDay.Of(at, Zone));

    /// <summary>The instant at which a calendar day is over in the shop's zone, and the next one begins.</summary>
    /// <param name="day">The day.</param>
    /// <returns>
    /// The first instant that no longer belongs to the day: where clocks go back across midnight, the second midnight. For the last day of
    /// the calendar, the end of time.
    /// </returns>
    public Instant EndOf(LocalDate day)
    {
        day = day.WithCalendar(CalendarSystem.Iso);
        if (day == LocalDate.MaxIsoValue)
        {
            return Instant.MaxValue;
        }

        LocalDateTime midnight = day.PlusDays(1).AtMidnight();
        ZoneLocalMapping mapping = Zone.MapLocal(midnight);
        return (mapping.Count == 2 ? mapping.Last() : midnight.InZoneLeniently(Zone)).ToInstant();
    }

    /// <summary>The first tick that no longer belongs to a day; for the last day of the calendar one that no event can have.</summary>
    internal long EndTicksOf(LocalDate day) =>
        day == LocalDate.MaxIsoValue ? Instant.MaxValue.ToUnixTimeTicks() + 1 : EndOf(day).ToUnixTimeTicks();
}
