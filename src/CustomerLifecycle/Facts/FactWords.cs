using System.Globalization;

namespace CustomerLifecycle;

/// <summary>Names and phrases of a fact where its owner gave none: built from its key and declaration.</summary>
internal static class FactWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    /// <summary>A count says what is counted and when: <c>tastings in the last 90 days</c>; everything else goes by its key.</summary>
    public static LocalizedText NameOf(FactDeclaration fact)
    {
        string words = fact.Key.Replace('-', ' ');
        return IsPlainCount(fact)
            ? LocalizedText.Of(Many(fact, English) + WindowOf(fact, English), Many(fact, German) + WindowOf(fact, German))
            : LocalizedText.Of(words, words);
    }

    public static FactPhrases PhrasesOf(FactDeclaration fact, LocalizedText name, bool isNamed) => fact.Aggregate switch
    {
        FactAggregate.Count when !isNamed && IsPlainCount(fact) => Both(
            name,
            culture => $"{{0}} {Escape(One(fact, culture) + WindowOf(fact, culture))}",
            (said, _) => $"{{0}} {said}",
            (said, _) => $"0 {said}"),
        FactAggregate.Count or FactAggregate.Distinct => Both(name, null, (said, _) => $"{{0}} {said}", (said, _) => $"0 {said}"),
        _ => Both(name, null, (said, _) => $"{said}: {{0}}", (said, culture) => FactTexts.All.Format("own.missing", culture, said)),
    };

    /// <summary>A text in the languages that ship.</summary>
    public static LocalizedText InBoth(Func<CultureInfo, string> text) => LocalizedText.Of(text(English), text(German));

    /// <summary>What the fact is, in words: <c>sum of amount: orders in the last 365 days</c>.</summary>
    public static string MeaningOf(FactDeclaration fact, CultureInfo culture)
    {
        string what = FactTexts.All.Format(
            $"aggregate.{KebabKey.FromValue(fact.Aggregate)}", culture, fact.Nth, fact.Of?.Key.Split(" as ")[0] ?? string.Empty);
        if (fact.Selector is not { } selector)
        {
            return $"{what}: {string.Join(", ", fact.Calculation!.Operands.Select(o => o.Name.In(culture)))}";
        }

        if (selector.Attribute is { } attribute)
        {
            return FactTexts.All.Format("aggregate.of-attribute", culture, what, attribute);
        }

        IEnumerable<string> narrowings =
            selector.Narrowings.Select(n => n.Say()).Concat(selector.Further is { } further ? [ExpressionText.Of(further.Body)] : []);
        string kinds = string.Join(", ", selector.Kinds.Select(k => Noun(k, "many", culture)));
        string narrowed = selector.Narrowings.Count > 0 || selector.Further is not null
            ? $" ({string.Join(", ", narrowings)})"
            : string.Empty;
        return $"{what}: {kinds}{narrowed}{WindowOf(fact, culture)}";
    }

    private static FactPhrases Both(
        LocalizedText name, Func<CultureInfo, string>? one, Func<string, CultureInfo, string> other, Func<string, CultureInfo, string> none)
    {
        LocalizedText In(Func<string, CultureInfo, string> phrase) => LocalizedText.Of(name.Languages.Select(language =>
        {
            CultureInfo culture = CultureInfo.GetCultureInfo(language);
            return KeyValuePair.Create(language, phrase(Escape(name.In(culture)), culture));
        }));

        return new FactPhrases(one is null ? In(other) : LocalizedText.Of(one(English), one(German)), In(other), In(none));
    }

    private static bool IsPlainCount(FactDeclaration fact) =>
        fact is { Aggregate: FactAggregate.Count, Selector: { Kinds.Count: 1, Narrowings.Count: 0, Further: null } };

    private static string One(FactDeclaration fact, CultureInfo culture) => Noun(fact.Selector!.Kinds[0], "one", culture);

    private static string Many(FactDeclaration fact, CultureInfo culture) => Noun(fact.Selector!.Kinds[0], "many", culture);

    /// <summary>What a kind of event is called, one or many; the user's own goes by its key, with a plural as in English.</summary>
    internal static string Noun(EventKind kind, string number, CultureInfo culture)
    {
        if (!kind.IsOwn)
        {
            return FactTexts.All.Get($"kind.{kind.Key}.{number}", culture);
        }

        string words = kind.Key.Replace('-', ' ');
        bool isPlural = number is "many" && culture.TwoLetterISOLanguageName is not "de";
        return isPlural ? words + (words[^1] == 's' ? string.Empty : "s") : words;
    }

    /// <summary>What one event is called where it is named: in English, whose words the keys are, by its key.</summary>
    internal static string InText(EventKind kind, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName is "de" ? Noun(kind, "one", culture) : kind.Key;

    private static string WindowOf(FactDeclaration fact, CultureInfo culture) => fact.Window switch
    {
        { Days: 1 } => " " + FactTexts.All.Get("window.today", culture),
        { Days: > 0 and var days } => " " + FactTexts.All.Format("window.days", culture, days),
        { Months: 1 } => " " + FactTexts.All.Get("window.month", culture),
        { Months: > 0 and var months } => " " + FactTexts.All.Format("window.months", culture, months),
        { Unit: { } unit } => " " + FactTexts.All.Get($"window.{KebabKey.FromValue(unit)}.this", culture),
        { From: { } from, Until: { } until } => " " + FactTexts.All.Format(
            "window.between", culture, SentenceText.Day(from, culture), SentenceText.Day(until.PlusDays(-1), culture)),
        _ => string.Empty,
    };

    /// <summary>A text that stands in a phrase as it is, its braces included.</summary>
    public static string Escape(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
