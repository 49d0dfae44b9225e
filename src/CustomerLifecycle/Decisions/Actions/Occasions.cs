using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>Which decisions tactics may act upon.</summary>
internal static class Occasions
{
    public static Dictionary<Occasion, IDecision> Of(
        LocalDate asOf,
        HighRollerDecision highRoller,
        OfferDecision winBack,
        OfferDecision churnOffer,
        IEnumerable<BasketReminder> baskets,
        IEnumerable<Celebration> celebrations)
    {
        (Occasion Occasion, IDecision? Decision)[] all =
        [
            // Nobody is let go and cared for at once.
            (Occasion.HighRoller, highRoller.IsHighRoller && winBack.Verdict != OfferVerdict.LetGo ? highRoller : null),
            (Occasion.WinBack, winBack.Verdict == OfferVerdict.Make ? winBack : null),
            (Occasion.LetGo, winBack.Verdict == OfferVerdict.LetGo ? winBack : null),
            (Occasion.ChurnOffer, churnOffer.Verdict == OfferVerdict.Make ? churnOffer : null),
            (Occasion.Replenishment, baskets.FirstOrDefault(b => b.RemindOn <= asOf)),
            (Occasion.Celebration, celebrations.FirstOrDefault(c => c.On == asOf)),
        ];
        return all.Where(o => o.Decision is not null).ToDictionary(o => o.Occasion, o => o.Decision!);
    }
}
