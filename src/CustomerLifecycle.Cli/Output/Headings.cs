using System.Globalization;
using CustomerLifecycle.Decisions;
using CustomerLifecycle.Metrics;
using NodaTime;

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

    public static string Mean(CultureInfo culture) => In(culture, "mean", "Mittel");

    public static string InProgress(CultureInfo culture) =>
        In(culture, "per cent; * period not over, left out of the mean", "Prozent; * Zeitraum nicht abgeschlossen, nicht im Mittel");

    public static string FurtherAges(int count, CultureInfo culture) => In(
        culture,
        FormattableString.Invariant($"{count} later periods do not fit here; --format csv or json has them"),
        FormattableString.Invariant($"{count} spätere Zeiträume passen nicht hierher; --format csv oder json hat sie"));

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

    public static string Attention(CultureInfo culture) => In(culture, "attention", "Betreuungsstufe");

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

    public static LocalizedText DemoShop { get; } = LocalizedText.Of("the demo shop", "Demo-Shop");

    public static string CustomersOf(int count, LocalizedText name, LocalDate asOf, string zone, CultureInfo culture)
    {
        string day = TableText.Day(asOf, culture);
        return In(
            culture,
            $"{TableText.Count(count, culture)} customers of {name.In(culture)} at the end of {day} ({zone})",
            $"{TableText.Count(count, culture)} Kunden, {name.In(culture)}, am Ende des {day} ({zone})");
    }

    public static string AmountsIn(string currency, CultureInfo culture) => $"{In(culture, "amounts in", "Beträge in")} {currency}";

    public static string Why(CultureInfo culture) => In(culture, "why", "warum");

    public static string UntilWhen(CultureInfo culture) => In(culture, "until", "bis");

    public static string Then(CultureInfo culture) => In(culture, "then", "dann");

    public static string StaysAlone(CultureInfo culture) =>
        In(culture, "no end in sight: time alone changes nothing", "kein Ende abzusehen: Zeit allein ändert nichts");

    public static string NothingKnown(CultureInfo culture) => In(culture, "nothing is known yet", "noch ist nichts bekannt");

    public static string ToDo(CultureInfo culture) => In(culture, "do", "tun");

    public static string TypeNext(CultureInfo culture) => In(culture, "What to type next:", "Wie es weitergeht:");

    /// <summary>The name of a metric broken where it may be, so that it heads a narrow column; any other metric's as it is.</summary>
    public static string Short(MetricDefinition metric, CultureInfo culture) => metric.Key switch
    {
        "people" => In(culture, "people", "Leute"),
        "orders" => In(culture, "orders", "Bestel-\nlungen"),
        "revenue" => In(culture, "revenue", "Umsatz"),
        "profit" => In(culture, "profit", "Deckungs-\nbeitrag"),
        "average-order-value" => In(culture, "average\norder", "Ø Be-\nstell-\nwert"),
        "repeat-purchase-rate" => In(culture, "repeat\nrate", "kauft\nwieder"),
        _ => metric.Name.In(culture),
    };

    /// <summary>What a channel is called; one of the user's own as it is.</summary>
    public static string ChannelName(string channel, CultureInfo culture) => channel switch
    {
        "any" => In(culture, "any", "beliebig"),
        "advertising" => In(culture, "advertising", "Werbung"),
        "email" => In(culture, "email", "E-Mail"),
        "phone" => In(culture, "phone", "Telefon"),
        "social" => In(culture, "social", "soziale Medien"),
        "support" => In(culture, "support", "Kundendienst"),
        "internal" => In(culture, "internal", "intern"),
        "web" => In(culture, "web", "Website"),
        "app" => In(culture, "app", "App"),
        "store" => In(culture, "store", "Laden"),
        "marketplace" => In(culture, "marketplace", "Marktplatz"),
        "chat" => In(culture, "chat", "Chat"),
        "mail" => In(culture, "mail", "Post"),
        "sms" => In(culture, "sms", "SMS"),
        _ => channel,
    };

    public static string AttributionTo(Attribution attribution, CultureInfo culture) => attribution switch
    {
        Metrics.Attribution.FirstTouch => In(culture, "first-touch", "erster Kontakt"),
        Metrics.Attribution.LastTouch => In(culture, "last-touch", "letzter Kontakt"),
        _ => In(culture, "order", "Bestellung"),
    };

    /// <summary>Which orders count; in English as the policy says it itself.</summary>
    public static string Orders(OrderPolicy policy, CultureInfo culture)
    {
        string[] further =
        [
            .. policy.CountCanceled ? ["stornierte"] : Array.Empty<string>(),
            .. policy.CountTest ? ["Testbestellungen"] : Array.Empty<string>(),
            .. policy.CountRefunded ? ["erstattete"] : Array.Empty<string>(),
        ];
        return In(
            culture,
            policy.ToString(),
            $"Bestellungen: {string.Join(", ", ["abgeschlossene", .. further])}; "
                + $"{(policy.CountZeroAmount ? "auch" : "ohne")} solche über 0; "
                + $"Retouren {(policy.MatchReturnsToOrders ? "können ihre Bestellung aufheben" : "mindern den Umsatz")}; "
                + $"Bestellungen eines Tages {(policy.MergeSameDay ? "zusammengefasst" : "einzeln")}");
    }

    public static string ObservableFrom(CultureInfo culture) => In(culture, "observable from", "messbar ab");

    public static string Undefined(CultureInfo culture) => In(culture, "undefined", "kein Wert");

    private static string In(CultureInfo culture, string english, string german) => LocalizedText.Of(english, german).In(culture);
}
