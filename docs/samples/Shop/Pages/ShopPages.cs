using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Shop.Data;
using Shop.Lifecycle;

namespace Shop.Pages;

/// <summary>What a person looks at, in the language of their browser.</summary>
internal static class ShopPages
{
    public static void MapShopPages(this WebApplication app)
    {
        app.MapGet("/", OverviewAsync);
        app.MapGet("/customers/{id}", CustomerAsync);
    }

    private static async Task<IResult> OverviewAsync(ShopStages stages, ShopContext context, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, int> counts = await stages.CountsAsync(cancellationToken);
        List<Customer> customers = await context.Customers.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return new Page("Shop")
            .Table(LifecycleMarketing.Model.Stages.Select(s => (s.Name.Say(), counts[s.Key].ToString(CultureInfo.InvariantCulture))))
            .Links(customers.Select(c => ($"/customers/{Uri.EscapeDataString(c.Id)}", $"{c.Id} {c.Name}")))
            .ToResult();
    }

    private static async Task<IResult> CustomerAsync(string id, ShopStages stages, CancellationToken cancellationToken)
    {
        if (await stages.FindAsync(id, cancellationToken) is not { } customer)
        {
            return Results.NotFound();
        }

        Advice advice = customer.Advice;
        string until = Day(advice.Until) + (advice.NextStage is { } next ? $" → {next.Name.Say()}" : string.Empty);
        return new Page(customer.Customer)
            .Table(
            [
                (Head("stage", "Phase"), customer.Stage.Name.Say()),
                (Head("why", "warum"), advice.Explanation.SayReason(CultureInfo.CurrentUICulture)),
                (Head("since", "seit"), Day(advice.Since)),
                (Head("until", "bis"), until),
                (Head("shown", "gezeigt wird"), customer.Teaser.Say()),
                (Head("value", "Wert"), advice.Tier.Say(CultureInfo.CurrentUICulture)),
                .. advice.Plan.Actions.Select(a => (Head("to do", "zu tun"), $"{a.Tactic.Name.Say()}: {a.Say(CultureInfo.CurrentUICulture)}")),
            ])
            .Links([("/", "Shop")])
            .ToResult();
    }

    private static string Head(string english, string german) => LocalizedText.Of(english, german).Say();

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "–";
}
