using System.Globalization;
using System.Text.Json;

namespace CustomerLifecycle.Decisions;

/// <summary>Writes advice as JSON: each decision as it is written by itself.</summary>
internal static class AdviceJson
{
    public static void Write(Utf8JsonWriter json, CultureInfo culture, string? customer, Advice advice)
    {
        json.WriteStartObject();
        if (customer is not null)
        {
            json.WriteString("customer", customer);
        }

        json.WriteString("model", advice.Explanation.Model.Key);
        ReadableJson.WriteDay(json, "asOf", advice.AsOf);
        json.WriteString("stage", advice.Explanation.Stage.Key);
        json.WriteString("reason", advice.Explanation.SayReason(culture));
        ReadableJson.WriteDay(json, "since", advice.Since);
        ReadableJson.WriteDay(json, "until", advice.Until);
        json.WriteString("nextStage", advice.NextStage?.Key);
        Write("valueTier", advice.Tier);
        Write("highRoller", advice.HighRoller);
        Write("rfm", advice.Rfm);
        Write("potential", advice.Potential);
        Write("attention", advice.Attention);
        Write("decline", advice.Decline);
        Write("winBack", advice.WinBack);
        Write("churnOffer", advice.ChurnOffer);
        DecisionJson.WriteAll(json, culture, "supplies", advice.Supplies);
        Write("products", advice.Products);
        DecisionJson.WriteAll(json, culture, "celebrations", advice.Celebrations);
        advice.Plan.WriteMembersTo(json, culture);
        Write("lookAgain", advice.LookAgain);
        json.WriteEndObject();

        void Write(string property, IJsonResult result) => DecisionJson.WriteResult(json, culture, property, result);
    }
}
