using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Metrics;

/// <summary>Counts customers into cohorts: memory grows with cohorts and periods alone.</summary>
internal sealed class CohortTally(CohortOptions options)
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");

    private readonly SortedDictionary<int, Counts> _cohorts = [];
    private readonly int _end = LocalDay.Of(options.ObservedUntil);
    private IsoDayOfWeek? _weekStart;

    public void Add(CustomerHistory history)
    {
        Adopt(history.Shop);
        (int Day, CustomerEvent Event)[] joining = [.. Known(options.JoinBy ?? options.Signal, history).Take(1)];
        if (joining.Length == 0)
        {
            return;
        }

        LocalDate first = LocalDay.ToDate(joining[0].Day);
        (int Day, CustomerEvent Event)[] activities =
            [.. Known(options.Signal, history).Where(e => e.Day >= joining[0].Day)];
        int unit = UnitOf(first);
        if (!_cohorts.TryGetValue(unit, out Counts? cohort))
        {
            cohort = new Counts();
            _cohorts.Add(unit, cohort);
        }

        cohort.Size++;
        int last = LastAge(first, unit);
        int lastCounted = options.Clock == CohortClock.Rolling ? CompleteAges(first, unit) : last;
        cohort.Grow(last + 1);
        for (int age = 0; age <= lastCounted; age++)
        {
            cohort.Members[age]++;
        }

        AddActivities(cohort, activities, first, unit, lastCounted);
    }

    public IReadOnlyList<Cohort> Cohorts()
    {
        int ages = _cohorts.Values.Select(c => c.Members.Count).DefaultIfEmpty(0).Max();
        return [.. _cohorts.Select(c => CohortOf(c.Key, c.Value, ages))];
    }

    private void Adopt(Shop shop)
    {
        _weekStart ??= shop.WeekStart;
        if (_weekStart != shop.WeekStart)
        {
            throw new ArgumentException(
                $"A customer's weeks begin on {shop.WeekStart}, those of the ones before on {_weekStart}; give all histories one shop.",
                nameof(shop));
        }
    }

    private IEnumerable<(int Day, CustomerEvent Event)> Known(CohortSignal signal, CustomerHistory history) =>
        signal.In(history).Select(e => (MetricDay.Of(e.At, history.Shop.Zone), e)).Where(e => e.Item1 < _end);

    private void AddActivities(Counts cohort, (int Day, CustomerEvent Event)[] activities, LocalDate first, int unit, int lastCounted)
    {
        HashSet<int> active = [];
        int latest = 0;
        foreach ((int day, CustomerEvent item) in activities)
        {
            int age = AgeOf(first, unit, LocalDay.ToDate(day));
            latest = Math.Max(latest, age);
            active.Add(age);
            cohort.Orders[age]++;
            if (item.Kind == CustomerEventKind.Order && item.Status != OrderStatus.Refunded)
            {
                cohort.Revenue[age] += item.Amount;
                cohort.Profit[age] += item.Amount - item.Cost;
            }
        }

        IEnumerable<int> retained = options.Mode == CohortMode.On ? active : Enumerable.Range(0, latest + 1);
        foreach (int age in retained.Where(age => age <= lastCounted))
        {
            cohort.Active[age]++;
        }
    }

    private Cohort CohortOf(int unit, Counts counts, int ages)
    {
        LocalDate begins = BeginOf(unit);
        CohortCell[] cells =
        [
            .. Enumerable.Range(0, ages).Select(age => age >= counts.Members.Count
                ? new CohortCell(age, CohortCellState.NotYetObservable, 0, 0, 0, 0, 0)
                : new CohortCell(
                    age,
                    StateOf(unit, counts, age),
                    counts.Active[age],
                    counts.Members[age],
                    counts.Orders[age],
                    counts.Revenue[age],
                    counts.Profit[age])),
        ];
        return new Cohort(
            begins, options.Unit == CohortUnit.Month ? Month.Format(begins) : LocalDatePattern.Iso.Format(begins), counts.Size, cells);
    }

    private CohortCellState StateOf(int unit, Counts counts, int age)
    {
        bool isComplete = options.Clock == CohortClock.Rolling
            ? counts.Members[age] == counts.Size
            : unit + age + 1 <= UnitOf(options.ObservedUntil);
        return isComplete
            ? CohortCellState.Complete
            : counts.Members[age] == 0
                ? CohortCellState.NotYetObservable
                : CohortCellState.InProgress;
    }

    // 1 January 1970, the first day that is counted, was a Thursday.
    private int DaysIntoTheFirstWeek => (IsoDayOfWeek.Thursday - (_weekStart ?? IsoDayOfWeek.Monday) + 7) % 7;

    private int UnitOf(LocalDate day) => options.Unit == CohortUnit.Month
        ? (day.Year * 12) + day.Month - 1
        : FloorDivide(LocalDay.Of(day) + DaysIntoTheFirstWeek, 7);

    private LocalDate BeginOf(int unit) => options.Unit == CohortUnit.Month
        ? new LocalDate(FloorDivide(unit, 12), unit - (12 * FloorDivide(unit, 12)) + 1, 1)
        : LocalDay.ToDate(Math.Max(LocalDay.First, (unit * 7) - DaysIntoTheFirstWeek));

    private int AgeOf(LocalDate first, int unit, LocalDate day)
    {
        if (options.Clock == CohortClock.Calendar)
        {
            return UnitOf(day) - unit;
        }

        if (options.Unit == CohortUnit.Week)
        {
            return (LocalDay.Of(day) - LocalDay.Of(first)) / 7;
        }

        // A month after the 31st is the last day of a shorter month.
        int months = ((day.Year - first.Year) * 12) + day.Month - first.Month;
        return first.PlusMonths(months) > day ? months - 1 : months;
    }

    /// <summary>The last period that has begun.</summary>
    private int LastAge(LocalDate first, int unit) => AgeOf(first, unit, LocalDay.ToDate(_end - 1));

    /// <summary>The last period that is over, for a customer with a clock of their own; −1 where none is.</summary>
    private int CompleteAges(LocalDate first, int unit) => AgeOf(first, unit, LocalDay.ToDate(_end)) - 1;

    private static int FloorDivide(int value, int by) => (value >= 0 ? value : value - by + 1) / by;

    private sealed class Counts
    {
        public long Size { get; set; }

        public List<long> Members { get; } = [];

        public List<long> Active { get; } = [];

        public List<long> Orders { get; } = [];

        public List<decimal> Revenue { get; } = [];

        public List<decimal> Profit { get; } = [];

        public void Grow(int ages)
        {
            while (Members.Count < ages)
            {
                Members.Add(0);
                Active.Add(0);
                Orders.Add(0);
                Revenue.Add(0);
                Profit.Add(0);
            }
        }
    }
}
