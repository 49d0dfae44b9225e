namespace CustomerLifecycle.Stages;

/// <summary>The model of the CRM view of a relationship that begins where the funnel ends and comes full circle (source 003).</summary>
/// <remarks>Later stages may be skipped to; after the last one the circle begins anew. Retention is reachable from every stage.</remarks>
public static class RelationshipCycle
{
    /// <summary>The model's key.</summary>
    public const string Key = "relationship-cycle";

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<RelationshipCycleStage> Model { get; } = ShippedModel.Of<RelationshipCycleStage>(Key, TransitionPolicy.Cyclic, RelationshipCycleStage.Retention);
}
