using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Output;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle facts</c>: what rules can ask for.</summary>
internal sealed class FactsCommand(ToolConsole console)
{
    private readonly Option<string?> _model =
        new("--model") { Description = $"A model whose own facts to print too: {KnownModels.Keys}, or a JSON file." };
    private readonly Option<string?> _format = CommonOptions.Format("table", "csv", "json");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new(
            "facts", "Print the facts that rules can ask for, with unit and meaning; with --model also those that the model declares.")
        {
            _model, _format, _language, _output,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? model = arguments.GetValue(_model);
        string? output = arguments.GetValue(_output);
        CommonOptions.RefuseOverwriting(output, model);
        FactCatalog<CustomerFacts> catalog = model is null ? CustomerFacts.Catalog : KnownModels.Find(model).Catalog;
        CultureInfo culture = CommonOptions.CultureOf(arguments.GetValue(_language)!);
        CommonOptions.Write(
            console, output, CommonOptions.FormatOf(arguments.GetValue(_format), output), new FactPrinter(catalog, culture));
        return LifecycleTool.Success;
    }
}
