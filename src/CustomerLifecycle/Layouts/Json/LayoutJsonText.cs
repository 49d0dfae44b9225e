using System.Text.Encodings.Web;
using System.Text.Json;

namespace CustomerLifecycle.Layouts;

/// <summary>How definitions are written.</summary>
internal static class LayoutJsonText
{
    /// <summary>Gets indented lines, letters of all languages as they are.</summary>
    public static JsonWriterOptions Indented { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
}
