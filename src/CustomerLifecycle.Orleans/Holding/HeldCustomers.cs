using System.Collections.Concurrent;

namespace CustomerLifecycle;

/// <summary>
/// Holds the customers whose grain is active on this silo, so that recording reads nothing. Nobody else writes to them as a rule; where
/// somebody does, the version that the store checks says so, and what is held is forgotten.
/// </summary>
internal sealed class HeldCustomers : IStageStoreLayer
{
    private readonly ConcurrentDictionary<string, HeldCustomer> _customers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> _stores = new(StringComparer.Ordinal);

    public IStageStore<TStage> Over<TStage>(string tracking, IStageStore<TStage> store)
        where TStage : notnull
    {
        HeldStageStore<TStage> over = new(this, tracking, store);
        _stores[tracking] = over;
        return over;
    }

    /// <summary>The store of a tracking that is in use, with what is held.</summary>
    public IStageStore<TStage> StoreOf<TStage>(string tracking)
        where TStage : notnull => (IStageStore<TStage>)_stores[tracking];

    /// <summary>What is held of a customer; null where their grain is not active here.</summary>
    public HeldCustomer? Of(string customer) => _customers.GetValueOrDefault(customer);

    /// <summary>Begins to hold a customer.</summary>
    public HeldCustomer Hold(string customer) => _customers[customer] = new HeldCustomer();

    /// <summary>Ends holding a customer, unless they are held by a later activation already.</summary>
    public void LetGo(string customer, HeldCustomer held) => _customers.TryRemove(new(customer, held));
}
