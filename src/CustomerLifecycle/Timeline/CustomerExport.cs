using System.Text.Json;
using NodaTime.Text;

namespace CustomerLifecycle;

/// <summary>Everything that is known of one customer, as JSON: what a person may ask to see, and to take elsewhere.</summary>
/// <remarks>
/// To erase a customer is to drop their history, profile and tracker: nothing else in the library holds what belongs to one person.
/// Metrics, counts and shares worked out before are values of their own; they hold no id, and stay as they are.
/// </remarks>
/// <threadsafety>Mutable: one thread at a time.</threadsafety>
public sealed class CustomerExport
{
    private readonly string _customer;
    private readonly CustomerHistory _history;
    private readonly List<Action<Utf8JsonWriter>> _timelines = [];
    private readonly List<Action<Utf8JsonWriter>> _overrides = [];

    /// <summary>Initializes a new instance of the <see cref="CustomerExport"/> class.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="history">The customer's history.</param>
    public CustomerExport(string customer, CustomerHistory history)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(history);
        _customer = customer;
        _history = history;
    }

    /// <summary>Adds what was worked out of the customer in one model.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="timeline">The timeline.</param>
    /// <returns>This export.</returns>
    public CustomerExport With<TStage>(StageTimeline<TStage> timeline)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(timeline);
        _timelines.Add(json => timeline.WriteTo(json, _customer));
        return this;
    }

    /// <summary>Adds what persons said of the customer's stage.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="overrides">The overrides.</param>
    /// <returns>This export.</returns>
    /// <exception cref="ArgumentException">A stage is not one of the model.</exception>
    public CustomerExport With<TStage>(StageModel<TStage> model, IEnumerable<StageOverride<TStage>> overrides)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(overrides);
        foreach (StageOverride<TStage> item in Guard.Against.NothingWithin(overrides))
        {
            string stage = model[item.Stage].Key;
            _overrides.Add(json =>
            {
                json.WriteStartObject();
                json.WriteString("model", model.Key);
                json.WriteString("stage", stage);
                json.WriteString("from", InstantPattern.ExtendedIso.Format(item.From));
                json.WriteString("until", item.Until is { } until ? LocalDatePattern.Iso.Format(until) : null);
                json.WriteString("reason", item.Reason);
                json.WriteString("author", item.Author);
                json.WriteEndObject();
            });
        }

        return this;
    }

    /// <summary>The export as JSON.</summary>
    /// <returns>Customer, zone, currency, order policy, every event with all of its details, overrides and timelines; indented.</returns>
    public string ToJson() => ReadableJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("customer", _customer);
        json.WriteString("zone", _history.Shop.Zone.Id);
        json.WriteString("currency", _history.Currency);
        json.WriteString("policy", _history.Shop.Orders.ToString());
        json.WriteStartArray("events");
        foreach (CustomerEvent item in _history.Events)
        {
            CustomerEventJsonConverter.Write(json, in item);
        }

        json.WriteEndArray();
        WriteAll(json, "overrides", _overrides);
        WriteAll(json, "timelines", _timelines);
        json.WriteEndObject();
    });

    private static void WriteAll(Utf8JsonWriter json, string property, List<Action<Utf8JsonWriter>> parts)
    {
        json.WriteStartArray(property);
        parts.ForEach(part => part(json));
        json.WriteEndArray();
    }
}
