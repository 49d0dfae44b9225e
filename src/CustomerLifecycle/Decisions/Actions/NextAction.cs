using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>Something to do about a customer now, and why.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class NextAction : IDecision
{
    private readonly Func<CultureInfo, string> _reason;

    internal NextAction(Tactic tactic, ProductOffer? product, Func<CultureInfo, string> reason)
    {
        Tactic = tactic;
        Product = product;
        _reason = reason;
    }

    /// <summary>Gets what to do.</summary>
    public Tactic Tactic { get; }

    /// <summary>Gets the product to offer; <see langword="null"/> where the tactic offers none, or none is known by name.</summary>
    public ProductOffer? Product { get; }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        Tactic.WriteMembersTo(json, culture);
        json.WriteString("product", Product?.Product);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return _reason(culture);
    }

    /// <summary>The tactic's key and the reason in English.</summary>
    /// <returns>E.g. <c>cart-reminder: basket left behind; 2 days since …</c>.</returns>
    public override string ToString() => $"{Tactic}: {Say(CultureInfo.InvariantCulture)}";
}
