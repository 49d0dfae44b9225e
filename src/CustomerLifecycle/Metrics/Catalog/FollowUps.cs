namespace CustomerLifecycle.Metrics;

/// <summary>Pairs of what happened and what followed.</summary>
internal static class FollowUps
{
    /// <summary>The days of the events of a kind, each with the day on which something followed, where it did.</summary>
    public static IEnumerable<(int Begins, int? Follows)> Of(CustomerPeriod customer, EventKind kind, Func<int, int?> by) =>
        customer.Events(kind).Select(e => customer.DayOf(in e)).Select(day => (day, by(day)));
}
