using System.Text.Json.Serialization;
using CustomerLifecycle;
using CustomerLifecycle.Decisions;
using Shop.Lifecycle;

namespace Shop;

/// <summary>The same answers for programs.</summary>
internal static class ShopApi
{
    public static void MapShopApi(this WebApplication app)
    {
        app.MapGet("/api/stages", (ShopStages stages, CancellationToken cancellationToken) => stages.CountsAsync(cancellationToken));
        app.MapGet("/api/customers/{id}", async (string id, ShopStages stages, CancellationToken cancellationToken) =>
            await stages.FindAsync(id, cancellationToken) is { } customer
                ? Results.Ok(new CustomerAnswer(customer.Customer, customer.Stage.Key, customer.Teaser.Say(), customer.Advice))
                : Results.NotFound());
    }

    private sealed record CustomerAnswer(
        string Customer, string Stage, string Shown, [property: JsonPropertyName("advice")] Advice Advice);
}
