using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle metrics [FILE]</c>: every metric of the catalogue for a period.</summary>
internal sealed class MetricsCommand(ToolConsole console)
{
    private readonly CustomerQuestion _question = new(console, isFileRequired: false, "table", "csv", "json");
    private readonly Option<string?> _spend =
        new("--spend") { Description = "CSV file of marketing spend: at, channel, amount, and perhaps impressions and clicks." };
    private readonly Option<LocalDate?> _from = CommonOptions.Date("--from", "The first day. Default: the day of the oldest event.");
    private readonly Option<LocalDate?> _to = CommonOptions.Date(
        "--to", "The day after the last one. Default: the day after the newest event.");
    private readonly Option<string?> _by = new("--by")
    {
        Description = "Groups of customers: channel (of the first order, else of the first event), stage (at the end), "
            + "cohort (month of the first order).",
    };

    private readonly Option<string> _model = new("--model")
    {
        Description = $"The model of --by stage: {KnownModels.Keys}, or a JSON file.",
        DefaultValueFactory = _ => LifecycleMarketing.Key,
    };
    private readonly Option<int> _activeDays =
        new("--active-days") { Description = "Within how many days of an order a customer is active.", DefaultValueFactory = _ => 90 };
    private readonly Option<int> _responseDays =
        new("--response-days") { Description = "Within how many days an order or an answer must follow.", DefaultValueFactory = _ => 30 };

    public Command Create()
    {
        _by.AcceptOnlyFromAmong("channel", "stage", "cohort");
        return _question.Create(
            "metrics",
            "Print every metric of the catalogue for a period, with numerator, denominator and interval; without a file, of the demo shop.",
            Run,
            _spend,
            _from,
            _to,
            _by,
            _model,
            _activeDays,
            _responseDays);
    }

    private int Run(ParseResult arguments)
    {
        if (arguments.GetValue(_activeDays) is < 1 or > MetricScope.MostDays
            || arguments.GetValue(_responseDays) is < 1 or > MetricScope.MostDays)
        {
            throw new UsageException(
                FormattableString.Invariant($"--active-days and --response-days must be from 1 to {MetricScope.MostDays}."));
        }

        string by = arguments.GetValue(_by) ?? string.Empty;
        StageRules<CustomerFacts>? rules = by is "stage" ? KnownModels.Find(arguments.GetValue(_model)!) : null;
        CustomerBase customers = _question.Read(
            arguments, rules is null ? [] : rules.Kinds, [arguments.GetValue(_spend), rules is null ? null : arguments.GetValue(_model)]);
        IReadOnlyList<MarketingSpend> spend = arguments.GetValue(_spend) switch
        {
            null => [],
            { Length: 0 } => throw new UsageException("--spend: name a file."),
            { } file => SpendFile.Read(file),
        };
        MetricPeriod period = CommonOptions.PeriodOf(arguments.GetValue(_from), arguments.GetValue(_to), customers);
        MetricScope scope = new(customers.Shop, period)
        {
            ObservedUntil = LocalDate.Max(CommonOptions.DayAfter(customers.NewestDay), period.To),
            ActiveDays = arguments.GetValue(_activeDays),
            ResponseDays = arguments.GetValue(_responseDays),
            Spend = spend,
            Currency = customers.Currency,
        };
        MetricPrinter printer = new(scope, Compute(by, rules, scope, customers), _question.CultureOf(arguments));
        _question.Write(arguments, printer);
        return LifecycleTool.Success;
    }

    private static IReadOnlyList<MetricResult> Compute(
        string by, StageRules<CustomerFacts>? rules, MetricScope scope, CustomerBase customers)
    {
        IEnumerable<CustomerHistory> histories = customers.Customers.Select(c => c.Value);
        switch (by)
        {
            case "channel":
                IEnumerable<string> paid =
                    scope.Spend.Where(s => s.On >= scope.Period.From && s.On < scope.Period.To).Select(s => s.Channel);
                return MetricReport.ComputeBy(MetricCatalog.All, scope, histories, ChannelOf, scope.OfChannel, paid);
            case "stage":
                return MetricReport.ComputeBy(
                    MetricCatalog.All,
                    scope,
                    histories,
                    c => rules!.StageOf(c.History.FactsAt(scope.Period.To.PlusDays(-1))).Key,
                    _ => scope.WithoutSpend());
            case "cohort":
                return MetricReport.ComputeBy(MetricCatalog.All, scope, histories, CohortOf, _ => scope.WithoutSpend());
            default:
                return MetricReport.Compute(MetricCatalog.All, scope, histories);
        }
    }

    /// <summary>The channel of the first order, else of the first event that has one.</summary>
    private static string ChannelOf(CustomerPeriod customer) =>
        (customer.Orders.Count > 0 ? customer.Orders[0].Event.Channel : null)
            ?? customer.History.Events.Select(e => e.Channel).FirstOrDefault(c => c is not null)
            ?? SpendFile.UnknownChannel;

    private static string CohortOf(CustomerPeriod customer) =>
        customer.FirstOrderOn is { } first ? LocalDatePattern.CreateWithInvariantCulture("uuuu-MM").Format(first) : "no order";
}
