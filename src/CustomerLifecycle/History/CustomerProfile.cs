using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>The running summary of one customer: constant size, however many events it has taken in.</summary>
/// <remarks>
/// <para>
/// Events may arrive in any order, and profiles of parts may be merged in any order and grouping: the facts are always those of the
/// full history. An event given twice counts twice; drop duplicates before, or use a <see cref="CustomerHistory"/>, which ignores them.
/// </para>
/// <para>
/// Facts of the user's own are kept where they are named when the profile is made. Windows that move, distinct counts and most frequent
/// values cannot be had from a summary of constant size: ask the history for them.
/// </para>
/// <para>A profile answers from its newest event on; for earlier dates ask the <see cref="CustomerHistory"/>.</para>
/// </remarks>
/// <threadsafety>Mutable: one thread at a time. Different profiles are independent.</threadsafety>
public sealed class CustomerProfile
{
    private const int Never = int.MinValue;

    private PerKind _counts;
    private PerKind _lastDays;
    private int _firstSeenDay = int.MaxValue;
    private int _firstOrderDay = int.MaxValue;
    private int _lastEngagementDay = Never;
    private long _lastSignUpTicks = long.MinValue;
    private long _lastOptOutTicks = long.MinValue;
    private readonly FactSummary[] _summaries;
    private RecentActivity _recent;
    private long _lastOrderTicks = long.MinValue;
    private long _lastCartTicks = long.MinValue;
    private long _newestTicks = long.MinValue;
    private int _crossSells;
    private int _upSells;
    private int _deepSells;
    private long _items;
    private int _positiveReviews;
    private NewestValue<decimal> _lastOrder;
    private NewestValue<int> _profilePercent;
    private NewestValue<int> _surveyScore;
    private NewestValue<int> _satisfaction;
    private NewestValue<long> _contract; // day of the end, doubled, and one more for a cancellation

    /// <summary>
    /// Initializes a new instance of the <see cref="CustomerProfile"/> class without any event: the identity of <see cref="Merge"/>.
    /// </summary>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="facts">The facts of the user's own to keep, e.g. <c>rules.OwnFacts</c>; none: those that ship alone.</param>
    /// <exception cref="ArgumentException">
    /// The order policy needs the whole history (<see cref="OrderPolicy.NeedsHistory"/>), or a fact does; the message names it.
    /// </exception>
    public CustomerProfile(Shop shop, params IEnumerable<CustomerFact> facts)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(facts);
        if (shop.Orders.NeedsHistory)
        {
            throw new ArgumentException(
                $"The order policy '{shop.Orders}' judges an order by the customer's other events; use a CustomerHistory for it.",
                nameof(shop));
        }

        Shop = shop;
        Currency = shop.Currency;
        ((Span<int>)_lastDays).Fill(Never);
        _summaries = SummariesOf(facts);
    }

    /// <summary>Gets what holds for all customers of the shop.</summary>
    public Shop Shop { get; }

    /// <summary>Gets the currency of the amounts: the shop's, else that of the events so far, else <see langword="null"/>.</summary>
    public string? Currency { get; private set; }

    /// <summary>Gets the number of events taken in, test orders excepted.</summary>
    public int EventCount { get; private set; }

    /// <summary>Gets the time of the newest event, or <see langword="null"/> where there is none.</summary>
    public Instant? Newest => _newestTicks == long.MinValue ? null : Instant.FromUnixTimeTicks(_newestTicks);

    /// <summary>Gets the amount of the orders that count, less returns.</summary>
    public decimal Revenue { get; private set; }

    /// <summary>Gets the cost of what was sold and kept.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Gets the money given back by returns, refunds and refunded orders.</summary>
    public decimal ReturnedAmount { get; private set; }

    /// <summary>Gets the amount of the largest order that counts, 0 where there is none.</summary>
    public decimal LargestOrder { get; private set; }

    /// <summary>Takes in one event.</summary>
    /// <param name="item">The event, of this customer.</param>
    /// <exception cref="ArgumentException">Its currency is another than that of the profile; nothing was taken in.</exception>
    public void Add(in CustomerEvent item)
    {
        AdoptCurrency(item.Currency);
        Add(in item, LocalDay.Of(item.At, Shop.Zone));
    }

    /// <summary>Takes in an event whose currency is known to be right and whose calendar day is known already.</summary>
    internal void Add(in CustomerEvent item, int day)
    {
        _newestTicks = Math.Max(_newestTicks, item.Ticks);
        foreach (FactSummary summary in _summaries)
        {
            summary.Add(in item, day, Shop.Orders.Counts);
        }

        if (item is { Kind: CustomerEventKind.Order, Status: OrderStatus.Test } && !Shop.Orders.CountTest)
        {
            return;
        }

        EventCount++;
        if (item.Kind is not (CustomerEventKind.Custom or CustomerEventKind.AttributeSet))
        {
            _firstSeenDay = Math.Min(_firstSeenDay, day);
        }

        if (CustomerEventKinds.IsEngagement(item.Kind))
        {
            _lastEngagementDay = Math.Max(_lastEngagementDay, day);
            if (item.Kind != CustomerEventKind.Order)
            {
                _recent.AddEngagement(day, Shop.Decline.Weights);
            }
        }

        if (item.Kind == CustomerEventKind.Order)
        {
            AddOrder(in item, day);
        }
        else
        {
            Count(item.Kind, day);
            AddDetails(in item, day);
        }
    }

    /// <summary>Takes in all that another profile of the same customer has taken in.</summary>
    /// <param name="other">The other profile; it stays as it is.</param>
    /// <exception cref="ArgumentException">
    /// The profiles are of shops that differ, or in different currencies; nothing was taken in.
    /// </exception>
    public void Merge(CustomerProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Shop.Equals(other.Shop))
        {
            throw new ArgumentException(
                "Profiles can be merged only where zone, currency, order policy and decline policy are the same.", nameof(other));
        }

        if (!_summaries.Select(s => s.Fact.Identity).SequenceEqual(other._summaries.Select(s => s.Fact.Identity), StringComparer.Ordinal))
        {
            throw new ArgumentException("Profiles can be merged only where they keep the same facts.", nameof(other));
        }

        AdoptCurrency(other.Currency);
        foreach ((FactSummary summary, FactSummary others) in _summaries.Zip(other._summaries))
        {
            summary.Merge(others);
        }

        Revenue += other.Revenue;
        Cost += other.Cost;
        ReturnedAmount += other.ReturnedAmount;
        LargestOrder = Math.Max(LargestOrder, other.LargestOrder);
        EventCount += other.EventCount;
        for (int kind = 0; kind < PerKind.Length; kind++)
        {
            _counts[kind] += other._counts[kind];
            _lastDays[kind] = Math.Max(_lastDays[kind], other._lastDays[kind]);
        }

        _firstSeenDay = Math.Min(_firstSeenDay, other._firstSeenDay);
        _firstOrderDay = Math.Min(_firstOrderDay, other._firstOrderDay);
        _lastEngagementDay = Math.Max(_lastEngagementDay, other._lastEngagementDay);
        _lastOrderTicks = Math.Max(_lastOrderTicks, other._lastOrderTicks);
        _lastCartTicks = Math.Max(_lastCartTicks, other._lastCartTicks);
        _newestTicks = Math.Max(_newestTicks, other._newestTicks);
        _lastSignUpTicks = Math.Max(_lastSignUpTicks, other._lastSignUpTicks);
        _lastOptOutTicks = Math.Max(_lastOptOutTicks, other._lastOptOutTicks);
        _recent.Merge(other._recent);
        _crossSells += other._crossSells;
        _upSells += other._upSells;
        _deepSells += other._deepSells;
        _items += other._items;
        _positiveReviews += other._positiveReviews;
        _lastOrder.Offer(other._lastOrder);
        _profilePercent.Offer(other._profilePercent);
        _surveyScore.Offer(other._surveyScore);
        _satisfaction.Offer(other._satisfaction);
        _contract.Offer(other._contract);
    }

    /// <summary>The facts at the end of a calendar day.</summary>
    /// <param name="asOf">The day in the shop's zone.</param>
    /// <returns>The facts, all events of that day included.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The profile holds an event after that day.</exception>
    public CustomerFacts FactsAt(LocalDate asOf)
    {
        int day = LocalDay.Of(asOf);
        int newest = Newest is { } at ? LocalDay.Of(at, Shop.Zone) : Never;

        // Where clocks go back across midnight, dates overlap and the instant decides.
        if (newest > day + 1 || (newest >= day && _newestTicks >= Shop.EndOf(asOf).ToUnixTimeTicks()))
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
        int survey = _lastDays[(int)CustomerEventKind.SurveyAnswered];
        int advocacy = Math.Max(
            _lastDays[(int)CustomerEventKind.Review],
            Math.Max(_lastDays[(int)CustomerEventKind.ReferralMade], _lastDays[(int)CustomerEventKind.ReferralSucceeded]));
        return new CustomerFacts
        {
            Orders = CountOf(CustomerEventKind.Order),
            DaysSinceLastOrder = Since(_lastDays[(int)CustomerEventKind.Order]),
            DaysSinceFirstOrder = Since(_firstOrderDay == int.MaxValue ? Never : _firstOrderDay),
            CrossSells = _crossSells,
            UpSells = _upSells,
            DeepSells = _deepSells,
            Items = (int)Math.Min(_items, int.MaxValue),
            Returns = CountOf(CustomerEventKind.Return),
            DaysSinceLastReturn = Since(_lastDays[(int)CustomerEventKind.Return]),
            Revenue = (double)Revenue,
            Profit = (double)(Revenue - Cost),
            LargestOrder = (double)LargestOrder,
            LastOrderAmount = (double)_lastOrder.Value.GetValueOrDefault(),
            ReturnedAmount = (double)ReturnedAmount,
            Impressions = CountOf(CustomerEventKind.Impression),
            Visits = CountOf(CustomerEventKind.Visit),
            DaysSinceLastVisit = Since(_lastDays[(int)CustomerEventKind.Visit]),
            Views = CountOf(CustomerEventKind.ContentView) + CountOf(CustomerEventKind.ProductView),
            IsSignedUp = CountOf(CustomerEventKind.SignUp) > 0 && !IsOptedOut,
            IsOptedOut = IsOptedOut,
            DaysSinceSignUp = Since(_lastDays[(int)CustomerEventKind.SignUp]),
            CartsFilled = CountOf(CustomerEventKind.CartFilled),
            DaysSinceLastCart = Since(_lastDays[(int)CustomerEventKind.CartFilled]),
            HasOpenCart = _lastCartTicks > _lastOrderTicks,
            EmailsSent = CountOf(CustomerEventKind.EmailSent),
            DaysSinceLastEmailSent = Since(_lastDays[(int)CustomerEventKind.EmailSent]),
            EmailsOpened = CountOf(CustomerEventKind.EmailOpened),
            EmailsClicked = CountOf(CustomerEventKind.EmailClicked),
            Responses = CountOf(CustomerEventKind.CampaignResponse) + CountOf(CustomerEventKind.SurveyAnswered),
            DaysSinceLastResponse = Since(Math.Max(_lastDays[(int)CustomerEventKind.CampaignResponse], survey)),
            DaysSinceFirstSeen = Since(_firstSeenDay == int.MaxValue ? Never : _firstSeenDay),
            DaysSinceLastEngagement = Since(_lastEngagementDay),
            ProfilePercent = _profilePercent.Value.GetValueOrDefault(),
            SupportCases = CountOf(CustomerEventKind.SupportOpened),
            OpenSupportCases = Math.Max(0, CountOf(CustomerEventKind.SupportOpened) - CountOf(CustomerEventKind.SupportClosed)),
            LatestSatisfaction = _satisfaction.Value,
            Reviews = CountOf(CustomerEventKind.Review),
            PositiveReviews = _positiveReviews,
            ReferralsMade = CountOf(CustomerEventKind.ReferralMade),
            ReferralsSuccessful = CountOf(CustomerEventKind.ReferralSucceeded),
            DaysSinceLastAdvocacy = Since(advocacy),
            LatestSurveyScore = _surveyScore.Value,
            LoyaltyScans = CountOf(CustomerEventKind.LoyaltyScan),
            DaysSinceLastLoyaltyScan = Since(_lastDays[(int)CustomerEventKind.LoyaltyScan]),
            DaysUntilContractEnd = _contract.Value is { } contract ? (int)(contract >> 1) - today : null,
            IsContractCanceled = (_contract.Value.GetValueOrDefault() & 1) != 0,
            ContractRenewals = CountOf(CustomerEventKind.ContractRenewed),
            DaysUntilOverdue = decline.OverdueOn - today,
            DaysUntilBuyingLessOften = decline.LessOftenOn - today,
            DaysUntilEngagingLess = decline.LessEngagedOn - today,
            DaysUntilDefectionWarning = decline.WarningOn - today,
            RecentOrderValuePercent = decline.OrderValuePercent,
            RecentReturnPercent = decline.ReturnPercent,
            Source = withOwn ? SourceOfOwn() : null,
            Day = today,
        };

        // Where clocks go back across midnight, an event may carry the date after the day asked for: that is still "today".
        int? Since(int day) => day == Never ? null : Math.Max(0, today - day);
    }

    /// <summary>
    /// The events that the profile was folded from, where somebody keeps them: they answer for every fact of the user's own.
    /// </summary>
    internal FactSeriesSet? Series { get; set; }

    private FactSource SourceOfOwn() => Series is { } series ? new HistorySource(series, _newestTicks)
        : _summaries.Length == 0 ? SummarySource.Nothing
        : new SummarySource(_summaries.ToFrozenDictionary(s => s.Fact.Identity, s => s.Clone(), StringComparer.Ordinal));

    private static FactSummary[] SummariesOf(IEnumerable<CustomerFact> facts)
    {
        FactDeclaration[] asked =
        [
            .. facts.SelectMany(f =>
                f.Declaration.Calculation?.Operands.Select(o => o.Declaration).OfType<FactDeclaration>() ?? [f.Declaration])
                .DistinctBy(d => d.Identity, StringComparer.Ordinal)
                .OrderBy(d => d.Identity, StringComparer.Ordinal),
        ];
        return Array.Find(asked, d => !d.FitsASummary) is { } tooMuch
            ? throw new ArgumentException(
                $"The fact '{tooMuch.Key}' ({tooMuch.Identity}) needs every event, which a profile does not keep; "
                    + "use a CustomerHistory for it.",
                nameof(facts))
            : [.. asked.Select(d => new FactSummary(d))];
    }

    // At the same instant, whoever wants to be left alone is.
    private bool IsOptedOut => _lastOptOutTicks != long.MinValue && _lastOptOutTicks >= _lastSignUpTicks;

    private DeclineReading ReadDecline()
    {
        double ordered = (double)Revenue + (double)ReturnedAmount;
        return DeclineReading.Of(
            _recent,
            CountOf(CustomerEventKind.Order),
            _firstOrderDay,
            _lastDays[(int)CustomerEventKind.Order],
            CountOf(CustomerEventKind.Return),
            ordered > 0 ? (double)ReturnedAmount / ordered : 1,
            Shop.Decline);
    }

    private int CountOf(CustomerEventKind kind) => _counts[(int)kind];

    private void Count(CustomerEventKind kind, int day)
    {
        _counts[(int)kind]++;
        _lastDays[(int)kind] = Math.Max(_lastDays[(int)kind], day);
    }

    private void AddOrder(in CustomerEvent order, int day)
    {
        decimal kept = order.Status == OrderStatus.Refunded ? 0 : order.Amount;
        if (order.Status == OrderStatus.Refunded)
        {
            ReturnedAmount += order.Amount;
            _recent.AddRefunded(day, order.Amount, Shop.Decline.Weights);
        }

        if (!Shop.Orders.Counts(in order))
        {
            return;
        }

        Revenue += kept;
        _recent.AddOrder(day, kept, Shop.Decline.Weights);
        Cost += order.Status == OrderStatus.Refunded ? 0 : order.Cost;
        LargestOrder = Math.Max(LargestOrder, kept);
        Count(CustomerEventKind.Order, day);
        _firstOrderDay = Math.Min(_firstOrderDay, day);
        _lastOrderTicks = Math.Max(_lastOrderTicks, order.Ticks);
        _lastOrder.Offer(in order, kept);
        _items += order.Quantity;
        _crossSells += order.Selling == SellingKind.CrossSell ? 1 : 0;
        _upSells += order.Selling == SellingKind.UpSell ? 1 : 0;
        _deepSells += order.Selling == SellingKind.DeepSell ? 1 : 0;
    }

    private void AddDetails(in CustomerEvent item, int day)
    {
        switch (item.Kind)
        {
            case CustomerEventKind.Return:
                Revenue -= item.Amount;
                Cost -= item.Cost;
                ReturnedAmount += item.Amount;
                _recent.AddReturn(day, item.Amount, Shop.Decline.Weights);
                break;
            case CustomerEventKind.SignUp:
                _lastSignUpTicks = Math.Max(_lastSignUpTicks, item.Ticks);
                break;
            case CustomerEventKind.OptedOut:
                _lastOptOutTicks = Math.Max(_lastOptOutTicks, item.Ticks);
                break;
            case CustomerEventKind.CartFilled:
                _lastCartTicks = Math.Max(_lastCartTicks, item.Ticks);
                break;
            case CustomerEventKind.ProfileCompleted:
                _profilePercent.Offer(in item, item.Score.GetValueOrDefault());
                break;
            case CustomerEventKind.SurveyAnswered:
                _surveyScore.Offer(in item, item.Score.GetValueOrDefault());
                break;
            case CustomerEventKind.SupportClosed when item.Score is { } satisfaction:
                _satisfaction.Offer(in item, satisfaction);
                break;
            case CustomerEventKind.Review when item.Score >= 4:
                _positiveReviews++;
                break;
            case CustomerEventKind.ContractStarted or CustomerEventKind.ContractRenewed or CustomerEventKind.ContractCanceled:
                _contract.Offer(in item, ((long)item.ContractEndDay << 1) | (item.Kind == CustomerEventKind.ContractCanceled ? 1L : 0L));
                break;
        }
    }

    /// <summary>Takes on the currency of an amount, or refuses it.</summary>
    internal void AdoptCurrency(string? currency)
    {
        if (currency is null || string.Equals(currency, Currency, StringComparison.Ordinal))
        {
            return;
        }

        if (Currency is not null)
        {
            throw new ArgumentException(
                $"An amount is in {currency}, but this customer's amounts are in {Currency}; convert it to {Currency} before.",
                nameof(currency));
        }

        Currency = currency;
    }

    private ArgumentOutOfRangeException TooEarly(string paramName, string asOf) =>
        new(
            paramName,
            $"The profile cannot look back to {asOf}: it already holds an event of {InstantPattern.ExtendedIso.Format(Newest!.Value)}. "
            + "Ask the CustomerHistory for earlier dates.");

    [InlineArray(Length)]
    private struct PerKind
    {
        public const int Length = (int)CustomerEventKind.AttributeSet + 1;
        private int _first;
    }
}
