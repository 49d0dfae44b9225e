namespace CustomerLifecycle.Benchmarks.Peers;

/// <summary>The stages of the decision that peers are given, in their order.</summary>
public enum PeerStage
{
    Prospect = 0,
    NewCustomer = 1,
    RepeatCustomer = 2,
    Champion = 3,
    Lost = 4,
}
