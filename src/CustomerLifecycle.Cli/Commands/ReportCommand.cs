using System.CommandLine;
using CustomerLifecycle.Cli.Demo;
using CustomerLifecycle.Cli.Input;
using CustomerLifecycle.Cli.Output;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Cli.Commands;

/// <summary><c>lifecycle report [FILE]</c>: every model at a glance.</summary>
internal sealed class ReportCommand(ToolConsole console)
{
    private const string DemoFile = "demo.csv";

    private readonly InputOptions _input = new(isRequired: false);
    private readonly Option<string?> _model = new("--model")
    {
        Description = $"One model only: {KnownModels.Keys}, or a JSON file. Default: all that ship, {KnownModels.BestKnown} first.",
    };

    private readonly Option<LocalDate?> _asOf = CommonOptions.AsOf();
    private readonly Option<string> _language = CommonOptions.Language();
    private readonly Option<string?> _output = CommonOptions.OutputFile();

    public Command Create()
    {
        Command command = new(
            "report",
            "Print, for every model, how many customers are in each stage, what they are worth, and three of them: why they are there, "
                + "since and until when, and what to do. Without a file: of the demo shop.")
        {
            _model, _asOf, _language, _output,
        };
        _input.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        string? model = arguments.GetValue(_model);
        string? file = arguments.GetValue(_input.File);
        CommonOptions.RefuseOverwriting(arguments.GetValue(_output), [.. _input.FilesRead(arguments), model]);
        StageRules<CustomerFacts>[] models = model is not null
            ? [KnownModels.Find(model)]
            : [.. ShippedRules.All.OrderBy(m => KnownModels.KeyOf(m) is not KnownModels.BestKnown)];
        InputCustomers customers = file is null ? DemoShop.Create() : _input.Read(arguments, console, models.SelectMany(m => m.Kinds));
        LocalDate asOf = arguments.GetValue(_asOf) ?? (file is null ? DemoShop.AsOf : customers.NewestDay);
        customers.TellOfThoseToCome(asOf, console.Error);
        ShopAdvice advice = new(customers, asOf);
        Dictionary<StageRules<CustomerFacts>, StageRules<CustomerFacts, string>> withKeys = models.ToDictionary(m => m, m => m.WithKeys());
        ReportPrinter printer = new(
            customers,
            file is null ? Headings.DemoShop : LocalizedText.Of(Path.GetFileName(file)),
            asOf,
            (rules, i) => advice.Of(customers.Customers[i].Key, customers.Customers[i].Value, withKeys[rules]),
            customer => new NextCommands(Next(arguments, customer, asOf), console.Project),
            CommonOptions.CultureOf(arguments.GetValue(_language)!));
        CommonOptions.Write(
            console, arguments.GetValue(_output), writer => printer.Write(console.Tables(writer, ReportPrinter.Width), models));
        return LifecycleTool.Success;
    }

    /// <summary>Questions that the report leaves open; of the demo shop, with the command first that makes a file of it.</summary>
    private IEnumerable<IEnumerable<string>> Next(ParseResult arguments, string customer, LocalDate asOf)
    {
        bool isDemo = arguments.GetValue(_input.File) is null;
        if (isDemo)
        {
            yield return ["demo", "--output", DemoFile];
        }

        string file = arguments.GetValue(_input.File) ?? DemoFile;
        string[] model = ["--model", arguments.GetValue(_model) ?? KnownModels.BestKnown];
        string[] day = isDemo || arguments.GetValue(_asOf) is not null ? ["--as-of", LocalDatePattern.Iso.Format(asOf)] : [];
        string[] read =
        [
            .. isDemo ? ["--zone", DemoShop.Shop.Zone.Id] : _input.Given(arguments),
            .. arguments.GetResult(_language) is { Implicit: false }
                ? ["--language", arguments.GetValue(_language)!]
                : Array.Empty<string>(),
        ];
        yield return ["classify", file, .. model, "--customer", customer, "--explain", .. day, .. read];
        yield return ["actions", file, .. model, "--customer", customer, .. day, .. read];
        yield return ["actions", file, .. model, .. day, .. read];
        yield return ["metrics", file, .. read];
    }
}
