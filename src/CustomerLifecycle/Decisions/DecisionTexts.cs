using System.Globalization;
using NodaTime;

namespace CustomerLifecycle.Decisions;

/// <summary>The words of decisions, from <c>DecisionTexts.resx</c>.</summary>
internal static class DecisionTexts
{
    private static readonly ShippedTexts Texts = new(typeof(DecisionTexts));

    public static LocalizedText Of(string name) => Texts[name];

    /// <summary>A share in per cent with one decimal, to be written in the language asked for.</summary>
    public static WrittenNumber Percent(double share) => new(100 * share, "0.0");

    /// <summary>A text with days and amounts, of two decimals, as the language writes them, and reasons in the same language.</summary>
    public static string Format(string name, CultureInfo culture, params object[] arguments) =>
        Texts.Format(name, culture, [.. arguments.Select(a => Say(a, culture))]);

    private static object Say(object argument, CultureInfo culture) => argument switch
    {
        LocalDate date => SentenceText.Day(date, culture),
        double amount => (Math.Round(amount, 2) + 0.0).ToString("0.00", SentenceText.Numbers(culture)), // no minus before a zero
        decimal amount => amount.ToString("0.00", SentenceText.Numbers(culture)),
        WrittenNumber number => number.Value.ToString(number.Format, SentenceText.Numbers(culture)),
        LocalizedText text => text.In(culture),
        IDecision decision => decision.Say(culture),
        _ => argument,
    };
}
