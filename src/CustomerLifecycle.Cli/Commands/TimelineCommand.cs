using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle timeline FILE --customer ID</c>: the life of one customer, stage by stage.</summary>
internal sealed class TimelineCommand(ToolConsole console)
{
    private readonly CustomerQuestion _question = new(console, isFileRequired: true, "table", "csv", "json", "mermaid");
    private readonly Option<string> _customer = new("--customer") { Description = "The customer's id.", Required = true };
    private readonly Option<string?> _model = new("--model") { Description = $"One model only: {KnownModels.Keys}, or a JSON file." };
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();

    public Command Create() => _question.Create(
        "timeline", "Print the life of one customer: every visit of a stage and every transition.", Run, _customer, _model, _asOf);

    private int Run(ParseResult arguments)
    {
        string? model = arguments.GetValue(_model);
        IReadOnlyList<StageRules<CustomerFacts>> models = model is null ? ShippedRules.All : [KnownModels.Find(model)];
        InputCustomers customers = _question.Read(arguments, models.SelectMany(m => m.Kinds), [model]);
        string id = customers.IdOf(arguments.GetValue(_customer)!);
        CustomerHistory history = customers.Of(id);
        foreach (StageRules<CustomerFacts> rules in models)
        {
            KnownModels.TellOfTheUnforeseeable(rules, console.Error);
        }

        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        StageTimeline<string>[] timelines = [.. models.Select(rules => StageTimeline.Replay(history, rules.WithKeys(), asOf))];
        TimelinePrinter printer = new(id, timelines, _question.CultureOf(arguments));
        if (string.Equals(_question.FormatOf(arguments), "mermaid", StringComparison.Ordinal))
        {
            _question.Write(arguments, printer.WriteMermaid);
        }
        else
        {
            _question.Write(arguments, printer);
        }

        return LifecycleTool.Success;
    }
}
