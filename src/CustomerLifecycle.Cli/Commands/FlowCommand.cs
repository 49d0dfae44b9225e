using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle flow FILE --model KEY --from DATE --to DATE</c>: how customers moved between the stages in a period.</summary>
internal sealed class FlowCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "json", "mermaid");
    private readonly Option<LocalDate?> _from = CommonOptions.Date("--from", "The first day. Default: the day of the oldest event.");
    private readonly Option<LocalDate?> _to = CommonOptions.Date(
        "--to", "The day after the last one. Default: the day after the newest event.");

    public Command Create() => _question.Create(
        "flow",
        "Print how customers moved between the stages in a period: shares, movements, transitions, time in stage, and the long run.",
        Run,
        _from,
        _to);

    private int Run(ParseResult arguments)
    {
        (StageRules<CustomerFacts, string> rules, CustomerBase customers) = _question.Read(arguments);
        MetricPeriod period = CommonOptions.PeriodOf(arguments.GetValue(_from), arguments.GetValue(_to), customers);
        StageFlow<string> flow = StageFlow.Of(customers.Customers.Select(c => c.Value), rules, period);
        FlowPrinter printer = new(flow, _question.CultureOf(arguments));
        _question.Write(arguments, writer =>
        {
            switch (_question.FormatOf(arguments))
            {
                case "json":
                    printer.WriteJson(writer);
                    break;
                case "mermaid":
                    writer.Write(flow.ToMermaid(_question.CultureOf(arguments)));
                    break;
                default:
                    printer.WriteTables(console.Tables(writer));
                    break;
            }
        });
        return LifecycleTool.Success;
    }
}
