using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Demo;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Decisions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle segments [FILE]</c>: recency, frequency and monetary value of every customer, scored beside each other.</summary>
internal sealed class SegmentsCommand(ToolConsole console)
{
    private readonly CustomerQuestion _question = new(console, isFileRequired: false, "table", "csv", "json");
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<LocalDate?> _since = CommonOptions.Date(
        "--since", "Print who moved from which segment to which since the end of this day instead.");
    private readonly Option<string> _ties = CommonOptions.OneOf(
        "--ties",
        "Customers of equal value: together in one score, together-by-one (whole numbers), or apart in the order of the file.",
        "together",
        "together-by-one",
        "apart");

    private readonly Option<string?> _cuts = new("--cuts")
    {
        Description = "Cut points of your own, four increasing numbers for each figure that is not to be parted by the customers "
            + "themselves: recency=30,90,180,365;frequency=1,2,3,5;monetary=50,100,250,500, or a JSON file with the same names.",
    };

    private readonly Option<string> _binning = CommonOptions.OneOf(
        "--binning",
        "Beside whom customers are scored: independent (all), or nested (frequency beside those of the same recency score, monetary value "
            + "beside those of the same two).",
        "independent",
        "nested");

    public Command Create() => _question.Create(
        "segments",
        "Print how many customers are in each RFM segment; with --format csv or json, scores and segment of every customer with an order; "
            + "without a file, of the demo shop.",
        Run,
        _asOf,
        _since,
        _ties,
        _cuts,
        _binning);

    private int Run(ParseResult arguments)
    {
        InputCustomers customers = _question.Read(arguments);
        LocalDate asOf = arguments.GetValue(_asOf) ?? (_question.IsDemo(arguments) ? DemoShop.AsOf : customers.NewestDay);
        LocalDate? since = arguments.GetValue(_since);
        if (since > asOf)
        {
            throw new UsageException($"--since must not be later than the day as of which to answer, {LocalDatePattern.Iso.Format(asOf)}.");
        }

        RfmBinning binning = string.Equals(arguments.GetValue(_binning), "nested", StringComparison.Ordinal)
            ? RfmBinning.Nested
            : RfmBinning.Independent;
        RfmOptions options = RfmCutsText.Read(
            arguments.GetValue(_cuts), new RfmOptions { Ties = TiesOf(arguments.GetValue(_ties)!), Binning = binning });
        RfmTable<string> table = RfmTable.Of(customers.Customers, asOf, options);
        CultureInfo culture = _question.CultureOf(arguments);
        IResultPrinter printer = since is { } before
            ? new SegmentMovePrinter(
                RfmTable.Of(customers.Customers, before, options).MovesTo(table, StringComparer.Ordinal), table.Map, culture)
            : new SegmentPrinter(table, culture);
        _question.Write(arguments, printer);
        return LifecycleTool.Success;
    }

    private static RfmTies TiesOf(string name) => name switch
    {
        "apart" => RfmTies.Apart,
        "together-by-one" => RfmTies.TogetherByOne,
        _ => RfmTies.Together,
    };
}
