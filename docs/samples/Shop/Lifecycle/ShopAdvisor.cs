using CustomerLifecycle;
using CustomerLifecycle.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shop.Data;

namespace Shop.Lifecycle;

/// <summary>What can only be said beside all other customers, learned once a day.</summary>
internal sealed class ShopAdvisor(IServiceScopeFactory scopes, ICustomerLifecycle lifecycle) : IDisposable
{
    private readonly SemaphoreSlim _learning = new(1);
    private (LocalDate Day, Advisor Advisor)? _learned;

    public async Task<Advisor> LearnedAsync(LocalDate today, CancellationToken cancellationToken)
    {
        await _learning.WaitAsync(cancellationToken);
        try
        {
            if (_learned?.Day != today)
            {
                _learned = (today, lifecycle.LearnAdvisor(await HistoriesAsync(cancellationToken)));
            }

            return _learned.Value.Advisor;
        }
        finally
        {
            _learning.Release();
        }
    }

    public void Dispose() => _learning.Dispose();

    private async Task<IEnumerable<CustomerHistory>> HistoriesAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ShopContext context = scope.ServiceProvider.GetRequiredService<ShopContext>();
        ILookup<string, Order> orders = (await context.Orders.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(o => o.CustomerId);
        ILookup<string, Visit> visits = (await context.Visits.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(v => v.CustomerId);
        return (await context.Customers.AsNoTracking().ToListAsync(cancellationToken)).Select(customer => lifecycle.HistoryOf(
        [
            ShopEvents.Of(customer),
            .. orders[customer.Id].Select(ShopEvents.Of),
            .. visits[customer.Id].Select(ShopEvents.Of),
        ]));
    }
}
