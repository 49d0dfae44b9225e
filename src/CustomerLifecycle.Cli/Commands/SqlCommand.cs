using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Sql;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle sql</c>: a model as a statement over the user's own tables, for dbt or a job of a warehouse.</summary>
internal sealed class SqlCommand(ToolConsole console)
{
    private const string ParameterWord = "parameter";

    private readonly Option<string> _model =
        new("--model") { Description = $"The model: {KnownModels.Keys}, or a JSON file.", Required = true };

    private readonly Option<string> _dialect = new("--dialect")
    {
        Description = $"The engine: {string.Join(", ", SqlDialect.All.Select(d => d.Key))}.",
        Required = true,
    };

    private readonly Option<string> _mapping =
        new("--mapping") { Description = "A JSON file that says in which tables and columns the events stand.", Required = true };

    private readonly Option<string> _ask = CommonOptions.OneOf(
        "--ask",
        "What to ask: classify (stage and rule), next (with the next change), due (who changes up to --to), counts, "
            + "customers (of --stage), flow (from --as-of to --to), facts.",
        "classify",
        "next",
        "due",
        "counts",
        "customers",
        "flow",
        "facts");

    private readonly Option<string> _asOf = new("--as-of")
    {
        Description = "The day as of whose end to answer, e.g. 2025-12-31, or 'parameter' for a parameter named as_of.",
        DefaultValueFactory = _ => ParameterWord,
    };

    private readonly Option<string> _to = new("--to")
    {
        Description = "The last day of --ask due, the second of --ask flow; or 'parameter' for a parameter named to_day.",
        DefaultValueFactory = _ => ParameterWord,
    };

    private readonly Option<string?> _stage = new("--stage") { Description = "The stage of --ask customers." };

    private readonly Option<string> _zone = new("--zone")
    {
        Description = "Time zone whose midnights separate days, e.g. Europe/Berlin.",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<bool> _returnedOrdersCount =
        new("--returned-orders-count") { Description = "Count orders even where their returns (same order number) give all of it back." };

    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new("sql", "Print a model as SQL over your own tables: the same stages in your database.")
        {
            _model, _dialect, _mapping, _ask, _asOf, _to, _stage, _zone, _returnedOrdersCount, _output,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string asked = arguments.GetValue(_model)!;
        string mapping = arguments.GetValue(_mapping)!;
        string? output = arguments.GetValue(_output);
        CommonOptions.RefuseOverwriting(output, asked, mapping);
        SqlDialect dialect = Find(arguments.GetValue(_dialect)!);
        SqlDay asOf = Day("--as-of", arguments.GetValue(_asOf)!, "as_of");
        SqlDay to = Day("--to", arguments.GetValue(_to)!, "to_day");
        Shop shop = new() { Zone = CommonOptions.ZoneOf(arguments.GetValue(_zone)!) };
        shop = arguments.GetValue(_returnedOrdersCount) ? shop with { Orders = shop.Orders.EachByItself() } : shop;
        try
        {
            StageSql sql = KnownModels.Find(asked).ToSql(dialect, DefinitionFile.Read(mapping, SqlMapping.FromJson), shop);
            string text = arguments.GetValue(_ask) switch
            {
                "next" => sql.NextChange(asOf),
                "due" => sql.DueUpTo(asOf, to),
                "counts" => sql.Counts(asOf),
                "customers" => sql.CustomersIn(
                    arguments.GetValue(_stage) ?? throw new UsageException("--ask customers: say of which --stage."), asOf),
                "flow" => sql.Flow(asOf, to),
                "facts" => sql.Facts(asOf),
                _ => sql.Classify(asOf),
            };
            CommonOptions.Write(console, output, writer => writer.Write(text));
            return LifecycleTool.Success;
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            throw new UsageException(e.Message);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException)
        {
            throw new InputException(e.Message);
        }
    }

    private static SqlDialect Find(string key) =>
        SqlDialect.All.FirstOrDefault(d => string.Equals(d.Key, key, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(
            $"--dialect: there is no '{key}'. Use one of {string.Join(", ", SqlDialect.All.Select(d => d.Key))}.");

    private static SqlDay Day(string option, string text, string parameter)
    {
        if (string.Equals(text, ParameterWord, StringComparison.OrdinalIgnoreCase))
        {
            return SqlDay.Parameter(parameter);
        }

        NodaTime.Text.ParseResult<LocalDate> parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success
            ? SqlDay.Of(parsed.Value)
            : throw new UsageException($"{option}: '{text}' is neither a date such as 2025-12-31 nor the word '{ParameterWord}'.");
    }
}
