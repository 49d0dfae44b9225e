using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Which dates are celebrated.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record CelebrationPlan
{
    /// <summary>Gets the default plan.</summary>
    public static CelebrationPlan Default { get; } = new();

    /// <summary>Gets a value indicating whether anniversaries of the first order are celebrated. Default: yes.</summary>
    public bool FirstOrderAnniversary { get; init; } = true;

    /// <summary>Gets the numbers of orders that are celebrated, each at least 1. Default: 10, 25, 50, 100.</summary>
    /// <exception cref="ArgumentException">A number is below 1.</exception>
    public IReadOnlyList<int> Milestones
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.All(n => n >= 1)
                ? [.. value.Distinct()]
                : throw new ArgumentException("A milestone is the number of an order, 1 or more.", nameof(value));
        }
    } = [10, 25, 50, 100];

    /// <summary>
    /// Gets the holidays on which customers are greeted: whoever has ordered, shown a loyalty card or made a contract. Default: New Year's
    /// Day; which others your customers celebrate, you know better.
    /// </summary>
    /// <exception cref="ArgumentException">A holiday is null.</exception>
    public IReadOnlyList<Holiday> Holidays
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.Contains(null!) ? throw new ArgumentException("A holiday is null.", nameof(value)) : [.. value];
        }
    } = [new Holiday(DecisionTexts.Of("holiday.new-year"), new AnnualDate(1, 1))];

    /// <summary>The dates to celebrate in some days.</summary>
    /// <param name="history">The customer's history.</param>
    /// <param name="from">The first day; what happens up to its end is known.</param>
    /// <param name="days">The number of days, at least 1.</param>
    /// <param name="birthday">The customer's birthday, where it is given; one on 29 February falls on the 28th in other years.</param>
    /// <returns>
    /// The celebrations, the earliest first. Milestones lie on <paramref name="from"/> only: nobody knows when the next order comes. Where
    /// all that was ordered came back, neither anniversaries nor milestones are celebrated.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no day.</exception>
    public IReadOnlyList<Celebration> Within(CustomerHistory history, LocalDate from, int days, AnnualDate? birthday = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        from = from.WithCalendar(CalendarSystem.Iso);
        Instant end = history.Shop.EndOf(from);
        CustomerFacts facts = history.FactsAt(from);
        bool isCustomer = facts.Orders > 0 || facts.LoyaltyScans > 0 || facts.DaysUntilContractEnd is not null;
        LocalDate[] orders = facts is { Returns: > 0, ReturnedShare: null or >= 1 }
            ? []
            : [.. history.CountedOrders().Where(o => o.At < end).Select(o => history.Shop.DayOf(o.At))];
        return [.. Anniversaries(orders, from, days)
            .Concat(MilestonesOn(orders, from))
            .Concat(Birthdays(birthday, from, days))
            .Concat(isCustomer ? HolidaysIn(from, days) : [])
            .OrderBy(c => c.On)
            .ThenBy(c => c.Kind)];
    }

    private IEnumerable<Celebration> Anniversaries(LocalDate[] orders, LocalDate from, int days)
    {
        if (!FirstOrderAnniversary || orders.Length == 0)
        {
            return [];
        }

        AnnualDate date = new(orders[0].Month, orders[0].Day);
        return DatesOf(date, from, days)
            .Where(d => d.Year > orders[0].Year)
            .Select(d => new Celebration(CelebrationKind.FirstOrderAnniversary, d, d.Year - orders[0].Year));
    }

    private IEnumerable<Celebration> MilestonesOn(LocalDate[] orders, LocalDate day) =>
        Milestones.Where(n => n <= orders.Length && orders[n - 1] == day).Select(n => new Celebration(CelebrationKind.Milestone, day, n));

    private static IEnumerable<Celebration> Birthdays(AnnualDate? birthday, LocalDate from, int days) =>
        birthday is { } date ? DatesOf(date, from, days).Select(d => new Celebration(CelebrationKind.Birthday, d, 0)) : [];

    private IEnumerable<Celebration> HolidaysIn(LocalDate from, int days) => Holidays.SelectMany(
        h => h.Within(from, Calendar.PlusAtMost(from, days - 1)).Select(d => new Celebration(CelebrationKind.Holiday, d, 0, h)));

    private static IEnumerable<LocalDate> DatesOf(AnnualDate date, LocalDate from, int days)
    {
        LocalDate last = Calendar.PlusAtMost(from, days - 1);
        return Enumerable.Range(from.Year, last.Year - from.Year + 1).Select(date.InYear).Where(d => d >= from && d <= last);
    }
}
