using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <content>What the profile answers: the facts, worked out of what it has taken in.</content>
public sealed partial class CustomerProfile
{
    /// <summary>The facts at the end of a calendar day.</summary>
    /// <param name="asOf">The day in the shop's zone.</param>
    /// <returns>The facts, all events of that day included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The profile holds an event after that day.</exception>
    public CustomerFacts FactsAt(LocalDate asOf)
    {
        int day = LocalDay.Of(asOf);
        int newest = Newest is { } at ? LocalDay.Of(at, Shop.Zone) : Never;

        // Where clocks go back across midnight, dates overlap and the instant decides.
        if (newest > day + 1 || (newest >= day && _newestTicks >= Shop.EndTicksOf(asOf)))
        {
            throw TooEarly(nameof(asOf), LocalDatePattern.Iso.Format(asOf));
        }

        return FactsOn(day);
    }

    /// <summary>The facts at an instant.</summary>
    /// <param name="asOf">The instant; days are counted from its calendar day in the shop's zone.</param>
    /// <returns>The facts, events at that very instant included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The profile holds an event after that instant.</exception>
    public CustomerFacts FactsAt(Instant asOf)
    {
        if (_newestTicks > asOf.ToUnixTimeTicks())
        {
            throw TooEarly(nameof(asOf), InstantPattern.ExtendedIso.Format(asOf));
        }

        return FactsOn(LocalDay.Of(asOf, Shop.Zone));
    }

    /// <summary>The facts on a calendar day that is not before the newest event; nothing is checked.</summary>
    /// <param name="today">The day.</param>
    /// <param name="withDecline">Whether anybody asks for the signs of decline; they cost more than all else together.</param>
    /// <param name="withOwn">Whether anybody asks for facts of the user's own.</param>
    internal CustomerFacts FactsOn(int today, bool withDecline = true, bool withOwn = true)
    {
        DeclineReading decline = withDecline ? ReadDecline() : default;
        BuyingRounds.Reading rounds = _rounds.Read(Shop.Decline.LostAfterDays);
        CustomerFacts facts = default;
        _kept.WriteTo(ref facts, today);
        return facts with
        {
            IsSignedUp = _times.IsSignedUp,
            IsOptedOut = _times.IsOptedOut,
            IsCritical = _times.IsCritical,
            HasOpenCart = _basket.IsOpen,
            OpenSupportCases = Math.Max(0, _kept.Count(ShippedFacts.SupportCases) - _times.CasesClosed),
            DaysUntilContractEnd = _contract.End - today,
            DaysUntilContractLastQuarter = _contract.LastQuarter - today,
            ContractTermDays = _contract.TermDays,
            IsContractCanceled = _contract.IsCanceled,
            IsContractPaused = _contract.IsPaused,
            FailedPayments = _contract.FailedPayments,
            DaysUntilTrialEnd = _contract.TrialEnd - today,
            Revenue = _money.Revenue.ToDouble(),
            Profit = (_money.Revenue - _money.Cost).ToDouble(),
            LargestOrder = (double)LargestOrder,
            LastOrderAmount = (double)_lastOrder.Value.GetValueOrDefault(),
            ReturnedAmount = _money.Returned.ToDouble(),
            ContractRevenue = _money.ContractRevenue.ToDouble(),
            ContractProfit = (_money.ContractRevenue - _money.ContractCost).ToDouble(),
            UsualDaysBetweenOrders = decline.UsualDays,
            LongestDaysBetweenOrders = decline.LongestDays,
            RecentDaysBetweenOrders = decline.RecentDays,
            EarlierDaysBetweenOrders = decline.EarlierDays,
            DaysUntilOverdue = decline.OverdueOn - today,
            DaysUntilBuyingLessOften = decline.LessOftenOn - today,
            DaysUntilEngagingLess = decline.LessEngagedOn - today,
            DaysUntilDefectionWarning = decline.WarningOn - today,
            RecentOrderValuePercent = decline.OrderValuePercent,
            RecentReturnPercent = decline.ReturnPercent,
            DaysUntilLost = rounds.LostOn - today,
            DaysSinceReactivation = today - rounds.ReactivatedOn,
            PurchasesSinceReactivation = rounds.ReactivatedOn is null ? null : rounds.Times,
            Source = withOwn ? SourceOfOwn() : null,
            Day = today,
        };
    }

    private FactSource SourceOfOwn() => Series is { } series ? new HistorySource(series, _newestTicks)
        : _summaries.Length == 0 ? SummarySource.Nothing
        : new SummarySource(_summaries.ToFrozenDictionary(s => s.Fact.Identity, s => s.Clone(), StringComparer.Ordinal));

    private DeclineReading ReadDecline()
    {
        double ordered = (_money.Revenue - _money.ContractRevenue + _money.Returned).ToDouble();
        return DeclineReading.Of(
            in _recent,
            _kept.Count(ShippedFacts.Orders),
            _kept.FirstDay(ShippedFacts.DaysSinceFirstOrder) ?? Never,
            _kept.LastDay(ShippedFacts.DaysSinceLastOrder) ?? Never,
            _kept.Count(ShippedFacts.Returns),
            ordered > 0 ? _money.Returned.ToDouble() / ordered : 1,
            Shop.Decline);
    }

    private ArgumentOutOfRangeException TooEarly(string paramName, string asOf) =>
        new(
            paramName,
            $"The profile cannot look back to {asOf}: it already holds an event of {InstantPattern.ExtendedIso.Format(Newest!.Value)}. "
            + "Ask the CustomerHistory for earlier dates.");
}
