using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace Snippets;

public sealed class DecidingSnippets : PrintingTest
{
    private static readonly LocalDate Today = new(2025, 6, 30);

    [Fact]
    public void OneCall()
    {
        Dictionary<string, CustomerHistory> customers = Base();
        LocalDate today = Today;

        Advisor advisor = Advisor.Learn(customers.Values, today);
        Advice advice = advisor.Advise(customers["ada"], LifecycleMarketingRules.Default, today);

        string why = advice.Explanation.SayReason(CultureInfo.InvariantCulture);
        Console.WriteLine($"{advice.Explanation.Stage} since {advice.Since:uuuu-MM-dd}, until {advice.Until:uuuu-MM-dd}: {why}");
        Console.WriteLine(advice.Tier);
        Console.WriteLine(advice.Rfm.Say(CultureInfo.InvariantCulture));
        foreach (DeclineSignal signal in advice.Decline.Given)
        {
            Console.WriteLine(signal);
        }

        Console.WriteLine(advice.Plan.Actions[0]);
        Console.WriteLine($"look again {advice.LookAgain}");

        AdvisorOptions options = new()
        {
            Value = (facts, toCome) => facts.Profit + (toCome.Amount ?? 0),
            TierLimits = [1_000, 400, 100],
            WinBack = new WinBackPolicy { ContactCost = 0.50, DiscountCost = 5 },
            Contacts = new ContactPolicy { MostContacts = 1, PeriodDays = 7 },
            Playbook = Playbook.Shipped.With(new Tactic(
                "postcard",
                LocalizedText.Of("Postcard", "Postkarte"),
                LocalizedText.Of("Write a line by hand.", "Eine Zeile von Hand schreiben."))
            {
                Channel = "mail",
                Stages = ["lifecycle-marketing/growth", "lifecycle-marketing/retention"],
                Trigger = Trigger.When(f => f.Orders >= 2 && f.DaysSinceLastOrder >= 30),
                Metric = "repeat-purchase-rate",
                Priority = 99,
                PauseDays = 180,
            }),
        };
        Advice own = Advisor.Learn(customers.Values, today, options).Advise(customers["ada"], LifecycleMarketingRules.Default, today);
        Console.WriteLine(own.Plan.Actions[0]);
        Console.WriteLine($"{own.Plan.Suppressed.Count} must wait, e.g. {own.Plan.Suppressed[0]}");

        SupportCase<string>[] waiting = [.. new[] { "ada", "ben", "cyd" }.Select((id, i) => new SupportCase<string>(
            id, Instant.FromUtc(2025, 6, 30, 9, 10 * i), advisor.Advise(customers[id], LifecycleMarketingRules.Default, today).Attention))];
        foreach (SupportCase<string> next in SupportOrder.Of(waiting))
        {
            Console.WriteLine($"{next.Customer}: {next.Attention.Name}, answer by {next.DueAt}");
        }

        AssertPrintedAsIn("docs", "deciding.md");
    }

    [Fact]
    public void OneByOne()
    {
        Dictionary<string, CustomerHistory> customers = Base();
        CustomerHistory ada = customers["ada"];
        LocalDate today = Today;

        RfmTable<string> now = RfmTable.Of(customers, today, new RfmOptions { Bins = 5 });
        RfmTable<string> before = RfmTable.Of(customers, today.PlusMonths(-3), new RfmOptions { Bins = 5 });
        foreach (((RfmSegment? from, RfmSegment? to), int count) in before.MovesTo(now).Where(m => m.Key.From != m.Key.To).Take(3))
        {
            Console.WriteLine($"{count} from {from?.Key ?? "not yet a buyer"} to {to!.Key}");
        }

        ReplenishmentPlan plan = new(new Dictionary<string, ProductLifetime>
        {
            ["coffee"] = new(daysPerUnit: 14),
            ["filters"] = new(daysPerUnit: 30),
        })
        {
            LeadDays = 5,
        };
        ProductPurchase[] purchases =
        [
            new("coffee", new LocalDate(2025, 5, 1), 2),
            new("coffee", new LocalDate(2025, 5, 31), 2),
            new("filters", new LocalDate(2025, 5, 31), 1),
        ];
        foreach (BasketReminder basket in plan.Baskets(plan.RunOuts(purchases, today)))
        {
            Console.WriteLine($"remind on {basket.RemindOn:uuuu-MM-dd}: {basket.Say(CultureInfo.InvariantCulture)}");
        }

        AdvisorOptions supplied = new() { Replenishment = plan };
        Advice reminder = Advisor.Learn(customers.Values, today, supplied)
            .Advise(ada, LifecycleMarketingRules.Default, today, purchases, birthday: new AnnualDate(8, 17));
        Console.WriteLine($"{reminder.Supplies.Count} reminder, {reminder.Celebrations.Count} dates to celebrate");

        ProductPurchase[] espresso =
        [
            new("coffee", new LocalDate(2025, 3, 1), 1) { Category = "beans", Amount = 12 },
            new("machine", new LocalDate(2025, 3, 1), 1) { Category = "machines", Amount = 240 },
            new("grinder", new LocalDate(2025, 4, 1), 1) { Category = "machines", Amount = 90 },
        ];
        CoPurchases together = CoPurchases.Learn(
            [.. Enumerable.Repeat(espresso, 14), .. Enumerable.Repeat(espresso[..1], 6), .. Enumerable.Repeat(purchases[2..], 20)]);
        ProductOffers next = together.Offers(purchases, today);
        Console.WriteLine(next.NextBest);
        Console.WriteLine(next.DeepSell?.ToString() ?? "nothing is bought again and again");
        Console.WriteLine(together.Offers([espresso[2]], today).UpSell);

        foreach (Celebration celebration in CelebrationPlan.Default.Within(ada, today, days: 365, birthday: new AnnualDate(8, 17)))
        {
            Console.WriteLine(celebration);
        }

        StageModel<LifecycleMarketingStage> model = LifecycleMarketing.Model;
        StageContent<string> headline = new StageContent<string>(model, fallback: "Good coffee, roasted here")
            .With(stage: null, "Good to see you again", visitor: VisitorKind.Customer)
            .With(model[LifecycleMarketingStage.Growth], "What goes with your first beans")
            .With(model[LifecycleMarketingStage.WinBack], "5 € for coming back", ContentPlacement.Overlay);
        StageInfo stage = LifecycleMarketingRules.Default.StageOf(ada.FactsAt(today));
        VisitorKind visitor = VisitorKinds.Of(ada.FactsAt(today));
        Console.WriteLine($"{headline.Embedded(stage, visitor)}; overlay: {headline.TryOverlay(stage, visitor, out _)}");

        LifecycleMarketingOptions sooner = new() { GrowthActiveDays = 60 };
        StageRules<CustomerFacts, LifecycleMarketingStage> proposed = LifecycleMarketingRules.Create(sooner);
        foreach ((string customer, RuleChange<LifecycleMarketingStage> change)
            in WhatIf.Compare(customers, LifecycleMarketingRules.Default, proposed, today))
        {
            string reason = change.Proposed.SayReason(CultureInfo.InvariantCulture);
            Console.WriteLine($"{customer}: {change.Today.Stage} → {change.Proposed.Stage}, {reason}");
        }

        OrderGaps gaps = OrderGaps.Learn(customers.Values, today);
        BuyerLifecycleOptions learnt = gaps.ToOptions(active: 0.8, inactive: 0.95);
        Console.WriteLine($"active up to {learnt.BuyerActiveDays} days, inactive after {learnt.BuyerInactiveDays}");
        var patient = new Shop { Decline = new DeclinePolicy { Rhythm = gaps.ToRhythm() } };
        CustomerFacts newcomer = new CustomerHistory(patient, CustomerEvent.Order(Instant.FromUtc(2025, 6, 30, 9, 0), 20m)).FactsAt(today);
        Console.WriteLine($"a first order is overdue in {newcomer.DaysUntilOverdue} days");

        AssertPrintedAsIn("docs", "deciding.md");
    }

    /// <summary>Thirty customers; Ada orders every thirty days, and of late for less.</summary>
    private static Dictionary<string, CustomerHistory> Base()
    {
        Dictionary<string, CustomerHistory> customers = new(StringComparer.Ordinal)
        {
            ["ada"] = Orders(10, 30, 34, i => i < 6 ? 48 : 15),
            ["ben"] = Orders(1, 0, 70, _ => 19),
            ["cyd"] = Orders(3, 25, 120, _ => 60),
        };
        for (int i = 1; i <= 27; i++)
        {
            customers.Add(FormattableString.Invariant($"c{i}"), Orders(1 + (i % 4), 10 + i, i * 9, _ => 10 + i));
        }

        return customers;
    }

    private static CustomerHistory Orders(int count, int gapDays, int daysAgo, Func<int, decimal> amount) => new(
        Shop.Default,
        Enumerable.Range(0, count).Select(i => CustomerEvent.Order(
            Today.PlusDays(-daysAgo - ((count - 1 - i) * gapDays)).At(new LocalTime(9, 0)).InUtc().ToInstant(), amount(i))));
}
