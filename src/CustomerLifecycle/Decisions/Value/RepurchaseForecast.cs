using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>
/// The value to come by the repurchase ladder of the shop's own base: after n orders and so many silent days, how many more came?
/// </summary>
/// <remarks>
/// <para>
/// For each number of orders the time to the next one is estimated by Kaplan and Meier, so that customers who have not had the time yet do
/// not count as lost; rungs with few customers are pooled with those above. From the share that still came back after as long a silence
/// follows the chance of another order within the horizon. Beyond the records the rate of coming back is taken to fall with the inverse of
/// the silence.
/// </para>
/// <para>
/// How many orders a customer makes who comes back follows from their own pace since the first order, with one gap at the pace of the base
/// beside it, and is that of a Poisson number which is not 0. The value of an order is the customer's own mean profit, shrunk towards that
/// of all.
/// </para>
/// <para>
/// A contract with a price brings one term after the other: the chance that a term is renewed is that of the base's terms which are over,
/// cancelled ones included, and where the contract is over the chance of a new one is that of those in the base which were not renewed.
/// The value of a term is shrunk in the same way. Where a customer orders and has a contract, both are to come.
/// </para>
/// <para>
/// From fewer than ten customers with an order, or fewer than ten terms that are over, nothing is foretold of orders or of contracts. It is
/// a baseline to decide by, and one that a forecasting model has to beat.
/// </para>
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed class RepurchaseForecast : IValueForecast
{
    /// <summary>The horizon where none is given: a year.</summary>
    public const int DefaultHorizonDays = 365;

    private const int MostHorizonDays = 3_650;

    /// <summary>From fewer, nothing is foretold.</summary>
    private const int FewestBuyers = 10;

    /// <summary>A rung with fewer customers is pooled with those above.</summary>
    private const int FewestOnARung = 50;

    /// <summary>Who ordered more often orders on as those above do.</summary>
    private const int MostRungs = 24;

    /// <summary>How many mean orders of the base count beside the customer's own.</summary>
    private const double Shrinkage = 2;

    private readonly RepurchaseRung[] _rungs; // from the first order to the second, and so on; the last one for all further orders
    private readonly long _buyers;
    private readonly double _meanGap;
    private readonly double _meanValue;
    private readonly RenewalForecast _renewals;

    private RepurchaseForecast(
        RepurchaseRung[] rungs, long buyers, double meanGap, double meanValue, RenewalForecast renewals, int horizonDays)
    {
        _renewals = renewals;
        _buyers = buyers;
        _rungs = rungs;
        _meanGap = meanGap;
        _meanValue = meanValue;
        HorizonDays = horizonDays;
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
        Guard.Against.OutsideOf(horizonDays, 1, MostHorizonDays);
        Learner learner = new(asOf);
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            learner.Add(history, history.FactsAt(asOf));
        }

        return learner.Finish(horizonDays);
    }

    /// <inheritdoc/>
    public ValueToCome Forecast(in CustomerFacts facts)
    {
        (double Chance, double Terms, double Value)? contract = _renewals.Forecast(in facts, HorizonDays);
        if (facts.Orders == 0)
        {
            return contract is { } alone
                ? new ValueToCome(alone.Terms * alone.Value, alone.Chance, alone.Terms, alone.Value, HorizonDays)
                {
                    Text = "to-come.contract",
                }
                : new ValueToCome(DecisionTexts.Of(facts.DaysUntilContractEnd is null ? "to-come.no-order" : "to-come.no-term"));
        }

        if (_buyers < FewestBuyers)
        {
            return new ValueToCome(DecisionTexts.Of("to-come.no-base"));
        }

        int rung = Math.Min(facts.Orders, _rungs.Length) - 1;
        int silence = facts.DaysSinceLastOrder!.Value;
        double chance = _rungs[rung].Chance(silence, HorizonDays);
        double orders = chance * OrdersOnceBack(in facts);
        double value = (facts.Profit - facts.ContractProfit + (Shrinkage * _meanValue)) / (facts.Orders + Shrinkage);
        return contract is not { } both
            ? new ValueToCome(orders * value, chance, orders, value, HorizonDays)
            : Both((chance, orders, value), both);
    }

    private ValueToCome Both((double Chance, double Times, double Value) orders, (double Chance, double Times, double Value) terms)
    {
        double amount = (orders.Times * orders.Value) + (terms.Times * terms.Value);
        double times = orders.Times + terms.Times;
        return new ValueToCome(
            amount,
            1 - ((1 - orders.Chance) * (1 - terms.Chance)),
            times,
            times > 0 ? amount / times : orders.Value,
            HorizonDays)
        {
            Text = "to-come.both",
        };
    }

    private double OrdersOnceBack(in CustomerFacts facts)
    {
        double pace = facts.Orders / (facts.DaysSinceFirstOrder!.Value + _meanGap);
        double mean = pace * HorizonDays;
        return double.IsFinite(mean) && mean > 0 ? mean / -double.ExpM1(-mean) : 1;
    }

    /// <summary>Takes in one customer after the other.</summary>
    internal sealed class Learner(LocalDate asOf)
    {
        private readonly RenewalForecast.Learner _renewals = new(asOf);
        private readonly List<DurationCounts> _rungs = [];
        private double _profit;
        private long _orders;
        private long _buyers;
        private long _days;

        public void Add(CustomerHistory history, CustomerFacts facts)
        {
            _renewals.Add(history);
            Instant end = history.Shop.EndOf(asOf);
            int[] days =
                [.. history.CountedOrders().Where(o => o.At < end).Select(o => LocalDay.Of(o.At, history.Shop.Zone)), LocalDay.Of(asOf)];
            if (days.Length == 1)
            {
                return;
            }

            _profit += facts.Profit - facts.ContractProfit;
            _buyers++;
            _orders += days.Length - 1;
            _days += Math.Max(0, days[^1] - days[0]);
            for (int i = 0; i < days.Length - 1; i++)
            {
                int rung = Math.Min(i, MostRungs - 1);
                if (_rungs.Count == rung)
                {
                    _rungs.Add(new DurationCounts());
                }

                _rungs[rung].Add(Math.Max(0, days[i + 1] - days[i]), isOpen: i == days.Length - 2);
            }
        }

        public RepurchaseForecast Finish(int horizonDays)
        {
            // Fewer and fewer customers reach each rung, so those with few are the last ones.
            DurationCounts[] full = [.. _rungs.TakeWhile(r => r.Count >= FewestOnARung)];
            DurationCounts rest = new();
            foreach (DurationCounts rung in _rungs.Skip(full.Length))
            {
                rest.Add(rung);
            }

            // Where nobody has ordered twice, a gap is as long as all that was watched.
            return new RepurchaseForecast(
                [.. (rest.Count > 0 ? full.Append(rest) : full).Select(r => new RepurchaseRung(r))],
                _buyers,
                (double)_days / Math.Max(1, _orders - _buyers),
                _orders == 0 ? 0 : _profit / _orders,
                _renewals.Finish(),
                horizonDays);
        }
    }
}
