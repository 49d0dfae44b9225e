namespace CustomerLifecycle;

/// <summary>The stages of the five phases of an online shop's customer journey (source 000), in their order.</summary>
/// <remarks>
/// The default value is <see cref="Awareness"/>, the first stage. See <see cref="FivePhaseJourney.Model"/> for keys, names and aims.
/// </remarks>
public enum FivePhaseJourneyStage
{
    /// <summary>The person has a need and begins to notice the shop as one possible answer.</summary>
    Awareness = 0,

    /// <summary>The person compares and weighs whether to buy.</summary>
    Consideration = 1,

    /// <summary>The person is at the checkout, or has just bought for the first time.</summary>
    Purchase = 2,

    /// <summary>The customer has bought and the relationship is kept alive.</summary>
    Retention = 3,

    /// <summary>The customer buys regularly or recommends the shop to others.</summary>
    Advocacy = 4,
}
