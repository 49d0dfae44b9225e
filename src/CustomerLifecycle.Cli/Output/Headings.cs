using System.Globalization;
using CustomerLifecycle.Decisions;

namespace CustomerLifecycle.Cli.Output;

/// <summary>The headings of tables in English and German.</summary>
internal static class Headings
{
    public static string Customer(CultureInfo culture) => In(culture, "customer", "Kunde");

    public static string Stage(CultureInfo culture) => In(culture, "stage", "Phase");

    public static string Reason(CultureInfo culture) => In(culture, "reason", "Grund");

    public static string Share(CultureInfo culture) => In(culture, "share", "Anteil");

    public static string All(CultureInfo culture) => In(culture, "all", "alle");

    public static string Fact(CultureInfo culture) => In(culture, "fact", "Merkmal");

    public static string Name(CultureInfo culture) => In(culture, "name", "Name");

    public static string Layout(CultureInfo culture) => In(culture, "layout", "Aufbau");

    public static string RecognisedBy(CultureInfo culture) => In(culture, "recognised by", "erkannt an");

    public static string Unit(CultureInfo culture) => In(culture, "unit", "Einheit");

    public static string Meaning(CultureInfo culture) => In(culture, "meaning", "Bedeutung");

    public static string Rule(CultureInfo culture) => In(culture, "rule", "Regel");

    public static string HoldsWhere(CultureInfo culture) => In(culture, "holds where", "trifft zu, wenn");

    public static string Entered(CultureInfo culture) => In(culture, "entered", "Eintritt");

    public static string Days(CultureInfo culture) => In(culture, "days", "Tage");

    public static string Way(CultureInfo culture) => In(culture, "direction", "Richtung");

    public static string Cause(CultureInfo culture) => In(culture, "cause", "Anlass");

    public static string NextOn(CultureInfo culture) => In(culture, "on", "Datum");

    public static string NextStage(CultureInfo culture) => In(culture, "next stage", "nächste Phase");

    public static string Since(CultureInfo culture) => In(culture, "since", "seit");

    public static string Until(CultureInfo culture) => In(culture, "until", "Wechsel am");

    public static string From(CultureInfo culture) => In(culture, "from", "von");

    public static string To(CultureInfo culture) => In(culture, "to", "nach");

    public static string Customers(CultureInfo culture) => In(culture, "customers", "Kunden");

    public static string Furthest(CultureInfo culture) => In(culture, "furthest", "weiteste erreichte Phase");

    public static string Next(CultureInfo culture) => In(culture, "next if nothing happens", "nächster Wechsel ohne neues Ereignis");

    public static string Cycle(CultureInfo culture) => In(culture, "round", "Durchlauf");

    public static string Segment(CultureInfo culture) => In(culture, "segment", "Segment");

    public static string MeanDaysSince(CultureInfo culture) => In(culture, "mean days since last order", "Ø Tage seit letzter Bestellung");

    public static string MeanOrders(CultureInfo culture) => In(culture, "mean orders", "Ø Bestellungen");

    public static string MeanRevenue(CultureInfo culture) => In(culture, "mean revenue", "Ø Umsatz");

    public static string Today(CultureInfo culture) => In(culture, "today", "heute");

    public static string Proposed(CultureInfo culture) => In(culture, "proposed", "geplant");

    public static string Group(CultureInfo culture) => In(culture, "group", "Gruppe");

    public static string Attribution(CultureInfo culture) => In(culture, "attribution", "Zuordnung");

    public static string Against(CultureInfo culture) => In(culture, "against", "gegenüber");

    public static string Difference(CultureInfo culture) => In(culture, "difference", "Unterschied");

    public static string NothingToCompare(CultureInfo culture) =>
        In(culture, "There are not two groups of which this rate is known.", "Es gibt keine zwei Gruppen, deren Quote bekannt ist.");

    public static string Metric(CultureInfo culture) => In(culture, "metric", "Kennzahl");

    public static string Value(CultureInfo culture) => In(culture, "value", "Wert");

    public static string MadeOf(CultureInfo culture) => In(culture, "made of", "berechnet aus");

    public static string Cohort(CultureInfo culture) => In(culture, "cohort", "Kohorte");

    public static string Mean(CultureInfo culture) => In(culture, "mean of complete cells", "Mittel vollständiger Zellen");

    public static string FirstPeriods(CultureInfo culture, int shown, int all) => In(
        culture,
        FormattableString.Invariant($"{shown} of {all} periods, all of them with --format csv or json"),
        FormattableString.Invariant($"{shown} von {all} Zeiträumen, alle mit --format csv oder json"));

    public static string InProgress(CultureInfo culture) =>
        In(culture, "per cent; * period not over, left out of the mean", "Prozent; * Zeitraum nicht abgeschlossen, nicht im Mittel");

    public static string Movements(CultureInfo culture) =>
        In(culture, "customers before the period, and at its end", "Kunden vor dem Zeitraum und an seinem Ende");

    public static string NotYet(CultureInfo culture) => In(culture, "not yet known", "noch nicht bekannt");

    public static string ShareBefore(CultureInfo culture) => In(culture, "share before", "Anteil vorher");

    public static string ShareAfter(CultureInfo culture) => In(culture, "share at the end", "Anteil am Ende");

    public static string MedianDays(CultureInfo culture) => In(culture, "median days", "Tage (Median)");

    public static string StillThere(CultureInfo culture) => In(culture, "visits open / all", "Aufenthalte offen / alle");

    public static string LongRun(CultureInfo culture) => In(culture, "share in the long run", "Anteil auf lange Sicht");

    public static string Question(CultureInfo culture) => In(culture, "question", "Frage");

    public static string Answer(CultureInfo culture) => In(culture, "answer", "Antwort");

    public static string ValueTier(CultureInfo culture) => In(culture, "value tier (profit)", "Wertstufe (Deckungsbeitrag)");

    public static string HighRoller(CultureInfo culture) => In(culture, "high roller", "High Roller");

    public static string RfmSegment(CultureInfo culture) => In(culture, "RFM segment", "RFM-Segment");

    public static string Potential(CultureInfo culture) => In(culture, "value to come", "zu erwartender Wert");

    public static string Attention(CultureInfo culture) => In(culture, "attention", "Aufmerksamkeit");

    public static string DefectionWarning(CultureInfo culture) => In(culture, "defection warning", "Abwanderungswarnung");

    public static string WinBack(CultureInfo culture) => In(culture, "win back", "zurückgewinnen");

    public static string ChurnOffer(CultureInfo culture) => In(culture, "offer to stay", "Halteangebot");

    public static string Supplies(CultureInfo culture) => In(culture, "remind of supplies", "ans Nachbestellen erinnern");

    public static string NextProduct(CultureInfo culture) => In(culture, "next product", "nächstes Produkt");

    public static string CrossSell(CultureInfo culture) => In(culture, "cross-sell", "Cross-Selling");

    public static string UpSell(CultureInfo culture) => In(culture, "up-sell", "Up-Selling");

    public static string DeepSell(CultureInfo culture) => In(culture, "deep-sell", "Deep-Selling");

    public static string Celebration(CultureInfo culture) => In(culture, "celebrate", "gratulieren");

    public static string LookAgain(CultureInfo culture) => In(culture, "look again", "Wiedervorlage");

    public static string WhatToDo(CultureInfo culture) => In(culture, "what to do", "was zu tun ist");

    public static string Nothing(CultureInfo culture) => In(culture, "nothing", "nichts");

    public static string NotNow(CultureInfo culture) => In(culture, "not now", "jetzt nicht");

    public static string Tactic(CultureInfo culture) => In(culture, "tactic", "Maßnahme");

    public static string Channel(CultureInfo culture) => In(culture, "channel", "Kanal");

    public static string Aim(CultureInfo culture) => In(culture, "aim", "Ziel");

    public static string YesNo(bool value, CultureInfo culture) => value ? In(culture, "yes", "ja") : In(culture, "no", "nein");

    public static string State(DeclineSignalState state, CultureInfo culture) => state switch
    {
        DeclineSignalState.Given => YesNo(true, culture),
        DeclineSignalState.NotGiven => YesNo(false, culture),
        _ => In(culture, "not known", "nicht bekannt"),
    };

    public static string Verdict(OfferVerdict verdict, CultureInfo culture) => verdict switch
    {
        OfferVerdict.Make => YesNo(true, culture),
        OfferVerdict.LetGo => In(culture, "let go", "ziehen lassen"),
        _ => In(culture, "not due", "nicht fällig"),
    };

    public static string Direction(TransitionDirection direction, CultureInfo culture) => direction switch
    {
        TransitionDirection.Forward => In(culture, "forward", "vorwärts"),
        TransitionDirection.Skip => In(culture, "skip", "Sprung"),
        TransitionDirection.Back => In(culture, "back", "zurück"),
        _ => In(culture, "return", "Rückkehr"),
    };

    private static string In(CultureInfo culture, string english, string german) => LocalizedText.Of(english, german).In(culture);
}
