using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using CustomerLifecycle.Metrics;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle metrics [FILE]</c>: every metric of the catalogue for a period.</summary>
internal sealed class MetricsCommand(ToolConsole console)
{
    private readonly CustomerQuestion _question = new(console, isFileRequired: false, "table", "csv", "json");
    private readonly Option<string?> _spend =
        new("--spend") { Description = "CSV file of marketing spend: at, channel, amount, and perhaps campaign, impressions and clicks." };
    private readonly PeriodOptions _period = new();
    private readonly Option<string?> _by = new("--by")
    {
        Description = "Groups of customers: channel or campaign (by --attribution), stage (at the end), cohort (month of the first order).",
    };

    private readonly Option<string> _attribution = CommonOptions.OneOf(
        "--attribution",
        "Which channel or campaign brought a customer: that of the first touch, of the last one before the first order, "
            + "or of the first order itself.",
        [.. Enum.GetValues<Attribution>().Select(KeyText.Of)]);

    private readonly Option<string?> _compare = new("--compare")
    {
        Description = "Compare the groups of --by two by two in this rate, e.g. lead-to-customer-rate.",
    };

    private readonly Option<string?> _metrics = new("--metrics") { Description = "JSON file with metrics of your own." };

    private readonly Option<string> _model = new("--model")
    {
        Description = $"The model of --by stage: {KnownModels.Keys}, or a JSON file.",
        DefaultValueFactory = _ => KnownModels.BestKnown,
    };
    private readonly Option<int> _activeDays =
        new("--active-days") { Description = "Within how many days of an order a customer is active.", DefaultValueFactory = _ => 90 };
    private readonly Option<int> _responseDays =
        new("--response-days") { Description = "Within how many days an order or an answer must follow.", DefaultValueFactory = _ => 30 };

    public Command Create()
    {
        _by.AcceptOnlyFromAmong("channel", "campaign", "stage", "cohort");
        return _question.Create(
            "metrics",
            "Print every metric of the catalogue for a period, with numerator, denominator and interval; without a file, of the demo shop.",
            Run,
            [_spend, .. _period.All, _by, _attribution, _compare, _metrics, _model, _activeDays, _responseDays]);
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
        string? compared = arguments.GetValue(_compare);
        if (compared is not null && by.Length == 0)
        {
            throw new UsageException("--compare compares groups; say which with --by.");
        }

        string? own = arguments.GetValue(_metrics);
        MetricSet? ownMetrics = own switch
        {
            null => null,
            { Length: 0 } => throw new UsageException("--metrics: name a file."),
            _ => DefinitionFile.Read(own, MetricJson.Parse),
        };
        IReadOnlyList<IMetric> metrics = Measured(ownMetrics?.Metrics ?? [], compared);
        StageRules<CustomerFacts>? rules = by is "stage" ? KnownModels.Find(arguments.GetValue(_model)!) : null;
        InputCustomers customers = _question.Read(
            arguments,
            (rules?.Kinds ?? []).Concat(ownMetrics?.Kinds ?? []),
            [arguments.GetValue(_spend), own, rules is null ? null : arguments.GetValue(_model)]);
        IReadOnlyList<MarketingSpend> spend = arguments.GetValue(_spend) switch
        {
            null => [],
            { Length: 0 } => throw new UsageException("--spend: name a file."),
            { } file => SpendFile.Read(file),
        };
        ChosenPeriod chosen = _period.Read(arguments, customers);
        MetricScope scope = new(customers.Shop, chosen.Period)
        {
            ObservedUntil = LocalDate.Max(CommonOptions.DayAfter(customers.NewestDay), chosen.Period.To),
            ActiveDays = arguments.GetValue(_activeDays),
            ResponseDays = arguments.GetValue(_responseDays),
            Attribution = Enum.GetValues<Attribution>().Single(a => IsNamed(a, arguments.GetValue(_attribution)!)),
            Spend = spend,
            Currency = customers.Currency,
        };
        IEnumerable<CustomerHistory> histories = customers.Customers.Select(c => c.Value);
        IReadOnlyList<IMetric> shown = ShownMetrics.Of(metrics, customers);
        MetricGrouping? grouping = GroupingOf(by, rules);
        IReadOnlyList<MetricResult> results = grouping is null
            ? MetricReport.Compute(shown, scope, histories)
            : MetricReport.ComputeBy(shown, scope, histories, grouping);
        CultureInfo culture = _question.CultureOf(arguments);
        GroupNames names = new(by is "cohort"
            ? LocalizedText.Of("no order", "keine Bestellung")
            : LocalizedText.Of("unknown", "unbekannt"));
        _question.Write(
            arguments,
            compared is null
                ? new MetricPrinter(scope, chosen, results, names, culture)
                : new ComparisonPrinter(scope, chosen, MetricReport.Compare(results), names, culture));
        return LifecycleTool.Success;
    }

    private static MetricGrouping? GroupingOf(string by, StageRules<CustomerFacts>? rules) => by switch
    {
        "channel" => MetricGrouping.ByChannel,
        "campaign" => MetricGrouping.ByCampaign,
        "stage" => MetricGrouping.ByStage(rules!),
        "cohort" => MetricGrouping.ByCohort,
        _ => null,
    };

    /// <summary>All metrics, or the one to compare.</summary>
    private static IReadOnlyList<IMetric> Measured(IReadOnlyList<IMetric> own, string? compared)
    {
        IReadOnlyList<IMetric> all = MetricCatalog.With(own);
        return compared is null
            ? all
            : all.FirstOrDefault(m => string.Equals(m.Definition.Key, compared, StringComparison.Ordinal)) is { } found
                ? [found]
                : throw new UsageException(
                    $"--compare: there is no metric '{compared}'. 'lifecycle metrics --format csv' names all keys.");
    }

    private static bool IsNamed(Attribution attribution, string name) =>
        string.Equals(KeyText.Of(attribution), name, StringComparison.Ordinal);
}
