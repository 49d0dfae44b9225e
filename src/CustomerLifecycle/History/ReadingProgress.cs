namespace CustomerLifecycle;

/// <summary>Counts what is read, and tells it now and then: telling costs more than reading.</summary>
internal struct ReadingProgress(IProgress<long>? progress)
{
    private const int Often = 1 << 16;

    private long _read;

    /// <summary>One more has been read.</summary>
    public void Next()
    {
        _read++;
        if ((_read & (Often - 1)) == 0)
        {
            progress?.Report(_read);
        }
    }

    /// <summary>All have been read.</summary>
    public readonly void End()
    {
        if (_read == 0 || (_read & (Often - 1)) != 0)
        {
            progress?.Report(_read);
        }
    }
}
