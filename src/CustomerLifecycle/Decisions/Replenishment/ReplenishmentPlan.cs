using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>When supplies run out, from product lifetimes and the customer's own consumption (source 004).</summary>
/// <remarks>
/// <para>
/// What was bought was used up when the customer bought again; beside that count some units of the product's typical lifetime, so that a
/// customer who bought once is judged by the product, and a regular one by themselves. Who buys again before half of the supply can be used
/// up is stocking up: that adds to the supply.
/// </para>
/// <para>
/// The interval is that of a sum of unit lifetimes with the customer's own spread, shrunk towards <see cref="Spread"/>, and of the
/// uncertainty of their mean, by the normal approximation.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ReplenishmentPlan
{
    private const int MostDays = 3_650;
    private const double Z80 = 1.2815515655446004;

    /// <summary>How many uses with the typical spread count beside the customer's own.</summary>
    private const double SpreadUses = 3;

    /// <summary>Who buys again within this share of the time that the supply should last is stocking up.</summary>
    private const double StockingUp = 0.5;

    private readonly Dictionary<string, ProductLifetime> _lifetimes;

    /// <summary>Initializes a new instance of the <see cref="ReplenishmentPlan"/> class.</summary>
    /// <param name="lifetimes">The lifetime of each product that is used up; of all others nothing is foretold.</param>
    public ReplenishmentPlan(IReadOnlyDictionary<string, ProductLifetime> lifetimes)
    {
        ArgumentNullException.ThrowIfNull(lifetimes);
        _lifetimes = lifetimes.ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// Gets how many days before the supply runs out the customer is reminded, e.g. the time of delivery. Default: 7; 0 to 3650.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 3650.</exception>
    public int LeadDays { get; init => field = Guard.Against.OutsideOf(value, 0, MostDays); } = 7;

    /// <summary>Gets how many days apart products may run out to be in one reminder. Default: 7; 0 to 3650.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 3650.</exception>
    public int BasketDays { get; init => field = Guard.Against.OutsideOf(value, 0, MostDays); } = 7;

    /// <summary>Gets the typical standard deviation of a unit's lifetime as a share of its mean. Default: 0.3; more than 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0.</exception>
    public double Spread { get; init => field = Guard.Against.NotFiniteAbove(value, 0); } = 0.3;

    /// <summary>Gets the products of which it is known how long they last.</summary>
    public IReadOnlyDictionary<string, ProductLifetime> Lifetimes => _lifetimes;

    /// <summary>Learns lifetimes from the purchases of a base: the median time that a unit lasted, by customers who bought again.</summary>
    /// <param name="customers">The purchases of each customer.</param>
    /// <param name="fewest">The fewest times that a product was bought again to be learnt; at least 1.</param>
    /// <returns>A plan of these products.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fewest"/> is below 1.</exception>
    public static ReplenishmentPlan Learn(IEnumerable<IReadOnlyList<ProductPurchase>> customers, int fewest = 20)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        Dictionary<string, List<double>> lasted = new(StringComparer.Ordinal);
        foreach (IReadOnlyList<ProductPurchase> purchases in customers)
        {
            foreach ((string product, ProductDay[] days) in ByProduct(purchases, LocalDate.MaxIsoValue))
            {
                if (!lasted.TryGetValue(product, out List<double>? list))
                {
                    lasted.Add(product, list = []);
                }

                list.AddRange(
                    days.Zip(days.Skip(1)).Select(pair => Period.DaysBetween(pair.First.On, pair.Second.On) / pair.First.Quantity));
            }
        }

        return new ReplenishmentPlan(lasted
            .Where(l => l.Value.Count >= fewest)
            .ToDictionary(l => l.Key, l => new ProductLifetime(Quantiles.Median(l.Value)), StringComparer.Ordinal));
    }

    /// <summary>When each product of a customer runs out.</summary>
    /// <param name="purchases">The customer's purchases in any order.</param>
    /// <param name="asOf">The day up to which they are known; later ones are left out.</param>
    /// <returns>
    /// The products of which a lifetime is known, the earliest first; one whose supply ran out long ago is still among them.
    /// </returns>
    /// <exception cref="ArgumentException">The day is of another calendar than the ISO calendar.</exception>
    public IReadOnlyList<RunOut> RunOuts(IReadOnlyList<ProductPurchase> purchases, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        Guard.Against.NotIso(asOf);
        return
        [
            .. ByProduct(purchases, asOf)
                .Where(p => _lifetimes.ContainsKey(p.Product))
                .Select(p => RunOutOf(p.Product, p.Days, _lifetimes[p.Product]))
                .OfType<RunOut>()
                .OrderBy(r => r.On)
                .ThenBy(r => r.Product, StringComparer.Ordinal),
        ];
    }

    /// <summary>Puts products that run out at about the same time into one reminder.</summary>
    /// <param name="runOuts">The products, the earliest first, as <see cref="RunOuts"/> gives them.</param>
    /// <returns>
    /// The reminders, the earliest first: each holds what runs out within <see cref="BasketDays"/> after its first product.
    /// </returns>
    public IReadOnlyList<BasketReminder> Baskets(IReadOnlyList<RunOut> runOuts)
    {
        ArgumentNullException.ThrowIfNull(runOuts);
        runOuts = [.. Guard.Against.NothingWithin(runOuts)];
        List<BasketReminder> baskets = [];
        for (int i = 0; i < runOuts.Count;)
        {
            RunOut[] together = [.. runOuts.Skip(i).TakeWhile(r => Period.DaysBetween(runOuts[i].On, r.On) <= BasketDays)];
            baskets.Add(new BasketReminder(together));
            i += together.Length;
        }

        return baskets;
    }

    private static IEnumerable<(string Product, ProductDay[] Days)> ByProduct(IEnumerable<ProductPurchase> purchases, LocalDate asOf) =>
        Guard.Against.NothingWithin(purchases)
            .Where(p => p.On <= asOf)
            .GroupBy(p => p.Product, StringComparer.Ordinal)
            .Select(product => (product.Key, DaysOf(product)));

    private static ProductDay[] DaysOf(IEnumerable<ProductPurchase> product) =>
        [.. product.GroupBy(p => p.On).OrderBy(day => day.Key).Select(day => new ProductDay(day.Key, day.Sum(p => p.Quantity)))];

    private RunOut? RunOutOf(string product, ProductDay[] days, ProductLifetime typical)
    {
        (List<ProductUse> uses, ProductDay supply) = UsesOf(days, typical);
        double used = uses.Sum(u => u.Quantity);
        double daysPerUnit = DaysPerUnit(uses, typical);
        double lasts = supply.Quantity * daysPerUnit;
        double units = supply.Quantity + (supply.Quantity * supply.Quantity / (typical.Units + used));
        double deviation = SpreadOf(uses, daysPerUnit) * daysPerUnit * Math.Sqrt(units);
        if (lasts + (Z80 * deviation) > Period.DaysBetween(supply.On, LocalDate.MaxIsoValue))
        {
            return null; // Beyond the calendar nothing runs out.
        }

        LocalDate on = supply.On.PlusDays((int)Math.Round(lasts));
        return new RunOut(
            product,
            on,
            supply.On.PlusDays((int)Math.Max(0, Math.Floor(lasts - (Z80 * deviation)))),
            supply.On.PlusDays((int)Math.Ceiling(lasts + (Z80 * deviation))),
            Period.DaysBetween(days[^1].On, on) > LeadDays ? on.PlusDays(-LeadDays) : days[^1].On,
            daysPerUnit,
            supply.Quantity,
            supply.On,
            uses.Count);
    }

    /// <summary>How long what was bought lasted, as often as it was used up, and what is there since the last time.</summary>
    private static (List<ProductUse> Uses, ProductDay Supply) UsesOf(ProductDay[] days, ProductLifetime typical)
    {
        List<ProductUse> uses = [];
        ProductDay supply = days[0];
        foreach (ProductDay next in days.Skip(1))
        {
            int gap = Period.DaysBetween(supply.On, next.On);
            if (gap < StockingUp * supply.Quantity * DaysPerUnit(uses, typical))
            {
                supply = supply with { Quantity = supply.Quantity + next.Quantity };
                continue;
            }

            uses.Add(new ProductUse(gap, supply.Quantity));
            supply = next;
        }

        return (uses, supply);
    }

    private static double DaysPerUnit(List<ProductUse> uses, ProductLifetime typical) =>
        ((typical.Units * typical.DaysPerUnit) + uses.Sum(u => u.Days)) / (typical.Units + uses.Sum(u => u.Quantity));

    /// <summary>How much the time that purchases lasted spreads about what was to be expected, as a share of a unit's lifetime.</summary>
    private double SpreadOf(List<ProductUse> uses, double daysPerUnit)
    {
        double squares = SpreadUses * Spread * Spread;
        foreach (ProductUse use in uses)
        {
            double off = (use.Days / daysPerUnit) - use.Quantity;
            squares += off * off / use.Quantity;
        }

        return Math.Sqrt(squares / (SpreadUses + uses.Count));
    }
}
