using System.Numerics;

namespace CustomerLifecycle;

/// <summary>What happened on one day, or on several together.</summary>
internal interface IDayOfMany<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>
    where TSelf : IDayOfMany<TSelf>
{
    /// <summary>How often it happened.</summary>
    int Times { get; }
}
