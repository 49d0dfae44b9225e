using System.Text;

namespace CustomerLifecycle;

/// <summary>Which texts every database keeps as they are.</summary>
internal static class KeyText
{
    /// <summary>Whether a text can be a key: well-formed Unicode without the character U+0000.</summary>
    public static bool IsKeepable(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '\0' || !Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }
}
