using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>All signs of decline of a customer, and whether they add up to a defection warning.</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
[JsonConverter(typeof(ResultJsonConverter))]
public sealed class DeclineReport : IDecision
{
    private DeclineReport(IReadOnlyList<DeclineSignal> signals, bool isWarning, LocalDate? warningOn)
    {
        Signals = signals;
        IsWarning = isWarning;
        WarningOn = warningOn;
    }

    /// <summary>Gets the four signs, whether or not they are there.</summary>
    public IReadOnlyList<DeclineSignal> Signals { get; }

    /// <summary>Gets a value indicating whether the signs add up to a defection warning.</summary>
    public bool IsWarning { get; }

    /// <summary>
    /// Gets the day since which, at the latest, there is a warning (what happens later may date it anew), or from which there will be if
    /// nothing happens; <see langword="null"/>: time alone brings none.
    /// </summary>
    public LocalDate? WarningOn { get; }

    /// <summary>Gets the signs that are there.</summary>
    public IEnumerable<DeclineSignal> Given => Signals.Where(s => s.State == DeclineSignalState.Given);

    /// <summary>Reads the signs from facts.</summary>
    /// <param name="facts">The facts, worked out under the same policy.</param>
    /// <param name="policy">When a customer is said to decline: that of the shop.</param>
    /// <param name="asOf">The day of the facts.</param>
    /// <returns>The report.</returns>
    public static DeclineReport Of(in CustomerFacts facts, DeclinePolicy policy, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new DeclineReport(
            [
                LessOften(in facts, policy, asOf),
                Cheaper(in facts, policy),
                MoreReturns(in facts, policy),
                LessEngaged(in facts, policy, asOf),
            ],
            facts.DaysUntilDefectionWarning < 1,
            DayIn(facts.DaysUntilDefectionWarning, asOf));
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter json, CultureInfo culture) => DecisionJson.Write(json, culture, this, () =>
    {
        json.WriteBoolean("isWarning", IsWarning);
        ReadableJson.WriteDay(json, "warningOn", WarningOn);
        DecisionJson.WriteAll(json, culture, "signals", Signals);
    });

    /// <inheritdoc/>
    public string Say(CultureInfo culture)
    {
        if (IsWarning)
        {
            return DecisionTexts.Format(
                "decline.warning", culture, WarningOn!.Value, string.Join("; ", Given.Select(s => s.Say(culture))));
        }

        return WarningOn is { } on
            ? DecisionTexts.Format("decline.warning-later", culture, on)
            : DecisionTexts.Format("decline.no-warning", culture);
    }

    /// <summary>The reason in English.</summary>
    /// <returns><see cref="Say"/> in English.</returns>
    public override string ToString() => Say(CultureInfo.InvariantCulture);

    private static DeclineSignal LessOften(in CustomerFacts facts, DeclinePolicy policy, LocalDate asOf)
    {
        const DeclineSignalKind Kind = DeclineSignalKind.BuysLessOften;
        if (DayIn(facts.DaysUntilBuyingLessOften, asOf) is not { } on)
        {
            return new(Kind, DeclineSignalState.NotEnoughKnown, on: null, "no-rhythm");
        }

        object[] rhythm = [facts.DaysSinceLastOrder ?? 0, facts.UsualDaysBetweenOrders ?? 0, facts.LongestDaysBetweenOrders ?? 0];
        if (facts.DaysUntilBuyingLessOften >= 1)
        {
            return new(Kind, DeclineSignalState.NotGiven, on, "in-rhythm", [.. rhythm, on]);
        }

        return facts.DaysUntilOverdue < 1
            ? new(
                Kind,
                DeclineSignalState.Given,
                on,
                "overdue",
                [.. rhythm, DayIn(facts.DaysUntilOverdue, asOf)!.Value])
            : new(
                Kind,
                DeclineSignalState.Given,
                on,
                "slower",
                facts.RecentDaysBetweenOrders ?? 0,
                facts.EarlierDaysBetweenOrders ?? 0,
                on,
                Percent(policy.PaceShare));
    }

    private static DeclineSignal Cheaper(in CustomerFacts facts, DeclinePolicy policy)
    {
        const DeclineSignalKind Kind = DeclineSignalKind.BuysCheaper;
        return facts.RecentOrderValuePercent is { } percent
            ? new(
                Kind,
                percent <= policy.CheaperPercent ? DeclineSignalState.Given : DeclineSignalState.NotGiven,
                on: null,
                "value",
                percent,
                policy.CheaperPercent)
            : TooFew(Kind, in facts, policy);
    }

    private static DeclineSignal MoreReturns(in CustomerFacts facts, DeclinePolicy policy)
    {
        const DeclineSignalKind Kind = DeclineSignalKind.ReturnsMore;
        if (facts.RecentReturnPercent is not { } percent)
        {
            return TooFew(Kind, in facts, policy);
        }

        double share = facts.ReturnedShare ?? 1;
        bool isGiven = DeclineReading.ReturnsMore(facts.Returns, percent, share, policy);
        DeclineSignalState state = isGiven ? DeclineSignalState.Given : DeclineSignalState.NotGiven;
        return new(Kind, state, on: null, "returns", percent, Percent(Math.Min(1, share)));
    }

    private static DeclineSignal TooFew(DeclineSignalKind kind, in CustomerFacts facts, DeclinePolicy policy) =>
        new(
            kind,
            DeclineSignalState.NotEnoughKnown,
            on: null,
            facts.RecentDaysBetweenOrders is null ? "few-orders" : "few-recent",
            policy.MinimumOrders);

    private static DeclineSignal LessEngaged(in CustomerFacts facts, DeclinePolicy policy, LocalDate asOf)
    {
        const DeclineSignalKind Kind = DeclineSignalKind.EngagesLess;
        if (DayIn(facts.DaysUntilEngagingLess, asOf) is not { } on)
        {
            return new(Kind, DeclineSignalState.NotEnoughKnown, on: null, "few-engagements", policy.MinimumEngagements);
        }

        return facts.DaysUntilEngagingLess < 1
            ? new(Kind, DeclineSignalState.Given, on, "less-engaged", Percent(policy.PaceShare), on)
            : new(Kind, DeclineSignalState.NotGiven, on, "engaged", on);
    }

    // Beyond the calendar nothing happens.
    private static LocalDate? DayIn(int? days, LocalDate asOf) =>
        days is { } count ? Calendar.Plus(asOf, count) : null;

    private static WrittenNumber Percent(double share) => new(100 * share, "0.#");
}
