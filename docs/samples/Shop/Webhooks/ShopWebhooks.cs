using CustomerLifecycle;
using Shop.Data;
using Shop.Lifecycle;

namespace Shop.Webhooks;

/// <summary>What others post is kept in the shop's tables and recorded as events; posted twice, it counts once.</summary>
internal static class ShopWebhooks
{
    public static void MapShopWebhooks(this WebApplication app)
    {
        RouteGroupBuilder webhooks = app.MapGroup("/webhooks");
        webhooks.MapPost("/orders", OrderAsync);
        webhooks.MapPost("/visits", VisitAsync);
    }

    private static async Task<IResult> OrderAsync(
        OrderPaid posted, ShopContext context, IStageTracking<LifecycleMarketingStage> tracking, CancellationToken cancellationToken)
    {
        if (posted.Errors() is { Count: > 0 } errors)
        {
            return Results.ValidationProblem(errors);
        }

        DateTime updatedAt = (posted.UpdatedAt ?? posted.PaidAt)!.Value.UtcDateTime;
        Order? order = await context.Orders.FindAsync([posted.Number], cancellationToken);
        if (order is not null && order.CustomerId != posted.Customer)
        {
            return Results.ValidationProblem(new Dictionary<string, string[]>
            {
                [nameof(posted.Customer)] = ["The order is another customer's."],
            });
        }

        if (order is null)
        {
            order = new Order { Number = posted.Number!, CustomerId = posted.Customer! };
            context.Orders.Add(order);
        }

        if (updatedAt >= order.UpdatedAt)
        {
            (order.PaidAt, order.Total) = (posted.PaidAt!.Value.UtcDateTime, posted.Total!.Value);
            (order.IsCanceled, order.UpdatedAt) = (posted.IsCanceled, updatedAt);
        }

        // Saved first: should recording fail, the provider posts it again, and both are done anew.
        await context.SaveChangesAsync(cancellationToken);
        await tracking.RecordAsync(order.CustomerId, [ShopEvents.Of(order)], cancellationToken);
        return Results.Accepted($"/api/customers/{Uri.EscapeDataString(order.CustomerId)}");
    }

    private static async Task<IResult> VisitAsync(
        PageSeen posted, ShopContext context, IStageTracking<LifecycleMarketingStage> tracking, CancellationToken cancellationToken)
    {
        if (posted.Errors() is { Count: > 0 } errors)
        {
            return Results.ValidationProblem(errors);
        }

        Visit? visit = await context.Visits.FindAsync([posted.Id], cancellationToken);
        if (visit is null)
        {
            visit = new Visit { Id = posted.Id!, CustomerId = posted.Customer!, At = posted.At!.Value.UtcDateTime };
            context.Visits.Add(visit);
            await context.SaveChangesAsync(cancellationToken);
        }

        await tracking.RecordAsync(visit.CustomerId, [ShopEvents.Of(visit)], cancellationToken);
        return Results.Accepted($"/api/customers/{Uri.EscapeDataString(visit.CustomerId)}");
    }
}
