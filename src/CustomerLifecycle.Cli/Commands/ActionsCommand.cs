using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Decisions;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle actions FILE --model KEY</c>: what to do about each customer, or all that is decided about one, and why.</summary>
internal sealed class ActionsCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "csv", "json");
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _customer =
        new("--customer") { Description = "Tell all about this customer: stage, value, signs of decline, what to do, when to look again." };
    private readonly Option<string?> _lifetimes = new("--lifetimes")
    {
        Description = "CSV file with the columns product and days: how long a unit lasts. Default: "
            + "learnt from products that were bought again 20 times or more.",
    };

    private readonly Option<double> _contactCost = CommonOptions.Amount(
        "--contact-cost", "What an offer costs whether or not it is taken.");
    private readonly Option<double> _discountCost = CommonOptions.Amount(
        "--discount-cost", "What an offer costs where it is taken, e.g. a discount.");

    public Command Create() => _question.Create(
        "actions",
        "Print for how many customers each action is the most pressing; with --format csv or json, for each one and why; "
            + "with --customer, all that is decided about one.",
        Run,
        _asOf,
        _customer,
        _lifetimes,
        _contactCost,
        _discountCost);

    private int Run(ParseResult arguments)
    {
        (StageRules<CustomerFacts, string> rules, InputCustomers customers) = _question.Read(arguments, arguments.GetValue(_lifetimes));
        KnownModels.TellOfTheUnforeseeable(rules, console.Error);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        CultureInfo culture = _question.CultureOf(arguments);
        string? asked = arguments.GetValue(_customer) is { } id ? customers.IdOf(id) : null;
        CustomerHistory? history = asked is null ? null : customers.Of(asked);
        double contactCost = arguments.GetValue(_contactCost);
        double discountCost = arguments.GetValue(_discountCost);
        if (contactCost + discountCost == 0)
        {
            console.Error.WriteLine("Offers are taken to cost nothing; say what they cost with --contact-cost and --discount-cost.");
        }

        ReplenishmentPlan? supplies = arguments.GetValue(_lifetimes) is { } file ? new ReplenishmentPlan(LifetimeFile.Read(file)) : null;
        ShopAdvice advice = new(customers, asOf, supplies, contactCost, discountCost);
        TellOfUnusedLifetimes(advice.Supplies, customers, arguments.GetValue(_lifetimes));
        if (history is not null)
        {
            _question.Write(arguments, new AdvicePrinter(asked!, advice.Of(asked!, history, rules), culture));
        }
        else
        {
            customers.TellOfThoseToCome(asOf, console.Error);
            KeyValuePair<string, Advice>[] all =
                [.. customers.Customers.Ask((customer, life) => KeyValuePair.Create(customer, advice.Of(customer, life, rules)))];
            _question.Write(arguments, new AdviceListPrinter(all, rules.Model, asOf, culture));
        }

        return LifecycleTool.Success;
    }

    private void TellOfUnusedLifetimes(ReplenishmentPlan supplies, InputCustomers customers, string? file)
    {
        if (file is null)
        {
            return;
        }

        HashSet<string> bought = [.. customers.Customers.SelectMany(c => customers.PurchasesOf(c.Key)).Select(p => p.Product)];
        string[] unknown = [.. supplies.Lifetimes.Keys.Where(p => !bought.Contains(p)).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            console.Error.WriteLine(FormattableString.Invariant(
                $"{file}: no order names {unknown.Length} of {supplies.Lifetimes.Count} products, e.g. '{unknown[0]}'."));
        }
    }
}
