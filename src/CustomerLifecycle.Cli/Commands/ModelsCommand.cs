using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using CustomerLifecycle.Stages;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle models</c>: the models with their stages, rules and facts.</summary>
internal sealed class ModelsCommand(ToolConsole console)
{
    private readonly Option<string?> _model = new("--model") { Description = $"One model only: {KnownModels.Keys}, or a JSON file." };
    private readonly Option<string> _format = CommonOptions.Format("table", "markdown", "mermaid", "json");
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new(
            "models",
            $"Print the models with their stages and rules. Kinds of events that rules look at: {string.Join(", ", CustomerEventKinds.All.Select(CustomerEventKinds.KeyOf))}.")
        {
            _model, _format, _language, _output,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? wanted = arguments.GetValue(_model);
        IReadOnlyList<StageRules<CustomerFacts>> models = wanted is null ? KnownModels.Shipped : [KnownModels.Find(wanted)];
        CultureInfo culture = CommonOptions.CultureOf(arguments.GetValue(_language)!);
        CommonOptions.Write(console, arguments.GetValue(_output), writer =>
        {
            switch (arguments.GetValue(_format))
            {
                case "markdown":
                    writer.Write(string.Join('\n', models.Select(m => m.ToMarkdown(culture))));
                    break;
                case "mermaid":
                    writer.Write(string.Join('\n', models.Select(m => m.ToMermaid(culture))));
                    break;
                case "json":
                    writer.Write(models.Count == 1 ? StageModelJson.Write(models[0]) : $"[{string.Join(",\n", models.Select(StageModelJson.Write))}]");
                    writer.Write('\n');
                    break;
                default:
                    WriteTables(console.Tables(writer), models, culture);
                    break;
            }
        });
        return LifecycleTool.Success;
    }

    private static void WriteTables(IAnsiConsole tables, IReadOnlyList<StageRules<CustomerFacts>> models, CultureInfo culture)
    {
        foreach (StageRules<CustomerFacts> rules in models)
        {
            StageModel model = ((IStageClassifier<CustomerFacts>)rules).Model;
            Table table = new Table().RoundedBorder().Title(Markup.Escape($"{model.Name.In(culture)} ({model.Key})"));
            table.AddColumns(new TableColumn("#"), new TableColumn("stage").NoWrap(), new TableColumn("rule").NoWrap(), new TableColumn("holds where"));
            foreach ((int ordinal, StageRule<CustomerFacts> rule) in rules.Rules.Index())
            {
                table.AddRow(
                    new Text((ordinal + 1).ToString(CultureInfo.InvariantCulture)),
                    new Text($"{rule.Stage.Name.In(culture)} ({rule.Stage.Key})"),
                    new Text(rule.Key),
                    new Text(rule.Say(culture)));
            }

            tables.Write(table);
            tables.WriteLine();
        }
    }
}
