using System.Text.Json;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Writes JSON as the library does, with the end of the line that a terminal wants.</summary>
internal static class JsonText
{
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> write)
    {
        writer.Write(ReadableJson.Write(write));
        writer.Write('\n');
    }
}
