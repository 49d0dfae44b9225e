using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace CustomerLifecycle.Layouts;

/// <summary>How dates are written, said as <c>MM/dd/yyyy</c>, <c>dd/MM/yyyy</c> or as any pattern of NodaTime.</summary>
internal sealed partial record DateFormat(DateOrder? Order, LocalDateTimePattern? Pattern)
{
    /// <summary>Reads what somebody said.</summary>
    /// <exception cref="ArgumentException">It is no pattern.</exception>
    public static DateFormat Parse(string text)
    {
        if (Numbers().Match(text) is { Success: true } match)
        {
            return new DateFormat(match.Groups["first"].Value[0] is 'M' or 'm' ? DateOrder.MonthFirst : DateOrder.DayFirst, Pattern: null);
        }

        try
        {
            return new DateFormat(Order: null, LocalDateTimePattern.CreateWithInvariantCulture(text));
        }
        catch (InvalidPatternException e)
        {
            throw new ArgumentException(
                $"'{text}' is not a pattern of dates. Use MM/dd/yyyy, dd/MM/yyyy or e.g. dd MMM yyyy HH:mm.", nameof(text), e);
        }
    }

    /// <summary>Reads a field by the pattern.</summary>
    public bool TryRead(ReadOnlySpan<char> text, out LocalDateTime local) =>
        Pattern!.Parse(text.ToString()).TryGetValue(default, out local);

    // In numbers alone, the order is all that there is to say; a time of the day is found anyway.
    [GeneratedRegex(
        "^(?<first>M{1,2}[/.-]d{1,2}|d{1,2}[/.-]M{1,2}|m{1,2}/d{1,2}|d{1,2}/m{1,2})[/.-]y{2,4}([ T].*)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbers();
}
