using System.Globalization;

namespace CustomerLifecycle.Sql;

/// <summary>
/// The rhythm of orders and the signs of decline, as <see cref="DeclineReading"/> reads them. Each layer of columns is worked out of those
/// before; the order of additions and multiplications is that of the process, so that floating-point numbers come out the same.
/// </summary>
internal sealed class DeclineTranslation(FactTranslation facts, OrderTranslation orders, DeclinePolicy policy)
{
    // Nobody's business: whoever may fall silent for thousands of years.
    private const int MostDays = 10_000_000;
    private const int NoDay = int.MaxValue;

    private readonly SqlDialect _sql = facts.Dialect;
    private readonly List<List<(string Name, string Expression)>> _layers = [];
    private readonly Dictionary<string, int> _layerOf = new(StringComparer.Ordinal);
    private LatestDaysOf? _orders;
    private LatestDaysOf? _engagements;
    private LatestDaysOf? _returns;

    public IReadOnlyList<IReadOnlyList<(string Name, string Expression)>> Layers => _layers;

    /// <summary>The first day on which the next order is overdue.</summary>
    public string OverdueOn
    {
        get
        {
            ShopRhythm shop = policy.Rhythm;
            LatestDaysOf days = OrderDays;
            string gaps = Column("order_gaps", $"{days.Count} - 1");
            string mean = Column("order_mean_gap", $"{Double($"({days.Day(1)} - {days.Earliest})")} / {Double(_sql.Greatest(gaps, "1"))}");
            string shape = Column("order_shape", Shape(days.Unevenness(_sql, mean, _ => null), $"({gaps} - 1)"));
            double known = shop.Gaps * shop.Regularity;
            string own = Column("own_gaps", $"{Double(gaps)} * {shape}");
            string expected = Column("expected_gap",
                $"({Number(known * shop.GapDays)} + ({own} * {mean})) / ({Number(known)} + {own})");
            string longest = Column("longest_gap",
                $"CASE WHEN {gaps} < 0 THEN NULL WHEN {gaps} = 0 THEN {Number(shop.Days)}\n    ELSE {expected} * "
                    + Quantile("order", $"({Number(2)} * {shape})", $"({Number(2)} * ({Number(known)} + {own}))") + " END");
            return Column("overdue_on",
                $"CASE WHEN {longest} < {MostDays} THEN {days.Day(1)} + {_sql.Truncate(longest)} + 1 END");
        }
    }

    public string LongestDays => $"({OverdueOn} - 1 - {OrderDays.Day(1)})";

    public string RecentDays => RoundedDays(OrderPace.RecentDays);

    public string EarlierDays => RoundedDays(OrderPace.EarlierDays);

    public string LessOftenOn
    {
        get
        {
            string overdue = OverdueOn;
            string own = $"CASE WHEN order_gaps >= 2 AND {overdue} IS NOT NULL THEN {overdue} ELSE {NoDay} END";
            return Column("less_often_on", Earliest(own, $"COALESCE({OrderPace.SlowerOn}, {NoDay})"));
        }
    }

    public string LessEngagedOn => EngagementPace.SlowerOn;

    public string OrderValuePercent
    {
        get
        {
            (string recent, string times, string count, string kept) = RecentOrders;
            string whole = $"({Double(kept)} - {Double(recent)})";
            return Column("order_value_percent",
                Percent("order_value_share", $"CASE WHEN {whole} > 0 THEN {Double(recent)} * ({Double(count)} - {Double(times)}) / "
                    + $"({Double(times)} * {whole}) END"));
        }
    }

    public string ReturnPercent
    {
        get
        {
            PaceColumns pace = OrderPace;
            LatestDaysOf returns = ReturnDays;
            string amount = Double(returns.SumAfter(1, pace.Anchor));
            string refunded = Double(returns.SumAfter(2, pace.Anchor));
            string ordered = $"({Double(RecentOrders.Kept)} + {refunded})";
            string share = $"CASE WHEN {pace.Anchor} IS NULL OR {ordered} <= 0 THEN NULL\n"
                + $"    WHEN {amount} / {ordered} > 1 THEN {Number(1)} ELSE {amount} / {ordered} END";
            return Column("return_percent", Percent("return_share", share));
        }
    }

    public string WarningOn
    {
        get
        {
            string standing = Column("standing_signs", $"CASE WHEN {IsCheaper} THEN 1 ELSE 0 END + CASE WHEN {ReturnsMore} THEN 1 "
                + "ELSE 0 END");
            LatestDaysOf days = OrderDays;
            string lastReturn = $"COALESCE({ReturnDays.Day(1)}, {days.Day(1)})";
            string since = Column("standing_since", $"CASE WHEN {lastReturn} > {days.Day(1)} THEN {lastReturn} ELSE {days.Day(1)} END");
            string signs = Column("signs_on", SignsOn(standing, since, LessOftenOn, LessEngagedOn));
            string gaps = $"CASE WHEN order_gaps > {Pace.MostRecent} THEN {Pace.MostRecent} ELSE order_gaps END";
            string recentGaps = Column("recent_gaps", gaps);
            string anchor = days.DayAt($"({recentGaps} + 1)", 1, Pace.MostRecent + 1);
            string gap = Column("recent_gap_days", _sql.Quotient($"{days.Day(1)} - {anchor}", _sql.Greatest(recentGaps, "1")));
            string next = $"({days.Day(1)} + {gap} + 1)";
            return Column("warning_on",
                $"CASE WHEN {days.Day(1)} IS NOT NULL AND {next} > {signs} THEN {next} ELSE {signs} END");
        }
    }

    private string IsCheaper => $"{OrderValuePercent} <= {policy.CheaperPercent.ToString(CultureInfo.InvariantCulture)}";

    private string ReturnsMore
    {
        get
        {
            string returns = facts.Kept.Count(facts.Selection.Of(CustomerEventKind.Return));
            string percent = ReturnPercent;
            string least = policy.LeastReturnPercent.ToString(CultureInfo.InvariantCulture);
            return $"{returns} > 1 AND {percent} >= {least} AND {percent} >= {Number(100 * policy.ReturnFactor)} * {ReturnedShare}";
        }
    }

    private string ReturnedShare
    {
        get
        {
            string returned = orders.Returned;
            string revenue = $"({orders.Kept} - {orders.GivenBack})";
            string ordered = facts.Selection.Money($"({revenue} + {returned})");
            return $"CASE WHEN {ordered} > 0 THEN {facts.Selection.Money(returned)} / {ordered} ELSE {Number(1)} END";
        }
    }

    private string Engagements => facts.Selection.KindIn(CustomerEventKinds.All
        .Where(k => k != CustomerEventKind.Order && CustomerEventKinds.IsEngagement(k))
        .Select(CustomerEventKinds.KeyOf));

    private LatestDaysOf OrderDays => _orders ??= new LatestDaysOf(facts.Kept, orders.Where, orders.KeptOfOne);

    private LatestDaysOf EngagementDays => _engagements ??= new LatestDaysOf(facts.Kept, Engagements);

    private LatestDaysOf ReturnDays => _returns ??= new LatestDaysOf(
        facts.Kept,
        "kind = 'return' OR (kind = 'order' AND status = 'refunded')",
        facts.Selection.Column(EventColumns.Amount),
        $"CASE WHEN kind = 'order' THEN {facts.Selection.Column(EventColumns.Amount)} ELSE 0 END");

    private PaceColumns OrderPace => PaceOf(
        "order", OrderDays, orders.Count, orders.FirstDay, policy.MinimumOrders);

    private PaceColumns EngagementPace => PaceOf(
        "engagement",
        EngagementDays,
        facts.Kept.Count(Engagements),
        facts.Kept.Min(EventColumns.Day, Engagements),
        policy.MinimumEngagements);

    private (string Kept, string Times, string Orders, string All) RecentOrders
    {
        get
        {
            PaceColumns pace = OrderPace;
            string kept = Column("order_recently_kept",
                $"CASE WHEN {pace.Recent} IS NULL THEN NULL ELSE {OrderDays.SumOf(1, pace.Recent, Pace.MostRecent)} END");
            return (kept, pace.Times, orders.Count, orders.Kept);
        }
    }

    /// <summary>The recent and the earlier pace, as <see cref="Pace"/> compares them.</summary>
    private PaceColumns PaceOf(string name, LatestDaysOf days, string times, string first, int fewest)
    {
        string gaps = Column($"{name}_gaps", $"{days.Count} - 1");
        string half = _sql.Quotient(gaps, "2");
        string recent = Column($"{name}_recent",
            $"CASE WHEN {times} < {fewest.ToString(CultureInfo.InvariantCulture)} OR {gaps} < 4 THEN NULL\n"
                + $"    WHEN {half} > {Pace.MostRecent} THEN {Pace.MostRecent} ELSE {half} END");
        string anchor = Column($"{name}_anchor", days.DayAt($"({recent} + 1)", 3, Pace.MostRecent + 1));
        string recently = Column($"{name}_recently", $"CASE WHEN {recent} IS NULL THEN NULL ELSE "
            + $"{days.Times(recent, Pace.MostRecent)} END");
        string earlier = Column($"{name}_earlier", $"{times} - {recently} - 1");
        string span = $"({days.Day(1)} - {anchor})";
        string earlierDays = Column($"{name}_earlier_days", $"{Double($"({anchor} - {first})")} / {Double(earlier)}");
        string meanBefore = Column($"{name}_mean_before", $"{Double($"({anchor} - {days.Earliest})")} / {Double($"({gaps} - {recent})")}");
        string meanSince = Column($"{name}_mean_since", $"{Double(span)} / {Double(recent)}");
        string unevenness = Column($"{name}_unevenness",
            days.Unevenness(_sql, meanBefore, gap => string.Create(CultureInfo.InvariantCulture, $"{recent} < {gap}"))
                + "\n    + " + days.Unevenness(_sql, meanSince, gap => string.Create(CultureInfo.InvariantCulture, $"{recent} >= {gap}")));
        string shape = Column($"{name}_pace_shape", Shape(unevenness, $"({gaps} - 2)"));
        string below = Column($"{name}_below", $"{Number(2)} * {shape} * {Double(earlier)}");
        string atLeast = $"CASE WHEN {below} > 2 THEN {below} ELSE {Number(2)} END";
        string chance = Column($"{name}_chance", Quantile($"{name}_pace", $"({Number(2)} * {shape} * {Double(recently)})", $"({atLeast})"));
        string slower = Number(1 / policy.PaceShare);
        string days2 = Column($"{name}_slower",
            $"CASE WHEN {chance} > {slower} THEN {chance} ELSE {slower} END * {Double(recently)} * {earlierDays}");
        string slowerOn = $"{anchor} + {Ceiling(days2)}";
        string on = Column($"{name}_slower_on",
            $"CASE WHEN {days2} IS NULL OR {anchor} + {days2} >= {MostDays} THEN NULL WHEN {slowerOn} > {days.Day(1)} THEN "
                + $"{slowerOn} ELSE {days.Day(1)} END");
        return new(recent, anchor, recently, $"{Double(span)} / {Double(recently)}", earlierDays, on);
    }

    private string Shape(string unevenness, string gaps)
    {
        ShopRhythm shop = policy.Rhythm;
        return $"({Number(shop.Gaps)} + {Double(gaps)}) / ({Number(shop.Gaps / shop.Regularity)} + {unevenness})";
    }

    /// <summary>Paulson's approximation, as <see cref="FDistribution"/> has it.</summary>
    private string Quantile(string name, string above, string below)
    {
        double square = FDistribution.Normal95 * FDistribution.Normal95;
        string a = Column($"{name}_a", $"{Number(2)} / ({Number(9)} * {above})");
        string b = Column($"{name}_b", $"{Number(2)} / ({Number(9)} * {below})");
        string one = Number(1);
        string squared = Column($"{name}_square", $"(({one} - {b}) * ({one} - {b})) - ({Number(square)} * {b})");
        string half = Column($"{name}_half", $"({one} - {a}) * ({one} - {b})");
        string constant = Column($"{name}_constant", $"(({one} - {a}) * ({one} - {a})) - ({Number(square)} * {a})");
        string root = Column($"{name}_root", $"({half} + sqrt(({half} * {half}) - ({squared} * {constant}))) / {squared}");
        return $"({root} * {root} * {root})";
    }

    /// <summary>The first day on which signs that count for enough are there together.</summary>
    private string SignsOn(string standing, string since, string lessOften, string lessEngaged)
    {
        (string Counts, string On)[] signs =
        [
            (standing, $"CASE WHEN {standing} > 0 THEN {since} ELSE {NoDay} END"),
            (policy.LessOftenCounts.ToString(CultureInfo.InvariantCulture), $"COALESCE({lessOften}, {NoDay})"),
            ("1", $"COALESCE({lessEngaged}, {NoDay})"),
        ];
        string earliest = NoDay.ToString(CultureInfo.InvariantCulture);
        for (int chosen = 1; chosen < 1 << signs.Length; chosen++)
        {
            (string Counts, string On)[] together = [.. signs.Index().Where(s => (chosen & (1 << s.Index)) != 0).Select(s => s.Item)];
            string on = together.Select(s => $"({s.On})").Aggregate(_sql.Greatest);
            string counts = string.Join(" + ", together.Select(s => s.Counts));
            string needed = policy.WarningCounts.ToString(CultureInfo.InvariantCulture);
            earliest = _sql.Least(earliest, $"CASE WHEN {counts} >= {needed} THEN {on} ELSE {NoDay} END");
        }

        return $"NULLIF({earliest}, {NoDay})";
    }

    private string Earliest(string one, string other) => $"NULLIF({_sql.Least($"({one})", $"({other})")}, {NoDay})";

    // Halves go to the even neighbour, as in the process; engines differ.
    private string Rounded(string value)
    {
        string whole = _sql.Truncate(value);
        string rest = $"({value} - {Double(whole)})";
        string half = Number(0.5);
        return $"CASE WHEN {rest} > {half} OR ({rest} = {half} AND {whole} % 2 = 1) THEN {whole} + 1 ELSE {whole} END";
    }

    private string RoundedDays(string days) => Rounded($"({days})");

    private string Percent(string name, string share)
    {
        Column(name, share);
        string percent = $"({Number(100)} * {name})";
        return $"CASE WHEN {name} >= 0 AND {name} < 1000000 THEN {Rounded(percent)} END";
    }

    private string Ceiling(string value)
    {
        string whole = _sql.Truncate(value);
        return $"CASE WHEN {Double(whole)} < {value} THEN {whole} + 1 ELSE {whole} END";
    }

    private string Double(string expression) => _sql.ToDouble(expression);

    private string Number(double value) => _sql.Number(value);

    /// <summary>Names a column once, in the first layer in which all that it is worked out of is there.</summary>
    private string Column(string name, string expression)
    {
        if (_layerOf.ContainsKey(name))
        {
            return name;
        }

        int layer = ColumnNames.In(expression).Select(read => _layerOf.TryGetValue(read, out int of) ? of + 1 : 0).DefaultIfEmpty().Max();
        while (_layers.Count <= layer)
        {
            _layers.Add([]);
        }

        _layerOf.Add(name, layer);
        _layers[layer].Add((name, expression));
        return name;
    }

    private sealed record PaceColumns(string Recent, string Anchor, string Times, string RecentDays, string EarlierDays, string SlowerOn);
}
