using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints stages, reasons and dates as a table, as CSV or as JSON.</summary>
internal sealed class ClassificationPrinter(
    StageModel model, IEnumerable<ClassifiedCustomer> customers, CultureInfo culture, bool explain) : IResultPrinter
{
    public void WriteTables(IAnsiConsole console)
    {
        Table table = new Table().RoundedBorder().Title(Markup.Escape(model.Name.In(culture)));
        table.AddColumns(
            new TableColumn(Headings.Customer(culture)).NoWrap(),
            new TableColumn(Headings.Stage(culture)).NoWrap(),
            new TableColumn(Headings.Reason(culture)),
            new TableColumn(Headings.Since(culture)).NoWrap(),
            new TableColumn(Headings.Until(culture)).NoWrap(),
            new TableColumn(Headings.NextStage(culture)).NoWrap());
        foreach (ClassifiedCustomer item in customers)
        {
            StageExplanation<CustomerFacts> explanation = item.Explanation;
            table.AddRow(
                Text(item.Customer),
                Text(explanation.Stage.Name.In(culture)),
                Text(explanation.SayReason(culture)),
                Text(TableText.Day(item.Since, culture)),
                Text(TableText.Day(item.Next?.On, culture)),
                Text(item.Next is { } next ? model.Find(next.Stage)!.Name.In(culture) : string.Empty));
            foreach (RejectedStage<CustomerFacts> other in explain ? explanation.Others : [])
            {
                table.AddRow(Text(string.Empty), Text($"  ≠ {other.Stage.Name.In(culture)}"), Text(other.Say(culture)));
            }

            foreach (WaysToStage<CustomerFacts> ways in item.Ways ?? [])
            {
                table.AddRow(Text(string.Empty), Text($"  → {ways.Stage.Name.In(culture)}"), Text(ways.Say(culture)));
            }
        }

        console.Write(table);

        static Text Text(string text) => new(text);
    }

    public void WriteCsv(TextWriter writer)
    {
        writer.Write("customer,stage,reason,since,until,next_stage\n");
        foreach (ClassifiedCustomer item in customers)
        {
            string reason = CsvText.Field(item.Explanation.SayReason(culture));
            writer.Write($"{CsvText.Field(item.Customer)},{item.Explanation.Stage.Key},{reason},");
            writer.Write($"{Date(item.Since)},{Date(item.Next?.On)},{item.Next?.Stage}\n");
        }
    }

    public void WriteJson(TextWriter writer) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray();
        foreach (ClassifiedCustomer item in customers)
        {
            json.WriteStartObject();
            json.WriteString("customer", item.Customer);
            json.WriteString("stage", item.Explanation.Stage.Key);
            json.WriteString("reason", item.Explanation.SayReason(culture));
            json.WriteString("since", item.Since is null ? null : Date(item.Since));
            json.WriteString("until", item.Next is null ? null : Date(item.Next?.On));
            json.WriteString("nextStage", item.Next?.Stage);
            if (explain)
            {
                item.Explanation.WriteEvidenceTo(json);
            }

            if (item.Ways is { } ways)
            {
                json.WriteStartArray("ways");
                foreach (WaysToStage<CustomerFacts> way in ways)
                {
                    way.WriteTo(json, culture);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Date(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : string.Empty;
}
