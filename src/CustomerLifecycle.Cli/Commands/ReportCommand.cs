using System.CommandLine;
using CustomerLifecycle.Cli.Demo;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle report [FILE]</c>: every model at a glance.</summary>
internal sealed class ReportCommand(ToolConsole console)
{
    private readonly InputOptions _input = new(isRequired: false);
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new(
            "report", "Print, for every model, how many customers are in each stage, what they are worth, and three of them with reasons.")
        {
            _asOf, _language, _output,
        };
        _input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        CommonOptions.RefuseOverwriting(arguments.GetValue(_output), _input.FilesRead(arguments));
        bool isDemo = arguments.GetValue(_input.File) is null;
        CustomerBase customers = isDemo ? DemoShop.Create() : _input.Read(arguments, console, []);
        LocalDate asOf = arguments.GetValue(_asOf) ?? (isDemo ? DemoShop.AsOf : customers.NewestDay);
        customers.TellOfThoseToCome(asOf, console.Error);
        ReportPrinter printer = new(customers, asOf, CommonOptions.CultureOf(arguments.GetValue(_language)!));
        CommonOptions.Write(console, arguments.GetValue(_output), writer => printer.Write(console.Tables(writer), ShippedRules.All));
        return LifecycleTool.Success;
    }
}
