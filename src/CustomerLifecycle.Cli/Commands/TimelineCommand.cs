using System.CommandLine;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Timeline;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle timeline FILE --customer ID</c>: the life of one customer, stage by stage.</summary>
internal sealed class TimelineCommand(ToolConsole console)
{
    private readonly InputOptions _input = new(isRequired: true);
    private readonly Option<string> _customer = new("--customer") { Description = "The customer's id.", Required = true };
    private readonly Option<string?> _model = new("--model") { Description = $"One model only: {KnownModels.Keys}, or a JSON file." };
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _format = CommonOptions.Format("table", "csv", "json", "mermaid");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new("timeline", "Print the life of one customer: every visit of a stage and every transition.")
        {
            _customer, _model, _asOf, _format, _language, _output,
        };
        _input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? output = arguments.GetValue(_output);
        string? model = arguments.GetValue(_model);
        CommonOptions.RefuseOverwriting(output, arguments.GetValue(_input.File), model);
        IReadOnlyList<StageRules<CustomerFacts>> models = model is null ? ShippedRules.All : [KnownModels.Find(model)];
        CustomerBase customers = _input.Read(arguments, console);
        string id = arguments.GetValue(_customer)!;
        CustomerHistory history = customers.Of(id);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        StageTimeline<string>[] timelines = [.. models.Select(rules => StageTimeline.Replay(history, rules.WithKeys(), asOf))];
        TimelinePrinter printer = new(id, timelines, CommonOptions.CultureOf(arguments.GetValue(_language)!));
        string format = CommonOptions.FormatOf(arguments.GetValue(_format), output);
        if (string.Equals(format, "mermaid", StringComparison.Ordinal))
        {
            CommonOptions.Write(console, output, printer.WriteMermaid);
        }
        else
        {
            CommonOptions.Write(console, output, format, printer);
        }

        return LifecycleTool.Success;
    }
}
