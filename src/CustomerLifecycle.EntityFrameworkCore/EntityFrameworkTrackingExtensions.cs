using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle;

/// <summary>Keeps tracked customers in a database by Entity Framework Core.</summary>
/// <threadsafety>For the composition root: one thread.</threadsafety>
public static class EntityFrameworkTrackingExtensions
{
    /// <summary>
    /// Keeps customers in a context of one's own, whose model has <see
    /// cref="CustomerLifecycleModelBuilderExtensions.AddCustomerLifecycle"/>
    /// and which is registered as usual (<c>AddDbContext</c>, <c>AddDbContextFactory</c>, <c>AddDbContextPool</c>).
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TContext">The context; each operation takes one from a scope of its own.</typeparam>
    /// <param name="builder">The builder of the tracking.</param>
    /// <returns>The same builder.</returns>
    public static StageTrackingBuilder<TStage> UseEntityFramework<TStage, TContext>(this StageTrackingBuilder<TStage> builder)
        where TStage : notnull
        where TContext : DbContext =>
        Guard.Against.Null(builder).UseStore(
            (scope, models) => new EfStageStore<TStage>(scope.GetRequiredService<TContext>(), models), ServiceLifetime.Scoped);
}
