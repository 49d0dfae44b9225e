using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle due FILE --model KEY --until DATE</c>: whose stage changes by time alone, and when.</summary>
internal sealed class DueCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "csv");
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<LocalDate?> _until = CommonOptions.Date(
        "--until", "The last day on which a change is listed.", isRequired: true);

    public Command Create() =>
        _question.Create("due", "Print whose stage changes if nothing happens, and when, in order of the day.", Run, _asOf, _until);

    private int Run(ParseResult arguments)
    {
        (StageRules<CustomerFacts, string> rules, InputCustomers customers) = _question.Read(arguments);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        if (arguments.GetValue(_until) < asOf)
        {
            throw new UsageException($"--until must not be before the day as of which to answer, {LocalDatePattern.Iso.Format(asOf)}.");
        }

        KnownModels.TellOfTheUnforeseeable(rules, console.Error);
        IReadOnlyList<DueChange<string, string>> due = DueChanges.Until(
            customers.Customers, rules, asOf, arguments.GetValue(_until)!.Value);
        CultureInfo culture = _question.CultureOf(arguments);
        _question.Write(arguments, writer =>
        {
            if (string.Equals(_question.FormatOf(arguments), "csv", StringComparison.Ordinal))
            {
                CommonOptions.WriteCsv(console, writer, csv => WriteCsv(csv, due));
                return;
            }

            Table table = new Table().RoundedBorder().Title(Markup.Escape(rules.Model.Name.In(culture)));
            table.AddColumns(Headings.NextOn(culture), Headings.Customer(culture), Headings.Stage(culture), Headings.NextStage(culture));
            foreach (DueChange<string, string> item in due)
            {
                table.AddRow(
                    new Text(TableText.Day(item.NextChange.On, culture)),
                    new Text(item.Customer),
                    new Text(rules.Model[item.Stage].Name.In(culture)),
                    new Text(rules.Model[item.NextChange.Stage].Name.In(culture)));
            }

            console.Tables(writer).Write(table);
        });
        return LifecycleTool.Success;
    }

    private static void WriteCsv(TextWriter csv, IReadOnlyList<DueChange<string, string>> due)
    {
        csv.Write("customer,stage,on,next_stage\n");
        foreach (DueChange<string, string> item in due)
        {
            string day = LocalDatePattern.Iso.Format(item.NextChange.On);
            csv.Write($"{CsvText.Field(item.Customer)},{item.Stage},{day},{item.NextChange.Stage}\n");
        }
    }
}
