namespace CustomerLifecycle.Metrics;

/// <summary>Metrics of contracts: how many terms are renewed, who cancels, and how much revenue recurs.</summary>
internal static class ContractMetrics
{
    private static readonly MetricDefinitions Contracts = new(MetricArea.Retention, "terms of contracts");

    private static readonly MetricDefinitions Money = new(MetricArea.Value, "terms of contracts");

    public static IReadOnlyList<IMetric> All { get; } =
    [
        Metric.Rate(
            Contracts.Define(
                "contract-renewal-rate", "Contract renewal rate", "Vertragsverlängerungsrate", FactUnit.Share,
                roles: MetricRoles.Kept,
                formula: "of the terms that end in the period, those of which the next was agreed on by their end",
                source: "003; field: subscriptions",
                edgeCases: "The end is the first day on which the contract no longer runs: a renewal on that day is in time, a later one "
                    + "is a new contract. Cancelled terms that end in the period are among those that were not renewed."),
            Renewals,
            NoValue.NoTermOfAContractEndsInThePeriod),
        Metric.Rate(
            Contracts.Define(
                "contract-cancellation-rate", "Contract cancellation rate", "Kündigungsrate", FactUnit.Share,
                roles: MetricRoles.Kept,
                formula: "of those under a contract at the start that is not cancelled yet, those who cancel in the period",
                source: "003; field: subscriptions",
                edgeCases: "The day of the cancellation counts, not the end of the contract."),
            IsCanceled,
            NoValue.NoUncancelledContractAtTheStart),
        Metric.Rate(
            Contracts.Define(
                "trial-conversion-rate", "Trial conversion rate", "Abschlussrate der Probezeiten", FactUnit.Share,
                formula: "of the trials that end in the period, those in which a contract began, or on the day of their end",
                source: "field: subscriptions",
                edgeCases: "The end is the first day on which the trial no longer runs. A contract that begins later counts for no trial; "
                    + "neither does one that ends on the day on which it is made.",
                population: "trials",
                roles: MetricRoles.Leads),
            Conversions,
            NoValue.NoTrialEndsInThePeriod),
        Metric.Of(
            Money.Define(
                "recurring-revenue", "Recurring revenue", "Wiederkehrender Umsatz", FactUnit.Amount,
                roles: MetricRoles.Kept,
                formula: "what was paid for terms of contracts, spread evenly over their days, as far as these lie in the period",
                source: "field: subscriptions",
                edgeCases: "Per month in a month's period. Not the same as what was paid in the period, which revenue contains. Undefined "
                    + "where there are contracts and it is known of none what was paid."),
            _ => new RecurringRevenueTally(isShare: false)),
        Metric.Of(
            Contracts.Define(
                "recurring-revenue-share", "Share of recurring revenue", "Anteil des wiederkehrenden Umsatzes", FactUnit.Share,
                roles: MetricRoles.Kept,
                formula: "recurring revenue ÷ (recurring revenue + revenue of the orders)",
                source: "field: subscriptions",
                edgeCases: "A customer's revenue of orders below 0 is taken as 0: old refunds do not recur."),
            _ => new RecurringRevenueTally(isShare: true)),
    ];

    private static Proportion Renewals(CustomerPeriod customer)
    {
        ContractTerm[] ended = [.. customer.ContractTerms.Where(t => t.End >= customer.FromDay && t.End < customer.ToDay)];
        return new Proportion(ended.Count(t => t.IsRenewed), ended.Length);
    }

    private static Proportion Conversions(CustomerPeriod customer)
    {
        (CustomerEvent Trial, int Day)[] ended =
        [
            .. customer.EventsWithDays().Where(e => e.Event.Kind == CustomerEventKind.TrialStarted
                && e.Event.ContractEndDay >= customer.FromDay && e.Event.ContractEndDay < customer.ToDay),
        ];
        return new Proportion(
            ended.Count(t => customer.ContractTerms.Any(c => c.MadeOn >= t.Day && c.MadeOn <= t.Trial.ContractEndDay)), ended.Length);
    }

    private static bool? IsCanceled(CustomerPeriod customer) =>
        customer.ContractTerms.Any(t => t.RunsOn(customer.FromDay - 1) && !(t.CanceledOn < customer.FromDay))
            ? customer.ContractTerms.Any(t => t.CanceledOn >= customer.FromDay && t.CanceledOn < customer.ToDay)
            : null;
}
