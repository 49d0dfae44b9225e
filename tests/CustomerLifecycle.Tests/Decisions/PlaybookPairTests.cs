using CustomerLifecycle.Decisions;
using CustomerLifecycle.Tests.Generators;
using NodaTime;
using Xunit.Abstractions;

namespace CustomerLifecycle.Tests.Decisions;

/// <summary>Every tactic that a stage of a shipped model lists is used in some life that ends in that stage.</summary>
[Trait("source", "000: tactics for each phase")]
[Trait("source", "002: reviews, referrals, channels")]
[Trait("source", "003: responses, cross-, up- and deep-selling")]
[Trait("source", "004: visits, sign-ups, growth of the database, abandoned sessions and baskets, engagement")]
[Trait("source", "004: newsletter with a preference centre; anniversaries, birthdays, holidays, apologies")]
public sealed class PlaybookPairTests(ITestOutputHelper output)
{
    private const int Seed = 20_250_630;
    private const int MostLives = 60_000;
    private static readonly LocalDate Today = new(2025, 1, 1); // a holiday
    private static readonly StageRules<CustomerFacts, string>[] Models = [.. ShippedRules.All.Select(r => r.WithKeys())];

    [Fact]
    public void EveryPairOfStageAndTactic_Happens()
    {
        output.WriteLine($"seed {Seed}");
        Random random = new(Seed);
        Advisor advisor = LearntFromCoffeeDrinkers();
        HashSet<(string Stage, string Tactic)> missing =
        [
            .. Models.SelectMany(m => m.Model.Stages.SelectMany(
                s => Playbook.Shipped.OfStage(m.Model, s).Select(t => ($"{m.Model.Key}/{s.Key}", t.Key)))),
        ];
        int pairs = missing.Count;
        int lives = 0;
        for (; missing.Count > 0 && lives < MostLives; lives++)
        {
            MadeUpLife life = MadeUpLife.Of(random, Today);
            CustomerHistory history = new(Shop.Default, life.Events);
            CustomerFacts facts = history.FactsAt(Today);
            foreach (StageRules<CustomerFacts, string> model in Models)
            {
                string stage = $"{model.Model.Key}/{model.Classify(in facts).Stage}";
                if (!missing.Any(p => p.Stage == stage && MayHold(p.Tactic, in facts)))
                {
                    continue;
                }

                ActionPlan plan = advisor.Advise(history, model, Today, life.Purchases, life.Birthday).Plan;
                missing.ExceptWith(plan.Actions.Select(a => (stage, a.Tactic.Key)));
            }
        }

        output.WriteLine($"{pairs} pairs, {lives} lives");
        Assert.True(missing.Count == 0, $"seed {Seed}: never {string.Join(", ", missing.Select(p => $"{p.Tactic} in {p.Stage}").Order())}");
    }

    private static bool MayHold(string tactic, in CustomerFacts facts) =>
        Playbook.Shipped.Tactics.First(t => t.Key == tactic).Trigger.Holds(in facts);

    /// <summary>No cap on contacts, so that the less pressing tactics have room too.</summary>
    private static Advisor LearntFromCoffeeDrinkers()
    {
        AdvisorOptions options = new()
        {
            Contacts = new ContactPolicy { MostContacts = 1_000 },
            Attention = new AttentionPlan(Enum.GetValues<AttentionLevel>().Select(l => new AttentionRule(l, Duration.FromHours(1), 1_000))),
            HighRollers = new HighRollerLimits(1_000, 500),
            Replenishment = new ReplenishmentPlan(new Dictionary<string, ProductLifetime>
            {
                ["coffee"] = new(20),
                ["descaler"] = new(400),
                ["filters"] = new(4),
            }),
        };
        return Advisor.Learn(
            Enumerable.Range(0, 30).Select(i => new CustomerHistory(Shop.Default, MadeUpLife.Basket(Today.PlusDays(-40 - i)))),
            Today,
            options);
    }
}
