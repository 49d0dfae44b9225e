using System.CommandLine;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;

namespace CustomerLifecycle.Cli.Commands;

/// <summary>
/// <c>lifecycle what-if FILE --model KEY --set growth.activeDays=120</c>: who would be elsewhere under other thresholds or rules.
/// </summary>
internal sealed class WhatIfCommand(ToolConsole console)
{
    private readonly ModelQuestion _question = new(console, "table", "csv", "json");
    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string[]> _set =
        new("--set") { Description = "A threshold to change, e.g. growth.activeDays=120; may be given several times." };
    private readonly Option<string?> _rules =
        new("--rules") { Description = "Or a JSON file with the proposed rules, of a model with the same stages." };

    public Command Create() => _question.Create(
        "what-if", "Print who would be in another stage under other thresholds or rules, and why.", Run, _asOf, _set, _rules);

    private int Run(ParseResult arguments)
    {
        string[] set = arguments.GetValue(_set) ?? [];
        string? file = arguments.GetValue(_rules);
        if ((set.Length == 0) == (file is null))
        {
            throw new UsageException("Say what would be different: either --set NAME=VALUE or --rules FILE.json.");
        }

        (StageRules<CustomerFacts, string> today, InputCustomers customers) = _question.Read(arguments, file);
        if (file is null && !string.Equals(ShippedRules.Find(today.Model.Key)?.Fingerprint, today.Fingerprint, StringComparison.Ordinal))
        {
            throw new UsageException(
                $"--set changes thresholds of shipped models ({KnownModels.Keys}); "
                    + $"for '{today.Model.Key}' give the proposed rules with --rules.");
        }

        StageRules<CustomerFacts, string> proposed = file is null
            ? Thresholds.Change(today.Model.Key, set).WithKeys()
            : KnownModels.Find(file).WithKeys();
        if (!proposed.Model.Stages.Select(s => s.Key).SequenceEqual(today.Model.Stages.Select(s => s.Key), StringComparer.Ordinal))
        {
            throw new UsageException($"{file} has other stages than '{today.Model.Key}'.");
        }

        LocalDate asOf = arguments.GetValue(_asOf) ?? customers.NewestDay;
        customers.TellOfThoseToCome(asOf, console.Error);
        RuleChangePrinter printer = new(
            today.Model,
            asOf,
            customers.Customers.Count,
            [.. WhatIf.Compare(customers.Customers, today, proposed, asOf)],
            _question.CultureOf(arguments));
        _question.Write(arguments, printer);
        return LifecycleTool.Success;
    }
}
