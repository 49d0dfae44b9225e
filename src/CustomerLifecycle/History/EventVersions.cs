using System.Runtime.InteropServices;

namespace CustomerLifecycle;

/// <summary>Decides between versions of one event, in a history and live alike.</summary>
internal static class EventVersions
{
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
    /// <param name="events">The events in the order of arrival; used as working space.</param>
    public static ReadOnlySpan<CustomerEvent> OneOfEach(this EventUpdates updates, CustomerEvent[] events)
    {
        Dictionary<(EventKind Kind, string Id), int>? places = null; // made with the first id
        int kept = 0;
        foreach (CustomerEvent item in events)
        {
            if (item.Id is { } id)
            {
                places ??= new(events.Length);
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

        return events.AsSpan(0, kept);
    }
}
