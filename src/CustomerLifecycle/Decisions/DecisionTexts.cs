using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Decisions;

/// <summary>The words of decisions, from <c>DecisionTexts.resx</c>.</summary>
internal static class DecisionTexts
{
    private static readonly ShippedTexts Texts = new(typeof(DecisionTexts));

    public static LocalizedText Of(string name) => Texts[name];

    /// <summary>A share in per cent with one decimal.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A text with dates as in ISO 8601, amounts with two decimals, and reasons in the same language.</summary>
    public static string Format(string name, CultureInfo culture, params object[] arguments) =>
        Texts.Format(name, culture, [.. arguments.Select(a => Say(a, culture))]);

    private static object Say(object argument, CultureInfo culture) => argument switch
    {
        LocalDate date => LocalDatePattern.Iso.Format(date),
        double amount => (Math.Round(amount, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture), // no minus before a zero
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
        LocalizedText text => text.In(culture),
        IDecision decision => decision.Say(culture),
        _ => argument,
    };
}
