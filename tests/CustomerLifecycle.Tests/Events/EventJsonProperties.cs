using System.Text.Json;
using FsCheck.Xunit;
using NodaTime;

namespace CustomerLifecycle.Tests;

[Properties(Arbitrary = [typeof(Generators.Events)], MaxTest = 300)]
public sealed class EventJsonProperties
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 2, 1, 12, 0);

    [Property]
    public void AnyEvent_ComesBackFromItsPartsAndFromJson(CustomerEvent item)
    {
        Assert.Equal(item, CustomerEventParts.Of(in item).ToEvent());
        string json = JsonSerializer.Serialize(item);
        CustomerEvent read = JsonSerializer.Deserialize<CustomerEvent>(json);
        Assert.Equal(item, read);
        Assert.Equal(json, JsonSerializer.Serialize(read));
    }

    [Property(MaxTest = 60)]
    public void TheStateOfATracker_ComesBackFromJson_AndGoesOn(CustomerEvent[] events, int cut)
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Default;
        CustomerEvent[] inOrder = [.. new CustomerHistory(Shop.Default, events).Events];
        int first = inOrder.Length == 0 ? 0 : Math.Abs(cut % inOrder.Length);
        StageTracker<LifecycleMarketingStage> whole = new("c", Shop.Default, rules);
        StageTracker<LifecycleMarketingStage> half = new("c", Shop.Default, rules);
        StageOverride<LifecycleMarketingStage> said = new(LifecycleMarketingStage.Growth, Noon, new LocalDate(2025, 3, 1), "a call", "Ada");
        whole.Override(said);
        half.Override(said);
        foreach (CustomerEvent item in inOrder[..first])
        {
            whole.Take(in item);
            half.Take(in item);
        }

        string json = StageTrackerStateJson.Write(half.ToState(), rules.Model);
        StageTrackerState<LifecycleMarketingStage> read = StageTrackerStateJson.Read(json, rules.Model);
        Assert.Equal(json, StageTrackerStateJson.Write(read, rules.Model));
        StageTracker<LifecycleMarketingStage> again = new(read, Shop.Default, rules);
        foreach (CustomerEvent item in inOrder[first..])
        {
            Assert.Equal(whole.Take(in item).Select(c => c.Id), again.Take(in item).Select(c => c.Id));
        }

        Assert.Equal(StageTrackerStateJson.Write(whole.ToState(), rules.Model), StageTrackerStateJson.Write(again.ToState(), rules.Model));
    }

    [Fact]
    public void AnEvent_ReadsAsPeopleWouldWriteIt()
    {
        CustomerEvent order = CustomerEvent.Order(Noon, 49.90m) with
        {
            Id = "A-17",
            Channel = "web",
            Campaign = "spring",
            Details = EventDetails.None.With("gift", true),
        };
        Assert.Equal(
            """{"version":1,"kind":"order","at":"2025-02-01T12:00:00Z","id":"A-17","channel":"web","campaign":"spring","amo"""
                + """unt":49.90,"details":{"gift":"true"}}""",
            JsonSerializer.Serialize(order));
        Assert.Equal(
            CustomerEvent.Own(EventKind.Of("demo-booked"), Noon) with { Details = EventDetails.None.With("seats", 3) },
            JsonSerializer.Deserialize<CustomerEvent>("""{"kind":"demo-booked","at":"2025-02-01T12:00:00Z","details":{"seats":3}}"""));
        Assert.Equal(
            CustomerEventKind.ContractCanceled,
            JsonSerializer.Deserialize<CustomerEvent>(
                """{"kind":"contract-cancelled","at":"2025-02-01T12:00:00Z","contractEnd":"2025-04-01"}""").Kind);
    }

    [Theory]
    [InlineData("""{"kind":"order","at":"2025-02-01"}""", "2025-02-01")]
    [InlineData("""{"kind":"order","at":"2025-02-01T12:00:00Z","amont":5}""", "'amont' is no part of an event")]
    [InlineData("""{"version":2,"kind":"order","at":"2025-02-01T12:00:00Z"}""", "version is 2")]
    [InlineData("""{"kind":"review","at":"2025-02-01T12:00:00Z"}""", "'review' needs its Score")]
    [InlineData("""{"kind":"visit","at":"2025-02-01T12:00:00Z","amount":5}""", "'visit' has no Amount")]
    [InlineData("""{"kind":"order","at":"2025-02-01T12:00:00Z","status":"lost"}""", "'lost' is not one of")]
    [InlineData("""{"at":"2025-02-01T12:00:00Z"}""", "not an event")]
    [InlineData("""[]""", "not an event")]
    public void WhatIsNoEvent_IsRefused_AndSaysWhy(string json, string message) =>
        Assert.Contains(
            message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CustomerEvent>(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"version":1,"model":"lifecycle-marketing","customer":"c"}""", "not the state of a tracker")]
    [InlineData("""{"version":7,"model":"lifecycle-marketing"}""", "version is 7")]
    [InlineData("""{"version":1,"model":"other"}""", "of the model 'other'")]
    public void WhatIsNoState_IsRefused_AndSaysWhy(string json, string message) =>
        Assert.Contains(
            message,
            Assert.Throws<JsonException>(() => StageTrackerStateJson.Read(json, LifecycleMarketing.Model)).Message,
            StringComparison.Ordinal);

    /// <summary>An event without details of its own takes no more memory than one without a place for them did.</summary>
    [Fact]
    public void AnEvent_TakesNoMoreMemory_ForWhatItDoesNotCarry() =>
        Assert.True(
            System.Runtime.CompilerServices.Unsafe.SizeOf<CustomerEvent>() <= 96,
            System.Runtime.CompilerServices.Unsafe.SizeOf<CustomerEvent>().ToString(System.Globalization.CultureInfo.InvariantCulture));
}
