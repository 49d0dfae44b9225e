using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>What all commands have in common that ask one model about the customers of a file.</summary>
internal sealed class ModelQuestion(ToolConsole console, params string[] formats)
{
    private readonly Option<string> _model = new("--model") { Description = $"The model: {KnownModels.Keys}, or a JSON file.", Required = true };
    private readonly Option<string?> _format = CommonOptions.Format(formats);
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();
    private readonly InputOptions _input = new(isRequired: true);

    public Command Create(string name, string description, Func<ParseResult, int> run, params IEnumerable<Option> further)
    {
        Command command = new(name, description) { _model };
        foreach (Option option in further)
        {
            command.Options.Add(option);
        }

        command.Options.Add(_format);
        command.Options.Add(_language);
        command.Options.Add(_output);
        _input.AddTo(command);
        command.SetAction(run);
        return command;
    }

    /// <summary>The rules asked for and the customers of the file.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="furtherFiles">Other files that are read, and must not be written.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">A file cannot be used.</exception>
    public (StageRules<CustomerFacts, string> Rules, CustomerBase Customers) Read(ParseResult arguments, params IEnumerable<string?> furtherFiles)
    {
        CommonOptions.RefuseOverwriting(arguments.GetValue(_output), [arguments.GetValue(_input.File), arguments.GetValue(_model), .. furtherFiles]);
        StageRules<CustomerFacts> rules = KnownModels.Find(arguments.GetValue(_model)!);
        return (rules.WithKeys(), _input.Read(arguments, console));
    }

    public CultureInfo CultureOf(ParseResult arguments) => CommonOptions.CultureOf(arguments.GetValue(_language)!);

    public string FormatOf(ParseResult arguments) => CommonOptions.FormatOf(arguments.GetValue(_format), arguments.GetValue(_output));

    public void Write(ParseResult arguments, IResultPrinter printer) => CommonOptions.Write(console, arguments.GetValue(_output), FormatOf(arguments), printer);

    public void Write(ParseResult arguments, Action<TextWriter> write) => CommonOptions.Write(console, arguments.GetValue(_output), write);
}
