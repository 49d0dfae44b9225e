using System.Globalization;
using System.Text;

namespace CustomerLifecycle;

/// <summary>Keys in kebab case: how they are made from names, checked, and compared with what people type.</summary>
internal static class KebabKey
{
    public static bool IsKebabCase(string key)
    {
        bool afterHyphen = true;
        foreach (char c in key)
        {
            if (c == '-' ? afterHyphen : !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            {
                return false;
            }

            afterHyphen = c == '-';
        }

        return !afterHyphen;
    }

    public static string FromValue<TStage>(TStage value)
        where TStage : notnull =>
        FromName(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);

    /// <summary><c>WinBack</c> becomes <c>win-back</c>; white space and underscores become hyphens.</summary>
    public static string FromName(string name)
    {
        StringBuilder key = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool boundary = char.IsUpper(c) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            bool separator = c is '_' or '-' || char.IsWhiteSpace(c);
            if ((boundary || separator) && key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }

            if (!separator)
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString().TrimEnd('-');
    }

    /// <summary>A key for any name: accents are dropped, and what is left without a letter or digit becomes <c>fact</c>.</summary>
    public static string FromAnyName(string name)
    {
        string ascii = string.Concat(
            name.Normalize(NormalizationForm.FormD).Where(c => char.IsAscii(c) && (char.IsLetterOrDigit(c) || c is '-' or '_')));
        string key = FromName(ascii).Trim('-');
        return key.Length > 0 ? key : "fact";
    }

    public static string ToWords(string key) => string.Concat(char.ToUpperInvariant(key[0]).ToString(), key.AsSpan(1)).Replace('-', ' ');

    /// <summary>
    /// What two spellings of the same word have in common: <c>Win-Back</c>, <c>winback</c> and <c>win back</c> are one, and so are
    /// <c>cancelled</c> and <c>canceled</c>.
    /// </summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.Replace("cancelled", "canceled").ToString();
    }
}
