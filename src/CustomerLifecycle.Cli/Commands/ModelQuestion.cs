using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>What all commands have in common that ask one model about the customers of a file.</summary>
internal sealed class ModelQuestion(ToolConsole console, params string[] formats)
{
    private readonly Option<string> _model =
        new("--model") { Description = $"The model: {KnownModels.Keys}, or a JSON file.", Required = true };
    private readonly CustomerQuestion _question = new(console, isFileRequired: true, formats);

    public Command Create(string name, string description, Func<ParseResult, int> run, params IEnumerable<Option> further) =>
        _question.Create(name, description, run, [_model, .. further]);

    /// <summary>The rules asked for and the customers of the file.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="furtherFiles">Other files that are read, and must not be written.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">A file cannot be used.</exception>
    public (StageRules<CustomerFacts, string> Rules, InputCustomers Customers) Read(
        ParseResult arguments, params IEnumerable<string?> furtherFiles)
    {
        StageRules<CustomerFacts> rules = KnownModels.Find(arguments.GetValue(_model)!);
        return (rules.WithKeys(), _question.Read(arguments, rules.Kinds, [arguments.GetValue(_model), .. furtherFiles]));
    }

    /// <summary>The rules asked for and the stages of the customers of the file, which nothing else is asked of.</summary>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="asOf">The day; null: that of the newest event.</param>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="InputException">A file cannot be used.</exception>
    public (StageRules<CustomerFacts, string> Rules, InputStages Stages) ReadStages(ParseResult arguments, LocalDate? asOf)
    {
        StageRules<CustomerFacts, string> rules = KnownModels.Find(arguments.GetValue(_model)!).WithKeys();
        return (rules, _question.ReadStages(arguments, rules, asOf, arguments.GetValue(_model)));
    }

    public CultureInfo CultureOf(ParseResult arguments) => _question.CultureOf(arguments);

    public string FormatOf(ParseResult arguments) => _question.FormatOf(arguments);

    public void Write(ParseResult arguments, IResultPrinter printer) => _question.Write(arguments, printer);

    public void Write(ParseResult arguments, Action<TextWriter> write) => _question.Write(arguments, write);
}
