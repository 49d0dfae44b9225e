
namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of whether customers stay.</summary>
internal static class RetentionMetrics
{
    private static readonly MetricDefinitions Area = new(
        MetricArea.Retention, "customers by orders that count under the shop's order policy");

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Rate(
            Area.Define(
                "customer-retention-rate", "Customer retention rate", "Kundenbindungsrate", FactUnit.Share,
                formula: "of those active at the start, those active at the end of the period",
                source: "002; field: growth",
                edgeCases: "Active: an order or a scan of the loyalty card within the active days before, or a running contract. "
                    + "Survivors of the starting set: who comes in the period or comes back does not raise it.",
                roles: MetricRoles.Kept),
            c => c.IsActiveAtStart ? c.IsActiveAtEnd : null,
            NoValue.NobodyWasActiveAtTheStartOfThePeriod),
        Metric.Rate(
            Area.Define(
                "customer-churn-rate", "Customer churn rate", "Abwanderungsrate", FactUnit.Share,
                formula: "of those active at the start, those no longer active at the end of the period",
                source: "field: subscriptions",
                edgeCases: "1 − customer-retention-rate, of the same set.",
                roles: StageRole.Lost),
            c => c.IsActiveAtStart ? !c.IsActiveAtEnd : null,
            NoValue.NobodyWasActiveAtTheStartOfThePeriod),
        Metric.Rate(
            Area.Define(
                "customer-churn-rate-with-new", "Churn rate with new ones counted", "Abwanderungsrate mit Neukunden", FactUnit.Share,
                formula: "of those active at the start or new in the period, those not active at its end",
                source: "field: payments",
                edgeCases: "Who is new and lost counts above and below.",
                roles: StageRole.Lost),
            c => c.IsActiveAtStart || c.IsNew ? !c.IsActiveAtEnd : null,
            NoValue.NobodyWasActiveOrNewInThePeriod),
        Metric.Of(
            Area.Define(
                "customer-churn-rate-day-summed", "Churn rate, summed over days", "Abwanderungsrate, Tage summiert", FactUnit.Share,
                formula: "sum over the days of (lost on the day ÷ active at its beginning)",
                source: "field: subscriptions",
                edgeCases: "Suits shops that win many customers a month; may exceed 1. A customer is lost on the last of their active "
                    + "days, not when somebody notices.",
                roles: StageRole.Lost),
            scope => new DaySummedChurnTally(scope)),
        Metric.Rate(
            Area.Define(
                "loyalty-retention-rate", "Retention by loyalty scans", "Kundenbindung nach Kundenkarten", FactUnit.Share,
                formula: "of those with a scan of the loyalty card within the active days before the start, those with one before the end",
                source: "002",
                edgeCases: "The same as retention, from another signal than orders.",
                roles: MetricRoles.Kept),
            LoyaltyRetention,
            NoValue.NoLoyaltyCardWasScannedBeforeThePeriod),
        Count(
            "active-customers",
            "Active customers",
            "Aktive Kunden",
            "customers with an order, a running contract or a scan of the loyalty card in the period = new + returning + resurrected",
            c => c.IsActive),
        Metric.Sum(
            Area.Define(
                "active-customers-at-end", "Active customers at the end", "Aktive Kunden am Ende",
                formula: "customers with an order or a scan within the active days before the end of the period, or a contract then",
                source: "field: shops",
                edgeCases: "An order on the last day counts, one exactly so many days before the end too; the day before that no longer.",
                roles: MetricRoles.Kept,
                unit: FactUnit.Count),
            c => c.IsActiveAtEnd ? 1 : 0),
        Count(
            "new-customers",
            "New customers",
            "Neukunden",
            "customers whose first order, contract or scan lies in the period",
            c => c.IsNew),
        Count(
            "returning-customers",
            "Returning customers",
            "Wiederkehrende Kunden",
            "customers in the period and in the one before",
            c => c.IsActive && WasActive(c)),
        Count(
            "resurrected-customers",
            "Resurrected customers",
            "Wiedergewonnene Kunden",
            "customers in the period and before, but not in the period before",
            c => c.IsActive && c.FirstActiveDay < c.FromDay && !WasActive(c)),
        Count(
            "dormant-customers",
            "Dormant customers",
            "Ruhende Kunden",
            "customers in the period before and not in this one",
            c => !c.IsActive && WasActive(c)),
        Metric.Ratio(
            Area.Define(
                "quick-ratio", "Quick ratio (customers)", "Quick Ratio (Kunden)",
                formula: "(new + resurrected) ÷ dormant",
                source: "field: product analytics",
                edgeCases: "The period before is as long as this one. Without losses undefined.",
                roles: MetricRoles.Kept,
                unit: FactUnit.Number),
            c => c.IsActive && !WasActive(c) ? 1 : 0,
            c => !c.IsActive && WasActive(c) ? 1 : 0,
            NoValue.NoLosses),
        Metric.Ratio(
            Area.Define(
                "revenue-quick-ratio", "Quick ratio (revenue)", "Quick Ratio (Umsatz)",
                formula: "(new + reactivated + expanded) ÷ (lost + contracted) revenue, against the period before",
                source: "field: growth",
                edgeCases: "Reactivated revenue counts above, as some sources do and others do not. A customer's revenue of a period below "
                    + "0 is taken as 0: old refunds are neither growth nor loss. Without losses undefined.",
                roles: MetricRoles.Kept,
                unit: FactUnit.Number),
            c => Math.Max(0, (double)-RevenueLost(c)),
            c => Math.Max(0, (double)RevenueLost(c)),
            NoValue.NoLosses),
        Metric.Rate(
            Area.Define(
                "win-back-rate", "Win-back rate", "Rückgewinnungsrate", FactUnit.Share,
                formula: "of those lapsed at the start, those who are customers again in the period",
                source: "004; field: practice, no standard",
                edgeCases: "Lapsed: once a customer, and no longer active. Who lapses inside the period is not counted.",
                roles: StageRole.Lost),
            c => c.FirstActiveDay < c.FromDay && !c.IsActiveAtStart ? c.IsActive : null,
            NoValue.NobodyWasLapsedAtTheStartOfThePeriod),
        Metric.Rate(
            Area.Define(
                "repeat-purchase-rate", "Repeat purchase rate", "Wiederkaufrate", FactUnit.Share,
                formula: "customers with two or more orders ÷ customers with one or more, both in the period",
                source: "field: practice, no standard",
                edgeCases: "Favours long periods; see second-order-rate for a fixed time.",
                roles: MetricRoles.Newcomers),
            c => c.OrderCount == 0 ? null : c.OrderCount >= 2,
            NoValue.NoCustomersInThePeriod),
        Metric.Of(
            Area.Define(
                "second-order-rate", "Second order within the response days", "Zweitbestellung innerhalb der Reaktionstage", FactUnit.Share,
                formula: "of those with their first order in the period, those with a second within the response days",
                source: "field: practice",
                edgeCases: "Only first orders old enough are counted; where none is, not yet observable.",
                roles: MetricRoles.Newcomers),
            scope => new WithinDaysTally(scope, SecondOrders, scope.ResponseDays, countsMissing: false, NoValue.NoNewCustomersInThePeriod)),
        Metric.Rate(
            Area.Define(
                "returning-customer-rate", "Returning customer rate", "Anteil Bestandskunden", FactUnit.Share,
                formula: "of the customers of the period, those who had ordered before it",
                source: "field: shops",
                edgeCases: "Returning ÷ (returning + first-time); a new customer who orders twice is new.",
                roles: MetricRoles.Kept),
            c => c.OrderCount == 0 ? null : c.OrderCountBefore > 0,
            NoValue.NoCustomersInThePeriod),
        Metric.Rate(
            Area.Define(
                "returning-customer-rate-with-repeats",
                "Returning customer rate, repeats of new ones counted",
                "Anteil Wiederkäufer einschließlich Neukunden",
                FactUnit.Share,
                formula: "of the customers of the period, those with an order in it that is not their first",
                source: "field: shops",
                edgeCases: "The other meaning of the name: who is new and orders twice counts as returning too.",
                roles: MetricRoles.Kept),
            c => c.OrderCount == 0 ? null : c.OrderCountAtEnd >= 2,
            NoValue.NoCustomersInThePeriod),
        Metric.Of(
            Area.Define(
                "repurchase-ladder", "Repurchase ladder", "Wiederkaufleiter", FactUnit.Share,
                formula: "P(order n + 1 | order n): of those with n orders by the end of the period, those with n + 1",
                source: "004",
                edgeCases: "A row for each n up to 10. Orders of one day are rungs of their own unless the policy merges them. "
                    + "The youngest have had little time; see the ladder with a window.",
                roles: MetricRoles.Newcomers),
            scope => new RepurchaseLadderTally(scope, withinDays: null)),
        Metric.Of(
            Area.Define(
                "repurchase-ladder-within-active-days",
                "Repurchase ladder within the active days",
                "Wiederkaufleiter innerhalb der Aktivtage",
                FactUnit.Share,
                formula: "the same, the next order within the active days, of those who have been watched that long",
                source: "004",
                edgeCases: "A row for each n up to 10; a row whose customers are all too young is not yet observable.",
                roles: MetricRoles.Newcomers),
            scope => new RepurchaseLadderTally(scope, scope.ActiveDays)),
        Metric.Of(
            Area.Define(
                "time-to-second-order", "Days to the second order", "Tage bis zur zweiten Bestellung",
                formula: "quantiles by Kaplan and Meier",
                source: "field: survival analysis",
                edgeCases: "Who has not ordered again is censored at the end of the period, not left out. Undefined where too few have.",
                roles: MetricRoles.Newcomers,
                unit: FactUnit.Days),
            scope => new TimeToSecondOrderTally(scope, isShares: false)),
        Metric.Of(
            Area.Define(
                "second-order-by-day", "Second order by day", "Zweitbestellung bis Tag", FactUnit.Share,
                formula: "1 − Kaplan–Meier survival, by day 30, 60, 90, 180 and 365",
                source: "field: survival analysis",
                edgeCases: "Interval: Greenwood, on the scale of the logarithm.",
                roles: MetricRoles.Newcomers),
            scope => new TimeToSecondOrderTally(scope, isShares: true)),
        Metric.Rate(
            Area.Define(
                "overdue-rate", "Overdue customers", "Überfällige Kunden", FactUnit.Share,
                formula: "of customers whose rhythm is known, those silent longer than it allows at the end of the period",
                source: "004; field: practice",
                edgeCases: "Overdue as everywhere: the fact daysUntilOverdue is below 1. Who has ordered on one day has no rhythm yet and "
                    + "is not counted.",
                roles: StageRole.Lost),
            c => c.FactsAtEnd is { DaysUntilOverdue: { } days, UsualDaysBetweenOrders: not null } ? days < 1 : null,
            NoValue.NobodysRhythmIsKnown),
    ];

    private static IMetric Count(string key, string english, string german, string formula, Func<CustomerPeriod, bool> isOne) => Metric.Sum(
        Area.Define(
            key, english, german,
            formula: formula,
            source: "field: product analytics",
            edgeCases: "The period before is as long as this one; needs the history before both.",
            roles: MetricRoles.Kept,
            unit: FactUnit.Count),
        c => isOne(c) ? 1 : 0);

    private static bool WasActive(CustomerPeriod customer) => customer.WasActiveInPeriodBefore;

    /// <summary>What the customer brought less than in the period before; negative where it was more.</summary>
    private static decimal RevenueLost(CustomerPeriod customer) =>
        Math.Max(0, customer.RevenueBetween((2 * customer.FromDay) - customer.ToDay, customer.FromDay)) - Math.Max(0, customer.Revenue);

    private static bool? LoyaltyRetention(CustomerPeriod customer)
    {
        int[] scans = [.. customer.EventsWithDays().Where(e => e.Event.Kind == CustomerEventKind.LoyaltyScan).Select(e => e.Day)];
        return Has(customer.FromDay) ? Has(customer.ToDay) : null;

        bool Has(int day) => Array.Exists(scans, scan => scan >= day - customer.Scope.ActiveDays && scan < day);
    }

    private static IEnumerable<(int Begins, int? Follows)> SecondOrders(CustomerPeriod customer) =>
        customer is { OrderCountBefore: 0, OrderCount: > 0 }
            ? [(customer.Orders[0].Day, customer.Orders.Count > 1 ? customer.Orders[1].Day : null)]
            : [];
}
