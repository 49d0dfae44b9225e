using CustomerLifecycle.Activity;
using CustomerLifecycle.Decisions.Actions;
using CustomerLifecycle.Decisions.Value;
using NodaTime;

namespace CustomerLifecycle.Decisions.Offers;

/// <summary>Whom to win back: customers who are lost, where more is to be expected of them than the offer costs (source 003).</summary>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record WinBackPolicy
{
    /// <summary>Gets the default policy.</summary>
    public static WinBackPolicy Default { get; } = new();

    /// <summary>Gets who is lost. Default: last order more than 90 days ago and no running contract, or, without any order, a contract that has ended.</summary>
    public Trigger Lost
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Trigger.When(f =>
        (f.DaysSinceLastOrder > 90 && (f.DaysUntilContractEnd == null || f.DaysUntilContractEnd < 1)) || (f.Orders == 0 && f.DaysUntilContractEnd < 1));

    /// <summary>Gets what making the offer costs, whether or not it is taken. Unit: the shop's currency, 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative or not finite.</exception>
    public double ContactCost { get; init => field = OfferCost.Checked(value); }

    /// <summary>Gets what the offer costs where it is taken, e.g. a discount. Unit: the shop's currency, 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative or not finite.</exception>
    public double DiscountCost { get; init => field = OfferCost.Checked(value); }

    /// <summary>
    /// Gets the chance that a lost customer takes the offer, 0 to 1, e.g. as measured in the last programme. Default: <see langword="null"/>;
    /// then the forecast's chance of another order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The chance is outside 0 to 1.</exception>
    public double? ResponseRate
    {
        get;
        init => field = value is null or (>= 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A chance lies between 0 and 1.");
    }

    /// <summary>Whether to win a customer back.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <param name="toCome">The value to come.</param>
    /// <param name="asOf">The day of the facts.</param>
    /// <returns>The decision and why.</returns>
    public OfferDecision Decide(in CustomerFacts facts, ValueToCome toCome, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(toCome);
        if (!Lost.Holds(in facts))
        {
            LocalDate? on = Lost.NextChange(in facts, asOf);
            return on is { } day ? new(OfferVerdict.NotDue, on, null, "win-back.not-lost", day) : new(OfferVerdict.NotDue, null, null, Lost.IsForeseeable ? "win-back.not-yet" : "win-back.not-foreseen");
        }

        if (toCome.Amount is null)
        {
            return new(OfferVerdict.LetGo, null, null, "win-back.unknown", toCome);
        }

        // Of whoever comes back, the orders that the forecast sees after the first one follow.
        double chance = ResponseRate ?? toCome.ChanceOfAnotherOrder;
        double ordersOnceBack = toCome.ChanceOfAnotherOrder > 0 ? toCome.Orders / toCome.ChanceOfAnotherOrder : 1;
        double onceBack = ordersOnceBack * toCome.ValueOfAnOrder;
        double expected = (chance * (onceBack - DiscountCost)) - ContactCost;
        return new(
            expected > 0 ? OfferVerdict.Make : OfferVerdict.LetGo, null, expected, expected > 0 ? "win-back.pays" : "win-back.does-not-pay", expected, OfferCost.Percent(chance), onceBack, ContactCost, DiscountCost);
    }
}
