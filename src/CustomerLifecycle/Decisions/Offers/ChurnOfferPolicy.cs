using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>
/// Whom to keep by an offer before they are lost: a contract is about to end, or the signs of decline say so (source 003).
/// </summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record ChurnOfferPolicy
{
    /// <summary>Gets the default policy.</summary>
    public static ChurnOfferPolicy Default { get; } = new();

    /// <summary>
    /// Gets how long before the end of a contract the offer is due, at most the last quarter of its term unless it is cancelled. Unit:
    /// days; inclusive. Default: 60; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int NoticeDays { get; init => field = Guard.Against.Below(value, 1); } = 60;

    /// <summary>Gets what the offer costs. Unit: the shop's currency, 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative or not finite.</exception>
    public double Cost { get; init => field = Guard.Against.NotFiniteFrom(value, 0); }

    /// <summary>Whether to make a churn offer.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <param name="decline">The signs of decline as of the same day.</param>
    /// <param name="toCome">The value to come.</param>
    /// <param name="winBack">The win-back decision: who is lost already is for win-back.</param>
    /// <param name="asOf">The day of the facts.</param>
    /// <returns>The decision and why.</returns>
    public OfferDecision Decide(in CustomerFacts facts, DeclineReport decline, ValueToCome toCome, OfferDecision winBack, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(decline);
        ArgumentNullException.ThrowIfNull(toCome);
        ArgumentNullException.ThrowIfNull(winBack);
        if (winBack.Verdict != OfferVerdict.NotDue)
        {
            return new(OfferVerdict.NotDue, null, null, "churn.lost");
        }

        int? left = facts.DaysUntilContractEnd;
        int beforeNotice = Math.Max(
            (left ?? 0) - NoticeDays, facts.IsContractCanceled ? 0 : facts.DaysUntilContractLastQuarter ?? 0);
        if (left >= 1 && beforeNotice <= 0)
        {
            return Weigh(toCome, facts.IsContractCanceled ? "churn.cancelled" : "churn.contract", asOf.PlusDays(left.Value));
        }

        if (decline.IsWarning)
        {
            return Weigh(toCome, "churn.decline", decline);
        }

        LocalDate? notice = left >= 1 ? Calendar.Plus(asOf, beforeNotice) : null;
        LocalDate? on = notice is { } a && decline.WarningOn is { } b ? LocalDate.Min(a, b) : notice ?? decline.WarningOn;

        // Whoever is lost by then is a case for win-back.
        return on is { } day && !(winBack.On <= day)
            ? new(OfferVerdict.NotDue, on, null, "churn.later", day)
            : new(OfferVerdict.NotDue, null, null, "churn.none");
    }

    private OfferDecision Weigh(ValueToCome toCome, string occasion, object argument)
    {
        DecisionPhrase why = new(occasion, argument);
        if (toCome.Amount is not { } amount)
        {
            return new(OfferVerdict.Make, null, null, "churn.unknown", why, toCome);
        }

        double expected = amount - Cost;
        return expected > 0
            ? new(OfferVerdict.Make, null, expected, "churn.pays", why, amount, Cost)
            : new(OfferVerdict.LetGo, null, expected, "churn.does-not-pay", why, amount, Cost);
    }
}
