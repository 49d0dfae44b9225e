using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Something that would be done now, but must not be.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class SuppressedAction : IDecision
{
    private readonly Func<CultureInfo, string> _reason;

    internal SuppressedAction(Tactic tactic, LocalDate? until, Func<CultureInfo, string> reason)
    {
        Tactic = tactic;
        Until = until;
        _reason = reason;
    }

    /// <summary>Gets what would be done.</summary>
    public Tactic Tactic { get; }

    /// <summary>
    /// Gets the first day on which it may be done if nothing happens; <see langword="null"/> where time alone does not help.
    /// </summary>
    public LocalDate? Until { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        Tactic.WriteMembersTo(json, culture);
        ReadableJson.WriteDay(json, "until", Until);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return _reason(culture);
    }

    /// <summary>The tactic's key and the reason in English.</summary>
    /// <returns>E.g. <c>cross-sell: contacted twice …</c>.</returns>
    public override string ToString() => $"{Tactic}: {Say(CultureInfo.InvariantCulture)}";
}
