namespace CustomerLifecycle;

/// <summary>Which of several versions of one event counts: the same kind and id with other contents.</summary>
public enum EventUpdates
{
    /// <summary>
    /// The one that was written last by its source (<see cref="CustomerEvent.UpdatedAt"/>); one without a time stamp is the oldest. Of
    /// those with the same time stamp, or all without one, the earliest in time, then by id and contents. The order of arrival does not
    /// matter.
    /// </summary>
    ByTimeStamp = 0,

    /// <summary>
    /// The one that arrived last; time stamps are not looked at. The order in which events are given matters then: giving the same
    /// events in another order may give another history.
    /// </summary>
    ByArrival = 1,
}
