namespace CustomerLifecycle;

/// <summary>
/// The stages of the CRM view of a relationship that begins where the funnel ends and comes full circle (source 003), in their order.
/// </summary>
/// <remarks>
/// The default value is <see cref="Prospect"/>: not a customer yet, and before the first of the five stages. See
/// <see cref="RelationshipCycle.Model"/> for keys, names and aims.
/// </remarks>
public enum RelationshipCycleStage
{
    /// <summary>
    /// Not a customer yet: stands before the relationship, which begins where the funnel and its care for leads end (source 003).
    /// </summary>
    Prospect = 0,

    /// <summary>The customer is new and is welcomed.</summary>
    Welcome = 1,

    /// <summary>Needs and interests are collected and the customer is assigned to a segment.</summary>
    Profiling = 2,

    /// <summary>The customer answers: a dialogue builds up.</summary>
    Dialog = 3,

    /// <summary>The dialogue is stable; cross-, up- and deep-selling follow from it.</summary>
    Bonding = 4,

    /// <summary>The contract ends or orders fail to come: prolong, or win back.</summary>
    Retention = 5,
}
