using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>All that is decided about a customer at the end of a day, each decision with its reason.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class Advice : IJsonResult
{
    internal Advice()
    {
    }

    /// <summary>Gets the day as of whose end it was decided.</summary>
    public required LocalDate AsOf { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets the stage, and why.</summary>
    public required StageExplanation<CustomerFacts> Explanation { get; init => field = Guard.Against.Missing(value); }

    /// <summary>
    /// Gets the day on which the customer entered the stage; <see langword="null"/> where nothing is known of the customer yet.
    /// </summary>
    public required LocalDate? Since { get; init; }

    /// <summary>
    /// Gets the day on which the stage changes if nothing happens; <see langword="null"/> where time alone changes nothing, or, where days
    /// must be tried, nothing within <see cref="StageTimeline.MostDaysTried"/> days.
    /// </summary>
    public required LocalDate? Until { get; init; }

    /// <summary>Gets the stage that comes then.</summary>
    public required StageInfo? NextStage { get; init; }

    /// <summary>Gets the value tier.</summary>
    public required ValueTierDecision Tier { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets whether the customer is a high roller.</summary>
    public required HighRollerDecision HighRoller { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets recency, frequency and monetary value beside the base.</summary>
    public required RfmDecision Rfm { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets value to come against value so far.</summary>
    public required Potential Potential { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets how much attention the customer gets.</summary>
    public required AttentionDecision Attention { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets the signs of decline.</summary>
    public required DeclineReport Decline { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets whether to win the customer back.</summary>
    public required OfferDecision WinBack { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets whether to keep the customer by an offer.</summary>
    public required OfferDecision ChurnOffer { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets the reminders of supplies that run out, the earliest first; what has run out for sure is left out.</summary>
    public required IReadOnlyList<BasketReminder> Supplies
    {
        get;
        init => field = [.. Guard.Against.NothingWithin(Guard.Against.Missing(value), nameof(Supplies))];
    }

    /// <summary>Gets the products to offer.</summary>
    public required ProductOffers Products { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets what there is to celebrate in the next 367 days, today included, the earliest first.</summary>
    public required IReadOnlyList<Celebration> Celebrations
    {
        get;
        init => field = [.. Guard.Against.NothingWithin(Guard.Against.Missing(value), nameof(Celebrations))];
    }

    /// <summary>Gets what to do, the most pressing first, and what must wait.</summary>
    public required ActionPlan Plan { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets when to look again.</summary>
    public required LookAgain LookAgain { get; init => field = Guard.Against.Missing(value); }

    /// <summary>Gets every decision.</summary>
    public IEnumerable<IDecision> Decisions =>
        [
            Tier,
            HighRoller,
            Rfm,
            Potential,
            Attention,
            Decline,
            .. Decline.Signals,
            WinBack,
            ChurnOffer,
            .. Supplies,
            .. Products.All,
            .. Celebrations,
            .. Plan.Actions,
            .. Plan.Suppressed,
            LookAgain,
        ];

    /// <summary>Model, stage, day and what to do, independent of the machine's culture.</summary>
    /// <returns>E.g. <c>lifecycle-marketing: win-back on 2024-05-02: win-back-mail; 1 must wait</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Explanation.Model.Key}: {Explanation.Stage.Key} on {AsOf:uuuu-MM-dd}: {Plan}");

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        AdviceJson.Write(json, culture, customer: null, this);
    }

    /// <summary>The advice as JSON, with dates as calendar days in the shop's zone.</summary>
    /// <param name="customer">The customer's id.</param>
    /// <param name="culture">The language of names and reasons.</param>
    /// <returns>The JSON, indented, as described in <c>docs/files.md</c>.</returns>
    public string ToJson(string customer, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(culture);
        return ReadableJson.Write(json => WriteTo(json, customer, culture));
    }

    /// <summary>Writes the advice into JSON of one's own, as <see cref="ToJson"/> does.</summary>
    /// <param name="json">Where the object goes.</param>
    /// <param name="customer">The customer's id.</param>
    /// <param name="culture">The language of names and reasons.</param>
    public void WriteTo(Utf8JsonWriter json, string customer, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(culture);
        AdviceJson.Write(json, culture, customer, this);
    }
}
