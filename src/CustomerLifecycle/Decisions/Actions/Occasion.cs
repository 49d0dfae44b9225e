namespace CustomerLifecycle.Decisions;

/// <summary>A decision that a tactic waits for, beside its trigger.</summary>
/// <remarks>The default value is <see cref="None"/>.</remarks>
public enum Occasion
{
    /// <summary>The trigger alone decides.</summary>
    None = 0,

    /// <summary>The customer is a high roller.</summary>
    HighRoller = 1,

    /// <summary>The customer is lost, and winning them back pays.</summary>
    WinBack = 2,

    /// <summary>The customer is lost, and winning them back does not pay.</summary>
    LetGo = 3,

    /// <summary>A churn offer is due, and pays.</summary>
    ChurnOffer = 4,

    /// <summary>The day to remind of supplies that run out has come.</summary>
    Replenishment = 5,

    /// <summary>There is something of the customer's own to celebrate today.</summary>
    Celebration = 6,

    /// <summary>Today is a holiday.</summary>
    Holiday = 7,

    /// <summary>
    /// There is a product that those who bought the same bought too (<see cref="ProductOffers.NextBest"/>), or purchases name no product.
    /// </summary>
    NextBestProduct = 8,

    /// <summary>There is one that completes what the customer has (<see cref="ProductOffers.CrossSell"/>), likewise.</summary>
    CrossSell = 9,

    /// <summary>There is a dearer one of the same category (<see cref="ProductOffers.UpSell"/>), likewise.</summary>
    UpSell = 10,

    /// <summary>There is one that is bought again and again (<see cref="ProductOffers.DeepSell"/>), likewise.</summary>
    DeepSell = 11,
}
