using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>Decides between versions of one event, in a history and live alike.</summary>
internal static class EventVersions
{
    private const int Few = 32;

    /// <summary>Whether a version of an event takes the place of another that arrived before.</summary>
    public static bool Replaces(this EventUpdates updates, in CustomerEvent item, in CustomerEvent before)
    {
        if (updates == EventUpdates.ByArrival)
        {
            return item != before;
        }

        // Null is the lowest here: a version without a time stamp is the oldest.
        int newer = Nullable.Compare(item.UpdatedAt, before.UpdatedAt);
        return newer > 0 || (newer == 0 && CustomerEvent.Compare(item, before) < 0);
    }

    /// <summary>One version of each event, in the order in which each first arrived; events without an id are all kept.</summary>
    /// <param name="updates">Which version counts.</param>
    /// <param name="events">The events in the order of arrival; those kept stand in front afterwards.</param>
    /// <returns>How many are kept.</returns>
    public static int OneOfEach(this EventUpdates updates, Span<CustomerEvent> events)
    {
        if (AreDifferent(events))
        {
            return events.Length;
        }

        Dictionary<(EventKind Kind, string Id), int> places = [];
        int kept = 0;
        foreach (CustomerEvent item in events)
        {
            if (item.Id is { } id)
            {
                ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (item.EventKind, id), out bool isKnown);
                if (isKnown)
                {
                    events[place] = updates.Replaces(in item, in events[place]) ? item : events[place];
                    continue;
                }

                place = kept;
            }

            events[kept] = item;
            kept++;
        }

        return kept;
    }

    /// <summary>Whether few events have ids that differ, as most customers' have: then nobody needs a dictionary.</summary>
    private static bool AreDifferent(ReadOnlySpan<CustomerEvent> events)
    {
        if (events.Length > Few)
        {
            return false;
        }

        for (int i = 1; i < events.Length; i++)
        {
            string? id = events[i].Id;
            for (int j = 0; id is not null && j < i; j++)
            {
                if (string.Equals(events[j].Id, id, StringComparison.Ordinal) && events[j].EventKind == events[i].EventKind)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
