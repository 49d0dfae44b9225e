using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>What to do about a customer now, what must wait, and when to look again.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class ActionPlan : IJsonResult
{
    internal ActionPlan(
        IReadOnlyList<NextAction> actions, IReadOnlyList<SuppressedAction> suppressed, IReadOnlyDictionary<LocalDate, List<Tactic>> changes)
    {
        Actions = actions;
        Suppressed = suppressed;
        LaterChanges = changes;
    }

    /// <summary>Gets what to do, the most pressing first.</summary>
    public IReadOnlyList<NextAction> Actions { get; }

    /// <summary>
    /// Gets what would be done but for consent, too many contacts, or selling and rewards out of place, the most pressing first.
    /// </summary>
    public IReadOnlyList<SuppressedAction> Suppressed { get; }

    /// <summary>The keys of the tactics, the most pressing first.</summary>
    /// <returns>E.g. <c>win-back-mail, survey; 2 must wait</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Actions.Count == 0 ? "nothing" : string.Join(", ", Actions.Select(a => a.Tactic.Key)))}; {Suppressed.Count} must wait");

    /// <summary>
    /// Gets the later days on which a tactic of the stage begins or ceases to apply, or may be used again, if nothing happens, and which
    /// ones.
    /// </summary>
    internal IReadOnlyDictionary<LocalDate, List<Tactic>> LaterChanges { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        WriteMembersTo(json, culture);
        json.WriteEndObject();
    }

    internal void WriteMembersTo(Utf8JsonWriter json, CultureInfo culture)
    {
        DecisionJson.WriteAll(json, culture, "actions", Actions);
        DecisionJson.WriteAll(json, culture, "suppressed", Suppressed);
    }
}
