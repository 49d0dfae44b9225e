using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle;

/// <summary>Hands changes over to the handlers: for each handler in order, and none after one that failed.</summary>
internal sealed class StageChangeDelivery<TStage>(
    IServiceScopeFactory scopes,
    string? key,
    IEnumerable<StageChangeHandlerName<TStage>> names,
    StageTrackingSettings<TStage> settings)
    where TStage : notnull
{
    private readonly Dictionary<Type, string> _names = names
        .Where(n => n.Handler is not null && string.Equals(n.Key, key, StringComparison.Ordinal))
        .ToDictionary(n => n.Handler!, n => n.Name);

    /// <summary>Delivers what is undelivered.</summary>
    /// <param name="undelivered">The changes of one customer, in order.</param>
    /// <param name="failures">
    /// The failures of this call so far, where further ones go: a handler that has failed is not asked again in the same call.
    /// </param>
    /// <param name="cancellationToken">Stops between two changes; a handler that is at work is told.</param>
    /// <returns>What is still undelivered, with those that dealt with it.</returns>
    public async Task<IReadOnlyList<UndeliveredChange<TStage>>> DeliverAsync(
        IReadOnlyList<UndeliveredChange<TStage>> undelivered, List<StageChangeFailure> failures, CancellationToken cancellationToken)
    {
        HashSet<string>[] handled = [.. undelivered.Select(u => u.HandledBy.ToHashSet(StringComparer.Ordinal))];
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            IStageChangeHandler<TStage>[] handlers = [.. scope.ServiceProvider.GetKeyedServices<IStageChangeHandler<TStage>>(key)];
            foreach (IStageChangeHandler<TStage> handler in handlers)
            {
                string name = NameOf(handler);
                if (failures.Exists(
                    f => string.Equals(f.Handler, name, StringComparison.Ordinal) && undelivered.Any(u => u.Change.Id == f.ChangeId)))
                {
                    continue;
                }

                for (int i = 0; i < undelivered.Count && !cancellationToken.IsCancellationRequested; i++)
                {
                    if (!handled[i].Contains(name)
                        && !await TryAsync(handler, name, undelivered[i].Change, failures, cancellationToken).ConfigureAwait(false))
                    {
                        break;
                    }

                    handled[i].Add(name);
                }
            }

            return
            [
                .. undelivered.Index()
                    .Where(u => !handlers.All(h => handled[u.Index].Contains(NameOf(h))))
                    .Select(u => new UndeliveredChange<TStage>(u.Item.Change, handled[u.Index])),
            ];
        }
    }

    // A handler may be in the container without having been added by the builder.
    private string NameOf(IStageChangeHandler<TStage> handler) => handler is FunctionHandler<TStage> function
        ? function.Name
        : _names.GetValueOrDefault(handler.GetType(), handler.GetType().Name);

    private async Task<bool> TryAsync(
        IStageChangeHandler<TStage> handler,
        string name,
        StageChange<TStage> change,
        List<StageChangeFailure> failures,
        CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await handler.HandleAsync(change, cancellationToken).ConfigureAwait(false);
                settings.Told(change, name);
                return true;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return false;
            }
#pragma warning disable CA1031 // Whatever a handler throws, the change is kept and the failure is reported.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                StageChangeFailure failure = new(change.Customer, change.Id, name, attempt, exception);
                failures.Add(failure);
                settings.Failed(failure);
                if (settings.Options.OnFailure(failure) != StageChangeFailureAction.TryAgainNow
                    || cancellationToken.IsCancellationRequested)
                {
                    return false;
                }
            }
        }
    }
}
