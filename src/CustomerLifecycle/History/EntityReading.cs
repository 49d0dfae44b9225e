namespace CustomerLifecycle;

/// <summary>Goes through entities of the user's own once, tells now and then how many there were, and can be canceled.</summary>
internal static class EntityReading
{
    // Telling costs more than reading.
    private const int Often = 1 << 16;

    public static void Each<TEntity>(
        IEnumerable<TEntity> entities, Action<TEntity> take, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long read = 0;
        foreach (TEntity entity in entities)
        {
            cancellationToken.ThrowIfCancellationRequested();
            take(entity);
            TellNowAndThen(progress, ++read);
        }

        TellEnd(progress, read);
    }

    public static async Task EachAsync<TEntity>(
        IAsyncEnumerable<TEntity> entities, Action<TEntity> take, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        long read = 0;
        await foreach (TEntity entity in entities.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            take(entity);
            TellNowAndThen(progress, ++read);
        }

        TellEnd(progress, read);
    }

    private static void TellNowAndThen(IProgress<long>? progress, long read)
    {
        if (read % Often == 0)
        {
            progress?.Report(read);
        }
    }

    private static void TellEnd(IProgress<long>? progress, long read)
    {
        if (read == 0 || read % Often != 0)
        {
            progress?.Report(read);
        }
    }
}
