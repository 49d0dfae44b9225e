using System.Globalization;

namespace CustomerLifecycle.Layouts;

/// <summary>
/// Numbers as people and systems write them: with currency signs, thousands, decimal commas, parentheses for less than 0.
/// </summary>
internal static class FieldNumber
{
    private const int Longest = 64;

    private static readonly string[] CurrencyWords = ["kr", "kr.", "zł", "Kč", "Ft", "Fr.", "lei"];

    /// <summary>What the separators of a text prove.</summary>
    public static NumberShape ShapeOf(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Longest];
        return Strip(text, digits, out int length, out _) ? ShapeOfDigits(digits[..length]) : NumberShape.None;
    }

    /// <summary>Reads a number; where the mark is unknown, as far as the text itself proves which it is.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DecimalMark mark, out decimal value)
    {
        value = 0;
        if (text is "-" or "–" or "—")
        {
            return true; // how accounting formats print 0
        }

        if (text.ContainsAny('e', 'E') && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out value))
        {
            return true;
        }

        Span<char> digits = stackalloc char[Longest];
        if (!Strip(text, digits, out int length, out bool isNegative))
        {
            return false;
        }

        digits = digits[..length];
        bool isPoint;
        switch (ShapeOfDigits(digits))
        {
            case NumberShape.Plain:
                isPoint = true;
                break;
            case NumberShape.Point when mark != DecimalMark.Comma:
                isPoint = true;
                break;
            case NumberShape.Comma when mark != DecimalMark.Point:
                isPoint = false;
                break;
            case NumberShape.EitherPoint or NumberShape.EitherComma when mark != DecimalMark.Unknown:
                isPoint = mark == DecimalMark.Point;
                break;
            default:
                return false;
        }

        int kept = 0;
        foreach (char c in digits)
        {
            if (c != (isPoint ? ',' : '.'))
            {
                digits[kept++] = c == ',' ? '.' : c;
            }
        }

        if (!decimal.TryParse(digits[..kept], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        value = isNegative ? -value : value;
        return true;
    }

    private static NumberShape ShapeOfDigits(ReadOnlySpan<char> digits)
    {
        int points = digits.Count('.');
        int commas = digits.Count(',');
        if (points == 0 && commas == 0)
        {
            return NumberShape.Plain;
        }

        char last = digits[digits.LastIndexOfAny('.', ',')];
        if (points > 0 && commas > 0)
        {
            bool isPoint = last == '.';
            return (isPoint ? points : commas) == 1 && AreGroups(digits[..digits.LastIndexOf(last)], isPoint ? ',' : '.')
                ? (isPoint ? NumberShape.Point : NumberShape.Comma)
                : NumberShape.None;
        }

        if (points + commas > 1)
        {
            return !AreGroups(digits, last) ? NumberShape.None : last == ',' ? NumberShape.Point : NumberShape.Comma;
        }

        int before = digits.IndexOf(last);
        bool isEither = digits.Length - before == 4 && before is >= 1 and <= 3 && digits[0] != '0';
        return (last, isEither) switch
        {
            ('.', true) => NumberShape.EitherPoint,
            ('.', false) => NumberShape.Point,
            (_, true) => NumberShape.EitherComma,
            _ => NumberShape.Comma,
        };
    }

    /// <summary>Whether digits stand in threes between separators.</summary>
    private static bool AreGroups(ReadOnlySpan<char> digits, char separator)
    {
        int first = digits.IndexOf(separator);
        if (first is < 1 or > 3)
        {
            return false;
        }

        for (int at = first; at < digits.Length; at += 4)
        {
            if (digits[at] != separator || digits.Length - at < 4 || digits.Slice(at + 1, 3).ContainsAny('.', ','))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes away sign, currency and blanks: digits, points and commas remain.</summary>
    private static bool Strip(ReadOnlySpan<char> text, Span<char> digits, out int length, out bool isNegative)
    {
        length = 0;
        text = text.Trim();
        isNegative = text is ['(', .., ')'];
        text = isNegative ? text[1..^1].Trim() : text;
        text = WithoutCurrency(WithoutSign(text, ref isNegative));
        text = WithoutSign(text, ref isNegative);
        text = WithoutCurrency(text);
        bool hasDigit = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isBetween = i > 0 && i < text.Length - 1 && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (isBetween && (c is '\'' or '’' || char.IsWhiteSpace(c)))
            {
                continue;
            }

            if ((!char.IsAsciiDigit(c) && c is not ('.' or ',')) || length == digits.Length)
            {
                return false;
            }

            hasDigit |= char.IsAsciiDigit(c);
            digits[length++] = c;
        }

        return hasDigit && digits[length - 1] is not ('.' or ',');
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text, scoped ref bool isNegative)
    {
        if (!text.IsEmpty && !isNegative && text[0] is '-' or '−')
        {
            isNegative = true;
            return text[1..].Trim();
        }

        if (!text.IsEmpty && !isNegative && text[^1] is '-' or '−')
        {
            isNegative = true;
            return text[..^1].Trim();
        }

        return text is ['+', ..] ? text[1..].Trim() : text;
    }

    private static ReadOnlySpan<char> WithoutCurrency(ReadOnlySpan<char> text)
    {
        int begin = 0;
        while (begin < text.Length && IsOfCurrency(text[begin]))
        {
            begin++;
        }

        int end = text.Length;
        while (end > begin && (IsOfCurrency(text[end - 1]) || (text[end - 1] == '.' && end > 1 && char.IsLetter(text[end - 2]))))
        {
            end--;
        }

        // Of a word such as "kr." the point belongs to it.
        begin += begin > 0 && begin < end && text[begin] == '.' && char.IsLetter(text[begin - 1]) ? 1 : 0;
        return IsCurrency(text[..begin].Trim()) && IsCurrency(text[end..].Trim()) ? text[begin..end].Trim() : text;
    }

    private static bool IsOfCurrency(char c) =>
        char.IsLetter(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    private static bool IsCurrency(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && char.GetUnicodeCategory(text[^1]) == UnicodeCategory.CurrencySymbol)
        {
            text = text[..^1].TrimEnd();
        }

        while (!text.IsEmpty && char.GetUnicodeCategory(text[0]) == UnicodeCategory.CurrencySymbol)
        {
            text = text[1..].TrimStart();
        }

        if (text.IsEmpty || (text.Length is 1 or 2 or 3 && !text.ContainsAnyExceptInRange('A', 'Z')))
        {
            return true;
        }

        foreach (string word in CurrencyWords)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
