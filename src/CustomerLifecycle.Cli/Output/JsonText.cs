using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomerLifecycle.Cli.Output;

/// <summary>How the tool writes JSON: indented, letters as they are, the same on every machine.</summary>
internal static class JsonText
{
    public static JsonWriterOptions Readable { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
