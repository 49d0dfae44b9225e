using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle classify FILE --model KEY</c>: stage and reason of every customer, since when and until when.</summary>
internal sealed class ClassifyCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "csv", "json");
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _customer = new("--customer") { Description = "One customer only, by id." };
    private readonly Option<bool> _explain =
        new("--explain") { Description = "Add every condition with its measured value, and what the other stages failed on." };
    private readonly Option<bool> _ways =
        new("--ways") { Description = "Add, for every other stage, what it would take to be there. Slow for many customers." };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = $"What to print of each customer: {string.Join(',', ClassificationColumn.All.Select(c => c.Name))}. Default: all of "
            + "it. Customer and stage alone take much less time.",
    };

    public Command Create() => _question.Create(
        "classify",
        "Print the stage of every customer, the reason, since when, and until when if nothing happens.",
        Run,
        _asOf,
        _customer,
        _explain,
        _ways,
        _columns);

    private int Run(ParseResult arguments)
    {
        IReadOnlyList<ClassificationColumn> columns = ColumnsOf(arguments.GetValue(_columns));
        bool withWays = arguments.GetValue(_ways);
        bool explain = arguments.GetValue(_explain);
        if (!withWays && !explain && arguments.GetValue(_customer) is null && columns.All(column => column.IsOfStageAlone))
        {
            return RunForStages(arguments, columns);
        }

        (StageRules<CustomerFacts, string> rules, InputCustomers customers) = _question.Read(arguments);
        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        CultureInfo? language = columns.Any(column => column.IsOfReason) ? _question.CultureOf(arguments) : null;
        IEnumerable<ClassifiedCustomer> classified = (arguments.GetValue(_customer), withWays) switch
        {
            ({ } id, _) => [Classify(customers.IdOf(id), customers.Of(id), rules, asOf, language, withWays)],
            (_, true) => customers.Customers.Ask((key, history) => Classify(key, history, rules, asOf, language, withWays)),
            _ => customers.Customers.Current(rules, asOf, (key, current) => ClassifiedCustomer.Of(key, current, language)),
        };
        customers.TellOfThoseToCome(asOf, console.Error);
        return Print(arguments, rules, classified, columns, explain);
    }

    /// <summary>Stages alone need no history of anybody.</summary>
    private int RunForStages(ParseResult arguments, IReadOnlyList<ClassificationColumn> columns)
    {
        (StageRules<CustomerFacts, string> rules, InputStages stages) = _question.ReadStages(arguments, arguments.GetValue(_asOf));
        stages.TellOfThoseToCome(console.Error);
        return Print(arguments, rules, Classified(rules, stages), columns, explain: false);
    }

    private int Print(
        ParseResult arguments,
        StageRules<CustomerFacts, string> rules,
        IEnumerable<ClassifiedCustomer> classified,
        IReadOnlyList<ClassificationColumn> columns,
        bool explain)
    {
        KnownModels.TellOfTheUnforeseeable(rules, console.Error);
        _question.Write(arguments, new ClassificationPrinter(rules.Model, classified, columns, _question.CultureOf(arguments), explain));
        return LifecycleTool.Success;
    }

    private static IReadOnlyList<ClassificationColumn> ColumnsOf(string? written)
    {
        if (written is null)
        {
            return ClassificationColumn.All;
        }

        List<ClassificationColumn> columns = [];
        string known = string.Join(", ", ClassificationColumn.All.Select(c => c.Name));
        foreach (string name in written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            columns.Add(ClassificationColumn.All.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"--columns: '{name}' is not a column. Use some of {known}."));
        }

        return columns.Count > 0 ? columns : throw new UsageException("--columns names no column. Name some, e.g. customer,stage.");
    }

    private static IEnumerable<ClassifiedCustomer> Classified(StageRules<CustomerFacts, string> rules, InputStages stages)
    {
        for (int i = 0; i < stages.Keys.Count; i++)
        {
            yield return new ClassifiedCustomer(
                rules.Model, stages.Keys[i], stages.Stages[i], Explanation: null, Reason: null, Since: null, Next: null, Ways: null);
        }
    }

    private static ClassifiedCustomer Classify(
        string customer,
        CustomerHistory history,
        StageRules<CustomerFacts, string> rules,
        LocalDate asOf,
        CultureInfo? language,
        bool withWays)
    {
        CurrentStage<string> current = StageTimeline.Current(history, rules, asOf);
        if (!withWays)
        {
            return ClassifiedCustomer.Of(customer, current, language);
        }

        CustomerFacts facts = history.FactsAt(asOf);
        return ClassifiedCustomer.Of(
            customer,
            current,
            language,
            [.. rules.Model.Stages.Select(stage => rules.WaysTo(stage, in facts)).Where(ways => !ways.IsThere)]);
    }
}
