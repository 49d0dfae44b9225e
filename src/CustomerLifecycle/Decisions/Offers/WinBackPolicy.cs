using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Whom to win back: customers who are lost, where more is to be expected of them than the offer costs (source 003).</summary>
/// <remarks>
/// "Lost" follows the model: whoever is in a stage with the role <see cref="StageRole.Lost"/>, has ordered or had a contract, and has no
/// running one.
/// </remarks>
/// <threadsafety>Immutable; safe from any thread.</threadsafety>
public sealed record WinBackPolicy
{
    /// <summary>Gets the default policy.</summary>
    public static WinBackPolicy Default { get; } = new();

    /// <summary>
    /// Gets who is lost in a model none of whose stages plays the role <see cref="StageRole.Lost"/>. Default: no
    /// order for more than 90 days, not even by the own rhythm to be expected (<see cref="CustomerFacts.DaysUntilOverdue"/>), and no
    /// contract runs, or, without any order, a contract has ended.
    /// </summary>
    public Trigger Lost { get; init => field = Guard.Against.Missing(value); } = Trigger.When(f =>
        (f.DaysSinceLastOrder > 90
            && (f.DaysUntilOverdue == null || f.DaysUntilOverdue < 1)
            && (f.DaysUntilContractEnd == null || f.DaysUntilContractEnd < 1))
            || (f.Orders == 0 && f.DaysUntilContractEnd < 1));

    /// <summary>Gets what making the offer costs, whether or not it is taken. Unit: the shop's currency, 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative or not finite.</exception>
    public double ContactCost { get; init => field = Guard.Against.NotFiniteFrom(value, 0); }

    /// <summary>Gets what the offer costs where it is taken, e.g. a discount. Unit: the shop's currency, 0 or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative or not finite.</exception>
    public double DiscountCost { get; init => field = Guard.Against.NotFiniteFrom(value, 0); }

    /// <summary>
    /// Gets the chance that a lost customer takes the offer, 0 to 1, e.g. as measured in the last programme. Default:
    /// <see langword="null"/>; then the forecast's chance of another order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The chance is outside 0 to 1.</exception>
    public double? ResponseRate { get; init => field = value is { } rate ? Guard.Against.OutsideOf(rate, 0, 1) : null; }

    /// <summary>Whether to win a customer back, by <see cref="Lost"/>.</summary>
    /// <param name="facts">The customer's facts.</param>
    /// <param name="toCome">The value to come.</param>
    /// <param name="asOf">The day of the facts.</param>
    /// <returns>The decision and why.</returns>
    public OfferDecision Decide(in CustomerFacts facts, ValueToCome toCome, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(toCome);
        return Lost.Holds(in facts)
            ? Weigh(toCome)
            : NotLost(Lost.NextChange(in facts, asOf), Lost.IsForeseeable ? "win-back.not-yet" : "win-back.not-within");
    }

    /// <summary>
    /// Whether to win a customer back, by the stage where one of the model plays the role <see cref="StageRole.Lost"/>, else by
    /// <see cref="Lost"/>.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="stage">The customer's stage.</param>
    /// <param name="lostOn">The day on which the customer will be lost if nothing happens, where it is known.</param>
    /// <param name="facts">The customer's facts.</param>
    /// <param name="toCome">The value to come.</param>
    /// <param name="asOf">The day of the facts.</param>
    /// <param name="isForeseeable">Whether no day means that time alone never loses the customer; otherwise nobody looked farther.</param>
    /// <returns>The decision and why.</returns>
    public OfferDecision Decide(
        StageModel model,
        StageInfo stage,
        LocalDate? lostOn,
        in CustomerFacts facts,
        ValueToCome toCome,
        LocalDate asOf,
        bool isForeseeable = true)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(toCome);
        return !HasLostStage(model) ? Decide(in facts, toCome, asOf)
            : IsLost(stage, in facts) ? Weigh(toCome)
            : facts.Orders == 0 && facts.DaysUntilContractEnd is null ? NotLost(lostOn, "win-back.no-customer")
            : NotLost(lostOn, isForeseeable ? "win-back.not-yet" : "win-back.not-within");
    }

    /// <summary>Whether a stage of the model says who is lost.</summary>
    internal static bool HasLostStage(StageModel model) => model.Stages.Any(s => s.Roles.HasFlag(StageRole.Lost));

    /// <summary>Whether the stage says that the customer is lost: nobody who never was a customer is, nor anybody under contract.</summary>
    internal static bool IsLost(StageInfo stage, in CustomerFacts facts) =>
        (facts.Orders > 0 || facts.DaysUntilContractEnd < 1) && !(facts.DaysUntilContractEnd >= 1) && stage.Roles.HasFlag(StageRole.Lost);

    private static OfferDecision NotLost(LocalDate? on, string otherwise) =>
        on is { } day
            ? new(OfferVerdict.NotDue, day, null, "win-back.not-lost", day)
            : new(OfferVerdict.NotDue, null, null, otherwise, StageTimeline.MostDaysTried);

    private OfferDecision Weigh(ValueToCome toCome)
    {
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
            expected > 0 ? OfferVerdict.Make : OfferVerdict.LetGo,
            null,
            expected,
            expected > 0 ? "win-back.pays" : "win-back.does-not-pay",
            expected,
            DecisionTexts.Percent(chance),
            onceBack,
            ContactCost,
            DiscountCost);
    }
}
