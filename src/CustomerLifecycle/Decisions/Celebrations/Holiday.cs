using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>A day on which customers are greeted, because everybody celebrates it.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record Holiday
{
    private readonly AnnualDate? _date;
    private readonly IReadOnlyList<LocalDate> _days = [];

    /// <summary>Initializes a new instance of the <see cref="Holiday"/> class on the same date of each year.</summary>
    /// <param name="name">The name for people.</param>
    /// <param name="date">The date; 29 February falls on the 28th in other years.</param>
    public Holiday(LocalizedText name, AnnualDate date)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        _date = date;
    }

    /// <summary>Initializes a new instance of the <see cref="Holiday"/> class on days that differ from year to year.</summary>
    /// <param name="name">The name for people.</param>
    /// <param name="days">The days, in any order.</param>
    public Holiday(LocalizedText name, params IEnumerable<LocalDate> days)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(days);
        Name = name;
        _days = [.. days.Select(day => day.WithCalendar(CalendarSystem.Iso)).Distinct().Order()];
    }

    /// <summary>Gets the name for people.</summary>
    public LocalizedText Name { get; }

    /// <summary>Its days from one to another.</summary>
    internal IEnumerable<LocalDate> Within(LocalDate first, LocalDate last) =>
        (_date is { } date ? Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(date.InYear) : _days)
        .Where(d => d >= first && d <= last);
}
