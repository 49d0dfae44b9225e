namespace CustomerLifecycle;

/// <summary>The stages of leads and buyers by what they did of late, in their order.</summary>
/// <remarks>
/// The default value is <see cref="NewLead"/>, the first stage. See <see cref="BuyerLifecycle.Model"/> for keys, names and aims.
/// </remarks>
public enum BuyerLifecycleStage
{
    /// <summary>The person is known of late and has not answered yet.</summary>
    NewLead = 0,

    /// <summary>The person has answered of late, beyond signing up, and has not bought.</summary>
    ActiveLead = 1,

    /// <summary>The person has been silent for a while and has not bought.</summary>
    ColdLead = 2,

    /// <summary>The person has been silent for long and has not bought.</summary>
    InactiveLead = 3,

    /// <summary>The customer has bought once, of late.</summary>
    FirstTimeBuyer = 4,

    /// <summary>The customer has bought more than once, the last time of late.</summary>
    ActiveBuyer = 5,

    /// <summary>The customer has not bought for a while.</summary>
    DefectingBuyer = 6,

    /// <summary>The customer has not bought for long.</summary>
    InactiveBuyer = 7,
}
