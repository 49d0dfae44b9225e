
namespace CustomerLifecycle.Metrics;

/// <summary>The definitions of what is computed by tables, flows and formulas.</summary>
internal static class CalculatorDefinitions
{
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        Of(
            "cohort-retention", "Cohort retention", "Kohortenbindung", FactUnit.Share,
            area: MetricArea.Retention,
            computedBy: "CohortTable.Of, mode On",
            formula: "members active in period n ÷ members of the cohort",
            edgeCases: "Calendar or rolling periods; complete, in progress or not yet observable; "
                + "the mean is weighted and over complete cells alone. Any kind of event may be the signal.",
            source: "002; field: product analytics"),
        Of(
            "cohort-retention-on-or-after", "Cohort retention, on or after", "Kohortenbindung, ab", FactUnit.Share,
            area: MetricArea.Retention,
            computedBy: "CohortTable.Of, mode OnOrAfter",
            formula: "members active in period n or later ÷ members of the cohort",
            edgeCases: "Never less than the retention on the period; rises as time passes.",
            source: "field: product analytics"),
        Of(
            "lifecycle-accounting", "Lifecycle accounting", "Bestandsrechnung", FactUnit.Count,
            area: MetricArea.Retention,
            computedBy: "LifecycleAccounting.Of",
            formula: "new, returning, resurrected and dormant customers, period after period",
            edgeCases: "active = new + returning + resurrected; dormant = active before − returning.",
            source: "field: product analytics"),
        Of(
            "contractual-lifetime-value-first-payment-now",
            "Lifetime value with a contract, first payment now",
            "Vertragskundenwert, erste Zahlung sofort",
            FactUnit.Amount,
            area: MetricArea.Value,
            computedBy: "LifetimeValue.WithFirstPaymentNow",
            formula: "m(1 + d) ÷ (1 + d − r)",
            edgeCases: "0 ≤ r ≤ 1, d ≥ 0; undefined for r = 1 and d = 0.",
            source: "field: Fader and Hardie, note 024"),
        Of(
            "contractual-lifetime-value-after-first-payment",
            "Lifetime value with a contract, after the first payment",
            "Vertragskundenwert, nach der ersten Zahlung",
            FactUnit.Amount,
            area: MetricArea.Value,
            computedBy: "LifetimeValue.AfterFirstPayment",
            formula: "m·r ÷ (1 + d − r)",
            edgeCases: "As above.",
            source: "field: Fader and Hardie, note 024"),
        Of(
            "contractual-lifetime-value-at-period-ends",
            "Lifetime value with a contract, payments at period ends",
            "Vertragskundenwert, Zahlungen am Periodenende",
            FactUnit.Amount,
            area: MetricArea.Value,
            computedBy: "LifetimeValue.WithPaymentsAtPeriodEnds",
            formula: "m ÷ (1 + d − r)",
            edgeCases: "As above.",
            source: "field: Fader and Hardie, note 024"),
        Of(
            "truncated-lifetime-value", "Truncated lifetime value", "Begrenzter Kundenwert", FactUnit.Amount,
            area: MetricArea.Value,
            computedBy: "LifetimeValue.Truncated",
            formula: "Σ m·rᵗ ÷ (1 + d)ᵗ, t = 0 … n",
            edgeCases: "Not a lifetime value: the rest is left out.",
            source: "field: Fader and Hardie 2014"),
        Of(
            "baseline-lifetime-value", "Lifetime value, baseline forecast", "Kundenwert, einfache Prognose", FactUnit.Amount,
            area: MetricArea.Value,
            computedBy: "LifetimeValue.Baseline",
            formula: "mean monthly spend × months × overall retention",
            edgeCases: "To grade better forecasts by.",
            source: "field: CRM"),
        Of(
            "value-to-come", "Value to come", "Zu erwartender Wert", FactUnit.Amount,
            area: MetricArea.Value,
            computedBy: "RepurchaseForecast.Forecast",
            formula: "chance of another order within the horizon, by Kaplan–Meier for each number of orders × orders once back, by the own "
                + "pace × mean profit of an order, shrunk towards that of all",
            edgeCases: "By customer. Unknown before the first order, and from fewer than ten buyers. "
                + "A forecasting model of one's own takes its place as an IValueForecast.",
            source: "002"),
        Of(
            "value-potential", "Potential", "Potenzial", FactUnit.Share,
            area: MetricArea.Value,
            computedBy: "Potential.ShareToCome",
            formula: "value to come ÷ (value so far + value to come)",
            edgeCases: "By customer. Undefined where a value is negative or not known, or both are 0.",
            source: "002"),
        Of(
            "cohort-payback", "Payback by cohort", "Amortisation je Kohorte", FactUnit.Number,
            area: MetricArea.Value,
            computedBy: "CohortPayback.Of",
            formula: "first month by whose end the cohort's profit ≥ the spend of its month",
            edgeCases: "Not yet reached, or no spend known, is said.",
            source: "004; field: growth"),
        Of(
            "strategy-comparison", "Comparison of two strategies", "Vergleich zweier Strategien", FactUnit.Share,
            area: MetricArea.Acquisition,
            computedBy: "MetricReport.Compare, ProportionComparison",
            formula: "difference of the same rate of two groups, e.g. of two campaigns",
            edgeCases: "Newcombe's interval of the difference; p-value of the pooled test. Pair by pair: one in twenty differs by chance.",
            source: "002"),
        Of(
            "programme-uplift", "Uplift of a programme", "Uplift eines Programms", FactUnit.Share,
            area: MetricArea.Programmes,
            computedBy: "ProgrammeUplift.Of",
            formula: "(treated share − control share) ÷ control share",
            edgeCases: "Undefined where nobody of the control group succeeded; the difference stands all the same.",
            source: "004"),
        Of(
            "programme-uplift-of-amounts", "Uplift of amounts by a programme", "Uplift der Beträge durch ein Programm", FactUnit.Amount,
            area: MetricArea.Programmes,
            computedBy: "ProgrammeUplift.OfAmounts",
            formula: "mean amount of the treated − mean amount of the control group; uplift: that ÷ the mean of the control group",
            edgeCases: "Welch's interval of the difference and p-value; none where a group has fewer than two. Who bought nothing has 0.",
            source: "004"),
        Of(
            "viral-growth", "Growth by recommendations", "Wachstum durch Empfehlungen", FactUnit.Count,
            area: MetricArea.Advocacy,
            computedBy: "ViralGrowth.Customers",
            formula: "seed · (Kⁿ⁺¹ − 1) ÷ (K − 1); seed · (n + 1) for K = 1",
            edgeCases: "n counts cycles; see referral-cycle-time.",
            source: "field: growth"),
        Of(
            "stage-share", "Stage shares", "Anteile der Phasen", FactUnit.Share,
            area: MetricArea.Flow,
            computedBy: "StageFlow.ShareAtStart, ShareAtEnd",
            formula: "customers in the stage ÷ customers known",
            edgeCases: "The shares of all stages sum to 1.",
            source: "field: practice"),
        Of(
            "movement-matrix", "Movement matrix", "Bewegungsmatrix", FactUnit.Count,
            area: MetricArea.Flow,
            computedBy: "StageFlow.Movement",
            formula: "customers by stage before and at the end of the period",
            edgeCases: "With \"not yet a customer\". Who was erased is in no row.",
            source: "field: e-mail marketing"),
        Of(
            "transition-probability-on-exit", "Transition probability on exit", "Übergangswahrscheinlichkeit bei Austritt", FactUnit.Share,
            area: MetricArea.Flow,
            computedBy: "StageFlow.ProbabilityOnExit",
            formula: "transitions A → B ÷ transitions out of A",
            edgeCases: "One customer may count more than once.",
            source: "field: Markov"),
        Of(
            "transition-probability-in-period",
            "Transition probability in a period",
            "Übergangswahrscheinlichkeit je Zeitraum",
            FactUnit.Share,
            area: MetricArea.Flow,
            computedBy: "StageFlow.ProbabilityInPeriod",
            formula: "customers in A before and in B at the end ÷ customers in A before",
            edgeCases: "Staying included.",
            source: "field: Markov"),
        Of(
            "expected-steps-to-stage", "Expected steps to a stage", "Erwartete Schritte bis zu einer Phase", FactUnit.Number,
            area: MetricArea.Flow,
            computedBy: "MarkovChain.ExpectedStepsTo",
            formula: "solution of h = 1 + P·h outside the stage",
            edgeCases: "Absent where the stage may never be reached.",
            source: "field: Markov"),
        Of(
            "stationary-share", "Stationary shares", "Stationäre Anteile", FactUnit.Share,
            area: MetricArea.Flow,
            computedBy: "MarkovChain.Stationary",
            formula: "π = π·P, Σπ = 1",
            edgeCases: "Absent where the long run depends on the beginning.",
            source: "field: Markov"),
        Of(
            "stage-conversion", "Funnel", "Trichter", FactUnit.Share,
            area: MetricArea.Flow,
            computedBy: "Funnel.Of",
            formula: "entrants who reach each step within the window ÷ entrants",
            edgeCases: "Strict, implied or any order; entrants younger than the window are not counted.",
            source: "001; field: product analytics"),
        Of(
            "time-in-stage", "Time in stage", "Verweildauer", FactUnit.Days,
            area: MetricArea.Flow,
            computedBy: "StageFlow.TimeIn",
            formula: "Kaplan–Meier over visits, open ones censored",
            edgeCases: "The median is absent where more than half are still there.",
            source: "field: survival analysis"),
        Of(
            "days-in-stage", "Days in stage, by visit", "Tage je Aufenthalt", FactUnit.Days,
            area: MetricArea.Flow,
            computedBy: "StageTimeline.DaysOf",
            formula: "day of leaving − day of entering",
            edgeCases: "An open visit counts to the end of the timeline, and is censored.",
            source: "field: CRM"),
        Of(
            "overlong-stay", "Stays beyond a maximum", "Überschrittene Verweildauer", FactUnit.Share,
            area: MetricArea.Flow,
            computedBy: "StageFlow.StaysLongerThan",
            formula: "open visits longer than the maximum ÷ open visits",
            edgeCases: "At the end of the period.",
            source: "field: practice"),
    ];

    private static MetricDefinition Of(
        string key,
        string english,
        string german,
        FactUnit unit,
        MetricArea area,
        string computedBy,
        string formula,
        string edgeCases,
        string source) =>
        new(key, LocalizedText.Of(english, german), unit)
        {
            Area = area,
            Formula = formula,
            Population = computedBy,
            EdgeCases = edgeCases,
            Source = source,
        };
}
