
namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>What handlers were told, and which of them are to fail.</summary>
internal sealed class Seen
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Lines { get; } = [];

    public List<Guid> Ids { get; } = [];

    public HashSet<string> Failing { get; } = [];

    /// <summary>Ends when a handler is told something next.</summary>
    public Task NextAsync()
    {
        _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _next.Task;
    }

    public Task Add(string handler, StageChange<LifecycleMarketingStage> change)
    {
        if (Failing.Contains(handler))
        {
            throw new InvalidOperationException($"{handler} fails.");
        }

        lock (Lines)
        {
            Lines.Add($"{handler} {change}");
            Ids.Add(change.Id);
        }

        _next.TrySetResult();
        return Task.CompletedTask;
    }
}
