using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerLifecycle.Layouts;
using NodaTime;
using Xunit.Abstractions;

namespace CustomerLifecycle.Cli.Tests;

/// <summary>
/// Readers are given texts that were right until somebody broke them: they read them, or say that they cannot by the one exception that
/// they document. <c>tests/fuzz.sh</c> runs it for longer.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper log)
{
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(20);

    private static readonly string[] Tokens =
    [
        "NaN", "-0", "1e999", "-1", "0", "1E-400", "99999999999999999999",
        "79228162514264337593543950335", "0.1234567890123456789012345678",
        "null", "true", "{}", "[]", "[[", "}}", "\"\"", "\"", "\\u0000", "\\uD800", "\\", ",", ",,", "\n", "\r\n", "\r", "\0",
        ";", "=1+1", "\t",
        "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.9999999Z", "-9998-01-01T00:00:00Z", "2024-02-30", "10000-01-01",
        "24:00", "\u202E",
        "orders", "days-since-last-order", "daysSinceLastOrder", "\"fact\"", "\"not\"", "\"any\"", "\"value\"", "\"operator\": \"isOneOf\"",
        "EUR",
        "order", "return", "contract-started", "refunded", "2147483647", "-2147483648", "9223372036854775807", "1.000.000,00",
        "Ä", "\uFEFF",
    ];

    /// <summary>How long each reader is fed; CI and the script say longer.</summary>
    private static TimeSpan Duration => TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), CultureInfo.InvariantCulture, out double asked) ? asked : 1);

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : 20_261;

    [Fact]
    public void JsonModels()
    {
        string[] corpus =
        [
            .. new StageRules<CustomerFacts>[]
            {
                BuyerLifecycleRules.Default, LifecycleMarketingRules.Default, RelationshipCycleRules.Default, SixStepFunnelRules.Default,
            }.Select(StageModelJson.Write),
            """
            { "key": "club", "kinds": ["tasting"], "stages": [{ "key": "guest" },
              { "key": "fan", "roles": ["retention"], "name": { "en": "Fan", "de": "Fan" } }],
              "facts": [{ "key": "tastings", "count": "tasting" }, { "key": "spent", "sum": "order", "of": "amount", "inLastDays": 90 },
                        { "key": "plan", "attribute": "plan" }],
              "rules": [{ "stage": "fan", "when": { "any": [{ "fact": "orders", "operator": ">=", "value": 2 },
                { "not": { "fact": "daysSinceLastOrder", "operator": "moreThan", "value": 30 } }] } }], "otherwise": "guest" }
            """,
        ];
        Feed(corpus, text =>
        {
            try
            {
                StageRules<CustomerFacts, string> rules = StageModelJson.Parse(text);
                Assert.Equal(rules.Fingerprint, StageModelJson.Parse(StageModelJson.Write(rules)).Fingerprint);
                _ = rules.ToMarkdown(CultureInfo.InvariantCulture);
                _ = rules.StageOf(default);
                _ = rules.NextChange(new CustomerFacts { Orders = 1, DaysSinceLastOrder = 3 }, new LocalDate(2024, 1, 1));
            }
            catch (StageModelFormatException)
            {
                // This is how it says that it cannot.
            }
        });
    }

    [Fact]
    public void Layouts() => Feed([.. EventLayout.Shipped.Select(l => l.ToJson())], text =>
    {
        try
        {
            EventLayout layout = EventLayout.Parse(text);
            Assert.Equal(layout.Key, EventLayout.Parse(layout.ToJson()).Key);
            string[] header = [.. layout.RecognisedBy.Select(any => any[0]).Distinct(StringComparer.OrdinalIgnoreCase)];
            _ = layout.Bind(header, LayoutOptions.Default).Summarize();
        }
        catch (Exception e) when (e is StageModelFormatException or EventLayoutException)
        {
            // Either says what is wrong: with the definition, or with the table that it is to be read with.
        }
    });

    [Fact]
    public void Events()
    {
        CustomerEvent[] events =
        [
            CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 9, 0), 49.90m) with
            {
                Id = "A-17",
                Products = ["tea", "pot"],
                Currency = "EUR",
                Quantity = 2,
            },
            CustomerEvent.AttributeSet(Instant.FromUtc(2024, 1, 1, 9, 0), "plan", "gold"),
            CustomerEvent.ContractStarted(Instant.FromUtc(2024, 1, 1, 9, 0), new LocalDate(2025, 1, 1), 120),
            CustomerEvent.Own(EventKind.Of("tasting"), Instant.FromUtc(2024, 1, 1, 9, 0), 5) with
            {
                Details = EventDetails.None.With("wine", "red").With("guests", 3),
            },
        ];
        Feed([.. events.Select(e => JsonSerializer.Serialize(e))], text =>
        {
            try
            {
                CustomerEvent item = JsonSerializer.Deserialize<CustomerEvent>(Encoding.UTF8.GetBytes(text));
                Assert.Equal(item, JsonSerializer.Deserialize<CustomerEvent>(JsonSerializer.Serialize(item)));
                _ = new CustomerHistory(Shop.Default, item).FactsAt(LocalDate.MaxIsoValue);
            }
            catch (JsonException)
            {
                // This is how it says that it cannot.
            }
        });
    }

    [Fact]
    public void StatesOfTrackers()
    {
        StageRules<CustomerFacts, string> rules = BuyerLifecycleRules.Default.WithKeys();
        StageTracker<string> tracker = new("ada", Shop.Default, rules);
        tracker.Take(CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 9, 0), 49.90m) with { Id = "A-17" });
        tracker.Take(CustomerEvent.Order(Instant.FromUtc(2024, 2, 1, 9, 0), 10) with { Id = "A-18" });
        tracker.Override(new StageOverride<string>(
            rules.Model.Stages[0].Key, Instant.FromUtc(2024, 2, 2, 9, 0), new LocalDate(2024, 3, 1), "called", "eve"));
        tracker.Advance(Instant.FromUtc(2024, 5, 1, 9, 0));
        tracker.Remove(CustomerEventKind.Order, "A-17");
        Feed([StageTrackerStateJson.Write(tracker.ToState(), rules.Model)], text =>
        {
            StageTrackerState<string> state;
            try
            {
                state = StageTrackerStateJson.Read(text, rules.Model);
            }
            catch (JsonException)
            {
                return; // This is how it says that it cannot.
            }

            Assert.Equal(
                StageTrackerStateJson.Write(state, rules.Model),
                StageTrackerStateJson.Write(
                    StageTrackerStateJson.Read(StageTrackerStateJson.Write(state, rules.Model), rules.Model), rules.Model));
            try
            {
                _ = new StageTracker<string>(state, Shop.Default, rules).Advance(Instant.FromUtc(2024, 6, 1, 9, 0));
            }
            catch (ArgumentException)
            {
                // It could be read, and what it says cannot be: two currencies, an override that ends before it begins.
            }
        });
    }

    [Fact]
    public void TrackedCustomers()
    {
        StageRules<CustomerFacts, string> rules = BuyerLifecycleRules.Default.WithKeys();
        StageTracker<string> tracker = new("ada", Shop.Default, rules);
        tracker.Take(CustomerEvent.Order(Instant.FromUtc(2024, 1, 1, 9, 0), 49.90m) with { Id = "A-17" });
        IReadOnlyList<StageChange<string>> changes = tracker.Advance(Instant.FromUtc(2026, 5, 1, 9, 0));
        TrackedCustomer<string> customer = new(tracker.ToState(), [.. changes.Select(c => new UndeliveredChange<string>(c, "mail"))], 3);
        Feed([TrackedCustomerJson.Write(customer, rules.Model)], text =>
        {
            try
            {
                string read = TrackedCustomerJson.Write(TrackedCustomerJson.Read(text, rules.Model, 3), rules.Model);
                Assert.Equal(read, TrackedCustomerJson.Write(TrackedCustomerJson.Read(read, rules.Model, 3), rules.Model));
            }
            catch (JsonException)
            {
                // This is how it says that it cannot.
            }
        });
    }

    [Fact]
    public void CsvFiles()
    {
        using Tool tool = new();
        string folder = Path.Combine(Repository.Root, "tests", "CustomerLifecycle.Cli.Tests", "Exports");
        string[] corpus = [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        string[][] calls =
        [
            ["report"], ["classify", "--model", "buyer-lifecycle", "--format", "csv"], ["metrics", "--skip-invalid"],
            ["cohorts", "--by", "week"], ["actions", "--model", "lifecycle-marketing", "--skip-invalid", "--zone", "Europe/Berlin"],
        ];
        int call = 0;
        Feed(corpus, text =>
        {
            File.WriteAllBytes(tool.PathOf("events.csv"), Encoding.UTF8.GetBytes(text));
            int exit = tool.Run([.. calls[call++ % calls.Length], tool.PathOf("events.csv")]);
            Assert.Contains(exit, (int[])[LifecycleTool.Success, LifecycleTool.BadData, LifecycleTool.BadUsage]);
            Assert.True(exit == LifecycleTool.Success || tool.Error.Length > 0);
        });
    }

    private void Feed(string[] corpus, Action<string> read, [System.Runtime.CompilerServices.CallerMemberName] string reader = "")
    {
        Stopwatch watch = Stopwatch.StartNew();
        int fed = 0;
        for (; watch.Elapsed < Duration || fed < corpus.Length; fed++)
        {
            string text = fed < corpus.Length ? corpus[fed] : Broken(corpus, new Random(unchecked((Seed * 31) + fed)));
            Stopwatch one = Stopwatch.StartNew();
            try
            {
                read(text);
                Assert.InRange(one.Elapsed, TimeSpan.Zero, LongestReading);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{reader}, FUZZ_SEED={Seed}, text {fed}: {e.GetType().Name}: {e.Message}\n")
                        + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
                    e);
            }
        }

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader}: {fed} texts, FUZZ_SEED={Seed}"));
    }

    private static string Broken(string[] corpus, Random random)
    {
        StringBuilder text = new(corpus[random.Next(corpus.Length)]);
        for (int change = random.Next(1, 5); change > 0 && text.Length > 1; change--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(text.Length - at, 1 << random.Next(8));
            switch (random.Next(8))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text[at] = (char)random.Next(random.Next(2) == 0 ? 128 : char.MaxValue);
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 3:
                    string other = corpus[random.Next(corpus.Length)];
                    int from = random.Next(other.Length);
                    text.Insert(at, other.AsSpan(from, Math.Min(other.Length - from, 1 << random.Next(9))));
                    break;
                case 4:
                    text.Length = at;
                    break;
                default:
                    // In the place of a word, a number or a string: the form stays, what it says does not.
                    int end = at;
                    while (end < text.Length && !(",:;\n[]{}\"".Contains(text[end], StringComparison.Ordinal)))
                    {
                        end++;
                    }

                    text.Remove(at, end - at).Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
