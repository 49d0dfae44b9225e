using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using CustomerLifecycle.Metrics;

namespace CustomerLifecycle.Cli.Output;

/// <summary>Why a metric has no value, for people. Metrics give the reason in English; one of the user's own stays as it is.</summary>
internal static partial class UndefinedText
{
    private static readonly FrozenDictionary<string, string> German = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["no customers"] = "keine Kunden",
        ["no customers in the period"] = "keine Kunden im Zeitraum",
        ["no new customers in the period"] = "keine Neukunden im Zeitraum",
        ["no new customers took that long"] = "kein Neukunde brauchte so lange",
        ["no customer with two orders"] = "kein Kunde mit zwei Bestellungen",
        ["no orders in the period"] = "keine Bestellungen im Zeitraum",
        ["no revenue in the period"] = "kein Umsatz im Zeitraum",
        ["there was no profit in the period"] = "kein Deckungsbeitrag im Zeitraum",
        ["no sign-ups in the period"] = "keine Registrierungen im Zeitraum",
        ["no leads"] = "keine Leads",
        ["no visits in the period"] = "keine Besuche im Zeitraum",
        ["no visitors in the period"] = "keine Besucher im Zeitraum",
        ["no impressions are known"] = "keine Impressionen bekannt",
        ["no e-mails sent in the period"] = "keine E-Mails im Zeitraum verschickt",
        ["nothing was sent in the period"] = "im Zeitraum wurde nichts verschickt",
        ["no filled baskets in the period"] = "keine gefüllten Warenkörbe im Zeitraum",
        ["no losses"] = "keine Verluste",
        ["no spend is known"] = "keine Ausgaben bekannt",
        ["no spend is known of the channels that brought them"] = "keine Ausgaben der Kanäle bekannt, über die sie kamen",
        ["what was spent on the group is not known"] = "was für die Gruppe ausgegeben wurde, ist nicht bekannt",
        ["nothing was spent in the period"] = "im Zeitraum wurde nichts ausgegeben",
        ["nobody is known"] = "niemand ist bekannt",
        ["nobody was active"] = "niemand war aktiv",
        ["nobody was active at the start of the period"] = "zu Beginn des Zeitraums war niemand aktiv",
        ["nobody was active or new in the period"] = "im Zeitraum war niemand aktiv oder neu",
        ["nobody was lost in the period"] = "im Zeitraum ging niemand verloren",
        ["nobody was lapsed at the start of the period"] = "zu Beginn des Zeitraums war niemand abgewandert",
        ["nobody was under a contract at the start of the period that was not cancelled yet"] =
            "zu Beginn des Zeitraums hatte niemand einen ungekündigten Vertrag",
        ["no term of a contract ends in the period"] = "im Zeitraum endet keine Vertragslaufzeit",
        ["of no contract it is known what was paid"] = "von keinem Vertrag ist bekannt, was bezahlt wurde",
        ["no trial ends in the period"] = "im Zeitraum endet keine Probezeit",
        ["no loyalty card was scanned before the period"] = "vor dem Zeitraum wurde keine Kundenkarte gescannt",
        ["nobody's rhythm is known"] = "von niemandem ist der Rhythmus bekannt",
        ["no survey was answered in the period"] = "im Zeitraum wurde keine Umfrage beantwortet",
        ["no satisfaction was given in the period"] = "im Zeitraum wurde keine Zufriedenheit angegeben",
        ["no successful recommendations in the period"] = "keine erfolgreichen Empfehlungen im Zeitraum",
        ["no cases were opened in the period"] = "im Zeitraum wurden keine Anfragen eröffnet",
        ["no case was answered in the period"] = "im Zeitraum wurde keine Anfrage beantwortet",
        ["no case was closed in the period"] = "im Zeitraum wurde keine Anfrage abgeschlossen",
        ["the calendar ends before anybody has been watched that long"] = "der Kalender endet, bevor jemand so lange beobachtet wurde",
        ["the quotient is too large for a number"] = "der Quotient ist zu groß für eine Zahl",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(MetricValue value, CultureInfo culture) => value switch
    {
        { ObservableFrom: { } from } => $"{Headings.ObservableFrom(culture)} {TableText.Day(from, culture)}",
        { Undefined: { } reason } => $"{Headings.Undefined(culture)}: {(TableText.IsGerman(culture) ? InGerman(reason) : reason)}",
        _ => string.Empty,
    };

    private static string InGerman(string reason) =>
        German.TryGetValue(reason, out string? known) ? known
        : CustomerWith().Match(reason) is { Success: true } with ? $"kein Kunde mit {with.Groups["n"].Value} Bestellungen"
        : FewerThan().Match(reason) is { Success: true } fewer
            ? $"von weniger als {fewer.Groups["n"].Value} % ist bekannt, dass sie wieder bestellt haben"
        : reason;

    [GeneratedRegex("^no customer with (?<n>[0-9]+) orders$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CustomerWith();

    [GeneratedRegex(
        "^fewer than (?<n>[0-9]+) % are known to have ordered again$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FewerThan();
}
