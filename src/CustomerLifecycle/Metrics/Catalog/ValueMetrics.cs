
namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of what customers are worth.</summary>
internal static class ValueMetrics
{
    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Sum(
            Define("people", "People", "Personen", FactUnit.Count, "everybody with an event before the end of the period", "own", "Leads too; see customers for buyers.", StageRole.None),
            c => c.IsKnown ? 1 : 0),
        Metric.Sum(
            Define("customers", "Customers", "Kunden", FactUnit.Count, "distinct customers with an order that counts in the period", "field: shops", string.Empty, MetricRoles.Buyers),
            c => c.OrderCount > 0 ? 1 : 0),
        Metric.Sum(
            Define("orders", "Orders", "Bestellungen", FactUnit.Count, "orders of the period that count under the policy", "field: shops", "Canceled, test and zero-amount orders do not count unless the policy says so.", MetricRoles.Buyers),
            c => c.OrderCount),
        Metric.Sum(
            Define("revenue", "Revenue", "Umsatz", FactUnit.Amount, "amounts of the orders of the period − what returns gave back in it", "field: shops", "Returns are booked to the day of the return; may be negative.", MetricRoles.Buyers),
            c => (double)c.Revenue),
        Metric.Sum(
            Define("profit", "Profit", "Gewinn", FactUnit.Amount, "revenue − cost of what was sold and kept", "002", "Equals revenue where no cost is recorded.", MetricRoles.Buyers),
            c => (double)c.Profit),
        Metric.Of(
            Define("average-order-value", "Average order value", "Ø Bestellwert", FactUnit.Amount, "revenue ÷ orders", "002; field: shops", "Pooled over all orders, not a mean of daily means. Net of returns. Interval: normal, from the spread of the orders' amounts.", MetricRoles.Buyers),
            _ => new TotalPerTally(c => c.Revenue, Amounts, "no orders in the period")),
        Metric.Of(
            Define("order-value-distribution", "Order values", "Bestellwerte", FactUnit.Amount, "quantiles of the amounts of the orders", "002", "Gross of returns. Right within half a per cent.", MetricRoles.Buyers),
            _ => new QuantileTally(Amounts, "no orders in the period", 0.1, 0.25, 0.5, 0.75, 0.9)),
        Metric.Ratio(
            Define("purchase-frequency", "Purchase frequency", "Kaufhäufigkeit", FactUnit.Number, "orders ÷ customers, both of the period", "002; field: shops", "At least 1: who did not buy is not in the denominator.", MetricRoles.Buyers),
            c => c.OrderCount,
            c => c.OrderCount > 0 ? 1 : 0,
            "no customers in the period"),
        Metric.Of(
            Define("revenue-per-customer", "Revenue per customer", "Umsatz pro Kunde", FactUnit.Amount, "revenue ÷ customers, both of the period", "002", "Returns of those who did not buy in the period lower it too. Interval: normal, from the spread over customers.", MetricRoles.Buyers),
            _ => new TotalPerTally(c => c.Revenue, c => c.OrderCount > 0 ? [(double)c.Revenue] : [], "no customers in the period")),
        Metric.Of(
            Define("profit-per-customer", "Profit per customer", "Gewinn pro Kunde", FactUnit.Amount, "profit ÷ customers, both of the period", "002", "As revenue-per-customer; beside it, since who buys often may bring less than who buys once.", MetricRoles.Buyers),
            _ => new TotalPerTally(c => c.Profit, c => c.OrderCount > 0 ? [(double)c.Profit] : [], "no customers in the period")),
        Metric.Mean(
            Define("days-between-orders", "Days between orders", "Tage zwischen Bestellungen", FactUnit.Days, "mean of the gaps that end in the period, pooled over customers", "002; field: e-mail marketing", "0 for orders of one day, unless the policy merges them. The gap still open is not averaged in.", MetricRoles.Newcomers),
            Gaps,
            "no customer with two orders"),
        Metric.Of(
            Define("median-days-between-orders", "Median days between orders", "Median der Tage zwischen Bestellungen", FactUnit.Days, "median of the same gaps", "field: e-mail marketing", "Right within half a per cent.", MetricRoles.Newcomers),
            _ => new QuantileTally(Gaps, "no customer with two orders", 0.5)),
        Metric.Mean(
            Define("days-between-orders-per-customer", "Days between orders, per customer", "Tage zwischen Bestellungen je Kunde", FactUnit.Days, "mean over customers of (last − first order) ÷ (orders − 1), to date", "field: e-mail marketing", "Every customer weighs the same. Customers with one order have none.", MetricRoles.Newcomers),
            c => c.OrderCountAtEnd > 1 ? [(c.Orders[c.OrderCountAtEnd - 1].Day - c.Orders[0].Day) / (c.OrderCountAtEnd - 1.0)] : [],
            "no customer with two orders"),
        Metric.Mean(
            Define("historic-customer-lifetime-value", "Historic customer lifetime value", "Bisheriger Kundenwert", FactUnit.Amount, "mean profit to date of customers with an order by the end of the period", "002; field: e-mail marketing", "Net of refunds; may be negative. Profit, not revenue. A lower bound of the lifetime value: lives are not over.", MetricRoles.Kept),
            c => c.OrderCountAtEnd > 0 ? [(double)c.ProfitToDate] : [],
            "no customers"),
        Metric.Mean(
            Define("historic-customer-lifetime-revenue", "Historic customer lifetime revenue", "Bisheriger Kundenumsatz", FactUnit.Amount, "mean revenue to date of the same customers", "field: e-mail marketing", "Beside the value, never in its place.", MetricRoles.Kept),
            c => c.OrderCountAtEnd > 0 ? [(double)c.RevenueToDate] : [],
            "no customers"),
        Metric.Of(
            Define("margin-over-churn-lifetime-value", "Lifetime value, margin ÷ churn", "Kundenwert: Marge ÷ Abwanderung", FactUnit.Amount, "(profit in the period of those active at its start ÷ their number) ÷ customer churn rate of the period", "field: subscriptions", "Takes churn and margin to stay as they are, for ever. Undefined without churn: no floor is put under it.", MetricRoles.Kept),
            _ => new MarginOverChurnTally()),
        SpendMetric.Of(
            Define("lifetime-value-to-acquisition-cost", "Lifetime value to acquisition cost", "Kundenwert zu Akquisitionskosten", FactUnit.Number, "profit to date of the period's new customers ÷ spend", "004; field: growth", "Equals their historic lifetime value ÷ customer acquisition cost. A rule of thumb asks for 3 of the whole life.", MetricRoles.Leads, needsSpend: true),
            c => c.IsNew ? (double)c.ProfitToDate : 0),
        Metric.Of(
            Define("payback-months", "Payback in months", "Amortisation in Monaten", FactUnit.Number, "customer acquisition cost ÷ profit per customer and month", "004; field: growth", "A month is 365.25 ÷ 12 days. Takes every month to be as good as those of the period; by cohort: CohortPayback.", MetricRoles.Leads, needsSpend: true),
            scope => new PaybackTally(scope)),
    ];

    private static MetricDefinition Define(
        string key, string english, string german, FactUnit unit, string formula, string source, string edgeCases, StageRole roles, bool needsSpend = false) =>
        new(key, LocalizedText.Of(english, german), unit)
        {
            Area = MetricArea.Value,
            Formula = formula,
            Population = "orders that count under the shop's order policy, and those who made them",
            EdgeCases = edgeCases,
            Source = source,
            Roles = roles,
            NeedsSpend = needsSpend,
        };

    private static IEnumerable<double> Amounts(CustomerPeriod customer)
    {
        for (int i = customer.OrderCountBefore; i < customer.OrderCountAtEnd; i++)
        {
            yield return (double)customer.Orders[i].Amount;
        }
    }

    private static IEnumerable<double> Gaps(CustomerPeriod customer)
    {
        for (int i = Math.Max(1, customer.OrderCountBefore); i < customer.OrderCountAtEnd; i++)
        {
            yield return customer.Orders[i].Day - customer.Orders[i - 1].Day;
        }
    }
}
