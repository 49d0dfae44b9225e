using CustomerLifecycle.Activity;
using CustomerLifecycle.Metrics.Statistics;
using NodaTime;

namespace CustomerLifecycle.Decisions.Value;

/// <summary>The value to come by the repurchase ladder of the shop's own base: after n orders and so many silent days, how many more came?</summary>
/// <remarks>
/// <para>
/// For each number of orders the time to the next one is estimated by Kaplan and Meier, so that customers who have not had the time yet do not
/// count as lost. From the share that still came back after as long a silence follows the chance of another order within the horizon; further
/// orders within the horizon follow from the higher rungs. Rungs with few customers are pooled with those above.
/// </para>
/// <para>
/// It knows gaps as far as the records reach, and takes nobody to come back after a longer silence: a baseline to decide by, and one that a
/// forecasting model has to beat. The value of an order is the customer's own mean profit, shrunk towards that of all.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RepurchaseForecast : IValueForecast
{
    /// <summary>The horizon where none is given: a year.</summary>
    public const int DefaultHorizonDays = 365;

    private const int MostHorizonDays = 3_650;

    /// <summary>A rung with fewer customers is pooled with those above.</summary>
    private const int FewestOnARung = 50;

    /// <summary>Who ordered more often orders on as those above do.</summary>
    private const int MostRungs = 24;

    /// <summary>How many mean orders of the base count beside the customer's own.</summary>
    private const double Shrinkage = 2;

    private readonly RepurchaseRung[] _rungs; // from the first order to the second, and so on; the last one for all further orders
    private readonly double[][] _after; // for each rung, the orders expected within 0, 1, 2 … days right after reaching it
    private readonly double _meanValue;

    private RepurchaseForecast(RepurchaseRung[] rungs, double meanValue, int horizonDays)
    {
        HorizonDays = horizonDays;
        _rungs = rungs;
        _meanValue = meanValue;
        _after = new double[rungs.Length][];
        for (int rung = rungs.Length - 1; rung >= 0; rung--)
        {
            _after[rung] = rungs[rung].OrdersWithin(horizonDays, rung == rungs.Length - 1 ? null : _after[rung + 1]);
        }
    }

    /// <summary>Gets how far ahead it looks. Unit: days.</summary>
    public int HorizonDays { get; }

    /// <summary>Learns from a base.</summary>
    /// <param name="customers">The histories.</param>
    /// <param name="asOf">The day as of whose end they are known.</param>
    /// <param name="horizonDays">How far ahead to look: 1 to 3650 days.</param>
    /// <returns>The forecast.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is out of its range.</exception>
    public static RepurchaseForecast Learn(IEnumerable<CustomerHistory> customers, LocalDate asOf, int horizonDays = DefaultHorizonDays)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizonDays, MostHorizonDays);
        Learner learner = new(asOf);
        foreach (CustomerHistory history in customers)
        {
            learner.Add(history, history.FactsAt(asOf));
        }

        return learner.Finish(horizonDays);
    }

    /// <inheritdoc/>
    public ValueToCome Forecast(in CustomerFacts facts)
    {
        if (facts.Orders == 0 || _rungs.Length == 0)
        {
            return new ValueToCome(DecisionTexts.Of(facts.Orders == 0 ? "to-come.no-order" : "to-come.no-base"));
        }

        int rung = Math.Min(facts.Orders, _rungs.Length) - 1;
        int silence = facts.DaysSinceLastOrder!.Value;
        double chance = _rungs[rung].Chance(silence, HorizonDays);
        double orders = _rungs[rung].Orders(silence, _after[Math.Min(rung + 1, _after.Length - 1)]);
        double value = (facts.Profit + (Shrinkage * _meanValue)) / (facts.Orders + Shrinkage);
        return new ValueToCome(orders * value, chance, orders, value, HorizonDays);
    }

    /// <summary>Takes in one customer after the other.</summary>
    internal sealed class Learner(LocalDate asOf)
    {
        private readonly List<SortedDictionary<double, (long Events, long Censored)>> _gaps = [];
        private double _profit;
        private long _orders;

        public void Add(CustomerHistory history, CustomerFacts facts)
        {
            Instant end = history.Shop.EndOf(asOf);
            int[] days = [.. history.CountedOrders().Where(o => o.At < end).Select(o => LocalDay.Of(o.At, history.Shop.Zone))];
            _profit += facts.Profit;
            _orders += days.Length;
            for (int i = 0; i < days.Length; i++)
            {
                bool isOpen = i == days.Length - 1;
                int gap = Math.Max(0, (isOpen ? LocalDay.Of(asOf) : days[i + 1]) - days[i]);
                if (_gaps.Count == i)
                {
                    _gaps.Add([]);
                }

                (long events, long censored) = _gaps[i].GetValueOrDefault(gap);
                _gaps[i][gap] = isOpen ? (events, censored + 1) : (events + 1, censored);
            }
        }

        public RepurchaseForecast Finish(int horizonDays)
        {
            List<RepurchaseRung> rungs = [];
            SortedDictionary<double, (long Events, long Censored)> pooled = [];
            foreach ((int i, SortedDictionary<double, (long Events, long Censored)> gaps) in _gaps.Index())
            {
                bool isFull = pooled.Count == 0 && gaps.Values.Sum(g => g.Events + g.Censored) >= FewestOnARung && i < Math.Min(_gaps.Count, MostRungs) - 1;
                if (isFull)
                {
                    rungs.Add(new RepurchaseRung(KaplanMeier.Of(gaps)));
                    continue;
                }

                foreach ((double gap, (long events, long censored)) in gaps)
                {
                    (long e, long c) = pooled.GetValueOrDefault(gap);
                    pooled[gap] = (e + events, c + censored);
                }
            }

            return new RepurchaseForecast(pooled.Count > 0 ? [.. rungs, new RepurchaseRung(KaplanMeier.Of(pooled))] : [.. rungs], _orders == 0 ? 0 : _profit / _orders, horizonDays);
        }
    }
}
