using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle classify FILE --model KEY</c>: stage and reason of every customer, since when and until when.</summary>
internal sealed class ClassifyCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "csv", "json");
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _customer = new("--customer") { Description = "One customer only, by id." };
    private readonly Option<bool> _explain =
        new("--explain") { Description = "Add every condition with its measured value, and what the other stages failed on." };
    private readonly Option<bool> _ways =
        new("--ways") { Description = "Add, for every other stage, what it would take to be there. Slow for many customers." };

    public Command Create() => _question.Create(
        "classify",
        "Print the stage of every customer, the reason, since when, and until when if nothing happens.",
        Run,
        _asOf,
        _customer,
        _explain,
        _ways);

    private int Run(ParseResult arguments)
    {
        (StageRules<CustomerFacts, string> rules, InputCustomers customers) = _question.Read(arguments);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        bool withWays = arguments.GetValue(_ways);
        IEnumerable<ClassifiedCustomer> classified = arguments.GetValue(_customer) is { } id
            ? [Classify(customers.IdOf(id), customers.Of(id), rules, asOf, withWays)]
            : customers.Customers.Ask((key, history) => Classify(key, history, rules, asOf, withWays));
        customers.TellOfThoseToCome(asOf, console.Error);
        KnownModels.TellOfTheUnforeseeable(rules, console.Error);
        _question.Write(
            arguments, new ClassificationPrinter(rules.Model, classified, _question.CultureOf(arguments), arguments.GetValue(_explain)));
        return LifecycleTool.Success;
    }

    private static ClassifiedCustomer Classify(
        string customer, CustomerHistory history, StageRules<CustomerFacts, string> rules, LocalDate asOf, bool withWays)
    {
        CurrentStage<string> current = StageTimeline.Current(history, rules, asOf);
        CustomerFacts facts = current.Facts;
        return new ClassifiedCustomer(
            customer,
            rules.Explain(in facts),
            current.Since,
            current.NextChange,
            withWays ? [.. rules.Model.Stages.Select(stage => rules.WaysTo(stage, in facts)).Where(ways => !ways.IsThere)] : null);
    }
}
