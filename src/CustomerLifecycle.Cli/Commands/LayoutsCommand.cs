using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Layouts;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle layouts</c>: which files are recognised, and how their columns become events.</summary>
internal sealed class LayoutsCommand(ToolConsole console)
{
    private readonly Option<string?> _layout =
        new("--layout")
        {
            Description =
            "One layout only: its key, or a JSON file. --format json prints it as a start for one of your own."
        };
    private readonly Option<bool> _schema = new("--schema") { Description = "Print the JSON schema of layouts instead." };
    private readonly Option<string?> _format = CommonOptions.Format("table", "csv", "json");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new("layouts", "Print the layouts of files that are recognised; one of them as JSON.")
        {
            _layout, _schema, _format, _language, _output,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? wanted = arguments.GetValue(_layout);
        string? output = arguments.GetValue(_output);
        CommonOptions.RefuseOverwriting(output, wanted);
        if (arguments.GetValue(_schema))
        {
            CommonOptions.Write(console, output, writer => writer.Write(EventLayout.Schema));
            return LifecycleTool.Success;
        }

        IReadOnlyList<EventLayout> layouts = wanted is null ? EventLayout.Shipped : [FileLayout.Find(wanted)];
        CultureInfo culture = CommonOptions.CultureOf(arguments.GetValue(_language)!);
        CommonOptions.Write(
            console, output, CommonOptions.FormatOf(arguments.GetValue(_format), output), new LayoutPrinter(layouts, culture));
        return LifecycleTool.Success;
    }
}
