using System.CommandLine;
using System.Globalization;
using CustomerLifecycle.Cli.Output;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle models</c>: the models with their stages, rules and facts.</summary>
internal sealed class ModelsCommand(ToolConsole console)
{
    private readonly Option<string?> _model = new("--model") { Description = $"One model only: {KnownModels.Keys}, or a JSON file." };
    private readonly Option<string?> _format = CommonOptions.Format("table", "markdown", "mermaid", "json");
    private readonly Option<string?> _beside = new("--beside")
    {
        Description = "Print instead which stages of --model may coincide with which of this model, as derived from their rules.",
    };
    private readonly Option<bool> _kinds =
        new("--kinds") { Description = $"Print the kinds of events that files may hold instead: {string.Join(", ", KindNames)}." };
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new(
            "models",
            "Print the models with their stages and rules.")
        {
            _model, _beside, _format, _kinds, _language, _output,
        };
        command.SetAction(Run);
        return command;
    }

    private static IEnumerable<string> KindNames => CustomerEventKinds.All.Select(CustomerEventKinds.KeyOf);

    private int Run(ParseResult arguments)
    {
        string? output = arguments.GetValue(_output);
        if (arguments.GetValue(_kinds))
        {
            CommonOptions.Write(console, output, writer => writer.Write(string.Concat(KindNames.Select(kind => kind + "\n"))));
            return LifecycleTool.Success;
        }

        string? wanted = arguments.GetValue(_model);
        IReadOnlyList<StageRules<CustomerFacts>> models = wanted is null ? ShippedRules.All : [KnownModels.Find(wanted)];
        CultureInfo culture = CommonOptions.CultureOf(arguments.GetValue(_language)!);
        CommonOptions.RefuseOverwriting(output, wanted, arguments.GetValue(_beside));
        if (arguments.GetValue(_beside) is { } beside)
        {
            StageRules<CustomerFacts> other = KnownModels.Find(beside);
            CommonOptions.Write(console, output, writer => writer.Write(
                string.Join('\n', models.Where(m => m != other).Select(m => StageCorrespondence.Between(m, other).ToMarkdown(culture)))));
            return LifecycleTool.Success;
        }

        CommonOptions.Write(console, output, writer =>
        {
            switch (CommonOptions.FormatOf(arguments.GetValue(_format), output))
            {
                case "markdown":
                    writer.Write(string.Join('\n', models.Select(m => m.ToMarkdown(culture))));
                    break;
                case "mermaid":
                    writer.Write(string.Join('\n', models.Select(m => m.ToMermaid(culture))));
                    break;
                case "json":
                    writer.Write(models.Count == 1
                        ? StageModelJson.Write(models[0])
                        : $"[{string.Join(",\n", models.Select(StageModelJson.Write))}]");
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
            table.AddColumns(
                new TableColumn("#"),
                new TableColumn(Headings.Stage(culture)),
                new TableColumn(Headings.Rule(culture)).NoWrap(),
                new TableColumn(Headings.HoldsWhere(culture)));
            foreach ((int ordinal, StageRule<CustomerFacts> rule) in rules.Rules.Index())
            {
                table.AddRow(
                    new Text((ordinal + 1).ToString(CultureInfo.InvariantCulture)),
                    new Text(rule.Stage.Name.In(culture)),
                    new Text(rule.Key),
                    new Text(string.Join('\n', rule.SayAlternatives(culture))));
            }

            tables.Write(table);
            tables.WriteLine();
        }
    }
}
