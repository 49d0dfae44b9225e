using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Metrics;

/// <summary>Period after period: who is new, who came again, who came back and who stayed away.</summary>
/// <remarks>Active = new + returning + resurrected; dormant = active of the period before − returning.</remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class LifecycleAccounting : IJsonResult
{
    private LifecycleAccounting(MetricPeriod period, long fresh, long returning, long resurrected, long dormant)
    {
        Period = period;
        New = fresh;
        Returning = returning;
        Resurrected = resurrected;
        Dormant = dormant;
    }

    /// <summary>Gets the period.</summary>
    public MetricPeriod Period { get; }

    /// <summary>Gets those who became customers in the period (<see cref="CustomerPeriod.IsNew"/>).</summary>
    public long New { get; }

    /// <summary>Gets those who were customers in this period (<see cref="CustomerPeriod.IsActiveIn"/>) and in the one before.</summary>
    public long Returning { get; }

    /// <summary>Gets those who were customers in this period and once before, but not in the period before.</summary>
    public long Resurrected { get; }

    /// <summary>Gets those who were customers in the period before and not in this one.</summary>
    public long Dormant { get; }

    /// <summary>Gets those who were customers in the period.</summary>
    public long Active => New + Returning + Resurrected;

    /// <summary>Gets (new + resurrected) ÷ dormant; undefined without losses.</summary>
    public MetricValue QuickRatio => MetricValue.Ratio(New + Resurrected, Dormant, NoValue.NoLosses);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        ReadableJson.WriteDay(json, "from", Period.From);
        ReadableJson.WriteDay(json, "to", Period.To);
        json.WriteNumber("new", New);
        json.WriteNumber("returning", Returning);
        json.WriteNumber("resurrected", Resurrected);
        json.WriteNumber("active", Active);
        json.WriteNumber("dormant", Dormant);
        json.WritePropertyName("quickRatio");
        QuickRatio.WriteTo(json, culture);
        json.WriteEndObject();
    }

    /// <summary>Counts customers in several periods, in one pass.</summary>
    /// <param name="customers">The customers, of whom nothing is kept.</param>
    /// <param name="shop">Zone, currency and order policy.</param>
    /// <param name="periods">The periods in time order, each beginning where the one before ends.</param>
    /// <returns>One answer for each period; the first knows no period before, so everybody is new or resurrected in it.</returns>
    /// <exception cref="ArgumentException">There is no period, or they do not follow each other.</exception>
    public static IReadOnlyList<LifecycleAccounting> Of(
        IEnumerable<CustomerHistory> customers, Shop shop, params IReadOnlyList<MetricPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(periods);
        for (int i = 1; i < periods.Count; i++)
        {
            if (periods[i].From != periods[i - 1].To)
            {
                throw new ArgumentException($"The period {periods[i]} does not begin where {periods[i - 1]} ends.", nameof(periods));
            }
        }

        if (periods.Count == 0)
        {
            throw new ArgumentException("There must be at least one period.", nameof(periods));
        }

        long[,] counts = new long[periods.Count, 4];
        MetricScope scope = new(shop, new MetricPeriod(periods[0].From, periods[^1].To));
        foreach (CustomerHistory history in Guard.Against.NothingWithin(customers))
        {
            CustomerPeriod customer = new(history, scope);
            bool wasActive = false;
            bool isKnown = customer.FirstActiveDay < customer.FromDay;
            for (int i = 0; i < periods.Count; i++)
            {
                bool isActive = customer.IsActiveIn(periods[i]);
                counts[i, 0] += isActive && !isKnown ? 1 : 0;
                counts[i, 1] += isActive && wasActive ? 1 : 0;
                counts[i, 2] += isActive && isKnown && !wasActive ? 1 : 0;
                counts[i, 3] += !isActive && wasActive ? 1 : 0;
                wasActive = isActive;
                isKnown |= isActive;
            }
        }

        return [.. periods.Select((p, i) => new LifecycleAccounting(p, counts[i, 0], counts[i, 1], counts[i, 2], counts[i, 3]))];
    }
}
