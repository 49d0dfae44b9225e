using CustomerLifecycle.Activity;

namespace CustomerLifecycle.Metrics;

/// <summary>The definitions of what is computed by tables, flows and formulas.</summary>
internal static class CalculatorDefinitions
{
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        Of("cohort-retention", "Cohort retention", "Kohortenbindung", FactUnit.Share, MetricArea.Retention, "CohortTable.Of, mode On", "members active in period n ÷ members of the cohort", "Calendar or rolling periods; complete, in progress or not yet observable; the mean is weighted and over complete cells alone. Any kind of event may be the signal.", "002; field: product analytics"),
        Of("cohort-retention-on-or-after", "Cohort retention, on or after", "Kohortenbindung, ab", FactUnit.Share, MetricArea.Retention, "CohortTable.Of, mode OnOrAfter", "members active in period n or later ÷ members of the cohort", "Never less than the retention on the period; rises as time passes.", "field: product analytics"),
        Of("lifecycle-accounting", "Lifecycle accounting", "Bestandsrechnung", FactUnit.Count, MetricArea.Retention, "LifecycleAccounting.Of", "new, returning, resurrected and dormant customers, period after period", "active = new + returning + resurrected; dormant = active before − returning.", "field: product analytics"),
        Of("contractual-lifetime-value-first-payment-now", "Lifetime value with a contract, first payment now", "Vertragskundenwert, erste Zahlung sofort", FactUnit.Amount, MetricArea.Value, "LifetimeValue.WithFirstPaymentNow", "m(1 + d) ÷ (1 + d − r)", "0 ≤ r ≤ 1, d ≥ 0; undefined for r = 1 and d = 0.", "field: Fader and Hardie, note 024"),
        Of("contractual-lifetime-value-after-first-payment", "Lifetime value with a contract, after the first payment", "Vertragskundenwert, nach der ersten Zahlung", FactUnit.Amount, MetricArea.Value, "LifetimeValue.AfterFirstPayment", "m·r ÷ (1 + d − r)", "As above.", "field: Fader and Hardie, note 024"),
        Of("contractual-lifetime-value-at-period-ends", "Lifetime value with a contract, payments at period ends", "Vertragskundenwert, Zahlungen am Periodenende", FactUnit.Amount, MetricArea.Value, "LifetimeValue.WithPaymentsAtPeriodEnds", "m ÷ (1 + d − r)", "As above.", "field: Fader and Hardie, note 024"),
        Of("truncated-lifetime-value", "Truncated lifetime value", "Begrenzter Kundenwert", FactUnit.Amount, MetricArea.Value, "LifetimeValue.Truncated", "Σ m·rᵗ ÷ (1 + d)ᵗ, t = 0 … n", "Not a lifetime value: the rest is left out.", "field: Fader and Hardie 2014"),
        Of("baseline-lifetime-value", "Lifetime value, baseline forecast", "Kundenwert, einfache Prognose", FactUnit.Amount, MetricArea.Value, "LifetimeValue.Baseline", "mean monthly spend × months × overall retention", "To grade better forecasts by.", "field: CRM"),
        Of("value-to-come", "Value to come", "Zu erwartender Wert", FactUnit.Amount, MetricArea.Value, "RepurchaseForecast.Forecast", "chance of another order within the horizon, by Kaplan–Meier for each number of orders × orders once back, by the own pace × mean profit of an order, shrunk towards that of all", "By customer. Unknown before the first order, and from fewer than ten buyers. A forecasting model of one's own takes its place as an IValueForecast.", "002"),
        Of("value-potential", "Potential", "Potenzial", FactUnit.Share, MetricArea.Value, "Potential.ShareToCome", "value to come ÷ (value so far + value to come)", "By customer. Undefined where a value is negative or not known, or both are 0.", "002"),
        Of("cohort-payback", "Payback by cohort", "Amortisation je Kohorte", FactUnit.Number, MetricArea.Value, "CohortPayback.Of", "first month by whose end the cohort's profit ≥ the spend of its month", "Not yet reached, or no spend known, is said.", "004; field: growth"),
        Of("strategy-comparison", "Comparison of two strategies", "Vergleich zweier Strategien", FactUnit.Share, MetricArea.Acquisition, "ProportionComparison", "difference of two conversion rates", "Newcombe's interval of the difference; p-value of the pooled test.", "002"),
        Of("programme-uplift", "Uplift of a programme", "Uplift eines Programms", FactUnit.Share, MetricArea.Programmes, "ProgrammeUplift.Of", "(treated share − control share) ÷ control share", "Undefined where nobody of the control group succeeded; the difference stands all the same.", "004"),
        Of("viral-growth", "Growth by recommendations", "Wachstum durch Empfehlungen", FactUnit.Count, MetricArea.Advocacy, "ViralGrowth.Customers", "seed · (Kⁿ⁺¹ − 1) ÷ (K − 1); seed · (n + 1) for K = 1", "n counts cycles; see referral-cycle-time.", "field: growth"),
        Of("stage-share", "Stage shares", "Anteile der Phasen", FactUnit.Share, MetricArea.Flow, "StageFlow.ShareAtStart, ShareAtEnd", "customers in the stage ÷ customers known", "The shares of all stages sum to 1.", "field: practice"),
        Of("movement-matrix", "Movement matrix", "Bewegungsmatrix", FactUnit.Count, MetricArea.Flow, "StageFlow.Movement", "customers by stage before and at the end of the period", "With \"not yet a customer\". Who was erased is in no row.", "field: e-mail marketing"),
        Of("transition-probability-on-exit", "Transition probability on exit", "Übergangswahrscheinlichkeit bei Austritt", FactUnit.Share, MetricArea.Flow, "StageFlow.ProbabilityOnExit", "transitions A → B ÷ transitions out of A", "One customer may count more than once.", "field: Markov"),
        Of("transition-probability-in-period", "Transition probability in a period", "Übergangswahrscheinlichkeit je Zeitraum", FactUnit.Share, MetricArea.Flow, "StageFlow.ProbabilityInPeriod", "customers in A before and in B at the end ÷ customers in A before", "Staying included.", "field: Markov"),
        Of("expected-steps-to-stage", "Expected steps to a stage", "Erwartete Schritte bis zu einer Phase", FactUnit.Number, MetricArea.Flow, "MarkovChain.ExpectedStepsTo", "solution of h = 1 + P·h outside the stage", "Absent where the stage may never be reached.", "field: Markov"),
        Of("stationary-share", "Stationary shares", "Stationäre Anteile", FactUnit.Share, MetricArea.Flow, "MarkovChain.Stationary", "π = π·P, Σπ = 1", "Absent where the long run depends on the beginning.", "field: Markov"),
        Of("stage-conversion", "Funnel", "Trichter", FactUnit.Share, MetricArea.Flow, "Funnel.Of", "entrants who reach each step within the window ÷ entrants", "Strict, implied or any order; entrants younger than the window are not counted.", "001; field: product analytics"),
        Of("time-in-stage", "Time in stage", "Verweildauer", FactUnit.Days, MetricArea.Flow, "StageFlow.TimeIn", "Kaplan–Meier over visits, open ones censored", "The median is absent where more than half are still there.", "field: survival analysis"),
        Of("days-in-stage", "Days in stage, by visit", "Tage je Aufenthalt", FactUnit.Days, MetricArea.Flow, "StageTimeline.DaysOf", "day of leaving − day of entering", "An open visit counts to the end of the timeline, and is censored.", "field: CRM"),
        Of("overdue-stay", "Overdue against a maximum stay", "Überschrittene Verweildauer", FactUnit.Share, MetricArea.Flow, "StageFlow.Overdue", "open visits longer than the maximum ÷ open visits", "At the end of the period.", "field: practice"),
    ];

    private static MetricDefinition Of(
        string key, string english, string german, FactUnit unit, MetricArea area, string computedBy, string formula, string edgeCases, string source) =>
        new(key, LocalizedText.Of(english, german), unit) { Area = area, Formula = formula, Population = computedBy, EdgeCases = edgeCases, Source = source };
}
