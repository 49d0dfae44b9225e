namespace CustomerLifecycle;

/// <summary>The stages of lifecycle marketing in five stages (source 004), in their order.</summary>
/// <remarks>
/// The default value is <see cref="Acquisition"/>, the first stage. See <see cref="LifecycleMarketing.Model"/> for keys, names and aims.
/// </remarks>
public enum LifecycleMarketingStage
{
    /// <summary>The person is a visitor whom the shop cannot address yet.</summary>
    Acquisition = 0,

    /// <summary>The person can be addressed as a lead or has left a basket; the first order is the aim.</summary>
    Conversion = 1,

    /// <summary>The customer has bought once or twice and is to become an active buyer.</summary>
    Growth = 2,

    /// <summary>The customer buys repeatedly and is to stay.</summary>
    Retention = 3,

    /// <summary>The customer is breaking away, whatever stage they stopped in.</summary>
    WinBack = 4,
}
