using System.Globalization;
using System.Resources;

namespace CustomerLifecycle.Timeline;

/// <summary>The words of timelines, from <c>TimelineTexts.resx</c>.</summary>
internal static class TimelineTexts
{
    private static readonly ResourceManager Texts = new("CustomerLifecycle.Timeline.TimelineTexts", typeof(TimelineTexts).Assembly);

    public static string Format(string name, CultureInfo culture, params object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, LocalizedText.FromResources(Texts, name).In(culture), arguments);
}
