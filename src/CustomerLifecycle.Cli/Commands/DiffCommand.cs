using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>
/// <c>lifecycle diff FILE --model KEY --from DATE --to DATE</c>: who moved between two days, from where to where, and why.
/// </summary>
internal sealed class DiffCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "csv", "json");
    private readonly Option<LocalDate?> _from = CommonOptions.Date(
        "--from", "The first day; what happened on it belongs to what was before.", isRequired: true);
    private readonly Option<LocalDate?> _to = CommonOptions.Date("--to", "The last day, included.", isRequired: true);

    public Command Create() =>
        _question.Create("diff", "Print who is in another stage at the end of one day than of an earlier one, and why.", Run, _from, _to);

    private int Run(ParseResult arguments)
    {
        LocalDate from = arguments.GetValue(_from)!.Value;
        LocalDate to = arguments.GetValue(_to)!.Value;
        if (to < from)
        {
            throw new UsageException("--to must not be before --from.");
        }

        (StageRules<CustomerFacts, string> rules, InputCustomers customers) = _question.Read(arguments);
        DifferencePrinter printer = new(
            rules.Model,
            from,
            to,
            customers.Customers.Count,
            [.. StageDifference.Between(customers.Customers, rules, from, to)],
            _question.CultureOf(arguments));
        _question.Write(arguments, printer);
        return LifecycleTool.Success;
    }
}
