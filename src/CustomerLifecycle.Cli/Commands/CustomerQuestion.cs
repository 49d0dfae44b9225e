using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Demo;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>What all commands have in common that ask about the customers of a file, or of the demo shop where none is required.</summary>
internal sealed class CustomerQuestion(ToolConsole console, bool isFileRequired, params string[] formats)
{
    private readonly Option<string?> _format = CommonOptions.Format(formats);
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();
    private readonly InputOptions _input = new(isFileRequired);

    public Command Create(string name, string description, Func<ParseResult, int> run, params IEnumerable<Option> further)
    {
        Command command = new(name, description);
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

    public bool IsDemo(ParseResult arguments) => arguments.GetValue(_input.File) is null;

    /// <summary>The customers of the file, or of the demo shop.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="furtherFiles">Other files that are read, and must not be written.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public InputCustomers Read(ParseResult arguments, params IEnumerable<string?> furtherFiles) => Read(arguments, [], furtherFiles);

    /// <summary>The customers of the file, or of the demo shop.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="declared">The kinds of events that the model declares.</param>
    /// <param name="furtherFiles">Other files that are read, and must not be written.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public InputCustomers Read(ParseResult arguments, IEnumerable<EventKind> declared, IEnumerable<string?> furtherFiles)
    {
        CommonOptions.RefuseOverwriting(arguments.GetValue(_output), [.. _input.FilesRead(arguments), .. furtherFiles]);
        return IsDemo(arguments) ? DemoShop.Create() : _input.Read(arguments, console, declared);
    }

    /// <summary>The stages of all customers of the file, which has to be named.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="asOf">The day; null: that of the newest event.</param>
    /// <param name="furtherFiles">Other files that are read, and must not be written.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public InputStages ReadStages(
        ParseResult arguments, StageRules<CustomerFacts, string> rules, LocalDate? asOf, params IEnumerable<string?> furtherFiles)
    {
        CommonOptions.RefuseOverwriting(arguments.GetValue(_output), [.. _input.FilesRead(arguments), .. furtherFiles]);
        return _input.ReadStages(arguments, console, rules, asOf);
    }

    /// <summary>The kinds of the user's own that the file is said to hold.</summary>
    /// <exception cref="UsageException">A name is none.</exception>
    public IEnumerable<EventKind> KindsOf(ParseResult arguments) => _input.KindsOf(arguments);

    public CultureInfo CultureOf(ParseResult arguments) => CommonOptions.CultureOf(arguments.GetValue(_language)!);

    public string FormatOf(ParseResult arguments) => CommonOptions.FormatOf(arguments.GetValue(_format), arguments.GetValue(_output));

    public void Write(ParseResult arguments, IResultPrinter printer) =>
        CommonOptions.Write(console, arguments.GetValue(_output), FormatOf(arguments), printer);

    public void Write(ParseResult arguments, Action<TextWriter> write) => CommonOptions.Write(console, arguments.GetValue(_output), write);
}
