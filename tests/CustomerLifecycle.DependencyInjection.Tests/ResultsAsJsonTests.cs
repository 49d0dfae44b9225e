using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using CustomerLifecycle.Tests.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CustomerLifecycle.DependencyInjection.Tests;

/// <summary>Every result, returned from a minimal API on loopback, reads as the committed file says.</summary>
public sealed class ResultsAsJsonTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 9, 0);

    private static readonly LocalDate AsOf = new(2024, 5, 1);

    [Theory]
    [InlineData("", "results.txt")]
    [InlineData("de", "results.de.txt")]
    public async Task AMinimalApi_ReturnsEveryResultReadably(string language, string file)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (language.Length > 0)
        {
            // Without a language nothing is said at all: the results bring their converter.
            builder.Services.ConfigureHttpJsonOptions(
                o => o.SerializerOptions.Converters.Add(new ResultJsonConverter(CultureInfo.GetCultureInfo(language))));
        }

        WebApplication app = builder.Build();
        await using (app)
        {
            Dictionary<string, object> results = await ResultsAsync();
            app.MapGet("/{name}", (string name) => Results.Json(results[name]));
            await app.StartAsync();
            using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()) };
            StringBuilder printed = new();
            foreach (string name in results.Keys)
            {
                using JsonDocument answer = JsonDocument.Parse(await client.GetStringAsync(new Uri(name, UriKind.Relative)));
                printed.Append(CultureInfo.InvariantCulture, $"{name}: {TextOf(answer.RootElement)}\n");
            }

            AssertPrinted(file, printed.ToString());
        }
    }

    [Fact]
    public void Advice_AndTimeline_AreTheSameAsTheirToJson()
    {
        CustomerHistory history = History();
        StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(history, LifecycleMarketingRules.Default, AsOf);
        Assert.Equal(WithoutCustomer(timeline.ToJson("ada")), JsonSerializer.Serialize(timeline));
        Advice advice = Advisor.Learn([history], AsOf).Advise(history, LifecycleMarketingRules.Default, AsOf);
        Assert.Equal(WithoutCustomer(advice.ToJson("ada", CultureInfo.InvariantCulture)), JsonSerializer.Serialize(advice));
    }

    /// <summary>An attribute is not inherited, so each type that can be returned must carry it.</summary>
    [Fact]
    public void EveryResult_NamesItsConverter()
    {
        Type[] results =
        [
            .. new[] { typeof(IJsonResult).Assembly, typeof(TrackingResult<>).Assembly }
                .SelectMany(a => a.GetExportedTypes())
                .Where(t => !t.IsInterface && t.IsAssignableTo(typeof(IJsonResult))),
        ];
        Assert.True(results.Length > 12);
        Assert.All(results, t => Assert.True(t.IsDefined(typeof(JsonConverterAttribute), inherit: false), t.Name));
    }

    [Fact]
    public async Task EveryDecision_IsAmongThoseReturned()
    {
        HashSet<Type> returned = [.. (await ResultsAsync()).Values.Select(r => r.GetType())];
        Assert.All(
            typeof(IDecision).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IDecision))),
            t => Assert.Contains(t, returned));
    }

    [Fact]
    public void ADecisionOfOnesOwn_IsItsReason_UnlessItSaysMore() =>
        Assert.Equal("""{"reason":"because"}""", JsonSerializer.Serialize(new OwnDecision()));

    [Fact]
    public void WhatCanBeSaid_IsSaidInTheLanguageOfTheUser()
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-AT");
            StageExplanation<CustomerFacts> why = LifecycleMarketingRules.Default.Explain(new CustomerFacts { Orders = 1 });
            Assert.Equal(why.Say(CultureInfo.GetCultureInfo("de")), why.Say());
            Assert.NotEqual(why.Say(CultureInfo.InvariantCulture), why.Say());
            Assert.Equal("Haus", LocalizedText.Of("house", "Haus").Say());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void ReadingAResult_IsRefused_AndTheMessageSaysWhatToDo()
    {
        NotSupportedException refused = Assert.Throws<NotSupportedException>(
            () => JsonSerializer.Deserialize<StageTimeline<LifecycleMarketingStage>>("{}"));
        Assert.Contains("is written as JSON, and not read", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLanguageMayFollowTheRequest()
    {
        CultureInfo current = CultureInfo.InvariantCulture;
        JsonSerializerOptions options = new() { Converters = { new ResultJsonConverter(() => current) } };
        StageInfo stage = LifecycleMarketing.Model[LifecycleMarketingStage.WinBack];
        Assert.Equal("""{"key":"win-back","name":"Win-back"}""", JsonSerializer.Serialize(stage, options));
        current = CultureInfo.GetCultureInfo("de");
        Assert.Equal(
            $$"""{"key":"win-back","name":"{{stage.Name.In(current)}}"}""",
            JsonSerializer.Serialize(stage, options).Replace("\\u00FC", "ü", StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, object>> ResultsAsync()
    {
        StageRules<CustomerFacts, LifecycleMarketingStage> rules = LifecycleMarketingRules.Default;
        CustomerHistory history = History();
        CustomerFacts facts = history.FactsAt(AsOf);
        StageTimeline<LifecycleMarketingStage> timeline = StageTimeline.Replay(history, rules, AsOf);
        StageTracker<LifecycleMarketingStage> tracker = new("ada", Shop.Default, rules);
        List<StageChange<LifecycleMarketingStage>> changes = [.. history.Events.SelectMany(e => tracker.Take(e))];
        changes.AddRange(tracker.Remove(CustomerEventKind.Order, "A-1"));
        KeyValuePair<string, CustomerHistory>[] customers = [new("ada", history)];
        Advice advice = Advisor.Learn([history], AsOf).Advise(history, rules, AsOf);
        LocalDate inApril = new(2024, 4, 20);
        AdvisorOptions supplies = new()
        {
            Replenishment = new ReplenishmentPlan(new Dictionary<string, ProductLifetime>(StringComparer.Ordinal) { ["tea"] = new(25) }),
        };
        Advice ofRegular = Advisor.Learn([history, Regular()], inApril, supplies).Advise(Regular(), rules, inApril);
        MetricScope scope = new(Shop.Default, new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 5, 1)));
        Funnel funnel = Funnel.Of(
            new[] { history, Regular() }.Select(h => StageTimeline.Replay(h, rules, AsOf)),
            scope.Period,
            FunnelMode.Implied,
            60,
            rules.Model[LifecycleMarketingStage.Acquisition],
            rules.Model[LifecycleMarketingStage.Growth]);
        Dictionary<string, object> results = new(StringComparer.Ordinal)
        {
            ["stage"] = LifecycleMarketing.Model[LifecycleMarketingStage.WinBack],
            ["classification"] = rules.Classify(facts),
            ["explanation"] = rules.Explain(facts),
            ["next-change"] = rules.NextChange(history.FactsAt(new LocalDate(2024, 1, 10)), new LocalDate(2024, 1, 10))!.Value,
            ["ways"] = rules.WaysTo(LifecycleMarketing.Model[LifecycleMarketingStage.Growth], facts),
            ["timeline"] = timeline,
            ["visit"] = timeline.Visits[0],
            ["transition"] = timeline.Transitions[0],
            ["change"] = changes[^1],
            ["advice"] = advice,
            ["plan"] = ofRegular.Plan,
            ["products"] = ofRegular.Products,
            ["value-to-come"] = advice.Potential.ToCome,
            ["export"] = new CustomerExport("ada", history).With(timeline),
            ["metrics"] = MetricReport.Compute(
                MetricCatalog.All.Where(m => m.Definition.Key is "orders" or "repeat-purchase-rate" or "average-order-value"),
                scope,
                [history]),
            ["metric-value"] = MetricValue.Ratio(1, 0, LocalizedText.Of("no orders", "keine Bestellungen")),
            ["due"] = DueChanges.Until(customers, rules, new LocalDate(2024, 1, 10), AsOf).ToArray(),
            ["difference"] = StageDifference.Between(history, rules, new LocalDate(2024, 1, 10), AsOf),
            ["what-if"] = WhatIf.Compare(
                customers, rules, LifecycleMarketingRules.Create(new() { GrowthActiveDays = 200 }), AsOf).Single().Value,
            ["tracking"] = await TrackedAsync(),
            ["cohorts"] = CohortTable.Of([history, Regular()], new CohortOptions(new LocalDate(2024, 3, 15))),
            ["cohort"] = CohortTable.Of([Regular()], new CohortOptions(new LocalDate(2024, 3, 1))).Cohorts[0],
            ["funnel"] = funnel,
            ["funnel-step"] = funnel.Steps[1],
            ["flow"] = StageFlow.Of([history, Regular()], rules, new MetricPeriod(new LocalDate(2024, 1, 2), AsOf)),
            ["accounting"] = LifecycleAccounting.Of(
                [history, Regular()],
                Shop.Default,
                new MetricPeriod(new LocalDate(2024, 1, 1), new LocalDate(2024, 2, 1)),
                new MetricPeriod(new LocalDate(2024, 2, 1), new LocalDate(2024, 3, 1))),
            ["segment"] = RfmSegmentMap.Default.Segments[0],
            ["segments"] = RfmTable.Of([.. customers, new("bob", Regular())], AsOf, new RfmOptions()).Customers,
        };

        // What advice holds can be returned by itself: one of each.
        IEnumerable<IDecision> decisions = ofRegular.Decisions.Concat(ofRegular.Supplies.SelectMany(s => s.Products));
        foreach (IDecision decision in decisions.DistinctBy(d => d.GetType()))
        {
            results.TryAdd(KeyOf(decision), decision);
        }

        return results;
    }

    private static async Task<TrackingResult<LifecycleMarketingStage>> TrackedAsync()
    {
        ServiceCollection services = [];
        services.AddSingleton<IClock>(new ManualClock { Now = Start });
        services.AddCustomerLifecycle()
            .AddTracking<LifecycleMarketingStage>()
            .AddHandler("letters", (_, _) => throw new InvalidOperationException("The mail server is down."));
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IStageTracking<LifecycleMarketingStage>>().RecordAsync("ada", History().Events.Take(1));
    }

    private static string KeyOf(IDecision decision) => string.Concat(decision.GetType().Name.Select(
        (c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : string.Empty)}{char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>Somebody with tea every month, about whom there is much to decide.</summary>
    private static CustomerHistory Regular() => new(
        Shop.Default,
        [
            CustomerEvent.SignUp(Start),
            .. Enumerable.Range(0, 5).Select(i => CustomerEvent.Order(Start + Duration.FromDays(25 * i), 20) with
            {
                Id = $"R-{i}",
                Reference = "tea",
            }),
        ]);

    private static CustomerHistory History() => new(
        Shop.Default,
        CustomerEvent.Visit(Start),
        CustomerEvent.Order(Start + Duration.FromDays(3), 49.90m) with { Id = "A-1", Reference = "tea" });

    private static string TextOf(JsonElement json)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string WithoutCustomer(string json)
    {
        System.Text.Json.Nodes.JsonObject node = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        Assert.True(node.Remove("customer"));
        return node.ToJsonString();
    }

    private static void AssertPrinted(string file, string printed)
    {
        string path = Path.Combine(RepositoryRoot.Path, "tests", "CustomerLifecycle.DependencyInjection.Tests", "Results", file);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, printed);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run the tests with UPDATE_DOCS=1.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), printed);
    }

    [JsonConverter(typeof(ResultJsonConverter))]
    private sealed class OwnDecision : IDecision
    {
        public string Say(CultureInfo culture) => "because";
    }
}
