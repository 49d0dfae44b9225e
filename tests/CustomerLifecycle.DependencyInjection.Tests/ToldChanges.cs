namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>What a handler was told; the same change may come twice, with the same id, as long as it says the same.</summary>
internal sealed class ToldChanges : IStageChangeHandler<LifecycleMarketingStage>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, string> _ids = [];
    private readonly List<StageChange<LifecycleMarketingStage>> _changes = [];

    /// <summary>Gets how many different changes were told.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _changes.Count;
            }
        }
    }

    public Task HandleAsync(StageChange<LifecycleMarketingStage> change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_ids.TryAdd(change.Id, change.ToString()))
            {
                _changes.Add(change);
            }
            else
            {
                Assert.Equal(_ids[change.Id], change.ToString());
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What stands of a customer in time order, retractions taken off.</summary>
    public IReadOnlyList<string> StandsOf(string customer)
    {
        List<StageChange<LifecycleMarketingStage>> stands = [];
        foreach (StageChange<LifecycleMarketingStage> change in _changes.Where(c => c.Customer == customer))
        {
            if (change.IsRetraction)
            {
                Assert.Equal(1, stands.RemoveAll(s => s.At == change.At && s.From == change.From && s.To == change.To));
            }
            else
            {
                stands.Add(change);
            }
        }

        return [.. stands.OrderBy(s => s.At).Select(s => s.ToString())];
    }
}
