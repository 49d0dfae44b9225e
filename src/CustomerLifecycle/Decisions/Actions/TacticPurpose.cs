namespace CustomerLifecycle.Decisions;

/// <summary>What a tactic wants of the customer, or gives: it says when it would be out of place.</summary>
/// <remarks>The default value is <see cref="Care"/>: never out of place.</remarks>
[Flags]
public enum TacticPurpose
{
    /// <summary>It helps, asks, thanks or apologises.</summary>
    Care = 0,

    /// <summary>It asks to buy, to join or to recommend: not while <see cref="ContactPolicy.NoSelling"/> holds.</summary>
    Selling = 1,

    /// <summary>
    /// It rewards loyalty or invites to it: not for those who are lost, nor while <see cref="ContactPolicy.NoReward"/> holds.
    /// </summary>
    Reward = 2,
}
