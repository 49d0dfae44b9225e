
namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of what customers are worth.</summary>
internal static class ValueMetrics
{
    private static readonly MetricDefinitions Area = new(
        MetricArea.Value, "orders that count under the shop's order policy, and those who made them");

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Sum(
            Area.Define(
                "people", "People", "Personen", FactUnit.Count,
                formula: "everybody with an event before the end of the period",
                source: "own",
                edgeCases: "Leads too; see customers for buyers.",
                roles: StageRole.None),
            c => c.IsKnown ? 1 : 0),
        Metric.Sum(
            Area.Define(
                "customers", "Customers", "Kunden", FactUnit.Count,
                formula: "distinct customers with an order that counts, or a contract that runs, in the period",
                source: "field: shops",
                edgeCases: string.Empty,
                roles: MetricRoles.Buyers),
            c => c.IsBuyer ? 1 : 0),
        Metric.Sum(
            Area.Define(
                "orders", "Orders", "Bestellungen", FactUnit.Count,
                formula: "orders of the period that count under the policy",
                source: "field: shops",
                edgeCases: "Canceled, test and zero-amount orders do not count unless the policy says so.",
                roles: MetricRoles.Buyers),
            c => c.OrderCount),
        Metric.Sum(
            Area.Define(
                "revenue", "Revenue", "Umsatz", FactUnit.Amount,
                formula: "amounts of the orders of the period + what was paid for contracts in it − what returns gave back in it",
                source: "field: shops",
                edgeCases: "Returns are booked to the day of the return, terms of contracts to the day on which they were made or renewed; "
                    + "may be negative. An order that came back in full later stays in the revenue of its day, so that a period once told "
                    + "never changes; see revenue-by-order-date.",
                roles: MetricRoles.Buyers),
            c => (double)c.Revenue),
        Metric.Sum(
            Area.Define(
                "revenue-by-order-date",
                "Revenue by order date (restated)",
                "Umsatz nach Bestelldatum (berichtigt)",
                FactUnit.Amount,
                formula: "amounts of the orders of the period + what was paid for contracts in it − all that returns gave back of "
                    + "these orders",
                source: "field: shops",
                edgeCases: "Later returns change it, as far as the data reach. A return that names no order at hand is booked to its own "
                    + "day.",
                roles: MetricRoles.Buyers),
            c => (double)c.RestatedRevenue),
        Metric.Sum(
            Area.Define(
                "profit", "Profit", "Deckungsbeitrag", FactUnit.Amount,
                formula: "revenue − cost of what was sold and kept, and of contracts",
                source: "002",
                edgeCases: "Equals revenue where no cost is recorded.",
                roles: MetricRoles.Buyers),
            c => (double)c.Profit),
        Metric.Of(
            Area.Define(
                "average-order-value", "Average order value", "Ø Bestellwert", FactUnit.Amount,
                formula: "revenue by order date, without contracts ÷ orders",
                source: "002; field: shops",
                edgeCases: "Pooled over all orders, not a mean of daily means. Net of returns, then or later; an order "
                    + "returned in full is in neither of the two. Interval: "
                    + "on the scale of the logarithm, from the spread of the orders' amounts: below 0 only where more came back than was "
                    + "bought.",
                roles: MetricRoles.Buyers),
            _ => new TotalPerTally(c => c.OrderRevenue, Amounts, NoValue.NoOrdersInThePeriod)),
        Metric.Of(
            Area.Define(
                "order-value-distribution", "Order values", "Bestellwerte", FactUnit.Amount,
                formula: "quantiles of the amounts of the orders",
                source: "002",
                edgeCases: "Gross of returns. Right within half a per cent.",
                roles: MetricRoles.Buyers),
            _ => new QuantileTally(Amounts, NoValue.NoOrdersInThePeriod, 0.1, 0.25, 0.5, 0.75, 0.9)),
        Metric.Mean(
            Area.Define(
                "purchase-frequency", "Purchase frequency", "Kaufhäufigkeit", FactUnit.Number,
                formula: "orders ÷ customers who ordered, both of the period",
                source: "002; field: shops",
                edgeCases: "At least 1: who did not buy is not in the denominator.",
                roles: MetricRoles.Buyers,
                range: new FactRange(1, double.PositiveInfinity)),
            c => c.OrderCount > 0 ? [c.OrderCount] : [],
            NoValue.NoCustomersInThePeriod),
        Metric.Of(
            Area.Define(
                "revenue-per-customer", "Revenue per customer", "Umsatz pro Kunde", FactUnit.Amount,
                formula: "revenue ÷ customers, both of the period",
                source: "002",
                edgeCases: "Returns of those who did not buy in the period lower it too. Interval: from the spread over customers.",
                roles: MetricRoles.Buyers),
            _ => new TotalPerTally(c => c.Revenue, c => c.IsBuyer ? [(double)c.Revenue] : [], NoValue.NoCustomersInThePeriod)),
        Metric.Of(
            Area.Define(
                "profit-per-customer", "Profit per customer", "Deckungsbeitrag pro Kunde", FactUnit.Amount,
                formula: "profit ÷ customers, both of the period",
                source: "002",
                edgeCases: "As revenue-per-customer; beside it, since who buys often may bring less than who buys once.",
                roles: MetricRoles.Buyers),
            _ => new TotalPerTally(c => c.Profit, c => c.IsBuyer ? [(double)c.Profit] : [], NoValue.NoCustomersInThePeriod)),
        Metric.Mean(
            Area.Define(
                "days-between-orders", "Days between orders", "Tage zwischen Bestellungen", FactUnit.Days,
                formula: "mean of the gaps that end in the period, pooled over customers",
                source: "002; field: e-mail marketing",
                edgeCases: "0 for orders of one day, unless the policy merges them. The gap still open is not averaged in.",
                roles: MetricRoles.Newcomers),
            Gaps,
            NoValue.NoCustomerWithTwoOrders),
        Metric.Of(
            Area.Define(
                "median-days-between-orders", "Median days between orders", "Median der Tage zwischen Bestellungen", FactUnit.Days,
                formula: "median of the same gaps",
                source: "field: e-mail marketing",
                edgeCases: "Right within half a per cent.",
                roles: MetricRoles.Newcomers),
            _ => new QuantileTally(Gaps, NoValue.NoCustomerWithTwoOrders, 0.5)),
        Metric.Mean(
            Area.Define(
                "days-between-orders-per-customer",
                "Days between orders, per customer",
                "Tage zwischen Bestellungen je Kunde",
                FactUnit.Days,
                formula: "mean over customers of (last − first order) ÷ (orders − 1), to date",
                source: "field: e-mail marketing",
                edgeCases: "Every customer weighs the same. Customers with one order have none.",
                roles: MetricRoles.Newcomers),
            c => c.OrderCountAtEnd > 1 ? [(c.Orders[c.OrderCountAtEnd - 1].Day - c.Orders[0].Day) / (c.OrderCountAtEnd - 1.0)] : [],
            NoValue.NoCustomerWithTwoOrders),
        Metric.Mean(
            Area.Define(
                "historic-customer-lifetime-value", "Historic customer lifetime value", "Bisheriger Kundenwert", FactUnit.Amount,
                formula: "mean profit to date of customers with an order or a contract by the end of the period",
                source: "002; field: e-mail marketing",
                edgeCases: "Net of refunds; may be negative. Profit, not revenue. A lower bound of the lifetime value: lives are not over.",
                roles: MetricRoles.Kept),
            c => c.HasBought ? [(double)c.ProfitToDate] : [],
            NoValue.NoCustomers),
        Metric.Mean(
            Area.Define(
                "historic-customer-lifetime-revenue", "Historic customer lifetime revenue", "Bisheriger Kundenumsatz", FactUnit.Amount,
                formula: "mean revenue to date of the same customers",
                source: "field: e-mail marketing",
                edgeCases: "Beside the value, never in its place.",
                roles: MetricRoles.Kept),
            c => c.HasBought ? [(double)c.RevenueToDate] : [],
            NoValue.NoCustomers),
        Metric.Of(
            Area.Define(
                "margin-over-churn-lifetime-value", "Lifetime value, margin ÷ churn", "Kundenwert: Marge ÷ Abwanderung", FactUnit.Amount,
                formula: "(profit in the period of those active at its start ÷ their number) ÷ customer churn rate of the period",
                source: "field: subscriptions",
                edgeCases: "Takes churn and margin to stay as they are, for ever. Undefined without churn: no floor is put under it.",
                roles: MetricRoles.Kept),
            _ => new MarginOverChurnTally()),
        SpendMetric.Of(
            Area.Define(
                "lifetime-value-to-acquisition-cost",
                "Lifetime value to acquisition cost",
                "Kundenwert zu Akquisitionskosten",
                FactUnit.Number,
                formula: "profit to date of the period's new customers ÷ spend",
                source: "004; field: growth",
                edgeCases: "Equals their historic lifetime value ÷ cost per acquisition. "
                    + "A rule of thumb asks for 3 of the whole life.",
                roles: MetricRoles.Leads,
                needsSpend: true),
            c => c.IsNew ? (double)c.ProfitToDate : 0),
        Metric.Of(
            Area.Define(
                "payback-months", "Payback in months", "Amortisation in Monaten", FactUnit.Number,
                formula: "cost per acquisition ÷ profit per customer and month",
                source: "004; field: growth",
                edgeCases: "A month is 365.25 ÷ 12 days. Takes every month to be as good as those of the period; by cohort: CohortPayback.",
                roles: MetricRoles.Leads,
                needsSpend: true),
            scope => new PaybackTally(scope)),
    ];

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
