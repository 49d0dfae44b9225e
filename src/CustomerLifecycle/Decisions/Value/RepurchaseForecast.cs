using CustomerLifecycle.Activity;
using CustomerLifecycle.Metrics.Statistics;
using NodaTime;

namespace CustomerLifecycle.Decisions.Value;

/// <summary>The value to come by the repurchase ladder of the shop's own base: after n orders and so many silent days, how many more came?</summary>
/// <remarks>
/// <para>
/// For each number of orders the time to the next one is estimated by Kaplan and Meier, so that customers who have not had the time yet do not
/// count as lost. The chance of another order after a silence is the share that still came back later; it only falls with the silence, and is 0
/// once nobody who was silent as long came back. Further orders follow from the ladder's higher rungs; those with few customers are pooled.
/// </para>
/// <para>
/// It reaches as far as the records do, and no further: a baseline to decide by, and one that a forecasting model has to beat. The
/// value of an order is the customer's own mean profit, shrunk towards that of all.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RepurchaseForecast : IValueForecast
{
    /// <summary>A rung with fewer customers is pooled with those above.</summary>
    private const int FewestOnARung = 50;

    /// <summary>How many mean orders of the base count beside the customer's own.</summary>
    private const double Shrinkage = 2;

    private const double SurestRepeat = 0.98;

    /// <summary>Where fewer are still watched, one of them decides too much.</summary>
    private const long FewestAtRisk = 10;

    private readonly KaplanMeier[] _rungs; // the time to the next order after the first, second and so on; the last one after all further ones
    private readonly double[] _further; // orders to come right after so many
    private readonly double _meanValue;

    private RepurchaseForecast(KaplanMeier[] rungs, double meanValue)
    {
        _rungs = rungs;
        _meanValue = meanValue;
        _further = new double[rungs.Length];
        for (int rung = rungs.Length - 1; rung >= 0; rung--)
        {
            double chance = 1 - AtEnd(rungs[rung]);
            double last = Math.Min(chance, SurestRepeat);
            _further[rung] = rung == rungs.Length - 1 ? last / (1 - last) : chance * (1 + _further[rung + 1]);
        }
    }

    /// <summary>Learns from a base.</summary>
    /// <param name="customers">The histories.</param>
    /// <param name="asOf">The day as of whose end they are known.</param>
    /// <returns>The forecast.</returns>
    public static RepurchaseForecast Learn(IEnumerable<CustomerHistory> customers, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(customers);
        Learner learner = new(asOf);
        foreach (CustomerHistory history in customers)
        {
            learner.Add(history, history.FactsAt(asOf));
        }

        return learner.Finish();
    }

    /// <inheritdoc/>
    public ValueToCome Forecast(in CustomerFacts facts)
    {
        if (facts.Orders == 0 || _rungs.Length == 0)
        {
            return new ValueToCome(DecisionTexts.Of(facts.Orders == 0 ? "to-come.no-order" : "to-come.no-base"));
        }

        int rung = Math.Min(facts.Orders, _rungs.Length) - 1;
        double atEnd = AtEnd(_rungs[rung]);
        double now = _rungs[rung].Survival(Math.Min(facts.DaysSinceLastOrder!.Value, _rungs[rung].Longest)) ?? 0;
        double chance = now > 0 && facts.DaysSinceLastOrder <= _rungs[rung].Longest ? Math.Clamp(1 - (atEnd / now), 0, 1) : 0;
        double orders = chance * (1 + _further[Math.Min(rung + 1, _further.Length - 1)]);
        double value = (facts.Profit + (Shrinkage * _meanValue)) / (facts.Orders + Shrinkage);
        return new ValueToCome(orders * value, chance, orders, value);
    }

    /// <summary>The share that never came back, as far as enough were watched.</summary>
    private static double AtEnd(KaplanMeier rung)
    {
        SurvivalStep[] steps = [.. rung.Steps.TakeWhile(s => s.AtRisk >= FewestAtRisk)];
        return steps.Length > 0 ? steps[^1].Survival : 1 - (rung.Events / (rung.Count + 1.0));
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

        public RepurchaseForecast Finish()
        {
            List<KaplanMeier> rungs = [];
            SortedDictionary<double, (long Events, long Censored)> pooled = [];
            foreach ((int i, SortedDictionary<double, (long Events, long Censored)> gaps) in _gaps.Index())
            {
                bool isFull = pooled.Count == 0 && gaps.Values.Sum(g => g.Events + g.Censored) >= FewestOnARung && i < _gaps.Count - 1;
                if (isFull)
                {
                    rungs.Add(KaplanMeier.Of(gaps));
                    continue;
                }

                foreach ((double gap, (long events, long censored)) in gaps)
                {
                    (long e, long c) = pooled.GetValueOrDefault(gap);
                    pooled[gap] = (e + events, c + censored);
                }
            }

            return new RepurchaseForecast(pooled.Count > 0 ? [.. rungs, KaplanMeier.Of(pooled)] : [.. rungs], _orders == 0 ? 0 : _profit / _orders);
        }
    }
}
