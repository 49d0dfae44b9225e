using System.Globalization;
using System.Resources;

namespace CustomerLifecycle.Classification;

/// <summary>The words of explanations, from <c>ReasonTexts.resx</c>.</summary>
internal static class ReasonTexts
{
    private static readonly ResourceManager Texts = new("CustomerLifecycle.Classification.ReasonTexts", typeof(ReasonTexts).Assembly);

    public static string Get(string name, CultureInfo culture) => LocalizedText.FromResources(Texts, name).In(culture);

    /// <summary>A text about a number of days, which has a form of its own for one.</summary>
    public static string Days(int days, string name, CultureInfo culture) => Format(days == 1 ? name + "One" : name, culture, days);

    public static string Format(string name, CultureInfo culture, params object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Get(name, culture), arguments);
}
