using System.Globalization;

namespace CustomerLifecycle.Cli.Output;

/// <summary>The headings of tables in English and German.</summary>
internal static class Headings
{
    public static string Customer(CultureInfo culture) => In(culture, "customer", "Kunde");

    public static string Stage(CultureInfo culture) => In(culture, "stage", "Phase");

    public static string Reason(CultureInfo culture) => In(culture, "reason", "Grund");

    public static string Share(CultureInfo culture) => In(culture, "share", "Anteil");

    public static string All(CultureInfo culture) => In(culture, "all", "alle");

    public static string Rule(CultureInfo culture) => In(culture, "rule", "Regel");

    public static string HoldsWhere(CultureInfo culture) => In(culture, "holds where", "gilt, wenn");

    public static string Entered(CultureInfo culture) => In(culture, "entered", "seit");

    public static string Days(CultureInfo culture) => In(culture, "days", "Tage");

    public static string Way(CultureInfo culture) => In(culture, "direction", "Richtung");

    public static string Cause(CultureInfo culture) => In(culture, "cause", "Anlass");

    public static string NextOn(CultureInfo culture) => In(culture, "on", "am");

    public static string NextStage(CultureInfo culture) => In(culture, "next stage", "nächste Phase");

    public static string Since(CultureInfo culture) => In(culture, "since", "seit");

    public static string Until(CultureInfo culture) => In(culture, "until", "bis");

    public static string From(CultureInfo culture) => In(culture, "from", "von");

    public static string To(CultureInfo culture) => In(culture, "to", "nach");

    public static string Customers(CultureInfo culture) => In(culture, "customers", "Kunden");

    public static string Furthest(CultureInfo culture) => In(culture, "furthest", "am weitesten");

    public static string Next(CultureInfo culture) => In(culture, "next if nothing happens", "als Nächstes ohne Ereignis");

    public static string Cycle(CultureInfo culture) => In(culture, "round", "Runde");

    private static string In(CultureInfo culture, string english, string german) => LocalizedText.Of(english, german).In(culture);
}
