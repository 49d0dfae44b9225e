namespace CustomerLifecycle;

/// <summary>Where the events of a base come from.</summary>
internal interface ICustomerEvents
{
    /// <summary>The history of a customer.</summary>
    /// <param name="customer">The number of the customer.</param>
    CustomerHistory HistoryOf(int customer);

    /// <summary>
    /// Adds a customer's events to a profile without making a history, where none of them changes how another is judged.
    /// </summary>
    /// <param name="customer">The number of the customer.</param>
    /// <param name="end">The instant, in ticks since 1970, from which on events are left out.</param>
    /// <param name="into">The profile, without any event.</param>
    /// <returns>Whether it was done; otherwise nothing was added.</returns>
    bool TryFold(int customer, long end, CustomerProfile into);
}
