using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle flow FILE --model KEY --from DATE --to DATE</c>: how customers moved between the stages in a period.</summary>
internal sealed class FlowCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "json", "mermaid");
    private readonly PeriodOptions _period = new();

    public Command Create() => _question.Create(
        "flow",
        "Print how customers moved between the stages in a period: shares, movements, transitions, time in stage, and the long run.",
        Run,
        _period.All);

    private int Run(ParseResult arguments)
    {
        (StageRules<CustomerFacts, string> rules, InputCustomers customers) = _question.Read(arguments);
        ChosenPeriod chosen = _period.Read(arguments, customers);
        StageFlow<string> flow = StageFlow.Of(customers.Customers.Select(c => c.Value), rules, chosen.Period);
        FlowPrinter printer = new(flow, chosen, _question.CultureOf(arguments));
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
