using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Decisions;

/// <summary>The best product of each kind of selling for one customer.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed record ProductOffers : IJsonResult
{
    internal ProductOffers()
    {
    }

    /// <summary>
    /// Gets a value indicating whether the customer's purchases name products; where they name none, no product can be named either.
    /// </summary>
    public bool HasProducts { get; init; }

    /// <summary>
    /// Gets the product that those who bought what the customer has bought most often too; <see langword="null"/> without evidence.
    /// </summary>
    public ProductOffer? NextBest { get; init; }

    /// <summary>
    /// Gets the best one that completes what the customer has: as <see cref="NextBest"/>, but not of the same category where categories are
    /// known.
    /// </summary>
    public ProductOffer? CrossSell { get; init; }

    /// <summary>
    /// Gets the best one of a category of which the customer has something, and dearer than all that; <see langword="null"/> also where
    /// categories or prices are not known.
    /// </summary>
    public ProductOffer? UpSell { get; init; }

    /// <summary>Gets the product that the customer bought on most days, three at least.</summary>
    public ProductOffer? DeepSell { get; init; }

    /// <summary>Gets those that there are, each once.</summary>
    public IEnumerable<ProductOffer> All => new[] { NextBest, CrossSell, UpSell, DeepSell }.OfType<ProductOffer>();

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        DecisionJson.WriteResult(json, culture, "nextBest", NextBest);
        DecisionJson.WriteResult(json, culture, "crossSell", CrossSell);
        DecisionJson.WriteResult(json, culture, "upSell", UpSell);
        DecisionJson.WriteResult(json, culture, "deepSell", DeepSell);
        json.WriteEndObject();
    }
}
