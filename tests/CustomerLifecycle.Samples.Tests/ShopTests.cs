using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CustomerLifecycle.Samples.Tests;

/// <summary>The shop as others meet it: through HTTP.</summary>
public sealed class ShopTests : IDisposable
{
    private readonly RunningShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Counts_FromTheDatabase_AreThoseOfTracking()
    {
        using HttpClient client = _shop.CreateClient();
        Dictionary<string, int> counts = (await client.GetFromJsonAsync<Dictionary<string, int>>("/api/stages"))!;
        Assert.Equal(60, counts.Values.Sum());
        Assert.True(counts.Values.Count(n => n > 0) >= 4, string.Join(", ", counts));
        List<string> tracked = [];
        for (int i = 1; i <= 60; i++)
        {
            JsonElement customer = await client.GetFromJsonAsync<JsonElement>($"/api/customers/c{i:00}");
            tracked.Add(customer.GetProperty("stage").GetString()!);
            Assert.Equal(tracked[^1], customer.GetProperty("advice").GetProperty("stage").GetString());
        }

        Assert.Equal(
            counts.Where(c => c.Value > 0).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"),
            tracked.CountBy(s => s).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
    }

    [Fact]
    public async Task AnOrder_MovesACustomer_AndItsCancellationMovesThemBack()
    {
        using HttpClient client = _shop.CreateClient();
        await PostAsync(client, "/webhooks/visits", new { id = "v-1", customer = "zoe", at = "2026-06-29T08:00:00Z" });
        string before = await StageAsync(client, "zoe");
        object order = new { number = "Z-1", customer = "zoe", paidAt = "2026-06-30T08:00:00Z", total = 49.90 };
        await PostAsync(client, "/webhooks/orders", order);
        await PostAsync(client, "/webhooks/orders", order);
        JsonElement zoe = await client.GetFromJsonAsync<JsonElement>("/api/customers/zoe");
        Assert.Equal("growth", zoe.GetProperty("stage").GetString());
        Assert.Equal("2026-06-30", zoe.GetProperty("advice").GetProperty("since").GetString());
        Assert.Contains("1 order ", zoe.GetProperty("advice").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("win-back", zoe.GetProperty("advice").GetProperty("nextStage").GetString());
        Assert.Equal("What goes with your order", zoe.GetProperty("shown").GetString());

        // The cancellation, and then late the order as it was before: the newest version counts.
        await PostAsync(client, "/webhooks/orders", new
        {
            number = "Z-1",
            customer = "zoe",
            paidAt = "2026-06-30T08:00:00Z",
            total = 49.90,
            isCanceled = true,
            updatedAt = "2026-06-30T09:00:00Z",
        });
        await PostAsync(client, "/webhooks/orders", order);
        Assert.Equal(before, await StageAsync(client, "zoe"));
        Assert.Equal(61, (await client.GetFromJsonAsync<Dictionary<string, int>>("/api/stages"))!.Values.Sum());
    }

    [Fact]
    public async Task WhoeverIsLost_GetsOneMail()
    {
        using HttpClient client = _shop.CreateClient();
        await PostAsync(client, "/webhooks/orders", new { number = "Z-1", customer = "zoe", paidAt = "2026-06-30T08:00:00Z", total = 9 });
        Assert.DoesNotContain(_shop.Mails, mail => mail.Contains("To: zoe\n", StringComparison.Ordinal));
        IStageTracking<LifecycleMarketingStage> tracking =
            _shop.Services.GetRequiredService<IStageTracking<LifecycleMarketingStage>>();
        _shop.Clock.Now += Duration.FromDays(120);
        await tracking.AdvanceAsync(_shop.Clock.Now);
        await tracking.AdvanceAsync(_shop.Clock.Now);
        Assert.Single(_shop.Mails, mail => mail.Contains("To: zoe\n", StringComparison.Ordinal));
        Assert.Equal("win-back", await StageAsync(client, "zoe"));
    }

    [Fact]
    public async Task WhatIsWrong_IsSaid_AndNothingIsKept()
    {
        using HttpClient client = _shop.CreateClient();
        using HttpResponseMessage refused = await client.PostAsJsonAsync("/webhooks/orders", new { number = "Z-1", total = -1 });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        JsonElement errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["Customer", "PaidAt", "Total"], errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        using HttpResponseMessage taken = await client.PostAsJsonAsync(
            "/webhooks/orders", new { number = "c01-1", customer = "zoe", paidAt = "2026-06-30T08:00:00Z", total = 9 });
        using HttpResponseMessage unknown = await client.GetAsync("/api/customers/zoe");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Pages_SpeakTheLanguageOfTheBrowser_AndEscapeWhatComesIn()
    {
        using HttpClient client = _shop.CreateClient();
        await PostAsync(client, "/webhooks/visits", new { id = "v-1", customer = "<b>eve", at = "2026-06-29T08:00:00Z" });
        string english = await client.GetStringAsync("/customers/%3Cb%3Eeve");
        Assert.Contains("<th>since</th><td>2026-06-29</td>", english, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", english, StringComparison.Ordinal);
        client.DefaultRequestHeaders.Add("Accept-Language", "de");
        Assert.Contains("<th>seit</th>", await client.GetStringAsync("/customers/%3Cb%3Eeve"), StringComparison.Ordinal);
        Assert.Contains("R&#xFC;ckgewinnung", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthAndMetrics_AreThere()
    {
        using HttpClient client = _shop.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        await client.GetStringAsync("/metrics"); // Listening begins with the first question.
        await PostAsync(client, "/webhooks/visits", new { id = "v-1", customer = "zoe", at = "2026-06-29T08:00:00Z" });
        Assert.Contains("customer_lifecycle_events", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static async Task PostAsync(HttpClient client, string address, object body)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(address, body);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private static async Task<string> StageAsync(HttpClient client, string customer) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/customers/{customer}")).GetProperty("stage").GetString()!;
}
