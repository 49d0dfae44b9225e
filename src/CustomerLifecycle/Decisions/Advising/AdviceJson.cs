using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Decisions;

/// <summary>Writes advice as JSON.</summary>
internal sealed class AdviceJson(Utf8JsonWriter json, CultureInfo culture)
{
    public void Write(string? customer, Advice advice)
    {
        json.WriteStartObject();
        if (customer is not null)
        {
            json.WriteString("customer", customer);
        }

        json.WriteString("model", advice.Explanation.Model.Key);
        json.WriteString("asOf", Date(advice.AsOf));
        json.WriteString("stage", advice.Explanation.Stage.Key);
        json.WriteString("reason", advice.Explanation.SayReason(culture));
        json.WriteString("since", Date(advice.Since));
        json.WriteString("until", Date(advice.Until));
        json.WriteString("nextStage", advice.NextStage?.Key);
        WriteValue(advice);
        WriteDecline(advice.Decline);
        WriteOffer("winBack", advice.WinBack);
        WriteOffer("churnOffer", advice.ChurnOffer);
        WriteAll("supplies", advice.Supplies, WriteBasket);
        WriteProducts(advice.Products);
        WriteAll("celebrations", advice.Celebrations, WriteCelebration);
        WriteAll("actions", advice.Plan.Actions, WriteAction);
        WriteAll("suppressed", advice.Plan.Suppressed, WriteSuppressed);
        WriteDecision("lookAgain", advice.LookAgain, () => json.WriteString("on", Date(advice.LookAgain.On)));
        json.WriteEndObject();
    }

    private void WriteValue(Advice advice)
    {
        WriteDecision("valueTier", advice.Tier, () =>
        {
            json.WriteString("tier", advice.Tier.Tier.Key);
            json.WriteNumber("value", advice.Tier.Value);
        });
        WriteDecision("highRoller", advice.HighRoller, () => json.WriteBoolean("isHighRoller", advice.HighRoller.IsHighRoller));
        WriteDecision("rfm", advice.Rfm, () =>
        {
            json.WriteString("score", advice.Rfm.Score?.ToString());
            json.WriteString("segment", advice.Rfm.Segment?.Key);
        });
        WriteDecision("potential", advice.Potential, () =>
        {
            json.WriteNumber("soFar", advice.Potential.SoFar);
            ReadableJson.WriteNumber(json, "toCome", advice.Potential.ToCome.Amount);
            ReadableJson.WriteNumber(json, "shareToCome", advice.Potential.ShareToCome);
        });
        WriteDecision("attention", advice.Attention, () =>
        {
            json.WriteString("level", KebabKey.FromValue(advice.Attention.Level));
            json.WriteNumber("responseHours", advice.Attention.Response.TotalHours);
            json.WriteNumber("offersPerMonth", advice.Attention.OffersPerMonth);
        });
    }

    private void WriteDecline(DeclineReport report) => WriteDecision("decline", report, () =>
    {
        json.WriteBoolean("isWarning", report.IsWarning);
        json.WriteString("warningOn", Date(report.WarningOn));
        WriteAll("signals", report.Signals, signal =>
        {
            json.WriteString("kind", KebabKey.FromValue(signal.Kind));
            json.WriteString("state", KebabKey.FromValue(signal.State));
            json.WriteString("on", Date(signal.On));
            json.WriteString("reason", signal.Say(culture));
        });
    });

    private void WriteOffer(string name, OfferDecision offer) => WriteDecision(name, offer, () =>
    {
        json.WriteString("verdict", KebabKey.FromValue(offer.Verdict));
        json.WriteString("on", Date(offer.On));
        ReadableJson.WriteNumber(json, "expectedValue", offer.ExpectedValue);
    });

    private void WriteBasket(BasketReminder basket)
    {
        json.WriteString("remindOn", Date(basket.RemindOn));
        WriteAll("products", basket.Products, product =>
        {
            json.WriteString("product", product.Product);
            json.WriteString("on", Date(product.On));
            json.WriteString("earliest", Date(product.Earliest));
            json.WriteString("latest", Date(product.Latest));
            json.WriteString("remindOn", Date(product.RemindOn));
            json.WriteNumber("daysPerUnit", product.DaysPerUnit);
            json.WriteString("reason", product.Say(culture));
        });
    }

    private void WriteProducts(ProductOffers products)
    {
        json.WriteStartObject("products");
        WriteProduct("nextBest", products.NextBest);
        WriteProduct("crossSell", products.CrossSell);
        WriteProduct("upSell", products.UpSell);
        WriteProduct("deepSell", products.DeepSell);
        json.WriteEndObject();
    }

    private void WriteProduct(string name, ProductOffer? offer)
    {
        if (offer is null)
        {
            json.WriteNull(name);
            return;
        }

        WriteDecision(name, offer, () =>
        {
            json.WriteString("product", offer.Product);
            json.WriteString("because", offer.Because);
            ReadableJson.WriteNumber(json, "bought", offer.Share?.Successes);
            ReadableJson.WriteNumber(json, "of", offer.Share?.Trials);
        });
    }

    private void WriteCelebration(Celebration celebration)
    {
        json.WriteString("kind", KebabKey.FromValue(celebration.Kind));
        json.WriteString("on", Date(celebration.On));
        json.WriteString("reason", celebration.Say(culture));
    }

    private void WriteAction(NextAction action)
    {
        WriteTactic(action.Tactic);
        json.WriteString("product", action.Product?.Product);
        json.WriteString("reason", action.Say(culture));
    }

    private void WriteSuppressed(SuppressedAction action)
    {
        WriteTactic(action.Tactic);
        json.WriteString("until", Date(action.Until));
        json.WriteString("reason", action.Say(culture));
    }

    private void WriteTactic(Tactic tactic)
    {
        json.WriteString("tactic", tactic.Key);
        json.WriteString("name", tactic.Name.In(culture));
        json.WriteString("aim", tactic.Aim.In(culture));
        json.WriteString("channel", tactic.Channel);
        json.WriteString("metric", tactic.Metric);
        json.WriteNumber("priority", tactic.Priority);
    }

    private void WriteDecision(string name, IDecision decision, Action members)
    {
        json.WriteStartObject(name);
        members();
        json.WriteString("reason", decision.Say(culture));
        json.WriteEndObject();
    }

    private void WriteAll<TItem>(string name, IEnumerable<TItem> items, Action<TItem> members)
    {
        json.WriteStartArray(name);
        foreach (TItem item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Date(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
