namespace CustomerLifecycle;

/// <content>The order in which histories read events.</content>
public readonly partial record struct CustomerEvent
{
    /// <summary>
    /// The order in which a history reads events: by time, then id, then everything else, so that it never depends on arrival.
    /// </summary>
    internal static int Compare(in CustomerEvent x, in CustomerEvent y)
    {
        int order = x._ticks.CompareTo(y._ticks);
        order = order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
        order = order != 0 ? order : x._kind.CompareTo(y._kind);
        order = order != 0 ? order : x._contractEnd.CompareTo(y._contractEnd);
        order = order != 0 ? order : x._score.CompareTo(y._score);
        order = order != 0 ? order : x.Amount.CompareTo(y.Amount);
        order = order != 0 ? order : x.Cost.CompareTo(y.Cost);
        order = order != 0 ? order : x.Quantity.CompareTo(y.Quantity);
        order = order != 0 ? order : x.Status.CompareTo(y.Status);
        order = order != 0 ? order : x.Selling.CompareTo(y.Selling);
        order = order != 0 ? order : string.CompareOrdinal(x.Channel, y.Channel);
        order = order != 0 ? order : string.CompareOrdinal(x.Reference, y.Reference);
        order = order != 0 ? order : string.CompareOrdinal(x.Currency, y.Currency);
        return order != 0 ? order : EventExtras.Compare(x.Extras, y.Extras);
    }

    /// <summary>Puts events in order (<see cref="Compare"/>).</summary>
    /// <remarks>
    /// By time, as numbers; the rest is looked at only where times are equal, as events are large and comparing them is slow.
    /// </remarks>
    internal static void Sort(Span<CustomerEvent> events)
    {
        if (IsSorted(events))
        {
            return;
        }

        long[]? rented = events.Length > 64 ? new long[events.Length] : null;
        Span<long> ticks = rented ?? stackalloc long[events.Length];
        for (int i = 0; i < events.Length; i++)
        {
            ticks[i] = events[i]._ticks;
        }

        ticks.Sort(events);
        for (int from = 0; from < events.Length;)
        {
            int to = from + 1;
            while (to < events.Length && ticks[to] == ticks[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                events[from..to].Sort((x, y) => Compare(in x, in y));
            }

            from = to;
        }
    }

    private static bool IsSorted(ReadOnlySpan<CustomerEvent> events)
    {
        for (int i = 1; i < events.Length; i++)
        {
            if (Compare(in events[i - 1], in events[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}
