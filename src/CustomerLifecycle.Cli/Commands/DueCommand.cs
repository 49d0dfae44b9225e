using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle due FILE --model KEY --until DATE</c>: whose stage changes by time alone, and when.</summary>
internal sealed class DueCommand(ToolConsole console)
{
    private readonly InputOptions _input = new(isRequired: true);
    private readonly Option<string> _model = new("--model") { Description = $"The model: {KnownModels.Keys}, or a JSON file.", Required = true };
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<LocalDate?> _until = CommonOptions.Date("--until", "The last day on which a change is listed.");
    private readonly Option<string?> _format = CommonOptions.Format("table", "csv");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        _until.Required = true;
        Command command = new("due", "Print whose stage changes if nothing happens, and when, in order of the day.") { _model, _asOf, _until, _format, _language, _output };
        _input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? output = arguments.GetValue(_output);
        CommonOptions.RefuseOverwriting(output, arguments.GetValue(_input.File), arguments.GetValue(_model));
        StageRules<CustomerFacts, string> rules = KnownModels.WithKeys(KnownModels.Find(arguments.GetValue(_model)!));
        CustomerBase customers = _input.Read(arguments, console);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        LocalDate until = arguments.GetValue(_until)!.Value;
        (string Customer, string Stage, NextStageChange<string> Next)[] due =
        [
            .. customers.Customers
                .Select(c => (c.Key, Facts: c.Value.FactsAt(asOf)))
                .Select(c => (c.Key, rules.Classify(c.Facts).Stage, Next: rules.NextChange(c.Facts, asOf)))
                .Where(c => c.Next is { } next && next.On <= until)
                .Select(c => (c.Key, c.Stage, c.Next!.Value))
                .OrderBy(c => c.Value.On),
        ];
        CultureInfo culture = CommonOptions.CultureOf(arguments.GetValue(_language)!);
        CommonOptions.Write(console, output, writer =>
        {
            if (string.Equals(CommonOptions.FormatOf(arguments.GetValue(_format), output), "csv", StringComparison.Ordinal))
            {
                writer.Write("customer,stage,on,next_stage\n");
                foreach ((string customer, string stage, NextStageChange<string> next) in due)
                {
                    writer.Write($"{CsvText.Field(customer)},{stage},{LocalDatePattern.Iso.Format(next.On)},{next.Stage}\n");
                }

                return;
            }

            Table table = new Table().RoundedBorder().Title(Markup.Escape(rules.Model.Name.In(culture)));
            table.AddColumns(Headings.NextOn(culture), Headings.Customer(culture), Headings.Stage(culture), Headings.NextStage(culture));
            foreach ((string customer, string stage, NextStageChange<string> next) in due)
            {
                table.AddRow(
                    new Text(LocalDatePattern.Iso.Format(next.On)),
                    new Text(customer),
                    new Text(rules.Model[stage].Name.In(culture)),
                    new Text(rules.Model[next.Stage].Name.In(culture)));
            }

            console.Tables(writer).Write(table);
        });
        return LifecycleTool.Success;
    }
}
