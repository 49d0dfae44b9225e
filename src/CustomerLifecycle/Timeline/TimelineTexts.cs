using System.Globalization;

namespace CustomerLifecycle;

/// <summary>The words of timelines, from <c>TimelineTexts.resx</c>.</summary>
internal static class TimelineTexts
{
    private static readonly ShippedTexts Texts = new(typeof(TimelineTexts));

    public static string Format(string name, CultureInfo culture, params object[] arguments) =>
        Texts.Format(name, culture, arguments);
}
