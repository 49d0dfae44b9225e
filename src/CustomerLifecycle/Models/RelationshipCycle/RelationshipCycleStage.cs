namespace CustomerLifecycle;

/// <summary>
/// The stages of the CRM view of a relationship that begins where the funnel ends and comes full circle (source 003), in their order.
/// </summary>
/// <remarks>
/// The default value is <see cref="Welcome"/>, the first stage. See <see cref="RelationshipCycle.Model"/> for keys, names and aims.
/// </remarks>
public enum RelationshipCycleStage
{
    /// <summary>The customer is new and is welcomed.</summary>
    Welcome = 0,

    /// <summary>Needs and interests are collected and the customer is assigned to a segment.</summary>
    Profiling = 1,

    /// <summary>The customer answers: a dialogue builds up.</summary>
    Dialog = 2,

    /// <summary>The dialogue is stable; cross-, up- and deep-selling follow from it.</summary>
    Bonding = 3,

    /// <summary>The contract ends or orders fail to come: prolong, or win back.</summary>
    Retention = 4,
}
