using System.CommandLine;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle classify FILE --model KEY</c>: stage and reason of every customer.</summary>
internal sealed class ClassifyCommand(ToolConsole console)
{
    private readonly InputOptions _input = new(isRequired: true);
    private readonly Option<string> _model = new("--model") { Description = $"The model: {KnownModels.Keys}, or a JSON file.", Required = true };
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<bool> _explain = new("--explain") { Description = "Add every condition with its measured value, and what the other stages failed on." };
    private readonly Option<string?> _format = CommonOptions.Format("table", "csv", "json");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new("classify", "Print the stage of every customer and the reason.") { _model, _asOf, _explain, _format, _language, _output };
        _input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? output = arguments.GetValue(_output);
        CommonOptions.RefuseOverwriting(output, arguments.GetValue(_input.File), arguments.GetValue(_model));
        StageRules<CustomerFacts> rules = KnownModels.Find(arguments.GetValue(_model)!);
        CustomerBase customers = _input.Read(arguments, console);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        ClassificationPrinter printer = new(rules, CommonOptions.CultureOf(arguments.GetValue(_language)!), arguments.GetValue(_explain));
        IEnumerable<ClassifiedCustomer> classified = customers.Customers.Select(c => new ClassifiedCustomer(c.Key, rules.Explain(c.Value.FactsAt(asOf))));
        customers.TellOfThoseToCome(asOf, console.Error);
        CommonOptions.Write(console, output, writer =>
        {
            switch (CommonOptions.FormatOf(arguments.GetValue(_format), output))
            {
                case "csv":
                    printer.WriteCsv(writer, classified);
                    break;
                case "json":
                    printer.WriteJson(writer, classified);
                    break;
                default:
                    printer.WriteTable(console.Tables(writer), classified);
                    break;
            }
        });
        return LifecycleTool.Success;
    }
}
