using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>
/// What contracts still bring, by the terms of the shop's own base that are over: how many were renewed, and of those that were not, how
/// many customers came back later.
/// </summary>
internal sealed class RenewalForecast
{
    /// <summary>From fewer, nothing is foretold.</summary>
    private const int FewestTerms = 10;

    /// <summary>How many mean terms of the base count beside the customer's own.</summary>
    private const double Shrinkage = 2;

    private readonly bool _isKnown;
    private readonly double _chanceOfRenewal;
    private readonly double _chanceOfReturn;
    private readonly double _meanProfit;

    private RenewalForecast(bool isKnown, double chanceOfRenewal, double chanceOfReturn, double meanProfit)
    {
        _isKnown = isKnown;
        _chanceOfRenewal = chanceOfRenewal;
        _chanceOfReturn = chanceOfReturn;
        _meanProfit = meanProfit;
    }

    /// <summary>
    /// The chance of one more term, the terms expected and the value of one; null where the base is too small or the customer has no
    /// contract with a price.
    /// </summary>
    public (double Chance, double Terms, double ValueOfATerm)? Forecast(in CustomerFacts facts, int horizonDays)
    {
        if (!_isKnown || facts.ContractTermDays is not { } days || facts.DaysUntilContractEnd is not { } left || facts.ContractRevenue <= 0)
        {
            return null;
        }

        int paid = facts.ContractRenewals + 1;
        double value = (facts.ContractProfit + (Shrinkage * _meanProfit)) / (paid + Shrinkage);
        int length = Math.Max(1, days);
        if (left < 1)
        {
            return (_chanceOfReturn, _chanceOfReturn * (1 + Renewals(horizonDays / length)), value);
        }

        int due = left > horizonDays ? 0 : 1 + ((horizonDays - left) / length);
        return (due > 0 ? _chanceOfRenewal : 0, Renewals(due), value);
    }

    /// <summary>How many of so many renewals in a row are to be expected: p + p² + … .</summary>
    private double Renewals(int due) => _chanceOfRenewal * (1 - Math.Pow(_chanceOfRenewal, due)) / (1 - _chanceOfRenewal);

    /// <summary>Takes in one customer after the other.</summary>
    internal sealed class Learner(LocalDate asOf)
    {
        private readonly int _today = LocalDay.Of(asOf);
        private long _over;
        private long _renewed;
        private long _cameBack;
        private long _paid;
        private decimal _profit;

        public void Add(CustomerHistory history)
        {
            Instant end = history.Shop.EndOf(asOf);
            foreach (ContractTerm term in ContractTerm.Of(
                history.Events.TakeWhile(e => e.At < end).Select(e => (e, LocalDay.Of(e.At, history.Shop.Zone)))))
            {
                _paid += term.Amount > 0 ? 1 : 0;
                _profit += term.Amount > 0 ? term.Amount - term.Cost : 0;

                // A term that still runs may be renewed or not; those that were early are not counted before the others can be.
                if (term.End <= _today)
                {
                    _over++;
                    _renewed += term.IsRenewed ? 1 : 0;
                    _cameBack += !term.IsRenewed && term.FollowedOn is not null ? 1 : 0;
                }
            }
        }

        // Half a term of each kind is added: what was not seen yet may still happen.
        public RenewalForecast Finish() => new(
            _over >= FewestTerms,
            (_renewed + 0.5) / (_over + 1),
            (_cameBack + 0.5) / (_over - _renewed + 1),
            _paid == 0 ? 0 : (double)(_profit / _paid));
    }
}
