using System.Globalization;

namespace CustomerLifecycle;

/// <summary>
/// What a condition says in one language, of its threshold and of small whole numbers, kept: of a million customers most say the same few
/// hundred sentences.
/// </summary>
/// <param name="culture">The language.</param>
/// <threadsafety>Safe from any thread: whoever comes first writes, and others may write the same again.</threadsafety>
internal sealed class SaidReadings(CultureInfo culture)
{
    private const int Most = 1024;

    private string?[]? _said; // where the condition holds, and where it does not

    /// <summary>The language.</summary>
    public CultureInfo Culture => culture;

    /// <summary>The words for the threshold; null where nobody has said them yet.</summary>
    public string? Threshold { get; set; }

    /// <summary>Where the words for a value are kept; null where it is too large, or no whole number.</summary>
    public static int? PlaceOf(double? value, bool holds) =>
        value is >= 0 and < Most && (int)value.Value == value ? (int)value.Value + (holds ? 0 : Most) : null;

    /// <summary>The words at a place; null where nobody has said them yet.</summary>
    public ref string? At(int place) => ref (_said ??= new string?[2 * Most])[place];
}
