using System.Globalization;

namespace CustomerLifecycle;

/// <summary>The words of explanations, from <c>ReasonTexts.resx</c>.</summary>
internal static class ReasonTexts
{
    private static readonly ShippedTexts Texts = new(typeof(ReasonTexts));

    public static LocalizedText Of(string name) => Texts[name];

    public static string Get(string name, CultureInfo culture) => Texts.Get(name, culture);

    /// <summary>A text about a number of days, which has a form of its own for one.</summary>
    public static string Days(int days, string name, CultureInfo culture) => Format(days == 1 ? name + "One" : name, culture, days);

    public static string Format(string name, CultureInfo culture, params object[] arguments) =>
        Texts.Format(name, culture, arguments);
}
