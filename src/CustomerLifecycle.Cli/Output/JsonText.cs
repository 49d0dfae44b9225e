using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomerLifecycle.Cli.Output;

/// <summary>How the tool writes JSON: indented, letters as they are, the same on every machine.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Readable =
        new() { Indented = true, NewLine = "\n", Encoder = LettersAsTheyAre() };

    public static void Write(TextWriter writer, Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Readable))
        {
            write(json);
        }

        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        writer.Write('\n');
    }

    // What turns the direction of writing, or cannot be seen, is written as an escape.
    private static JavaScriptEncoder LettersAsTheyAre()
    {
        TextEncoderSettings letters = new(UnicodeRanges.All);
        letters.ForbidCharacters([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(VisibleTextWriter.Acts)]);
        return JavaScriptEncoder.Create(letters);
    }
}
