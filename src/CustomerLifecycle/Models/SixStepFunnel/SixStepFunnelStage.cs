namespace CustomerLifecycle;

/// <summary>The stages of the glossary view of the marketing and sales funnel in six steps (source 001), in their order.</summary>
/// <remarks>
/// The default value is <see cref="Awareness"/>, the first stage. See <see cref="SixStepFunnel.Model"/> for keys, names and aims.
/// </remarks>
public enum SixStepFunnelStage
{
    /// <summary>The person has become a lead, no more.</summary>
    Awareness = 0,

    /// <summary>The person informs themselves: product pages, reviews, comparisons.</summary>
    Knowledge = 1,

    /// <summary>The purchase itself.</summary>
    Conversion = 2,

    /// <summary>The customer uses the product, and the support where needed.</summary>
    Experience = 3,

    /// <summary>The satisfied customer stays with the product.</summary>
    Retention = 4,

    /// <summary>The customer shares the experience with others, buys again, or both.</summary>
    Advocacy = 5,
}
