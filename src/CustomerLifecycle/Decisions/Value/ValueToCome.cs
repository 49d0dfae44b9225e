using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>The value that is still to come from a customer, or why nobody can say.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class ValueToCome : IDecision
{
    private readonly LocalizedText? _reason;

    /// <summary>Initializes a new instance of the <see cref="ValueToCome"/> class with a forecast.</summary>
    /// <param name="amount">The value expected, finite; may be negative where a customer costs more than they bring.</param>
    /// <param name="chanceOfAnotherOrder">The chance of at least one more order, or term of a contract, 0 to 1.</param>
    /// <param name="orders">The orders and terms expected, 0 or more and finite.</param>
    /// <param name="valueOfAnOrder">The value of one of these, finite.</param>
    /// <param name="horizonDays">
    /// How far ahead it looks, in days, at least 1; <see langword="null"/>: as long as the customer stays.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ValueToCome(double amount, double chanceOfAnotherOrder, double orders, double valueOfAnOrder, int? horizonDays = null)
    {
        HorizonDays = horizonDays is { } days ? Guard.Against.Below(days, 1, nameof(horizonDays)) : null;
        Amount = Guard.Against.NotFinite(amount);
        ChanceOfAnotherOrder = Guard.Against.OutsideOf(chanceOfAnotherOrder, 0, 1);
        Orders = Guard.Against.NotFiniteFrom(orders, 0);
        ValueOfAnOrder = Guard.Against.NotFinite(valueOfAnOrder);
    }

    /// <summary>Initializes a new instance of the <see cref="ValueToCome"/> class where nothing can be said.</summary>
    /// <param name="reason">Why.</param>
    public ValueToCome(LocalizedText reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        _reason = reason;
    }

    /// <summary>Gets the value expected; <see langword="null"/> where nobody can say.</summary>
    public double? Amount { get; }

    /// <summary>Gets the chance of at least one more order, or term of a contract.</summary>
    public double ChanceOfAnotherOrder { get; }

    /// <summary>Gets the orders expected, and the terms of contracts that begin.</summary>
    public double Orders { get; }

    /// <summary>Gets the value of one of these.</summary>
    public double ValueOfAnOrder { get; }

    /// <summary>
    /// Gets how far ahead the forecast looks, in days; <see langword="null"/>: as long as the customer stays, or where nobody can say.
    /// </summary>
    public int? HorizonDays { get; }

    /// <summary>The words for a forecast with a horizon.</summary>
    internal string Text { get; init; } = "to-come.within";

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        ReadableJson.WriteNumber(json, "amount", Amount);
        ReadableJson.WriteNumber(json, "horizonDays", HorizonDays);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture) => Amount is { } amount
        ? DecisionTexts.Format(
            HorizonDays is null ? "to-come.known" : Text,
            culture, amount, DecisionTexts.Percent(ChanceOfAnotherOrder), Orders, ValueOfAnOrder, HorizonDays ?? 0)
        : _reason!.In(culture);

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);
}
