namespace CustomerLifecycle;

/// <summary>The model of the CRM view of a relationship that begins where the funnel ends and comes full circle (source 003).</summary>
/// <remarks>
/// Whoever is no customer yet stands before the five stages, as a prospect. Later stages may be skipped to; after the last one the circle
/// begins anew. Retention is reachable from every stage.
/// </remarks>
public static class RelationshipCycle
{
    /// <summary>The model's key.</summary>
    public const string Key = "relationship-cycle";

    internal static readonly ShippedModel Texts = new(typeof(RelationshipCycle));

    /// <summary>Gets the model: stages, names and aims in English and German, and the moves allowed.</summary>
    public static StageModel<RelationshipCycleStage> Model { get; } = Texts.Of(
        Key,
        TransitionPolicy.Cyclic,
        Texts.Stage(RelationshipCycleStage.Prospect, StageRole.Awareness | StageRole.Consideration | StageRole.SilentLead),
        Texts.Stage(RelationshipCycleStage.Welcome, StageRole.Welcome | StageRole.Profiling | StageRole.Growth),
        Texts.Stage(RelationshipCycleStage.Profiling, StageRole.Profiling | StageRole.Growth),
        Texts.Stage(RelationshipCycleStage.Dialog, StageRole.Dialogue | StageRole.Growth),
        Texts.Stage(RelationshipCycleStage.Bonding, StageRole.Dialogue | StageRole.Retention | StageRole.Advocacy),
        Texts.Stage(RelationshipCycleStage.Retention, StageRole.Retention | StageRole.Lost, reachableFromEveryStage: true));
}
