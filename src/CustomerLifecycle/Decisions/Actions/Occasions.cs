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
        IReadOnlyList<Celebration> celebrations,
        ProductOffers products)
    {
        (Occasion Occasion, IDecision? Decision)[] all =
        [
            // Nobody is let go and cared for at once.
            (Occasion.HighRoller, highRoller.IsHighRoller && winBack.Verdict != OfferVerdict.LetGo ? highRoller : null),
            (Occasion.WinBack, winBack.Verdict == OfferVerdict.Make ? winBack : null),
            (Occasion.LetGo, winBack.Verdict == OfferVerdict.LetGo ? winBack : null),
            (Occasion.ChurnOffer, churnOffer.Verdict == OfferVerdict.Make ? churnOffer : null),
            (Occasion.Replenishment, baskets.FirstOrDefault(b => b.RemindOn <= asOf)),
            (Occasion.Celebration, celebrations.FirstOrDefault(c => c.On == asOf && c.Kind != CelebrationKind.Holiday)),
            (Occasion.Holiday, celebrations.FirstOrDefault(c => c.On == asOf && c.Kind == CelebrationKind.Holiday)),
            (Occasion.NextBestProduct, Named(products.NextBest)),
            (Occasion.CrossSell, Named(products.CrossSell)),
            (Occasion.UpSell, Named(products.UpSell)),
            (Occasion.DeepSell, Named(products.DeepSell)),
        ];
        return all.Where(o => o.Decision is not null).ToDictionary(o => o.Occasion, o => o.Decision!);

        // Where no purchase names a product, whoever sells knows what to offer.
        IDecision? Named(ProductOffer? offer) => products.HasProducts ? offer : new DecisionPhrase("product.unnamed");
    }
}
