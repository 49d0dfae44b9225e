using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerLifecycle.Activity;
using CustomerLifecycle.Classification;
using Spectre.Console;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Prints stages and reasons as a table, as CSV or as JSON.</summary>
internal sealed class ClassificationPrinter(StageRules<CustomerFacts> rules, CultureInfo culture, bool explain)
{
    public void WriteTable(IAnsiConsole console, IEnumerable<ClassifiedCustomer> customers)
    {
        Table table = new Table().RoundedBorder().Title(Markup.Escape(((IStageClassifier<CustomerFacts>)rules).Model.Name.In(culture)));
        table.AddColumns(new TableColumn(Headings.Customer(culture)).NoWrap(), new TableColumn(Headings.Stage(culture)).NoWrap(), new TableColumn(Headings.Reason(culture)));
        foreach ((string customer, StageExplanation<CustomerFacts> explanation) in customers)
        {
            table.AddRow(Text(customer), Text(explanation.Stage.Name.In(culture)), Text(explanation.Reason(culture)));
            foreach (RejectedStage<CustomerFacts> other in explain ? explanation.Others : [])
            {
                table.AddRow(Text(string.Empty), Text($"  ≠ {other.Stage.Name.In(culture)}"), Text(other.Say(culture)));
            }
        }

        console.Write(table);

        static Text Text(string text) => new(text);
    }

    public void WriteCsv(TextWriter writer, IEnumerable<ClassifiedCustomer> customers)
    {
        writer.Write("customer,stage,reason\n");
        foreach ((string customer, StageExplanation<CustomerFacts> explanation) in customers)
        {
            writer.Write($"{CsvText.Field(customer)},{explanation.Stage.Key},{CsvText.Field(explanation.Reason(culture))}\n");
        }
    }

    public void WriteJson(TextWriter writer, IEnumerable<ClassifiedCustomer> customers)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, JsonText.Readable))
        {
            json.WriteStartArray();
            foreach ((string customer, StageExplanation<CustomerFacts> explanation) in customers)
            {
                json.WriteStartObject();
                json.WriteString("customer", customer);
                json.WriteString("stage", explanation.Stage.Key);
                json.WriteString("reason", explanation.Reason(culture));
                if (explain)
                {
                    WriteEvidence(json, explanation);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        writer.Write('\n');
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
            json.WriteString("fact", reading.Condition.Fact?.Key);
            json.WriteString("operator", JsonNamingPolicy.CamelCase.ConvertName(reading.Condition.Operator.ToString()));
            bool isFlag = reading.Condition.Fact?.Unit == FactUnit.Flag;
            WriteValue(json, "threshold", reading.Condition.Threshold, isFlag);
            WriteValue(json, "value", reading.Value, isFlag);
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
