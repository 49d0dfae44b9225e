namespace CustomerLifecycle.Metrics;

/// <summary>Reads support cases from the events that open them and those that follow.</summary>
internal static class SupportCases
{
    private const string Unknown = "unknown";

    /// <summary>Why a case was opened.</summary>
    public static string ReasonOf(CustomerEvent opened) => opened.Category
        ?? opened.Details["reason"]?.Text
        ?? Unknown;

    /// <summary>The hours from the opening of each case to what closed it in the period.</summary>
    public static IEnumerable<double> HoursTo(CustomerPeriod customer, CustomerEventKind kind)
    {
        List<CustomerEvent> open = [];
        foreach ((CustomerEvent item, int day) in customer.EventsWithDays())
        {
            if (day >= customer.ToDay)
            {
                break;
            }

            if (item.Kind == CustomerEventKind.SupportOpened)
            {
                open.Add(item);
            }
            else if (item.Kind == kind && open.FindIndex(o => IsOf(o, item)) is >= 0 and var i)
            {
                if (day >= customer.FromDay)
                {
                    yield return (item.At - open[i].At).TotalHours;
                }

                open.RemoveAt(i);
            }
        }
    }

    /// <summary>Whether the event is about the case: it names it, or one of the two names nothing.</summary>
    private static bool IsOf(CustomerEvent opened, CustomerEvent item) => opened.Id is null
        || (item.Reference ?? item.Id) is not { } named
        || string.Equals(opened.Id, named, StringComparison.Ordinal)
        || string.Equals(opened.Id, item.Id, StringComparison.Ordinal);
}
