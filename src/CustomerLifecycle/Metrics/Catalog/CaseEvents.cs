namespace CustomerLifecycle.Metrics;

/// <summary>Reads support cases from the events that open them and those that follow.</summary>
internal static class CaseEvents
{
    private const string Unknown = "unknown";

    /// <summary>Why a case was opened.</summary>
    public static string ReasonOf(CustomerEvent opened) => opened.Category
        ?? opened.Details["reason"]?.Text
        ?? Unknown;

    /// <summary>The hours from opening to closing, of the cases closed in the period.</summary>
    public static IEnumerable<double> HoursToSolve(CustomerPeriod customer) =>
        Steps(customer).Where(step => step.IsClosing).Select(step => step.Hours);

    /// <summary>The hours from opening to the first answer, or to closing without one, of the cases answered so in the period.</summary>
    public static IEnumerable<double> HoursToAnswer(CustomerPeriod customer) =>
        Steps(customer).Where(step => step.IsFirst).Select(step => step.Hours);

    /// <summary>What happened to cases in the period, each with the hours since the case was opened.</summary>
    private static IEnumerable<(double Hours, bool IsFirst, bool IsClosing)> Steps(CustomerPeriod customer)
    {
        List<(CustomerEvent Opened, bool IsAnswered)> open = [];
        foreach ((CustomerEvent item, int day) in customer.EventsWithDays())
        {
            if (item.Kind == CustomerEventKind.SupportOpened)
            {
                open.Add((item, IsAnswered: false));
            }

            bool isClosing = item.Kind == CustomerEventKind.SupportClosed;
            int i = isClosing ? open.FindIndex(c => IsOf(c.Opened, item))
                : item.Kind == CustomerEventKind.SupportAnswered ? open.FindIndex(c => !c.IsAnswered && IsOf(c.Opened, item))
                : -1;
            if (i < 0)
            {
                continue;
            }

            (CustomerEvent opened, bool isAnswered) = open[i];
            if (isClosing)
            {
                open.RemoveAt(i);
            }
            else
            {
                open[i] = (opened, IsAnswered: true);
            }

            if (day >= customer.FromDay && day < customer.ToDay)
            {
                yield return ((item.At - opened.At).TotalHours, !isAnswered, isClosing);
            }
        }
    }

    /// <summary>Whether the event is about the case: it names it, or one of the two names nothing.</summary>
    private static bool IsOf(CustomerEvent opened, CustomerEvent item) => opened.Id is null
        || (item.Reference ?? item.Id) is not { } named
        || string.Equals(opened.Id, named, StringComparison.Ordinal)
        || string.Equals(opened.Id, item.Id, StringComparison.Ordinal);
}
