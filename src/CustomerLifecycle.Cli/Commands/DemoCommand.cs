using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Demo;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle demo</c>: the demo shop as a CSV file to try the other commands on.</summary>
internal sealed class DemoCommand(ToolConsole console)
{
    private readonly Option<int> _customers =
        new("--customers") { Description = "How many customers.", DefaultValueFactory = _ => DemoShop.DefaultCustomers };
    private readonly Option<int> _seed =
        new("--seed") { Description = "Another seed gives another shop.", DefaultValueFactory = _ => DemoShop.DefaultSeed };
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        _customers.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int customers)
                && customers < 1)
            {
                result.AddError("--customers must be at least 1.");
            }
        });
        Command command = new("demo", "Print the events of the built-in demo shop as CSV.") { _customers, _seed, _output };
        command.SetAction(arguments =>
        {
            CommonOptions.Write(
                console,
                arguments.GetValue(_output),
                writer => DemoCsv.Write(writer, DemoShop.Events(arguments.GetValue(_seed), arguments.GetValue(_customers))));
            return LifecycleTool.Success;
        });
        return command;
    }
}
