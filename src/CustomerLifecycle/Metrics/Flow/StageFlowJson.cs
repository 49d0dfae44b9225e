using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Metrics;

/// <summary>Writes how customers moved between the stages of a model as JSON.</summary>
internal static class StageFlowJson
{
    private const double Median = 0.5;

    public static void Write<TStage>(Utf8JsonWriter json, StageFlow<TStage> flow, CultureInfo culture)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(culture);
        json.WriteStartObject();
        json.WriteString("model", flow.Model.Key);
        ReadableJson.WriteDay(json, "from", flow.Period.From);
        ReadableJson.WriteDay(json, "to", flow.Period.To);
        WriteMoves(json, "movements", "customers", flow.Model, flow.Movement, flow.ProbabilityInPeriod);
        WriteMoves(json, "transitions", "count", flow.Model, flow.Transitions, flow.ProbabilityOnExit);
        WriteStages(json, flow, culture);
        json.WriteEndObject();
    }

    private static void WriteMoves(
        Utf8JsonWriter json,
        string property,
        string counted,
        StageModel model,
        Func<StageInfo?, StageInfo, long> count,
        Func<StageInfo, StageInfo, MetricValue> probability)
    {
        json.WriteStartArray(property);
        foreach (StageInfo? from in (StageInfo?[])[null, .. model.Stages])
        {
            foreach (StageInfo to in model.Stages.Where(to => count(from, to) > 0))
            {
                json.WriteStartObject();
                json.WriteString("from", from?.Key);
                json.WriteString("to", to.Key);
                json.WriteNumber(counted, count(from, to));
                ReadableJson.WriteNumber(json, "probability", from is null ? null : probability(from, to).Value);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteStages<TStage>(Utf8JsonWriter json, StageFlow<TStage> flow, CultureInfo culture)
        where TStage : notnull
    {
        MarkovChain chain = flow.ToMarkovChain();
        IReadOnlyList<double>? longRun = chain.Stationary();
        json.WriteStartArray("stages");
        foreach ((int i, StageInfo<TStage> stage) in flow.Model.Stages.Index())
        {
            KaplanMeier time = flow.TimeIn(stage);
            json.WriteStartObject();
            json.WriteString("stage", stage.Key);
            json.WriteString("name", stage.Name.In(culture));
            ReadableJson.WriteNumber(json, "shareAtStart", flow.ShareAtStart(stage).Value);
            ReadableJson.WriteNumber(json, "shareAtEnd", flow.ShareAtEnd(stage).Value);
            json.WriteNumber("visits", time.Count);
            json.WriteNumber("openVisits", time.Censored);
            ReadableJson.WriteNumber(json, "medianDays", time.Quantile(Median));
            ReadableJson.WriteNumber(json, "stationary", longRun?[i]);
            json.WriteStartObject("expectedPeriodsFrom");
            foreach ((int from, double? steps) in chain.ExpectedStepsTo(i).Index())
            {
                ReadableJson.WriteNumber(json, flow.Model.Stages[from].Key, steps);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
