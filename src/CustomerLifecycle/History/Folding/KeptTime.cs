namespace CustomerLifecycle;

/// <summary>A time in a row, kept so that 0 is "never".</summary>
internal static class KeptTime
{
    /// <summary>The later of a kept time and another.</summary>
    public static long Later(long kept, long ticks) => unchecked((long)Math.Max((ulong)kept, (ulong)ticks ^ (1UL << 63)));

    /// <summary>The time in ticks; <see cref="ProfileTimes.Never"/> where there is none.</summary>
    public static long Read(long kept) => unchecked(kept ^ long.MinValue);
}
