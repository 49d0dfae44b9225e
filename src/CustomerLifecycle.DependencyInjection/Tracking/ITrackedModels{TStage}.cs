namespace CustomerLifecycle;

/// <summary>Knows in which model a customer is tracked: one for all of them, or that of their tenant.</summary>
internal interface ITrackedModels<TStage>
    where TStage : notnull
{
    /// <summary>The model as it stands now; asked anew for each piece of work.</summary>
    TrackedModel<TStage> ModelOf(string customer);

    /// <summary>Whether two ids can turn out to be one person: those of two tenants, or in two models, never do.</summary>
    bool MayBeOnePerson(string one, string other);

    /// <summary>Whether the customer's model was taken away, so that time does not pass for them.</summary>
    bool IsAtRest(string customer);
}
