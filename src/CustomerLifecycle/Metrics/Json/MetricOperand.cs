using System.Globalization;

namespace CustomerLifecycle.Metrics;

/// <summary>One half of a ratio that is defined in JSON: what each customer adds to it.</summary>
/// <param name="Of">What the customer adds.</param>
/// <param name="IsCount">Whether it counts things, so that its uncertainty is known.</param>
/// <param name="CountsImpressions">Whether impressions are among them.</param>
/// <param name="Text">What is added up, for people.</param>
internal sealed record MetricOperand(Func<CustomerPeriod, double> Of, bool IsCount, bool CountsImpressions, LocalizedText Text)
{
    /// <summary>How many such events happened in the period; of orders, those that count.</summary>
    public static MetricOperand Count(FactSelector events) => new(
        customer => CountIn(customer, events),
        IsCount: true,
        events.Kinds.Contains(CustomerEventKind.Impression),
        LocalizedText.Of($"events of the period ({TextOf(events)})", $"Ereignisse des Zeitraums ({TextOf(events)})"));

    /// <summary>A fact at the end of the period; where it is missing, the customer adds nothing.</summary>
    public static MetricOperand Fact(FactInfo<CustomerFacts> fact) => new(
        customer => customer.IsKnown ? fact.Measure(customer.FactsAtEnd) ?? 0 : 0,
        fact.Unit == FactUnit.Flag || (fact.IsWhole && fact.Range.Low >= 0 && fact.Unit is FactUnit.Count or FactUnit.Number),
        CountsImpressions: false,
        LocalizedText.Of($"{fact.JsonKey} at the end of the period", $"{fact.JsonKey} am Ende des Zeitraums"));

    private static string TextOf(FactSelector events) => string.Join(
        " and ",
        [
            string.Join(" or ", events.Kinds.Select(k => k.Key)),
            .. events.Narrowings.Select(n => string.Create(
                CultureInfo.InvariantCulture, $"{n.Property} {ConditionOperators.NameOf(n.Comparison)} {n.Text ?? (object)n.Number}")),
        ]);

    private static int CountIn(CustomerPeriod customer, FactSelector events)
    {
        int count = customer.EventsInPeriod().Count(e => e.Kind != CustomerEventKind.Order && events.Selects(in e, (in _) => false));
        foreach (CountedOrder order in customer.OrdersInPeriod)
        {
            count += events.Selects(order.Event, (in _) => true) ? 1 : 0;
        }

        return count;
    }
}
