namespace CustomerLifecycle.Sql;

/// <summary>How a column says when something happened, always in UTC.</summary>
/// <remarks>The default value is <see cref="Timestamp"/>.</remarks>
public enum SqlTime
{
    /// <summary>The engine's own type for a time: a timestamp; in SQLite a text such as <c>2026-01-05 10:00:00.000</c>.</summary>
    Timestamp = 0,

    /// <summary>A whole number of seconds since 1970-01-01.</summary>
    UnixSeconds = 1,

    /// <summary>A whole number of milliseconds since 1970-01-01.</summary>
    UnixMilliseconds = 2,

    /// <summary>A whole number of microseconds since 1970-01-01.</summary>
    UnixMicroseconds = 3,
}
