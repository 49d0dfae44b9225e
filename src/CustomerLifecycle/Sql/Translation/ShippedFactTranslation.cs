using System.Linq.Expressions;

namespace CustomerLifecycle.Sql;

/// <summary>Writes those facts that ship and are no aggregate over events: what is open, how the contract stands, money, coming
/// back.</summary>
internal sealed class ShippedFactTranslation
{
    private readonly Dictionary<FactLocation, Func<SqlFact>> _byPlace;
    private readonly Dictionary<string, Func<SqlFact>> _byMember;
    private readonly FactTranslation _facts;
    private readonly Selection _events;
    private readonly Aggregates _kept;
    private readonly OrderTranslation _orders;
    private readonly SqlMapping _mapping;
    private readonly int _lostAfterDays;
    private readonly DeclineTranslation _decline;
    private readonly ContractTranslation _contract;

    public ShippedFactTranslation(FactTranslation facts, SqlMapping mapping, Shop shop)
    {
        (_facts, _events, _kept, _mapping) = (facts, facts.Selection, facts.Kept, mapping);
        _lostAfterDays = shop.Decline.LostAfterDays;
        _orders = new OrderTranslation(facts);
        _contract = new ContractTranslation(facts);
        _decline = new DeclineTranslation(facts, _orders, shop.Decline);
        _byPlace = new()
        {
            [ShippedFacts.IsSignedUp] = () => SqlFact.Flag(IsSignedUp),
            [ShippedFacts.IsOptedOut] = () => SqlFact.Flag(IsOptedOut),
            [ShippedFacts.IsCritical] = () => SqlFact.Flag(IsCritical),
            [ShippedFacts.HasOpenCart] = () => SqlFact.Flag(HasOpenCart),
            [ShippedFacts.OpenSupportCases] = OpenSupportCases,
            [ShippedFacts.DaysUntilContractEnd] = () => SqlFact.Until(_contract.End),
            [ShippedFacts.DaysUntilContractLastQuarter] = () => SqlFact.Until(_contract.LastQuarter),
            [ShippedFacts.ContractTermDays] = () => new SqlFact(_contract.TermDays),
            [ShippedFacts.IsContractCanceled] = () => SqlFact.Flag(_contract.IsCanceled),
            [ShippedFacts.IsContractPaused] = () => SqlFact.Flag(_contract.IsPaused),
            [ShippedFacts.FailedPayments] = () => new SqlFact(_contract.FailedPayments),
            [ShippedFacts.Revenue] = () => new SqlFact(_events.Money(Revenue)),
            [ShippedFacts.Profit] = () => new SqlFact(_events.Money($"({Revenue} - {Cost})")),
            [ShippedFacts.ContractRevenue] = () => new SqlFact(_events.Money(ContractRevenue)),
            [ShippedFacts.ContractProfit] = () => new SqlFact(_events.Money($"({ContractRevenue} - {ContractCost})")),
            [ShippedFacts.ReturnedAmount] = () => new SqlFact(_events.Money(_orders.Returned)),
            [ShippedFacts.LargestOrder] = () => new SqlFact(_events.Money($"COALESCE({_kept.Max(_orders.KeptOfOne, _orders.Where)}, 0)")),
            [ShippedFacts.LastOrderAmount] = () => new SqlFact(_events.Money(
                $"COALESCE({LastKept}, 0)")),
            [ShippedFacts.DaysUntilLost] = () => SqlFact.Until(LostOn),
            [ShippedFacts.DaysSinceReactivation] = () => SqlFact.Since(Comeback(Sql.Comebacks.On)),
            [ShippedFacts.PurchasesSinceReactivation] = () => new SqlFact(Comeback(Sql.Comebacks.Times)),
            [ShippedFacts.DaysUntilOverdue] = () => SqlFact.Until(_decline.OverdueOn),
            [ShippedFacts.LongestDaysBetweenOrders] = () => new SqlFact(_decline.LongestDays),
            [ShippedFacts.RecentDaysBetweenOrders] = () => new SqlFact(_decline.RecentDays),
            [ShippedFacts.EarlierDaysBetweenOrders] = () => new SqlFact(_decline.EarlierDays),
            [ShippedFacts.DaysUntilBuyingLessOften] = () => SqlFact.Until(_decline.LessOftenOn),
            [ShippedFacts.DaysUntilEngagingLess] = () => SqlFact.Until(_decline.LessEngagedOn),
            [ShippedFacts.DaysUntilDefectionWarning] = () => SqlFact.Until(_decline.WarningOn),
            [ShippedFacts.RecentOrderValuePercent] = () => new SqlFact(_decline.OrderValuePercent),
            [ShippedFacts.RecentReturnPercent] = () => new SqlFact(_decline.ReturnPercent),
        };
        _byMember = new(StringComparer.Ordinal)
        {
            [nameof(CustomerFacts.AverageOrderValue)] = () => new SqlFact(
                $"({_events.Money(Revenue)} - {_events.Money(ContractRevenue)}) / NULLIF({Double(_orders.Count)}, {Zero})"),
            [nameof(CustomerFacts.ReturnedShare)] = () => new SqlFact(
                $"CASE WHEN {Ordered} > 0 THEN {_events.Money(_orders.Returned)} / ({Ordered}) END"),
            [nameof(CustomerFacts.MeanDaysBetweenOrders)] = () => new SqlFact(
                $"CASE WHEN {_orders.Count} > 1"
                    + $" THEN {Double($"({_orders.LastDay} - {_orders.FirstDay})")}"
                    + $" / ({Double(_orders.Count)} - {facts.Dialect.Number(1)}) END"),
        };
    }

    public IReadOnlyList<IReadOnlyList<(string Name, string Expression)>> Layers => _decline.Layers;

    public Comebacks? Comebacks { get; private set; }

    public SqlFact Of(FactInfo<CustomerFacts> fact)
    {
        if (fact.Location != default && _byPlace.TryGetValue(fact.Location, out Func<SqlFact>? byPlace))
        {
            return byPlace();
        }

        return fact.Body is MemberExpression { Member.Name: var name } && _byMember.TryGetValue(name, out Func<SqlFact>? byMember)
            ? byMember()
            : throw Untranslatable.Because(
                $"The fact '{fact.Key}'",
                "its value needs a list in order.",
                "Ask for a fact beside it, such as the days until the next order is overdue, or classify in the process.");
    }

    private string Zero => _facts.Dialect.Number(0);

    private string LastKept =>
        _kept.First(_orders.Where, [(EventColumns.At, true), (_orders.KeptOfOne, true)], [("kept", _orders.KeptOfOne)])[0];

    private string Terms => _events.Of(CustomerEventKind.ContractStarted, CustomerEventKind.ContractRenewed);

    private string ContractRevenue => _kept.Sum(_events.Column(EventColumns.Amount), Terms);

    private string ContractCost => _kept.Sum(_events.Column(EventColumns.Cost), Terms);

    private string Revenue => $"({_orders.Kept} - {_orders.GivenBack} + {ContractRevenue})";

    private string Cost => $"({_kept.Sum(_events.Column(EventColumns.Cost), $"{_orders.Where} AND status <> 'refunded'")}"
        + $" - {_kept.Sum(_events.Column(EventColumns.Cost), _events.Of(CustomerEventKind.Return))} + {ContractCost})";

    private string Ordered =>
        $"{_events.Money(Revenue)} - {_events.Money(ContractRevenue)} + {_events.Money(_orders.Returned)}";

    private string IsOptedOut => $"{OptedOut} IS NOT NULL AND ({SignedUp} IS NULL OR {OptedOut} >= {SignedUp})";

    private string IsSignedUp => $"{SignedUp} IS NOT NULL AND ({OptedOut} IS NULL OR {OptedOut} < {SignedUp})";

    private string IsCritical
    {
        get
        {
            string criticism = _kept.Max(EventColumns.At, _events.Criticism);
            string praise = _kept.Max(EventColumns.At, _events.Praise);
            return $"{criticism} IS NOT NULL AND ({praise} IS NULL OR {criticism} >= {praise})";
        }
    }

    private string HasOpenCart
    {
        get
        {
            if (_mapping.Sources.FirstOrDefault(s => s.Product is not null) is { } source)
            {
                throw Untranslatable.Because(
                    "An open basket",
                    $"the table '{source.Table}' names products, and which of them an order took out is a matter of two lists.",
                    "Leave its product out of the mapping; then any later order empties the basket.");
            }

            string filled = _kept.Max(EventColumns.At, _events.Of(CustomerEventKind.CartFilled));
            string bought = _kept.Max(EventColumns.At, _orders.Where);
            return $"{filled} IS NOT NULL AND ({bought} IS NULL OR {filled} > {bought})";
        }
    }

    private string SignedUp => _kept.Max(EventColumns.At, _events.Of(CustomerEventKind.SignUp));

    private string OptedOut => _kept.Max(EventColumns.At, _events.Of(CustomerEventKind.OptedOut));

    /// <summary>_orders.Where that count, scans of a card, and terms of contracts that ran for a day.</summary>
    private string SignsOfBuying =>
        $"({_orders.Where} OR kind = 'loyalty-scan' OR ({Terms} AND {_events.Column(EventColumns.ContractEnd)} > {EventColumns.Day}))";

    private string LastDayOfSign =>
        $"CASE WHEN {Terms} THEN {_events.Column(EventColumns.ContractEnd)} - 1 ELSE {EventColumns.Day} END";

    // The day after the longest silence after which nobody is lost.
    private string LostOn
    {
        get
        {
            string last = _kept.Max(LastDayOfSign, SignsOfBuying);
            string silence = Sql.Comebacks.LongestSilence(
                _facts.Dialect, _orders.Count, _orders.FirstDay, _orders.LastDay, _lostAfterDays);
            return $"({last} + {silence} + 1)";
        }
    }

    private SqlFact OpenSupportCases()
    {
        string opened = _kept.Count(_events.Of(CustomerEventKind.SupportOpened));
        string closed = _kept.Count(_events.Of(CustomerEventKind.SupportClosed));
        return new SqlFact($"CASE WHEN {opened} > {closed} THEN {opened} - {closed} ELSE 0 END");
    }

    private string Comeback(string column)
    {
        Comebacks ??= new Comebacks(
            SignsOfBuying,
            LastDayOfSign,
            $"CASE WHEN {_orders.Where} THEN 1 ELSE 0 END",
            "CASE WHEN kind = 'loyalty-scan' THEN 1 ELSE 0 END",
            _lostAfterDays);
        return column;
    }

    private string Double(string expression) => _facts.Dialect.ToDouble(expression);
}
