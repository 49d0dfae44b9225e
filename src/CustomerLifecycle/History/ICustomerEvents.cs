namespace CustomerLifecycle;

/// <summary>Where the events of a base come from.</summary>
internal interface ICustomerEvents
{
    /// <summary>The history of a customer.</summary>
    /// <param name="customer">The number of the customer.</param>
    CustomerHistory HistoryOf(int customer);

    /// <summary>Loads a customer's events, where there are few and none of them changes how another is judged.</summary>
    /// <param name="customer">The number of the customer.</param>
    /// <param name="end">The instant, in ticks since 1970, from which on events are left out.</param>
    /// <param name="into">Where they go; what was there is forgotten.</param>
    /// <returns>Whether it was done; otherwise a history is needed.</returns>
    bool TryLoad(int customer, long end, PackedLife into);
}
