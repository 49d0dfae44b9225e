using System.Globalization;
using System.Text.Json;
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
                Text(Date(item.Since)),
                Text(Date(item.Next?.On)),
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
                WriteEvidence(json, item.Explanation);
            }

            if (item.Ways is { } ways)
            {
                WriteWays(json, ways);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Date(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : string.Empty;

    private void WriteWays(Utf8JsonWriter json, IReadOnlyList<WaysToStage<CustomerFacts>> stages)
    {
        json.WriteStartArray("ways");
        foreach (WaysToStage<CustomerFacts> ways in stages)
        {
            json.WriteStartObject();
            json.WriteString("stage", ways.Stage.Key);
            json.WriteBoolean("reachable", ways.Ways.Count > 0);
            json.WriteString("way", ways.Say(culture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter json, StageExplanation<CustomerFacts> explanation)
    {
        json.WriteString("rule", explanation.Rule!.Key);
        WriteConditions(json, "conditions", explanation.Reasons);
        json.WriteStartArray("others");
        foreach (RejectedStage<CustomerFacts> other in explanation.Others)
        {
            json.WriteStartObject();
            json.WriteString("stage", other.Stage.Key);
            json.WriteString("rule", other.Nearest.Key);
            WriteConditions(json, "failed", other.Failed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConditions(Utf8JsonWriter json, string property, IReadOnlyList<ConditionReading<CustomerFacts>> readings)
    {
        json.WriteStartArray(property);
        foreach (ConditionReading<CustomerFacts> reading in readings)
        {
            json.WriteStartObject();
            json.WriteString("fact", reading.Condition.Fact?.JsonKey);
            json.WriteString("operator", JsonNamingPolicy.CamelCase.ConvertName(reading.Condition.Operator.ToString()));
            bool isFlag = reading.Condition.Fact?.Unit == FactUnit.Flag;
            if (reading.Condition.Fact is { IsText: true })
            {
                json.WriteString("threshold", reading.Condition.ThresholdText);
                json.WriteString("value", reading.Text);
            }
            else
            {
                WriteValue(json, "threshold", reading.Condition.Threshold, isFlag);
                WriteValue(json, "value", reading.Value, isFlag);
            }

            json.WriteBoolean("holds", reading.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, string property, double? value, bool isFlag)
    {
        if (isFlag && value is { } flag)
        {
            json.WriteBoolean(property, flag != 0);
        }
        else if (value is { } number)
        {
            json.WriteNumber(property, number);
        }
        else
        {
            json.WriteNull(property);
        }
    }
}
